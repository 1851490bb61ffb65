"""What kind of document this is, from the analytes found and the words of its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.domain.standards.lab import key

TYPES = (
    "hormone_panel", "semen_analysis", "serology", "genetics", "general_laboratory", "ultrasound_report",
    "operative_report", "prescription", "letter", "other",
)  # fmt: skip
_GROUP_TYPE = {
    "hormone": "hormone_panel",
    "semen": "semen_analysis",
    "serology": "serology",
    "genetics": "genetics",
}
_LABORATORY = "general_laboratory"
# Each pattern found in the text counts once for its type, with this weight.
_WORDS: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "semen_analysis": (2.0, (r"semen analysis", r"spermiogra", r"spermogra", r"seminogra", r"semenanalyse",
                             r"sperma onderzoek|spermaonderzoek", r"andrology")),
    "genetics": (2.0, (r"karyotyp|caryotyp|cariotip", r"\b46 x[xy]\b", r"chromosom", r"\bcftr\b", r"microdeletion")),
    "ultrasound_report": (2.0, (r"ultrasound|echografie|ultraschall|echographie|ecografia", r"antral follic",
                                r"endometrial thickness|endometriumdikte", r"right ovary|rechter ovarium",
                                r"left ovary|linker ovarium", r"transvaginal")),
    "operative_report": (2.0, (r"hysteroscop", r"laparoscop", r"operative report|operatieverslag|operationsbericht",
                               r"anaesthe|anesthe|narcose", r"postoperative|postoperatief", r"surgeon|chirurg")),
    "prescription": (2.0, (r"\brx\b", r"prescription|rezept\b|ordonnance|receta", r"dispense|repeats",
                           r"\d+ (?:mg|iu|ie) (?:once|twice|daily|1 ?x|per day)", r"sig ")),
    "letter": (2.0, (r"\bdear (?:dr|doctor|colleague|mr|mrs|ms)", r"geachte|beste collega", r"sehr geehrte",
                     r"cher confrere|chere consoeur|madame monsieur", r"estimad[oa]",
                     r"kind regards|yours sincerely|met vriendelijke groet|mit freundlichen grussen")),
    "other": (2.0, (r"patholog|pathologisch", r"macroscop", r"invoice|factuur|rechnung|receipt|total due",)),
}  # fmt: skip
_PRIOR = 0.15
_MIN_EVIDENCE = 1.0
_MIN_PROBABILITY = 0.6


@dataclass(frozen=True, slots=True)
class Kind:
    """The type, None where it is not clear, and the share of the evidence for each."""

    name: str | None
    probabilities: Mapping[str, float]


def document_type(groups: Sequence[str | None], text: str) -> Kind:
    """Weigh the results' groups (None: analyte unknown) against the words of the text.

    The probabilities are shares of the evidence with an equal prior; they are not calibrated.
    """
    evidence = dict.fromkeys(TYPES, 0.0)
    for group in groups:
        evidence[_GROUP_TYPE.get(group or "", _LABORATORY)] += 1.0 if group else 0.5
    plain = key(text)
    for name, (weight, patterns) in _WORDS.items():
        evidence[name] += weight * sum(
            re.search(pattern, plain) is not None for pattern in patterns
        )
    if evidence["letter"] and not groups:
        # A letter about a scan or an operation is a letter.
        evidence["letter"] *= 3
    total = sum(evidence.values())
    shares = {n: (e + _PRIOR) / (total + _PRIOR * len(TYPES)) for n, e in evidence.items()}
    best = max(TYPES, key=lambda name: shares[name])
    is_clear = total >= _MIN_EVIDENCE and shares[best] >= _MIN_PROBABILITY
    return Kind(best if is_clear else None, {n: round(s, 4) for n, s in shares.items()})
