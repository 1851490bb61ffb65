"""What published rules say of laboratory values, in French."""

PHRASES: dict[str, str] = {
    "interpretation": "Interprétation selon des règles publiées",
    "interpretation.note": (
        "Aide à la décision, pas un diagnostic : ce que des règles publiées disent des "
        "valeurs ci-dessus, à apprécier par un clinicien. Une valeur sous un 5e centile ne "
        "signifie pas à elle seule une infertilité ; au moins deux échantillons sont "
        "conseillés."
    ),
    "rule.missing": "Il manque : {missing}.",
    "rule.source": "{edition} : {citation}. D'après : {inputs}.",
    "rule.differs": "Selon {edition} : {statement}",
    "method.document.fhir": (
        "Les valeurs sont reprises telles qu'un message FHIR les indique ; rien n'a été lu "
        "sur une image ou une page."
    ),
    "method.document.hl7v2": (
        "Les valeurs sont reprises telles qu'un message HL7 v2 les indique ; rien n'a été lu "
        "sur une image ou une page."
    ),
    "method.document.csv": (
        "Les valeurs sont reprises d'un tableau avec en-têtes ; rien n'a été lu sur une image "
        "ou une page."
    ),
    "rule.semen.below_5th_centile": (
        "{name} : {value} {unit} est sous le 5e centile de la population de référence "
        "({limit} {unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name} : {value} {unit} n'est pas sous le 5e centile de la population de référence "
        "({limit} {unit})."
    ),
    "rule.semen.terms": "Termes descriptifs : {terms}.",
    "rule.semen.no_sperm": (
        "Aucun spermatozoïde observé. On ne parle d'azoospermie qu'après examen du culot de "
        "centrifugation."
    ),
    "rule.semen.no_ejaculate": (
        "Le volume est indiqué comme nul : aspermie, s'il n'y a pas eu d'éjaculat."
    ),
    "rule.semen.contradiction": (
        "Les valeurs indiquées se contredisent ({what}) ; rien n'en est conclu."
    ),
    "rule.semen.outside_consensus": (
        "{name} : {value} {unit} est hors de la limite de consensus ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name} : {value} {unit} est dans la limite de consensus ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Nombre total de spermatozoïdes progressifs, calculé : {value} {unit}. Il n'y a pas "
        "de limite de consensus."
    ),
    "rule.ovarian.amh_low": (
        "AMH {value} {unit} est sous {limit} {unit} : un marqueur de réserve ovarienne basse. "
        "Elle prédit le nombre d'ovocytes et prédit mal la conception naturelle."
    ),
    "rule.ovarian.amh_not_low": "AMH {value} {unit} n'est pas sous {limit} {unit}.",
    "rule.ovarian.fsh_high": (
        "FSH {value} {unit} au jour 2 à 4 du cycle est au-dessus de {limit} {unit} : FSH "
        "basale élevée."
    ),
    "rule.ovarian.fsh_not_high": (
        "FSH {value} {unit} au jour 2 à 4 du cycle n'est pas au-dessus de {limit} {unit}."
    ),
    "rule.ovarian.estradiol_high": (
        "Estradiol {value} {unit} au jour 2 à 4 du cycle est de {limit} {unit} ou plus alors "
        "que la FSH n'est pas élevée : la FSH peut être freinée ; envisager un nouveau "
        "dosage."
    ),
    "rule.ovarian.discordant": (
        "AMH et FSH basale vont dans des sens différents : on n'en fait pas la moyenne."
    ),
    "rule.hormone.within_phase": (
        "{name} : {value} {unit} est dans l'intervalle de cette phase du cycle ({limit} {unit})."
    ),
    "rule.hormone.below_phase": (
        "{name} : {value} {unit} est sous l'intervalle de cette phase du cycle ({limit} {unit})."
    ),
    "rule.hormone.above_phase": (
        "{name} : {value} {unit} est au-dessus de l'intervalle de cette phase du cycle "
        "({limit} {unit})."
    ),
    "rule.hormone.lh_fsh_ratio": (
        "Rapport LH/FSH, calculé : {value}. Ce n'est pas un critère diagnostique."
    ),
    "rule.prolactin.above_range": (
        "La prolactine est au-dessus de l'intervalle du laboratoire : envisager un nouveau "
        "dosage à jeun le matin, les médicaments, hCG et TSH ; macroprolactine (PEG) avant "
        "l'imagerie."
    ),
    "rule.thyroid.tsh_above_range": (
        "La TSH est au-dessus de l'intervalle du laboratoire : à lire avec la T4 libre."
    ),
    "rule.metabolic.homa_ir": "HOMA-IR, calculé : {value}. Il n'y a pas de seuil universel.",
    "rule.not_computable": "{name} : pas de conclusion.",
    "missing.cycle_day": "jour du cycle",
    "missing.cycle_phase": "phase du cycle",
    "missing.afc": "compte des follicules antraux",
    "missing.pellet": "examen du culot de centrifugation",
    "missing.reference_range": "intervalle de référence du laboratoire",
    "missing.comparison": "comparaison de la valeur corrigée avec l'intervalle imprimé",
    "missing.exact_value": "une valeur au lieu d'une borne",
    "missing.held": "vérification de la valeur par une personne",
    "missing.unit": "une unité",
    "missing.several": "laquelle de plusieurs valeurs compte",
    "missing.not_final": "le résultat définitif",
    "missing.no_number": "un nombre",
    "rule.unverified": "Non vérifié à la source : à confirmer par la clinique.",
    "rule.semen.centile": (
        "{name} : {value} {unit} se situe à {place} de la population de référence (5e, "
        "10e, 25e, 50e, 75e, 90e, 95e percentile : {limit} {unit})."
    ),
    "rule.semen.abstinence": "Une abstinence de {value} jours est en dehors de {limit} jours.",
    "rule.banded": (
        "{name} : {value} {unit} se situe dans la classe {limit} {unit} (classes publiées"
        " : {bands})."
    ),
    "rule.ovarian.bologna": (
        "Un marqueur de la réserve ovarienne est bas selon les critères de Bologne ({limit})."
    ),
    "rule.ovarian.poseidon": "Groupe POSEIDON {value}, d'après l'âge et les marqueurs connus.",
    "rule.ovarian.orpi": (
        "Ovarian response prediction index (AMH x AFC / âge), calculé : {value}. Paliers "
        "d'un seul centre : {bands}."
    ),
    "rule.androgen.fai": "Index androgène libre, calculé : {value}. Il n'y a pas de seuil vérifié.",
    "rule.male.y_deletion": (
        "La concentration de {value} {unit} n'est pas au-dessus de {limit} {unit} : les "
        "délétions du chromosome Y y sont plus fréquentes (6,8 % en cas d'azoospermie, "
        "1,0 % jusqu'à 1 million/mL)."
    ),
    "rule.range.above": "{name} est au-dessus de l'intervalle du laboratoire lui-même.",
    "rule.range.below": "{name} est en dessous de l'intervalle du laboratoire lui-même.",
    "rule.serology.detected": (
        "{name} : {value}, lu comme détecté. Un clinicien doit en être informé."
    ),
    "rule.serology.not_detected": "{name} : {value}, lu comme non détecté.",
    "rule.serology.indeterminate": "{name} : {value}, lu comme indéterminé.",
    "missing.both_ovaries": "le compte des deux ovaires",
    "missing.age": "âge le jour du prélèvement",
    "missing.oocytes": "nombre d'ovocytes d'une stimulation",
    "missing.known_word": "une formulation connue",
    "rule.semen.alive_not_moving": (
        "La mobilité est basse alors que la plupart des spermatozoïdes sont vivants : "
        "envisager des anomalies du flagelle."
    ),
    "rule.semen.dead_not_moving": (
        "La mobilité et la vitalité sont toutes deux basses : envisager une nécrozoospermie "
        "et ses causes épididymaires."
    ),
    "rule.semen.vitality_advised": (
        "La mobilité progressive est inférieure à {limit} % : la vitalité distingue les "
        "spermatozoïdes morts des immobiles, et n'est pas indiquée."
    ),
    "rule.semen.repeat": (
        "Une valeur est sous sa limite : les recommandations demandent une seconde analyse, "
        "à au moins un mois d'intervalle, avant toute conclusion."
    ),
    "rule.semen.hyperspermia": (
        "Le volume de {value} mL dépasse {limit} mL (hyperspermie par convention)."
    ),
    "rule.semen.not_said": "Rien n'en est dit.",
    "rule.androgen.free_testosterone": (
        "Testostérone libre, calculée : {value} pmol/L, {share} % du total ; biodisponible "
        "{available} nmol/L."
    ),
    "rule.androgen.excess": (
        "Un marqueur d'hyperandrogénie biologique dépasse l'intervalle du laboratoire "
        "lui-même ({terms}) : envisager d'autres causes avant toute conclusion."
    ),
    "rule.thyroid.tsh_above_4": (
        "TSH {value} {unit} dépasse {limit} {unit}, et le compte rendu n'imprime aucun "
        "intervalle : à lire avec la T4 libre."
    ),
    "rule.thyroid.tsh_with_antibodies": (
        "TSH {value} {unit} se situe dans {limit} {unit} alors que les anti-TPO dépassent "
        "l'intervalle du laboratoire lui-même : à discuter."
    ),
    "rule.thyroid.tsh_suppressed": (
        "TSH {value} {unit} est inférieure à {limit} {unit} : à lire avec la T4 libre et la "
        "T3 libre."
    ),
    "rule.hormone.hypogonadotropic": (
        "FSH, LH et {name} sont tous sous les intervalles du laboratoire lui-même : "
        "compatible avec un profil hypogonadotrope. Envisager prolactine, hypophyse, poids, "
        "exercice et médicaments."
    ),
    "rule.progesterone.evidenced": (
        "La progestérone {value} {unit} au milieu de la phase lutéale dépasse {limit} "
        "{unit} : compatible avec une ovulation."
    ),
    "rule.progesterone.not_evidenced": (
        "La progestérone {value} {unit} au milieu de la phase lutéale ne dépasse pas "
        "{limit} {unit} : l'ovulation n'est pas établie. Vérifier le moment (7 jours avant "
        "les règles suivantes)."
    ),
    "rule.progesterone.trigger_rise": (
        "La progestérone {value} {unit} le jour du déclenchement dépasse {limit} {unit} : "
        "élévation prématurée ; réexaminer un transfert frais."
    ),
    "rule.critical": (
        "{name} : {value} {unit} se situe dans la zone ({limit} {unit}) dont un clinicien "
        "doit être averti."
    ),
    "rule.blood.rh_negative": "Rh D est négatif : envisager une prophylaxie anti-D.",
    "rule.male.karyotype": (
        "{value} {unit} est inférieur à {limit} millions/mL, ou aucun spermatozoïde n'a été "
        "vu : les recommandations proposent un caryotype."
    ),
    "rule.male.obstruction": (
        "Aucun spermatozoïde vu, avec un volume inférieur à {volume} mL et un pH inférieur "
        "à {ph} : compatible avec une obstruction ou une absence de canal déférent. "
        "Envisager fructose, FSH et CFTR."
    ),
    "rule.male.low_testosterone": (
        "La testostérone {value} {unit} est inférieure à {limit} {unit}. Deux prélèvements "
        "du matin comptent ; la testostérone exogène est évitée si une fertilité est "
        "souhaitée."
    ),
    "rule.ovarian.polycystic": (
        "Morphologie ovarienne polykystique selon les critères {limit} ({terms}), sauf si "
        "un kyste ou un corps jaune l'explique."
    ),
    "rule.ovarian.not_polycystic": (
        "Aucun ovaire ne remplit les critères de morphologie polykystique ({limit})."
    ),
    "rule.ovarian.high_response": (
        "{name} {value} {unit} dépasse {limit} {unit} : une réponse forte et un risque plus "
        "élevé d'hyperstimulation sont à prévoir."
    ),
    "rule.ovarian.fsh_menopausal": (
        "FSH {value} {unit} dépasse {limit} {unit}, une zone comme après la ménopause : "
        "envisager de la répéter après quatre semaines."
    ),
    "rule.follicle.sizes": "Follicules ({name}) : {terms}.",
    "missing.testes": "volume des testicules",
    "missing.second_morning_sample": "un second prélèvement du matin",
    "missing.menarche": "années depuis les premières règles",
    "missing.ovary_volume": "volume des deux ovaires",
    "missing.cyst": "si un kyste ou un corps jaune l'explique",
}
