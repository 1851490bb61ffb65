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
    "rule.endometrium.thick": "L'endomètre de {value} mm est plus épais que {limit} mm : à revoir.",
    "rule.ovarian.discordant_count": (
        "Le compte des follicules antraux et l'AMH ou la FSH basale vont dans des sens "
        "différents : on n'en fait pas la moyenne."
    ),
    "rule.androgen.fai_high": (
        "L'index androgène libre {value} est au-dessus de {limit} : un marqueur "
        "d'hyperandrogénie biologique ; envisager d'autres causes avant toute conclusion."
    ),
    "rule.library.within": (
        "{name} : {value} {unit} est dans un intervalle usuel ({limit} {unit}) ; le compte "
        "rendu n'en imprime pas."
    ),
    "rule.library.below": (
        "{name} : {value} {unit} est sous un intervalle usuel ({limit} {unit}) ; le compte "
        "rendu n'en imprime pas."
    ),
    "rule.library.above": (
        "{name} : {value} {unit} est au-dessus d'un intervalle usuel ({limit} {unit}) ; le "
        "compte rendu n'en imprime pas."
    ),
    "rule.inhibin.low": (
        "L'inhibine B {value} {unit} est sous {limit} {unit} : compatible avec une "
        "spermatogenèse faible."
    ),
    "rule.ohp17.not_raised": "La 17-hydroxyprogestérone {value} {unit} est sous {limit} {unit}.",
    "rule.ohp17.raised": (
        "La 17-hydroxyprogestérone {value} {unit} atteint {limit} {unit} ou plus : envisager de"
        " la répéter, et un test à l'ACTH."
    ),
    "rule.ohp17.high": (
        "La 17-hydroxyprogestérone {value} {unit} atteint {limit} {unit} ou plus : dans la zone"
        " d'une hyperplasie congénitale des surrénales, à envisager."
    ),
    "rule.hcg.below": "{name} : {value} {unit} est sous {limit} {unit}, la limite hors grossesse.",
    "rule.hcg.not_below": (
        "{name} : {value} {unit} atteint {limit} {unit} ou plus, la limite hors grossesse : à "
        "lire avec ce que l'on sait d'une grossesse."
    ),
    "rule.serology.immune": (
        "{name} : {value} {unit} atteint {limit} {unit} ou plus, lu comme immunisé."
    ),
    "rule.serology.not_immune": (
        "{name} : {value} {unit} est sous {limit} {unit}, non lu comme immunisé."
    ),
    "rule.serology.counts_until": (
        "Ce dépistage a été prélevé le {value}. Sa durée de validité dépend du droit : jusqu'au"
        " {first} là où {short} mois sont demandés, jusqu'au {last} là où c'est {long}."
    ),
    "rule.serology.no_day": "On ne peut dire combien de temps ce dépistage est valable.",
    "rule.genetics.karyotype": (
        "Caryotype {value} : {count} chromosomes, chromosomes sexuels {sex}."
    ),
    "rule.genetics.line": (
        "Caryotype, lignée {number} sur {lines} : {value}, {count} chromosomes, chromosomes "
        "sexuels {sex}."
    ),
    "rule.genetics.structure": "Caryotype, notation de structure telle quelle : {terms}.",
    "rule.genetics.review": (
        "Le caryotype et le sexe que le document indique sont à revoir par un clinicien, en privé."
    ),
    "rule.genetics.detected": "{name} : {value}, lu comme détecté.",
    "rule.genetics.not_detected": "{name} : {value}, lu comme non détecté.",
    "rule.genetics.indeterminate": "{name} : {value}, lu comme indéterminé.",
    "missing.second_sample": "un second échantillon",
    "missing.sex": "sexe",
    "missing.follicular_sample": "un échantillon de la phase folliculaire",
    "missing.collection_day": "le jour du prélèvement",
    "missing.treatment_day": "le jour du don ou du traitement",
    "missing.iscn": "un caryotype en notation ISCN",
    "missing.scan_timing": "si c'était le jour du déclenchement, de la progestérone ou de la LH",
}
