"""Usual reference intervals of hormones, to check a printed unit against: never to flag a value.

Only the rows of [1]_ were checked at their source (`estradiol`, `lh`, `progesterone`); the others
are typical inserts of immunoassays. A unit is told from another by a factor of 3 and more, for
which they are good enough.

References
----------
.. [1] Anckaert E et al., Pract Lab Med 2021;25:e00211: Elecsys, 5th to 95th centile.
"""

from collections.abc import Mapping, Sequence

from common.domain.standards import lab
from common.domain.standards.lab import Analyte

Interval = tuple[float, float]
FOLLICULAR = "follicular"
ROWS: Mapping[str, Sequence[tuple[str, float, float]]] = {
    "estradiol": [(FOLLICULAR, 31, 90), ("ovulation", 60, 534), ("luteal", 60, 233), ("", 10, 40)],
    "lh": [(FOLLICULAR, 4.8, 13.2), ("ovulation", 8.1, 72.7), ("luteal", 2.7, 13.1),
           ("", 1.7, 8.6)],
    "progesterone": [(FOLLICULAR, 0.05, 0.19), ("ovulation", 0.06, 4.2), ("luteal", 4.1, 14.6)],
    "fsh": [(FOLLICULAR, 3.5, 12.5), ("ovulation", 4.7, 21.5), ("luteal", 1.7, 7.7),
            ("", 26, 135), ("", 1.5, 12.4)],
    "prolactin": [("", 4.8, 23.3), ("", 4.0, 15.2)],
    "tsh": [("", 0.27, 4.2)],
    "ft4": [("", 0.93, 1.7)],
    "testosterone": [("", 8, 48), ("", 249, 836)],
    "shbg": [("", 25, 122), ("", 17, 56)],
    "dheas": [("", 99, 407), ("", 61, 337), ("", 35, 256), ("", 160, 449)],
}  # fmt: skip
_FITS, _FITS_WELL = 3.0, 1.5
_EARLY_DAYS = range(2, 5)


def inferred_unit(analyte: Analyte, value: float, limits: Interval) -> str | None:
    """The one unit in which a value without a unit is plausible and its printed interval usual.

    None where no unit fits, or more than one.
    """
    fitting = [
        unit
        for unit in analyte.units
        if lab.plausibility(analyte.slug, value, unit) is None
        and _fits(analyte, unit, limits, "", _FITS)
    ]
    return fitting[0] if len(fitting) == 1 else None


def suspected_unit(
    analyte: Analyte, unit: str, limits: Interval, cycle_day: int | None
) -> str | None:
    """Another unit that the printed interval fits well, where it does not fit the printed one."""
    phase = FOLLICULAR if cycle_day in _EARLY_DAYS else ""
    if analyte.slug not in ROWS or _fits(analyte, unit, limits, phase, _FITS):
        return None
    others = [
        other
        for other in analyte.units
        if other != unit and _fits(analyte, other, limits, phase, _FITS_WELL)
    ]
    return others[0] if len(others) == 1 else None


def _fits(analyte: Analyte, unit: str, limits: Interval, phase: str, factor: float) -> bool:
    """Whether both ends, in this unit, are within a factor of a row's.

    phase : compare with its rows only, where there are any
    """
    ends = [lab.convert(analyte.slug, end, unit, analyte.units[0]) for end in limits]
    rows = ROWS.get(analyte.slug, ())
    rows = [row for row in rows if row[0] == phase] or rows
    return any(
        all(end is not None and end > 0 and 1 / factor <= end / usual <= factor
            for end, usual in zip(ends, row[1:], strict=True))
        for row in rows
    )  # fmt: skip
