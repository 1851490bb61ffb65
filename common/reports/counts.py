"""What many cells say together: how many of how many, with the exact interval of that share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p, sqrt

from common.domain.model import JsonObject
from common.domain.standards import codes, who_semen
from common.reports import ranges
from common.reports.rows import plain
from common.reports.said import Row
from common.reports.words.phrases import Phrases

ENOUGH = who_semen.MIN_CELLS_FOR_MORPHOLOGY
_SHARES = (
    "sperm.normal",
    "sperm.head_normal",
    "sperm.acrosome_normal",
    "sperm.vacuole_normal",
    "sperm.tail_normal",
)
_TALLIES = ("sperm.head_shape", "fruit.kind")


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends of a share, in percent."""

    low: float
    high: float


def _below(count: int, total: int, p: float) -> float:
    """P(X < count) of a binomial distribution; by logarithms, as its terms outgrow a float."""
    if p in (0.0, 1.0):
        return float(p == 0.0 and count > 0)
    first = lgamma(total + 1)
    logs = (
        first - lgamma(k + 1) - lgamma(total - k + 1) + k * log(p) + (total - k) * log1p(-p)
        for k in range(count)
    )
    return sum(map(exp, logs))


def _where(falls: Callable[[float], float], wanted: float) -> float:
    """The share at which a falling function takes a value."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if falls(middle) > wanted else (low, middle)
    return (low + high) / 2


def exact_interval(count: int, total: int) -> Interval:
    """The 95 % interval of Clopper and Pearson: it also holds for few cells and shares near 0 %."""
    low = _where(lambda p: _below(count, total, p), 0.975) if count else 0.0
    high = _where(lambda p: _below(count + 1, total, p), 0.025) if count < total else 1.0
    return Interval(100 * low, 100 * high)


def wilson_interval(count: int, total: int) -> Interval:
    """The 95 % interval of Wilson."""
    z, p = 1.959964, count / total
    middle = p + z * z / (2 * total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    whole = 1 + z * z / total
    return Interval(100 * (middle - half) / whole, 100 * (middle + half) / whole)


def share_interval(count: int, total: int) -> Interval:
    """Wilson's interval, the exact one below 10 % or 100 cells."""
    if total < 100 or count < 0.1 * total:
        return exact_interval(count, total)
    return wilson_interval(count, total)


def _values(bodies: Sequence[JsonObject], code: str) -> list[object]:
    found = []
    for body in bodies:
        findings = body.get("findings")
        for finding in findings if isinstance(findings, Sequence) else ():
            if finding.get("code") == code:
                found.append(finding.get("value"))
    return found


def _share_row(code: str, values: Sequence[object], language: str, said: Phrases) -> Row:
    count, total = sum(value is True for value in values), len(values)
    percent = 100 * count / total
    interval = share_interval(count, total)
    limits = ranges.PUBLISHED.get(code, ranges.Range())
    below = limits.low is not None and percent < limits.low
    word = codes.value_label(code, "true", language)
    low, high = f"{interval.low:.1f}", f"{interval.high:.1f}"
    of_all = said["of"].format(count=count, total=total)
    return Row(
        code=code,
        label=said["counted"].format(label=codes.label(code, language), word=word),
        value=f"{percent:.1f}" if total >= ENOUGH else str(int(percent + 0.5)),
        unit="%",
        note=f"{of_all}; {said['range_95'].format(low=low, high=high)}".replace(" %", "\u00a0%"),
        reference=limits.printed,
        number=percent if limits.printed else None,
        low=limits.low,
        high=limits.high,
        flag="low" if below and total >= ENOUGH else None,
    )


def _tally_row(
    code: str, value: object, values: Sequence[object], language: str, said: Phrases
) -> Row:
    count = sum(other == value for other in values)
    word = codes.value_label(code, plain(value), language)
    return Row(
        code=code,
        label=said["counted"].format(label=codes.label(code, language), word=word),
        value=said["of"].format(count=count, total=len(values)),
    )


def spermatozoa(bodies: Sequence[JsonObject]) -> int:
    """How many of the pictures were assessed as a whole spermatozoon."""
    return len(_values(bodies, "sperm.normal"))


def summary(bodies: Sequence[JsonObject], language: str, said: Phrases) -> tuple[Row, ...]:
    """One row for each thing that can be counted over all files of a specimen."""
    rows = []
    for code in _SHARES:
        if values := _values(bodies, code):
            rows.append(_share_row(code, values, language, said))
    for code in _TALLIES:
        values = _values(bodies, code)
        for value in sorted({plain(value) for value in values}):
            rows.append(_tally_row(code, value, values, language, said))
    return tuple(rows)
