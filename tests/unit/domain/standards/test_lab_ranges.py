"""A printed interval tells units apart, or nobody does."""

import pytest

from common.domain.standards import lab
from common.domain.standards.lab_ranges import ROWS, inferred_unit, suspected_unit

INFERRED = [
    ("fsh", 8.2, (3.5, 12.5), "[IU]/L"),
    ("tsh", 2.1, (0.4, 4.0), "m[IU]/L"),
    ("ft4", 15.0, (12.0, 22.0), "pmol/L"),
    ("ft4", 1.2, (0.9, 1.7), "ng/dL"),
    ("testosterone", 15.0, (8.6, 29.0), None),  # a woman's ng/dL, or a man's nmol/L
    ("testosterone", 500.0, (250.0, 830.0), "ng/dL"),
    ("estradiol", 180.0, (114.0, 332.0), None),  # fits pg/mL of one phase and pmol/L of another
    ("fsh", 8.2, (100.0, 900.0), None),
    ("fsh", 200.0, (3.5, 12.5), None),  # not plausible in any unit
    ("amh", 2.0, (1.0, 7.0), None),  # no usual interval is known
]


@pytest.mark.parametrize(("slug", "value", "limits", "unit"), INFERRED)
def test_a_unit_is_inferred_only_where_one_fits(
    slug: str, value: float, limits: tuple[float, float], unit: str | None
) -> None:
    assert inferred_unit(lab.analytes()[slug], value, limits) == unit


SUSPECTED = [
    ("estradiol", "pg/mL", (114.0, 332.0), 3, "pmol/L"),
    ("estradiol", "pg/mL", (114.0, 332.0), None, None),
    ("estradiol", "pmol/L", (114.0, 332.0), 3, None),
    ("estradiol", "pg/mL", (31.0, 90.0), 3, None),
    ("ft4", "ng/dL", (12.0, 22.0), None, "pmol/L"),
    ("ft4", "pmol/L", (12.0, 22.0), None, None),
    ("prolactin", "ng/mL", (102.0, 496.0), None, "m[IU]/L"),
    ("amh", "ng/mL", (7.0, 50.0), None, None),
]


@pytest.mark.parametrize(("slug", "unit", "limits", "day", "other"), SUSPECTED)
def test_a_unit_is_suspected_where_another_one_fits_well(
    slug: str, unit: str, limits: tuple[float, float], day: int | None, other: str | None
) -> None:
    assert suspected_unit(lab.analytes()[slug], unit, limits, day) == other


@pytest.mark.parametrize("slug", ROWS)
def test_a_usual_interval_in_its_own_unit_is_never_suspected(slug: str) -> None:
    analyte = lab.analytes()[slug]
    for _, low, high in ROWS[slug]:
        for unit in analyte.units:
            ends = [lab.convert(slug, end, analyte.units[0], unit) for end in (low, high)]
            assert None not in ends
            assert suspected_unit(analyte, unit, (ends[0], ends[1]), None) is None  # type: ignore[arg-type]
