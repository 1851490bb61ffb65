"""Ce qui est dit des embryons, des ovaires et de l'utérus, en français."""

PHRASES: dict[str, str] = {
    "method.embryo": (
        "Embryon : contour, diamètre (avec la zone pellucide là où elle se voit) et épaisseur "
        "de la zone par analyse d'image, non validés sur des tailles connues ; bon ou non au "
        "jour 5 par un classifieur entraîné. Mesure automatique."
    ),
    "method.ovary": (
        "Ovaire : zones rondes sombres délimitées comme follicules par analyse d'image, "
        "dans un seul plan et non validé ; lésion et sa classe par un réseau entraîné ; le "
        "contour montre où serait une lésion s'il y en a une et ne dit pas, ni sa confiance, "
        "s'il y en a une. Mesure automatique."
    ),
    "method.hysteroscopy": (
        "Hystéroscopie : lumière délimitée par analyse d'image, orifice du col par un réseau "
        "entraîné. Mesure automatique."
    ),
    "why.no_lesion": "une lésion n'est pas probable, aucune n'est donc délimitée",
    "why.no_day": "le jour de développement n'a pas été indiqué",
    "why.too_few_graded": (
        "trop peu d'embryons évalués étaient disponibles pour montrer qu'une image permet de le"
        " dire"
    ),
    "why.not_one_embryo": "cela ne ressemble pas à un seul embryon",
    "why.not_ultrasound": "cela ne ressemble pas à une échographie en niveaux de gris",
    "why.too_much_colour": "le Doppler couleur cache les échos",
    "why.lesion_in_the_picture": (
        "une lésion a été trouvée : ses kystes seraient comptés comme follicules"
    ),
    "why.not_hysteroscopy": "cela ne ressemble pas à une image d'hystéroscopie",
}
