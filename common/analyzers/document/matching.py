"""Printed name, unit and specimen -> one analyte of the table, or none: never one of two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from common.analyzers.document import vocabulary
from common.domain.standards import lab, lab_allergens
from common.domain.standards.lab import Analyte
from common.domain.standards.lab_units import readings

# One wrong letter in a name of eleven; a shorter name must be right.
_MIN_SIMILARITY = 91.0
_MIN_LENGTH = 8
_MIN_WRONG_WORD = 5
# Another analyte's name must be at least two letters further away.
_MARGIN = 1
_LEFT_LETTERS = 6
# Names that are in no table are looked for among all of them: once is enough.
_REMEMBERED = 4096
_FOOTNOTE = re.compile(r"[*°†‡#¹²³]+$|^[*°†‡#]+|\s+\(?\d\)$")
_PREFIX = re.compile(r"^(?:S|P|B|U|fS|fP)[-\u2010](?=\w{4})")

_IGE_UNITS = frozenset({"kU/L", "k[IU]/L"})
# "Gerst F6", "(f13) pinda": the code of an allergen beside its name.
_ALLERGEN = re.compile(
    r"(?P<first>\(?[a-z]{1,2}\d{1,3}\)?)[\s:]+(?P<after>\D.*)"
    r"|(?P<before>.*\D)[\s,]+(?P<last>\(?[a-z]{1,2}\d{1,3}\)?)",
    re.IGNORECASE,
)

_FLUID = re.compile(r"^(?:serum|plasma)\s+|[\s,]+(?:in\s+|im\s+)?(?:serum|plasma)$", re.IGNORECASE)


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
    known = readings(unit)
    return not known or any(ucum == "" or analyte.takes(ucum) for ucum in known)


def _only(found: Sequence[Analyte], unit: str | None, specimen: str | None) -> Analyte | None:
    """The one that takes this unit and specimen: of several of one kind, that with this very unit,
    and one of its own specimen before one of any.
    """
    fitting = [a for a in found if _fits(a, unit, specimen)]
    if len(fitting) > 1:
        own = [a for a in fitting if a.specimen == specimen]
        fitting = own or fitting
    if len(fitting) > 1 and unit:
        fitting = [a for a in fitting if set(readings(unit)) & set(a.units)]
    return fitting[0] if len(fitting) == 1 else None


def _looked_up(name: str) -> tuple[Analyte, ...]:
    return lab.names().get(lab.key(name), ())


def _candidates(name: str) -> tuple[Analyte, ...]:
    """Analytes of exactly this name; footnote marks and brackets are understood."""
    bare = _FOOTNOTE.sub("", name.strip(" :.")).strip()
    for form in (bare, _PREFIX.sub("", bare), _FLUID.sub("", bare)):
        if found := _looked_up(form):
            return found
    bracket = re.fullmatch(r"(?P<outer>.+?)\s*\((?P<inner>[^()]+)\)(?P<rest>.*)", bare)
    if bracket is None:
        return ()
    outer = _looked_up(f"{bracket['outer']} {bracket['rest']}")
    inner = _looked_up(bracket["inner"])
    if outer and inner:
        return tuple(a for a in outer if any(a is b for b in inner))
    qualifiers = set(lab.key(bracket["inner"]).split())
    if outer and qualifiers <= vocabulary.HARMLESS_QUALIFIER | vocabulary.SPECIMEN_WORDS:
        return outer
    return ()


def _telling(name: str) -> tuple[int, tuple[str, ...]]:
    """What two spellings of one analyte must share: numbers, short words and words that tell."""
    words = name.split()
    return len(words), tuple(w for w in words if _tells(w))


def _tells(word: str) -> bool:
    is_short = len(word) < _MIN_WRONG_WORD
    return is_short or word in vocabulary.TELLING or any(c.isdigit() for c in word)


@lru_cache(maxsize=_REMEMBERED)
def _similar(name: str) -> tuple[Analyte, ...]:
    """Analytes of almost this name. Two that are near: none."""
    if len(name) < _MIN_LENGTH:
        return ()
    ranked = process.extract(name, lab.names().keys(), scorer=fuzz.ratio, limit=1)
    if not ranked or ranked[0][1] < _MIN_SIMILARITY or _telling(ranked[0][0]) != _telling(name):
        return ()
    chosen = lab.names()[ranked[0][0]]
    slugs = {analyte.slug for analyte in chosen}
    wrong = Levenshtein.distance(name, ranked[0][0])
    near = process.extract(
        name, lab.names().keys(), scorer=Levenshtein.distance, score_cutoff=wrong + _MARGIN,
        limit=None,
    )  # fmt: skip
    is_alone = all(slugs & {a.slug for a in lab.names()[other]} for other, _, _ in near)
    return chosen if is_alone else ()


@lru_cache(maxsize=_REMEMBERED)
def _abbreviated(name: str) -> tuple[Analyte, ...]:
    """Analytes of a name of which words were cut off with a point: `Mycopl. pneum. IgM`.

    Every word stands in its place, and at least six letters are left; names of more than one
    analyte count as none.
    """
    parts = _FOOTNOTE.sub("", name.strip(" :")).strip().replace(".", ". ").split()
    words = [(re.escape(lab.key(part)), part.endswith(".")) for part in parts]
    if not any(cut for _, cut in words) or sum(len(word) for word, _ in words) < _LEFT_LETTERS:
        return ()
    pattern = re.compile(" ".join(f"{word}[a-z]*" if cut else word for word, cut in words))
    found = [lab.names()[known] for known in lab.names() if pattern.fullmatch(known)]
    slugs = {frozenset(a.slug for a in each) for each in found}
    return found[0] if len(slugs) == 1 else ()


def _of_allergen(name: str, unit: str | None) -> tuple[Analyte, ...]:
    """The allergen whose code stands beside its name; none where they are two allergens'.

    A name that is not known is believed with the unit of a specific IgE only: "free T4".
    """
    parts = _ALLERGEN.fullmatch(_FOOTNOTE.sub("", name.strip(" :.")).strip())
    if parts is None:
        return ()
    code = parts["first"] or parts["last"]
    coded = tuple(a for a in _looked_up(code) if a.group == lab_allergens.GROUP)
    named = _candidates(parts["after"] or parts["before"])
    if named:
        return tuple(a for a in coded if any(a is b for b in named))
    return coded if unit and set(readings(unit)) & _IGE_UNITS else ()


def _told(found: Sequence[Analyte], name: str, unit: str | None) -> list[Analyte]:
    """Allergens count only where the unit or a word says that IgE is meant."""
    is_of_ige = bool(unit and readings(unit)) or "ige" in lab.key(name).split()
    return [a for a in found if is_of_ige or a.group != lab_allergens.GROUP]


def groups_of(name: str) -> set[str]:
    """The groups of all analytes that have this very name, in whatever specimen."""
    return {analyte.group for analyte in _candidates(name)}


def is_known(name: str) -> bool:
    """Whether the table has this very name."""
    return bool(_candidates(name))


def match(name: str, unit: str | None, specimen: str | None) -> Match:
    """The analyte that is meant; `Match(None)` where none or more than one could be."""
    exact = _told(_candidates(name), name, unit) or _of_allergen(name, unit)
    if exact:
        return Match(_only(exact, unit, specimen), exact=True)
    near = _abbreviated(name) or _similar(lab.key(_FOOTNOTE.sub("", name)))
    return Match(_only(_told(near, name, unit), unit, specimen))


@cache
def _by_code() -> Mapping[str, tuple[Analyte, ...]]:
    """Every LOINC of the table and the analytes that have it."""
    index: dict[str, tuple[Analyte, ...]] = {}
    for analyte in lab.analytes().values():
        for code in {*analyte.loinc.values(), *analyte.understood}:
            index[code] = (*index.get(code, ()), analyte)
    return index


def match_coded(
    code: str | None, name: str, unit: str | None, specimen: str | None
) -> tuple[Match, str | None]:
    """The analyte of a LOINC and a name, and why a person must look where the two disagree.

    The code decides; a name that says less than the code (glucose, for fasting glucose) agrees.
    """
    named = match(name, unit, specimen)
    coded = _by_code().get(code or "", ())
    if len(coded) > 1:
        fitting = [a for a in coded if _fits(a, unit, specimen)]
        coded = tuple(a for a in fitting if a is named.analyte) or tuple(fitting)
    if len(coded) != 1:
        return (Match(None), "code_of_several") if coded else (named, None)
    analyte = coded[0]
    if named.exact and named.analyte is not None and not _says_less(named.analyte, analyte):
        return Match(None), "code_and_name_differ"
    if not _fits(analyte, unit, None):
        return Match(None), "unit_does_not_fit"
    return Match(analyte, exact=True), None


def _says_less(named: Analyte, coded: Analyte) -> bool:
    return set(lab.key(named.name).split()) <= set(lab.key(coded.name).split())
