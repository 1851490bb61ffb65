"""Whom a document names against the patient it was sent for: agree, disagree, or cannot tell.

Only words leave this module, never a name or a date.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AGREE, DISAGREE, CANNOT_TELL = "agree", "disagree", "cannot_tell"
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "dr", "prof", "mevr", "dhr", "mevrouw", "meneer", "herr"),
        *("frau", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "senor", "senora"),
    )
)
# A letter or two that a scanner or a typist got wrong.
_SAME_WORD = 0.8
_SEXES = ("female", "male")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict, and the word for each fact: name, birth_date, sex, number."""

    verdict: str
    facts: Mapping[str, str]


def compare(
    patient: Mapping[str, str | None], patient_ref: str, printed: Sequence[Mapping[str, object]]
) -> Comparison:
    """Compare the identity findings of a document with the patient of its upload.

    patient : `name`, `birth_date` (ISO) and `sex` as registered; None where nothing was given

    A fact that disagrees outweighs all that agree: a partner shares the address, a twin the date
    of birth. A patient number has another issuer in each house, so that it can agree but never
    disagree.
    """
    found = {str(f.get("code")).removeprefix("identity."): f for f in printed}
    facts = {
        "name": _name(patient.get("name"), found.get("name")),
        "birth_date": _birth(patient.get("birth_date"), found.get("birth_date")),
        "sex": _sex(patient.get("sex"), found.get("sex")),
        "number": _number(patient_ref, found.get("number")),
    }
    if DISAGREE in facts.values():
        return Comparison(verdict=DISAGREE, facts=facts)
    # A sex alone is shared by half of all people.
    tells = AGREE in (facts["name"], facts["birth_date"], facts["number"])
    return Comparison(verdict=AGREE if tells else CANNOT_TELL, facts=facts)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return {w for w in re.findall(r"\w{2,}", letters) if w not in _TITLES}


def _is_like(word: str, others: set[str]) -> bool:
    return any(SequenceMatcher(None, word, other).ratio() >= _SAME_WORD for other in others)


def _name(known: str | None, finding: Mapping[str, object] | None) -> str:
    """Order, accents, titles and further given names are no difference; a shared part leaves it
    open (a married name), none at all is another person.
    """
    if not known or finding is None:
        return CANNOT_TELL
    ours, theirs = _words(known), _words(str(finding.get("value")))
    if not ours or not theirs:
        return CANNOT_TELL
    fewer, more = sorted((ours, theirs), key=len)
    if fewer <= more and (len(fewer) > 1 or len(more) == 1):
        return AGREE
    return CANNOT_TELL if any(_is_like(word, more) for word in fewer) else DISAGREE


def _birth(known: str | None, finding: Mapping[str, object] | None) -> str:
    """A date whose day and month could be exchanged agrees with neither reading, but may differ
    from both.
    """
    stated = finding.get("possible") if finding is not None else None
    dates = [str(date) for date in stated] if isinstance(stated, list | tuple) else []
    if not known or not dates:
        return CANNOT_TELL
    if known not in dates:
        return DISAGREE
    return AGREE if len(dates) == 1 else CANNOT_TELL


def _sex(known: str | None, finding: Mapping[str, object] | None) -> str:
    stated = finding.get("sex") if finding is not None else None
    if known not in _SEXES or stated not in _SEXES:
        return CANNOT_TELL
    return AGREE if known == stated else DISAGREE


def _number(patient_ref: str, finding: Mapping[str, object] | None) -> str:
    if finding is None:
        return CANNOT_TELL
    ours, theirs = (
        re.sub(r"\W", "", str(text)).casefold() for text in (patient_ref, finding.get("value"))
    )
    return AGREE if ours and ours == theirs else CANNOT_TELL
