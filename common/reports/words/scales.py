"""What a report says about the scale of its pictures, in every language."""

_KEYS = (
    "scale_from",
    "scale_from.ruler",
    "scale_from.points",
    "scale_confirmed",
    "quality.ruler_unconfirmed",
)

_SAID = {
    "en": (
        "Source of the scale",
        "ruler in the picture, {length} over {px} px",
        "two points in the picture, {length} over {px} px",
        "Scale confirmed by",
        "a ruler was found that nobody has confirmed",
    ),
    "nl": (
        "Herkomst van de schaal",
        "liniaal in het beeld, {length} over {px} px",
        "twee punten in het beeld, {length} over {px} px",
        "Schaal bevestigd door",
        "er is een liniaal gevonden die niemand heeft bevestigd",
    ),
    "de": (
        "Herkunft des Maßstabs",
        "Maßstab im Bild, {length} auf {px} px",
        "zwei Punkte im Bild, {length} auf {px} px",
        "Maßstab bestätigt von",
        "ein Maßstab wurde gefunden, den niemand bestätigt hat",
    ),
    "fr": (
        "Origine de l'échelle",
        "règle dans l'image, {length} pour {px} px",
        "deux points dans l'image, {length} pour {px} px",
        "Échelle confirmée par",
        "une règle a été trouvée que personne n'a confirmée",
    ),
    "es": (
        "Origen de la escala",
        "regla en la imagen, {length} en {px} px",
        "dos puntos en la imagen, {length} en {px} px",
        "Escala confirmada por",
        "se encontró una regla que nadie ha confirmado",
    ),
}

PHRASES = {language: dict(zip(_KEYS, said, strict=True)) for language, said in _SAID.items()}
