"""What published rules say of a semen analysis and a man's work-up, in Dutch."""

PHRASES: dict[str, str] = {
    "rule.semen.below_5th_centile": (
        "{name}: {value} {unit} ligt onder het 5e percentiel van de referentiepopulatie "
        "({limit} {unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name}: {value} {unit} ligt niet onder het 5e percentiel van de referentiepopulatie "
        "({limit} {unit})."
    ),
    "rule.semen.terms": "Beschrijvende termen: {terms}.",
    "rule.semen.no_sperm": (
        "Geen zaadcellen gezien. Azoöspermie wordt pas vermeld nadat het gecentrifugeerde "
        "sediment is onderzocht."
    ),
    "rule.semen.no_ejaculate": (
        "Het volume is als nul vermeld: aspermie, als er geen ejaculaat was."
    ),
    "rule.semen.contradiction": (
        "De vermelde waarden spreken elkaar tegen ({what}); er wordt niets uit besloten."
    ),
    "rule.semen.outside_consensus": (
        "{name}: {value} {unit} ligt buiten de consensusgrens ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name}: {value} {unit} ligt binnen de consensusgrens ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Totaal aantal progressief beweeglijke zaadcellen, berekend: {value} {unit}. Er "
        "bestaat geen consensusgrens."
    ),
    "rule.semen.centile": (
        "{name}: {value} {unit} ligt op {place} van de referentiepopulatie (5e, 10e, 25e,"
        " 50e, 75e, 90e, 95e percentiel: {limit} {unit})."
    ),
    "rule.semen.abstinence": "Een onthouding van {value} dagen ligt buiten {limit} dagen.",
    "rule.male.y_deletion": (
        "De spermaconcentratie {value} {unit} ligt niet boven {limit} {unit}: deleties "
        "van het Y-chromosoom komen daar vaker voor (6,8 % bij azoöspermie, 1,0 % tot 1 "
        "miljoen/mL)."
    ),
    "rule.semen.alive_not_moving": (
        "De beweeglijkheid is laag terwijl de meeste zaadcellen leven: overweeg afwijkingen "
        "van de staart."
    ),
    "rule.semen.dead_not_moving": (
        "Beweeglijkheid en vitaliteit zijn beide laag: overweeg necrozoöspermie en oorzaken "
        "in de bijbal."
    ),
    "rule.semen.vitality_advised": (
        "De progressieve beweeglijkheid ligt onder {limit} %: de vitaliteit onderscheidt "
        "dode van stilliggende zaadcellen en is niet vermeld."
    ),
    "rule.semen.repeat": (
        "Een waarde ligt onder haar grens: richtlijnen vragen een tweede onderzoek, "
        "minstens een maand later, voordat iets wordt besloten."
    ),
    "rule.semen.hyperspermia": (
        "Het volume van {value} mL ligt boven {limit} mL (hyperspermie volgens afspraak)."
    ),
    "rule.semen.not_said": "Hierover wordt niets gezegd.",
    "rule.male.karyotype": (
        "{value} {unit} ligt onder {limit} miljoen/mL, of er zijn geen zaadcellen gezien: "
        "richtlijnen stellen een karyotype voor."
    ),
    "rule.male.obstruction": (
        "Geen zaadcellen gezien, met een volume onder {volume} mL en een pH onder {ph}: "
        "passend bij een obstructie of een ontbrekende zaadleider. Overweeg fructose, FSH "
        "en CFTR."
    ),
    "rule.male.low_testosterone": (
        "Testosteron {value} {unit} ligt onder {limit} {unit}. Twee ochtendstalen tellen; "
        "testosteron wordt niet toegediend waar vruchtbaarheid gewenst is."
    ),
    "rule.semen.azoospermia": (
        "Geen zaadcellen gezien, ook niet in het gecentrifugeerde sediment: azoöspermie in dit "
        "staal. Twee stalen worden aangeraden."
    ),
    "rule.semen.cryptozoospermia": (
        "Geen zaadcellen in het verse preparaat en enkele in het gecentrifugeerde sediment: "
        "cryptozoöspermie."
    ),
    "rule.semen.motile_total": (
        "Totaal aantal beweeglijke zaadcellen, berekend uit de totale beweeglijkheid: {value} "
        "{unit}, in de klasse {limit} (klassen: {bands}). Er is geen consensusgrens."
    ),
    "rule.semen.motile_total_printed": (
        "Totaal aantal beweeglijke zaadcellen, zoals gedrukt: {value} {unit}, in de klasse "
        "{limit} (klassen: {bands}). Er is geen consensusgrens."
    ),
    "rule.semen.normal_motile": (
        "Totaal aantal normale, progressief beweeglijke zaadcellen, een schatting die vorm en "
        "beweeglijkheid als onafhankelijk neemt: {value} {unit}."
    ),
    "rule.semen.duct_signal": (
        "Volume, pH en fructose zijn alle laag (onder {volume} mL, {ph} en {fructose} µmol): "
        "overweeg de zaadblaasjes en de ejaculatiekanalen."
    ),
    "rule.semen.duct_open": (
        "Twee van volume, pH en fructose zijn laag (grenzen {volume} mL, {ph} en {fructose} "
        "µmol): het derde zou zeggen of de zaadblaasjes te overwegen zijn."
    ),
    "rule.semen.late": (
        "Tussen afname en onderzoek liggen {value} minuten, meer dan {limit}: de beweeglijkheid"
        " kan gedaald zijn."
    ),
    "rule.semen.defect_index": (
        "{name}: {value} ligt in het bereik dat de literatuur opvallend noemt ({limit}). Het "
        "WHO-handboek geeft geen grens."
    ),
    "word.left": "links",
    "word.right": "rechts",
    "word.oligozoospermia": "oligozoöspermie",
    "word.asthenozoospermia": "asthenozoöspermie",
    "word.teratozoospermia": "teratozoöspermie",
    "word.oligoasthenozoospermia": "oligoasthenozoöspermie",
    "word.oligoteratozoospermia": "oligoteratozoöspermie",
    "word.asthenoteratozoospermia": "asthenoteratozoöspermie",
    "word.oligoasthenoteratozoospermia": "oligoasthenoteratozoöspermie",
    "word.normozoospermia": "normozoöspermie",
    "word.hypospermia": "hypospermie",
    "word.leukospermia": "leukospermie",
    "word.haemospermia": "hemospermie",
    "word.total number": "totaal aantal",
    "word.concentration": "concentratie",
    "word.total motility below the 5th centile": "totale beweeglijkheid onder het 5e percentiel",
    "word.a share outside 0 to 100 %": "een aandeel buiten 0 tot 100 %",
    "word.rapid, slow and progressive motility": "snelle, trage en progressieve beweeglijkheid",
    "word.progressive and total motility": "progressieve en totale beweeglijkheid",
    "word.motile and immotile share": "beweeglijk en onbeweeglijk aandeel",
    "word.motility and vitality": "beweeglijkheid en vitaliteit",
    "word.volume, concentration and total number": "volume, concentratie en totaal aantal",
    "word.fresh preparation and centrifuged pellet": "vers preparaat en gecentrifugeerd sediment",
    "word.Descriptive terms": "Beschrijvende termen",
    "word.Polycystic ovarian morphology": "Polycysteuze ovariummorfologie",
    "word.Free testosterone, calculated": "Vrij testosteron, berekend",
    "word.Non-obstructive pattern": "Niet-obstructief patroon",
    "word.discordant": "tegenstrijdig",
    "word.Antral follicle count": "Aantal antrale follikels",
    "word.Total progressively motile sperm number": (
        "Totaal aantal progressief beweeglijke zaadcellen"
    ),
    "word.Total motile sperm count": "Totaal aantal beweeglijke zaadcellen",
    "word.Spermatozoa total number": "Totaal aantal zaadcellen",
    "word.Spermatozoa progressive": "Progressieve beweeglijkheid",
    "word.Spermatozoa motile": "Totale beweeglijkheid",
}
