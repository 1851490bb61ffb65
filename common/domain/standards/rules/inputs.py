"""Laboratory findings -> what a rule may use: one certain number of each analyte, or why not.

A confidence is never looked at: it says how well something was read, not how somebody is.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from common.domain.model import JsonObject
from common.domain.standards import lab

_LAB = "lab."
_FINAL = frozenset({"final", "corrected", "amended", "appended", None})
_PER_EJACULATE = "/{ejaculate}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A value in its analyte's first unit, as the interval in which it lies.

    low, high : equal for an exact value; a printed `<` or `>` leaves one end open
    low_open, high_open : whether the end itself is excluded
    flag : L, N or H against the interval that the report prints; None without one
    """

    ids: tuple[str, ...]
    slug: str
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    flag: str | None = None
    has_range: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is a value and no bound."""
        return self.low == self.high

    @property
    def shown(self) -> str:
        """The number as people read it."""
        if self.is_exact:
            return f"{self.low:.4g}"
        if math.isinf(self.high):
            return f"{'>' if self.low_open else '≥'} {self.low:.4g}"
        return f"{'<' if self.high_open else '≤'} {self.high:.4g}"

    def is_below(self, limit: float) -> bool | None:
        """Whether it is less than a limit; None where its bounds leave that open."""
        if self.high < limit or (self.high == limit and self.high_open):
            return True
        return False if self.low >= limit else None

    def is_above(self, limit: float) -> bool | None:
        """Whether it is more than a limit; None where its bounds leave that open."""
        if self.low > limit or (self.low == limit and self.low_open):
            return True
        return False if self.high <= limit else None


@dataclass(frozen=True, slots=True)
class Unusable:
    """A stated result from which no rule may conclude: `held`, `unit`, `several`, `not_final`,
    `no_number`.
    """

    ids: tuple[str, ...]
    why: str


Inputs = Mapping[str, Known | Unusable]


def collect(findings: Sequence[JsonObject]) -> dict[str, Known | Unusable]:
    """What the findings state of each analyte, by its slug.

    findings : without those that a newer version superseded
    """
    by_slug: dict[str, list[Known | Unusable]] = {}
    for finding in findings:
        code = str(finding.get("code"))
        slug = code.removeprefix(_LAB)
        if code.startswith(_LAB) and slug in lab.analytes():
            by_slug.setdefault(slug, []).append(_one(slug, finding))
    found = {slug: _only(values) for slug, values in by_slug.items()}
    return found | _of_scans(findings)


def worded(findings: Sequence[JsonObject]) -> dict[str, tuple[str, str]]:
    """The one wording of each analyte that has no number, with its finding's id."""
    words: dict[str, dict[str, str]] = {}
    for finding in findings:
        slug, value = str(finding.get("code")).removeprefix(_LAB), finding.get("value")
        is_final = finding.get("status") in _FINAL
        is_certain = not finding.get("held") or finding.get("method") == "person"
        if isinstance(value, str) and slug in lab.analytes() and is_final and is_certain:
            words.setdefault(slug, {}).setdefault(value, str(finding.get("id")))
    return {s: next(iter(said.items())) for s, said in words.items() if len(said) == 1}


def _of_scans(findings: Sequence[JsonObject]) -> dict[str, Known | Unusable]:
    """The antral follicle count of both ovaries and the thickness of the endometrium."""
    found: dict[str, Known | Unusable] = {}
    for slug, code in (("endometrium", "endometrium.thickness_mm"), ("afc", "follicle.count")):
        mine = [f for f in findings if f.get("code") == code and (slug != "afc" or f.get("antral"))]
        if not mine:
            continue
        ids = tuple(str(f.get("id")) for f in mine)
        numbers = {f.get("side"): f.get("value") for f in mine}
        is_whole = set(numbers) in ({None}, {"left", "right"}) and len(numbers) == len(mine)
        if any(f.get("held") and f.get("method") != "person" for f in mine):
            found[slug] = Unusable(ids, "held")
        elif not is_whole or not all(isinstance(n, int | float) for n in numbers.values()):
            found[slug] = Unusable(ids, "both_ovaries" if slug == "afc" else "several")
        else:
            total = sum(float(str(n)) for n in numbers.values())
            found[slug] = Known(ids=ids, slug=slug, low=total, high=total)
    return found


def known(inputs: Inputs, slug: str) -> Known | None:
    """The usable value of an analyte."""
    found = inputs.get(slug)
    return found if isinstance(found, Known) else None


def _only(found: Sequence[Known | Unusable]) -> Known | Unusable:
    """One of the same; of several different ones none, since nobody says which counts."""
    first = found[0]
    if len(found) == 1:
        return first
    ids = tuple(i for item in found for i in item.ids)
    values = {(k.low, k.high) for k in found if isinstance(k, Known)}
    is_same = len(values) == 1 and all(isinstance(item, Known) for item in found)
    return first if is_same else Unusable(ids, "several")


def _one(slug: str, finding: JsonObject) -> Known | Unusable:
    ids = (str(finding.get("id")),)
    value = finding.get("value")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if finding.get("held") and finding.get("method") != "person":
        return Unusable(ids, "held")
    if finding.get("status") not in _FINAL:
        return Unusable(ids, "not_final")
    if not is_number or not math.isfinite(number := float(str(value))):
        return Unusable(ids, "no_number")
    # Who confirms a value whose unit was inferred from its interval confirms the unit.
    unit = finding.get("unit") or finding.get("unit_inferred")
    canonical = _canonical(slug, number, unit)
    if canonical is None:
        return Unusable(ids, "unit")
    if canonical < 0:
        return Unusable(ids, "held")
    # The flag belongs to the machine's value; a person's own value was compared with nothing.
    stated = None if finding.get("method") == "person" else finding.get("flag")
    exact = Known(
        ids=ids,
        slug=slug,
        low=canonical,
        high=canonical,
        flag=str(stated) if stated else None,
        has_range=bool(finding.get("printed_range")),
    )
    return _bounded(exact, finding.get("comparator"))


def _canonical(slug: str, number: float, unit: object) -> float | None:
    analyte = lab.analytes()[slug]
    if not unit:
        return number if analyte.is_unitless else None
    if not analyte.units:
        return None
    found = lab.convert(slug, number, str(unit), analyte.units[0])
    if found is not None:
        return found
    return lab.convert(slug, number, str(unit).removesuffix(_PER_EJACULATE), analyte.units[0])


def _bounded(exact: Known, comparator: object) -> Known | Unusable:
    """The value, with the end that a comparator leaves open."""
    if comparator is None:
        return exact
    if comparator in ("<", "\u2264") and exact.high > 0:
        return replace(exact, low=0.0, high_open=comparator == "<")
    if comparator in (">", "\u2265"):
        return replace(exact, high=math.inf, low_open=comparator == ">")
    return Unusable(exact.ids, "no_number")
