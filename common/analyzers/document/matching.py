"""Printed name, unit and specimen -> one analyte of the table, or none: never a guess between two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from common.analyzers.document import vocabulary
from common.domain.standards import lab
from common.domain.standards.lab import Analyte

# One wrong letter in a name of eleven; a shorter name must be right.
_MIN_SIMILARITY = 91.0
_MIN_LENGTH = 8
_MIN_MARGIN = 4.0
_CANDIDATES = 8
_FOOTNOTE = re.compile(r"[*°†‡#¹²³]+$|^[*°†‡#]+|\s+\(?\d\)$")
_PREFIX = re.compile(r"^(?:S|P|B|U|fS|fP)[-\u2010](?=\w{4})")


@dataclass(frozen=True, slots=True)
class Match:
    """The analyte, and whether the name is in the table as printed (`exact`)."""

    analyte: Analyte | None
    exact: bool = False


def _fits(analyte: Analyte, unit: str | None, specimen: str | None) -> bool:
    if specimen is not None and analyte.specimen not in (specimen, "any"):
        return False
    if not unit:
        return True
    ucum = lab.unit_of(unit, analyte)
    return ucum is None or ucum == "" or analyte.takes(ucum)


def _only(found: Sequence[Analyte], unit: str | None, specimen: str | None) -> Analyte | None:
    """The one that takes this unit and specimen; without a unit, the one that usually has none."""
    fitting = [a for a in found if _fits(a, unit, specimen)]
    return fitting[0] if len(fitting) == 1 else None


def _looked_up(name: str) -> tuple[Analyte, ...]:
    return lab.names().get(lab.key(name), ())


def _candidates(name: str) -> tuple[Analyte, ...]:
    """Analytes of exactly this name, with footnote marks, brackets and a specimen's letter understood."""
    bare = _FOOTNOTE.sub("", name.strip(" :.")).strip()
    for form in (bare, _PREFIX.sub("", bare)):
        if found := _looked_up(form):
            return found
    bracket = re.fullmatch(r"(?P<outer>.+?)\s*\((?P<inner>[^()]+)\)(?P<rest>.*)", bare)
    if bracket is None:
        return ()
    outer = _looked_up(f"{bracket['outer']} {bracket['rest']}")
    inner = _looked_up(bracket["inner"])
    if outer and inner:
        return tuple(a for a in outer if a in inner)
    qualifiers = set(lab.key(bracket["inner"]).split())
    if outer and qualifiers <= vocabulary.HARMLESS_QUALIFIER:
        return outer
    return ()


@cache
def _telling(name: str) -> frozenset[str]:
    return frozenset(
        w for w in name.split() if w in vocabulary.TELLING or any(c.isdigit() for c in w)
    )


@cache
def _similar(name: str) -> tuple[Analyte, ...]:
    """Analytes of almost this name. Two that are near: none."""
    if len(name) < _MIN_LENGTH:
        return ()
    ranked = process.extract(name, lab.names().keys(), scorer=fuzz.ratio, limit=_CANDIDATES)
    best = [(other, score) for other, score, _ in ranked if score >= _MIN_SIMILARITY]
    if not best or _telling(best[0][0]) != _telling(name):
        return ()
    chosen = lab.names()[best[0][0]]
    for other, score, _ in ranked[1:]:
        if score > best[0][1] - _MIN_MARGIN and not set(lab.names()[other]) & set(chosen):
            return ()
    return chosen


def match(name: str, unit: str | None, specimen: str | None) -> Match:
    """The analyte that is meant; `Match(None)` where none or more than one could be."""
    exact = _candidates(name)
    if exact:
        return Match(_only(exact, unit, specimen), exact=True)
    return Match(_only(_similar(lab.key(_FOOTNOTE.sub("", name))), unit, specimen))
