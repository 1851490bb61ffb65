"""Was über Embryonen, Ovarien und den Uterus gesagt wird, auf Deutsch."""

PHRASES: dict[str, str] = {
    "method.embryo": (
        "Embryo: Umriss, Durchmesser (mit der Zona, wo sie zu sehen ist) und Dicke der Zona "
        "durch Bildanalyse, nicht an bekannten Größen validiert; gut oder nicht an Tag 5 "
        "durch ein trainiertes Verfahren. Automatische Messung."
    ),
    "method.ovary": (
        "Ovar: dunkle runde Bereiche als Follikel umrissen durch Bildanalyse, in einer "
        "Ebene und nicht validiert; Läsion und ihre Klasse durch ein trainiertes Netz; "
        "der Umriss zeigt, wo eine Läsion wäre, falls es eine gibt, und sagt wie seine Sicherheit "
        "nichts darüber, ob es eine gibt. Automatische Messung."
    ),
    "method.hysteroscopy": (
        "Hysteroskopie: das Lumen durch Bildanalyse umrissen, die Öffnung der Zervix durch ein "
        "trainiertes Netz. Automatische Messung."
    ),
    "why.no_lesion": "eine Läsion ist nicht wahrscheinlich, daher ist keine umrissen",
    "why.no_day": "der Entwicklungstag wurde nicht angegeben",
    "why.too_few_graded": (
        "es lagen zu wenige beurteilte Embryonen vor, um zu zeigen, dass ein Bild dies erkennen"
        " lässt"
    ),
    "why.not_one_embryo": "dies sieht nicht nach einem einzelnen Embryo aus",
    "why.not_ultrasound": "dies sieht nicht nach einem Graustufen-Ultraschallbild aus",
    "why.too_much_colour": "Farbdoppler verdeckt die Echos",
    "why.lesion_in_the_picture": (
        "eine Läsion wurde gefunden: ihre Zysten würden als Follikel gezählt"
    ),
    "why.not_hysteroscopy": "dies sieht nicht nach einem Hysteroskopiebild aus",
}
