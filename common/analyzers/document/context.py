"""What a sentence is about: this patient now, or something denied, earlier, quoted or a relative's.

The words are those of reports and letters in five languages, as `lab.key` has them.
"""

import re

from common.domain.standards.lab import key

_NEGATED = re.compile(
    r"\b(?:no|not|without|absent|denies|nor|geen|niet|zonder|kein|keine|keinen|ohne|nicht"
    r"|pas de|pas d|aucun|aucune|sans|absence|sin|ningun|ninguna|ausencia|no se|negative for)\b"
)
_EARLIER = re.compile(
    r"\b(?:previous|previously|prior|last (?:scan|year|cycle)|history|past|formerly"
    r"|in (?:19|20)\d\d"
    r"|elsewhere|vorige|vorig|eerder|voorgeschiedenis|destijds|fruher|vorbefund|voruntersuchung"
    r"|vorwert|anamnese|auswarts|precedent|precedente|anterieure?s?|anteriorite|antecedent|antecedents"
    r"|previo|previa|anterior|antecedentes)\b"
)
_RELATIVE = re.compile(
    r"\b(?:mother|sister|father|brother|aunt|family|partner|husband|wife|moeder|zus|vader|broer"
    r"|familie|echtgenoot|echtgenote|mutter|schwester|vater|bruder|ehemann|ehefrau|mere|soeur|pere"
    r"|frere|famille|conjoint|madre|hermana|padre|hermano|familia|pareja|marido|esposa)\b"
)
_QUOTED = re.compile(
    r"\b(?:guideline|literature|cut off|cutoff|threshold|recommended|should be|normally"
    r"|normal range"
    r"|reference|richtlijn|referentie|normaal|leitlinie|referenz|normwert|normal(?:e|es)?"
    r"|recommandation|valeurs? usuelles?|guia|referencia|objetivo|target)\b"
)


def is_negated(text: str) -> bool:
    """Whether something is denied in this sentence."""
    return _NEGATED.search(key(text)) is not None


def is_of_another(text: str) -> bool:
    """Whether a sentence tells of another time or another person."""
    plain = key(text)
    return any(p.search(plain) for p in (_EARLIER, _RELATIVE))


def is_not_now(text: str) -> bool:
    """Whether a sentence denies, or tells of another time, another person or a quoted limit."""
    return is_negated(text) or is_of_another(text) or _QUOTED.search(key(text)) is not None
