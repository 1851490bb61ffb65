"""What the words of a worded result mean, in five languages; an unknown word means nothing."""

import re

from common.domain.standards.lab import key

_DETECTED = {"reactive", "positive", "detected", "positief", "reactief", "positiv", "reaktiv",
             "positif", "reactif", "positivo", "reactivo", "detectado", "pos"}  # fmt: skip
_UNCLEAR = {"equivocal", "borderline", "indeterminate", "grenzwertig", "dubieus", "douteux",
            "dudoso", "indeterminado", "gray zone", "grey zone", "grijze zone"}  # fmt: skip
_NOT = {"negative", "non reactive", "not detected", "nonreactive", "negatief", "niet reactief",
        "negativ", "nicht reaktiv", "negatif", "non reactif", "negativo", "no reactivo", "nr",
        "nd", "neg", "not reactive", "niet gevonden", "nicht nachweisbar", "no detectado",
        "non detecte"}  # fmt: skip
# Neither yes nor no: they may answer whether anybody looked, and "nd" whether it was done.
_SEEN = {"present", "seen", "some", "few", "rare", "isolated", "aanwezig", "gezien", "enkele",
         "vorhanden", "gesehen", "nachweisbar", "vereinzelt", "presents", "presence", "vus",
         "quelques", "rares", "presentes", "presencia", "vistos", "escasos",
         "aislados"}  # fmt: skip
_UNSEEN = {"absent", "none", "none seen", "not seen", "no spermatozoa", "no spermatozoa seen",
           "no sperm", "no sperm seen", "afwezig", "geen", "niet gezien", "geen zaadcellen",
           "geen zaadcellen gezien", "geen spermatozoa", "keine", "keine spermien",
           "nicht gesehen", "keine spermien gesehen", "absents", "absence", "aucun",
           "aucun spermatozoide", "aucun spermatozoide vu", "ausentes", "ausencia", "ninguno",
           "ningun espermatozoide", "no se observan"}  # fmt: skip
_SHORT = {"nr", "nd"}


def read_word(text: str) -> str | None:
    """`detected`, `not_detected` or `indeterminate`; an unknown word is none of them."""
    word = re.sub(r"\s+", " ", key(text))
    for meaning, known_words in (
        ("not_detected", _NOT), ("indeterminate", _UNCLEAR), ("detected", _DETECTED),
    ):  # fmt: skip
        if word in known_words:
            return meaning
    return None


def read_presence(text: str) -> bool | None:
    """Whether a wording says that something is there; None for a word that is not known."""
    word = re.sub(r"\s+", " ", key(text))
    meaning = None if word in _SHORT else read_word(text)
    if word in _SEEN or meaning == "detected":
        return True
    return False if word in _UNSEEN or meaning == "not_detected" else None
