"""What a report says about the scale of its pictures, in every language."""

_KEYS = ("scale_from", "scale_from.ruler", "scale_from.points", "quality.ruler_unconfirmed")

_SAID = {
    "en": (
        "Source of the scale",
        "ruler in the picture, {length} over {px} px, confirmed by {by}, {at}",
        "two points in the picture, {length} over {px} px, set by {by}, {at}",
        "a ruler was found that nobody has confirmed",
    ),
    "nl": (
        "Herkomst van de schaal",
        "liniaal in het beeld, {length} over {px} px, bevestigd door {by}, {at}",
        "twee punten in het beeld, {length} over {px} px, gezet door {by}, {at}",
        "er is een liniaal gevonden die niemand heeft bevestigd",
    ),
    "de": (
        "Herkunft des Maßstabs",
        "Maßstab im Bild, {length} auf {px} px, bestätigt von {by}, {at}",
        "zwei Punkte im Bild, {length} auf {px} px, gesetzt von {by}, {at}",
        "ein Maßstab wurde gefunden, den niemand bestätigt hat",
    ),
    "fr": (
        "Origine de l'échelle",
        "règle dans l'image, {length} pour {px} px, confirmée par {by}, {at}",
        "deux points dans l'image, {length} pour {px} px, placés par {by}, {at}",
        "une règle a été trouvée que personne n'a confirmée",
    ),
    "es": (
        "Origen de la escala",
        "regla en la imagen, {length} en {px} px, confirmada por {by}, {at}",
        "dos puntos en la imagen, {length} en {px} px, puestos por {by}, {at}",
        "se encontró una regla que nadie ha confirmado",
    ),
}

PHRASES = {language: dict(zip(_KEYS, said, strict=True)) for language, said in _SAID.items()}
