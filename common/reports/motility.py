"""What the tracks of a film say together: kinematics by class, and how many move how fast."""

from collections.abc import Mapping, Sequence

from common.domain.model import JsonObject
from common.domain.standards import codes, who_semen
from common.reports.matrices import NOT_MEASURED
from common.reports.rows import real
from common.reports.said import Matrix, Row
from common.reports.words.phrases import Phrases

_MEASURES = ("VCL", "VSL", "VAP", "LIN", "STR", "WOB", "ALH", "BCF")
_KINDS = (*who_semen.MOTILITY, "moving", "still")
_BANDS = (0, 5, 25, 50, 75, 100, 150)
_BAR = "\u2588"
_LONGEST_BAR = 20


def tracks(bodies: Sequence[JsonObject]) -> list[JsonObject]:
    """The findings about single cells."""
    found = []
    for body in bodies:
        findings = body.get("findings")
        for finding in findings if isinstance(findings, Sequence) else ():
            if finding.get("code") == "sperm.track":
                found.append(finding)
    return found


def counted(bodies: Sequence[JsonObject]) -> int:
    """How many sperm were followed in all films."""
    total = 0
    for body in bodies:
        findings = body.get("findings")
        for finding in findings if isinstance(findings, Sequence) else ():
            if finding.get("code") == "sperm.count":
                total += int(real(finding.get("value")) or 0)
    return total


def matrix(found: Sequence[JsonObject], language: str, said: Phrases) -> Matrix | None:
    """A line for each class: how many, and the means of their kinematics."""
    names = [name for name in map(_name, _MEASURES, [found] * len(_MEASURES)) if name]
    if not names:
        return None
    lines = []
    for kind in _KINDS:
        of_kind = [finding for finding in found if finding.get("value") == kind]
        if of_kind:
            label = codes.value_label("sperm.track", kind, language)
            lines.append((label, str(len(of_kind)), *(_mean(of_kind, name) for name in names)))
    heading = [_heading(name, _unit(found, name)) for name in names]
    return Matrix(
        header=(said["motility.class"], said["motility.cells"], *heading), lines=tuple(lines)
    )


def bands(found: Sequence[JsonObject], said: Phrases) -> tuple[Row, ...]:
    """A histogram of progression in um/s; nothing without a scale."""
    speeds = [s for s in (real(finding.get("progression")) for finding in found) if s is not None]
    if not speeds:
        return ()
    ends = (*_BANDS[1:], None)
    numbers = [
        sum(low <= s and (high is None or s < high) for s in speeds)
        for low, high in zip(_BANDS, ends, strict=True)
    ]
    most = max(numbers)
    return tuple(
        Row(
            code="sperm.track",
            label=said["motility.band"].format(
                low=low, high="\u221e" if high is None else high, unit="µm/s"
            ),
            value=said["of"].format(count=number, total=len(speeds)),
            note=_BAR * round(_LONGEST_BAR * number / most),
        )
        for low, high, number in zip(_BANDS, ends, numbers, strict=True)
    )


def _name(measure: str, found: Sequence[JsonObject]) -> str | None:
    """The measure as these findings call it: lengths without a scale have `_px` behind them."""
    names = (measure, f"{measure}_px")
    return next((n for n in names if any(real(f.get(n)) is not None for f in found)), None)


def _mean(found: Sequence[JsonObject], name: str) -> str:
    values = [v for v in (real(finding.get(name)) for finding in found) if v is not None]
    return f"{sum(values) / len(values):.1f}" if values else NOT_MEASURED


def _heading(name: str, unit: str) -> str:
    """A measure and its unit; a ratio has none."""
    shown = name.removesuffix("_px")
    return f"{shown}, {unit}" if unit else shown


def _unit(found: Sequence[JsonObject], name: str) -> str:
    for finding in found:
        units = finding.get("units")
        if isinstance(units, Mapping) and name in units:
            return codes.unit_printed(str(units[name]))
    return ""
