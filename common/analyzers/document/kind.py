"""What kind of document this is, from the analytes found and the words of its text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.domain.standards.lab import key

TYPES = (
    "hormone_panel",
    "semen_analysis",
    "serology",
    "genetics",
    "general_laboratory",
    "ultrasound_report",
    "operative_report",
    "prescription",
    "letter",
    "other",
)
_LABORATORY = "general_laboratory"
_GROUP_TYPE = {
    "hormone": "hormone_panel",
    "semen": "semen_analysis",
    "serology": "serology",
    "genetics": "genetics",
}
# Each pattern that occurs counts for its type as much as two results.
_WORDS: Mapping[str, Sequence[str]] = {
    "semen_analysis": (
        r"semen analysis|semenanalyse|sperma ?onderzoek|e?sperm(?:i?o)gram|seminogram"
        r"|ejakulat(?:analyse|untersuchung)",
        r"spermatozo|zaadcel|spermien",
    ),
    "genetics": (
        r"karyotyp|caryotyp|cariotip",
        r"\b4[5-8] x[xy0-9]*",
        r"\bcftr\b",
        r"microdel",
        r"cytogen|citogen|zytogen|genetisch onderzoek|genetic (?:test|report)|humangenetik",
        r"metaphase|metafase",
    ),
    "ultrasound_report": (
        r"ultrasound report|echografie|ultraschall|echographie|ecografia|sonograph",
        r"transvaginal\w* (?:scan|ultra|sono|echo)|endovaginale|ecografia transvaginal",
        r"antral follic|antrale follik|follicules antraux|foliculos antrales",
        r"endometrial thickness|endometriumdi[ck]|epaisseur de l endometre|grosor endometrial"
        r"|espesor endometrial",
        r"(?:right|left) ovary|(?:rechter|linker) (?:ovarium|eierstok)|(?:rechtes|linkes) ovar"
        r"|ovaire (?:droit|gauche)|ovario (?:derecho|izquierdo)",
    ),
    "operative_report": (
        r"h[yi]sterosco|hysteroskop|laparosco|laparoskop",
        r"operative report|operatieverslag|operationsbericht|compte rendu operatoire"
        r"|informe (?:quirurgico|operatorio)",
        r"an(?:a?e)?sthesi[ae] general|general an(?:a?e)?sthe|narcose|vollnarkose|anestesia general"
        r"|anesthesie generale|intubationsnarkose",
    ),
    "prescription": (
        r"\brx\b|prescription|rezept\b|ordonnance|receta",
        r"dispense|repeats|refills|afleveren|renouveler|dispensar|packungsgrosse|posologie",
        r"\d+ (?:mg|iu|ie|ui|mcg) (?:once|twice|daily|1 x|per day|per dag|taglich|par jour|al dia"
        r"|\d fois|\d vez)",
    ),
    "letter": (
        r"\bdear (?:dr|doctor|colleague|mr|mrs|ms)|geachte|beste collega|sehr geehrte"
        r"|liebe[rs]? (?:frau |herr )?kolleg|cher confrere|chere consoeur|chere collegue"
        r"|estimad[oa]|apreciad[oa]",
        r"yours sincerely|kind regards|vriendelijke groet|freundlichen grussen|cordialement"
        r"|cordial saludo|atentamente|hochachtungsvoll|sinceres salutations",
    ),
    "other": (
        r"\bpathology report|histopatholog|pathologisch",
        r"macroscop|makroskop",
        r"invoice|factuur|rechnung|receipt|facture|factura\b|kassenbon",
        r"total due|total a p?agar|total a payer|te betalen|gesamtbetrag|amount due|\d+ \d\d eur\b",
    ),
}
_WORD_WEIGHT = 2.0
_LETTER_WEIGHT = 6.0
# Results make a special report when most of them are of its kind.
_MOST = 0.6
_PRIOR = 0.1
_MIN_EVIDENCE = 1.0
_MIN_PROBABILITY = 0.8
SHARPNESS = 1.65
"""Fitted by `training.document.kinds`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The type, None where it is not clear, and the probability of each."""

    name: str | None
    probabilities: Mapping[str, float]


def _of_results(groups: Sequence[str | None]) -> dict[str, float]:
    """Evidence of the results: for a special report where most are of its kind."""
    counts = Counter(_GROUP_TYPE.get(group or "", _LABORATORY) for group in groups if group)
    unknown = sum(group is None for group in groups)
    if not counts:
        return {_LABORATORY: unknown / 2}
    best, most = counts.most_common(1)[0]
    kind = best if most >= _MOST * counts.total() else _LABORATORY
    rest = {name: float(n) for name, n in counts.items() if kind not in (_LABORATORY, name)}
    return {**rest, kind: sum(counts.values()) - sum(rest.values()) + unknown / 2}


def evidence(groups: Sequence[str | None], text: str) -> dict[str, float]:
    """What speaks for each type: the results' groups (None: analyte unknown) and the words."""
    found = dict.fromkeys(TYPES, 0.0) | _of_results(groups)
    plain = key(text)
    for name, patterns in _WORDS.items():
        weight = _LETTER_WEIGHT if name == "letter" and not groups else _WORD_WEIGHT
        found[name] += weight * sum(re.search(p, plain) is not None for p in patterns)
    return found


def probabilities(found: Mapping[str, float], sharpness: float) -> dict[str, float]:
    """Shares of the evidence over an equal prior, as sharp as was found to be right."""
    raised = {name: (weight + _PRIOR) ** sharpness for name, weight in found.items()}
    total = sum(raised.values())
    return {name: share / total for name, share in raised.items()}


def is_clear(found: Mapping[str, float], best: float) -> bool:
    """Whether a type is said, of which the probability is `best`."""
    return sum(found.values()) >= _MIN_EVIDENCE and best >= _MIN_PROBABILITY


def document_type(groups: Sequence[str | None], text: str) -> Kind:
    """The type that the evidence speaks for."""
    found = evidence(groups, text)
    chances = probabilities(found, SHARPNESS)
    best = max(TYPES, key=lambda name: chances[name])
    clear = is_clear(found, chances[best])
    return Kind(best if clear else None, {n: round(s, 4) for n, s in chances.items()})
