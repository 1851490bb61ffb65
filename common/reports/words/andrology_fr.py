"""What published rules say of a semen analysis and a man's work-up, in French."""

PHRASES: dict[str, str] = {
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
    "rule.semen.centile": (
        "{name} : {value} {unit} se situe à {place} de la population de référence (5e, "
        "10e, 25e, 50e, 75e, 90e, 95e percentile : {limit} {unit})."
    ),
    "rule.semen.abstinence": "Une abstinence de {value} jours est en dehors de {limit} jours.",
    "rule.male.y_deletion": (
        "La concentration de {value} {unit} n'est pas au-dessus de {limit} {unit} : les "
        "délétions du chromosome Y y sont plus fréquentes (6,8 % en cas d'azoospermie, "
        "1,0 % jusqu'à 1 million/mL)."
    ),
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
    "rule.semen.azoospermia": (
        "Aucun spermatozoïde observé, pas non plus dans le culot de centrifugation : "
        "azoospermie dans cet échantillon. Deux échantillons sont conseillés."
    ),
    "rule.semen.cryptozoospermia": (
        "Aucun spermatozoïde dans la préparation fraîche et quelques-uns dans le culot de "
        "centrifugation : cryptozoospermie."
    ),
    "rule.semen.motile_total": (
        "Nombre total de spermatozoïdes mobiles, calculé à partir de la mobilité totale : "
        "{value} {unit}, dans la classe {limit} (classes : {bands}). Il n'y a pas de limite de "
        "consensus."
    ),
    "rule.semen.motile_total_printed": (
        "Nombre total de spermatozoïdes mobiles, tel qu'imprimé : {value} {unit}, dans la "
        "classe {limit} (classes : {bands}). Il n'y a pas de limite de consensus."
    ),
    "rule.semen.normal_motile": (
        "Nombre total de spermatozoïdes normaux et progressifs, une estimation qui suppose la "
        "forme et la mobilité indépendantes : {value} {unit}."
    ),
    "rule.semen.duct_signal": (
        "Le volume, le pH et le fructose sont tous bas (sous {volume} mL, {ph} et {fructose} "
        "µmol) : envisager les vésicules séminales et les canaux éjaculateurs."
    ),
    "rule.semen.duct_open": (
        "Deux des trois, volume, pH et fructose, sont bas (limites {volume} mL, {ph} et "
        "{fructose} µmol) : le troisième dirait s'il faut envisager les vésicules séminales."
    ),
    "rule.semen.late": (
        "{value} minutes séparent le recueil de l'analyse, plus de {limit} : la mobilité peut "
        "avoir baissé."
    ),
    "rule.semen.defect_index": (
        "{name} : {value} est dans la zone que la littérature dit notable ({limit}). Le manuel "
        "de l'OMS ne donne pas de limite."
    ),
    "word.left": "à gauche",
    "word.right": "à droite",
    "word.oligozoospermia": "oligozoospermie",
    "word.asthenozoospermia": "asthénozoospermie",
    "word.teratozoospermia": "tératozoospermie",
    "word.oligoasthenozoospermia": "oligoasthénozoospermie",
    "word.oligoteratozoospermia": "oligotératozoospermie",
    "word.asthenoteratozoospermia": "asthénotératozoospermie",
    "word.oligoasthenoteratozoospermia": "oligoasthénotératozoospermie",
    "word.normozoospermia": "normozoospermie",
    "word.hypospermia": "hypospermie",
    "word.leukospermia": "leucospermie",
    "word.haemospermia": "hémospermie",
    "word.total number": "nombre total",
    "word.concentration": "concentration",
    "word.total motility below the 5th centile": "mobilité totale sous le 5e centile",
    "word.a share outside 0 to 100 %": "une part hors de 0 à 100 %",
    "word.rapid, slow and progressive motility": "mobilité rapide, lente et progressive",
    "word.progressive and total motility": "mobilité progressive et totale",
    "word.motile and immotile share": "part mobile et immobile",
    "word.motility and vitality": "mobilité et vitalité",
    "word.volume, concentration and total number": "volume, concentration et nombre total",
    "word.fresh preparation and centrifuged pellet": (
        "préparation fraîche et culot de centrifugation"
    ),
    "word.Descriptive terms": "Termes descriptifs",
    "word.Polycystic ovarian morphology": "Morphologie ovarienne polykystique",
    "word.Free testosterone, calculated": "Testostérone libre, calculée",
    "word.Non-obstructive pattern": "Profil non obstructif",
    "word.discordant": "discordant",
    "word.Antral follicle count": "Compte des follicules antraux",
    "word.Total progressively motile sperm number": "Nombre total de spermatozoïdes progressifs",
    "word.Total motile sperm count": "Nombre total de spermatozoïdes mobiles",
    "word.Spermatozoa total number": "Nombre total de spermatozoïdes",
    "word.Spermatozoa progressive": "Mobilité progressive",
    "word.Spermatozoa motile": "Mobilité totale",
}
