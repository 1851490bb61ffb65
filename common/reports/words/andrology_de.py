"""What published rules say of a semen analysis and a man's work-up, in German."""

PHRASES: dict[str, str] = {
    "rule.semen.below_5th_centile": (
        "{name}: {value} {unit} liegt unter der 5. Perzentile der Referenzpopulation ({limit} "
        "{unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name}: {value} {unit} liegt nicht unter der 5. Perzentile der Referenzpopulation "
        "({limit} {unit})."
    ),
    "rule.semen.terms": "Beschreibende Begriffe: {terms}.",
    "rule.semen.no_sperm": (
        "Keine Spermien gesehen. Von Azoospermie ist erst die Rede, wenn das zentrifugierte "
        "Sediment untersucht wurde."
    ),
    "rule.semen.no_ejaculate": (
        "Das Volumen ist mit null angegeben: Aspermie, falls kein Ejakulat gewonnen wurde."
    ),
    "rule.semen.contradiction": (
        "Die angegebenen Werte widersprechen sich ({what}); aus ihnen wird nichts gefolgert."
    ),
    "rule.semen.outside_consensus": (
        "{name}: {value} {unit} liegt außerhalb der Konsensgrenze ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name}: {value} {unit} liegt innerhalb der Konsensgrenze ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Gesamtzahl progressiv beweglicher Spermien, berechnet: {value} {unit}. Eine "
        "Konsensgrenze gibt es nicht."
    ),
    "rule.semen.centile": (
        "{name}: {value} {unit} liegt bei {place} der Referenzpopulation (5., 10., 25., "
        "50., 75., 90., 95. Perzentile: {limit} {unit})."
    ),
    "rule.semen.abstinence": "Eine Karenz von {value} Tagen liegt außerhalb von {limit} Tagen.",
    "rule.male.y_deletion": (
        "Die Spermienkonzentration {value} {unit} liegt nicht über {limit} {unit}: "
        "Deletionen des Y-Chromosoms sind dort häufiger (6,8 % bei Azoospermie, 1,0 % bis"
        " 1 Million/mL)."
    ),
    "rule.semen.alive_not_moving": (
        "Die Beweglichkeit ist gering, während die meisten Spermien leben: Defekte der "
        "Geißel erwägen."
    ),
    "rule.semen.dead_not_moving": (
        "Beweglichkeit und Vitalität sind beide gering: Nekrozoospermie und Ursachen im "
        "Nebenhoden erwägen."
    ),
    "rule.semen.vitality_advised": (
        "Die progressive Beweglichkeit liegt unter {limit} %: Die Vitalität unterscheidet "
        "tote von ruhenden Spermien und ist nicht angegeben."
    ),
    "rule.semen.repeat": (
        "Ein Wert liegt unter seiner Grenze: Leitlinien verlangen eine zweite Untersuchung "
        "im Abstand von mindestens einem Monat, bevor etwas geschlossen wird."
    ),
    "rule.semen.hyperspermia": (
        "Das Volumen von {value} mL liegt über {limit} mL (Hyperspermie nach Übereinkunft)."
    ),
    "rule.semen.not_said": "Hierzu wird nichts gesagt.",
    "rule.male.karyotype": (
        "{value} {unit} liegt unter {limit} Millionen/mL, oder es wurden keine Spermien "
        "gesehen: Leitlinien schlagen einen Karyotyp vor."
    ),
    "rule.male.obstruction": (
        "Keine Spermien gesehen, bei einem Volumen unter {volume} mL und einem pH unter "
        "{ph}: vereinbar mit einem Verschluss oder fehlendem Samenleiter. Fruktose, FSH und "
        "CFTR erwägen."
    ),
    "rule.male.low_testosterone": (
        "Testosteron {value} {unit} liegt unter {limit} {unit}. Zwei Morgenproben zählen; "
        "von außen gegebenes Testosteron wird bei Kinderwunsch vermieden."
    ),
    "rule.semen.azoospermia": (
        "Keine Spermien gesehen, auch nicht im zentrifugierten Sediment: Azoospermie in dieser "
        "Probe. Zwei Proben werden empfohlen."
    ),
    "rule.semen.cryptozoospermia": (
        "Keine Spermien im frischen Präparat, einige im zentrifugierten Sediment: Kryptozoospermie."
    ),
    "rule.semen.motile_total": (
        "Gesamtzahl beweglicher Spermien, aus der Gesamtmotilität berechnet: {value} {unit}, im"
        " Bereich {limit} (Bereiche: {bands}). Eine Konsensgrenze gibt es nicht."
    ),
    "rule.semen.motile_total_printed": (
        "Gesamtzahl beweglicher Spermien, wie gedruckt: {value} {unit}, im Bereich {limit} "
        "(Bereiche: {bands}). Eine Konsensgrenze gibt es nicht."
    ),
    "rule.semen.normal_motile": (
        "Gesamtzahl normaler, progressiv beweglicher Spermien, eine Schätzung, die Form und "
        "Beweglichkeit für unabhängig nimmt: {value} {unit}."
    ),
    "rule.semen.duct_signal": (
        "Volumen, pH und Fruktose sind alle niedrig (unter {volume} mL, {ph} und {fructose} "
        "µmol): Samenblasen und Ausspritzungsgänge erwägen."
    ),
    "rule.semen.duct_open": (
        "Zwei von Volumen, pH und Fruktose sind niedrig (Grenzen {volume} mL, {ph} und "
        "{fructose} µmol): Der dritte Wert würde sagen, ob die Samenblasen zu erwägen sind."
    ),
    "rule.semen.late": (
        "Zwischen Gewinnung und Untersuchung liegen {value} Minuten, mehr als {limit}: Die "
        "Beweglichkeit kann gesunken sein."
    ),
    "rule.semen.defect_index": (
        "{name}: {value} liegt in dem Bereich, den die Literatur auffällig nennt ({limit}). Das"
        " WHO-Handbuch nennt keine Grenze."
    ),
    "word.left": "links",
    "word.right": "rechts",
    "word.oligozoospermia": "Oligozoospermie",
    "word.asthenozoospermia": "Asthenozoospermie",
    "word.teratozoospermia": "Teratozoospermie",
    "word.oligoasthenozoospermia": "Oligoasthenozoospermie",
    "word.oligoteratozoospermia": "Oligoteratozoospermie",
    "word.asthenoteratozoospermia": "Asthenoteratozoospermie",
    "word.oligoasthenoteratozoospermia": "Oligoasthenoteratozoospermie",
    "word.normozoospermia": "Normozoospermie",
    "word.hypospermia": "Hypospermie",
    "word.leukospermia": "Leukospermie",
    "word.haemospermia": "Hämospermie",
    "word.total number": "Gesamtzahl",
    "word.concentration": "Konzentration",
    "word.total motility below the 5th centile": "Gesamtmotilität unter der 5. Perzentile",
    "word.a share outside 0 to 100 %": "ein Anteil außerhalb von 0 bis 100 %",
    "word.rapid, slow and progressive motility": "schnelle, langsame und progressive Motilität",
    "word.progressive and total motility": "progressive Motilität und Gesamtmotilität",
    "word.motile and immotile share": "beweglicher und unbeweglicher Anteil",
    "word.motility and vitality": "Motilität und Vitalität",
    "word.volume, concentration and total number": "Volumen, Konzentration und Gesamtzahl",
    "word.fresh preparation and centrifuged pellet": (
        "frisches Präparat und zentrifugiertes Sediment"
    ),
    "word.Descriptive terms": "Beschreibende Begriffe",
    "word.Polycystic ovarian morphology": "Polyzystische Ovarmorphologie",
    "word.Free testosterone, calculated": "Freies Testosteron, berechnet",
    "word.Non-obstructive pattern": "Nicht obstruktives Muster",
    "word.discordant": "widersprüchlich",
    "word.Antral follicle count": "Zahl der antralen Follikel",
    "word.Total progressively motile sperm number": "Gesamtzahl progressiv beweglicher Spermien",
    "word.Total motile sperm count": "Gesamtzahl beweglicher Spermien",
    "word.Spermatozoa total number": "Gesamtspermienzahl",
    "word.Spermatozoa progressive": "Progressive Motilität",
    "word.Spermatozoa motile": "Gesamtmotilität",
}
