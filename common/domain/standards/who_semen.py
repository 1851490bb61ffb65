"""Semen analysis, what morphology needs: the WHO manual's limits, each with edition and source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerLimit:
    """A 5th centile of men whose partner conceived within 12 months, with its 95 % interval."""

    code: str
    value: float
    interval: tuple[float, float]
    unit: str
    edition: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The median and the range of 95 % of normal cells, for one stain only."""

    code: str
    median: float
    low: float
    high: float
    unit: str
    stain: str
    edition: str
    citation: str


_SIXTH = "WHO laboratory manual for the examination and processing of human semen, 6th ed., 2021"
_FIFTH = "WHO laboratory manual for the examination and processing of human semen, 5th ed., 2010"
_CAMPBELL = "Campbell MJ et al., Andrology 2021;9:817-822"
_COOPER = "Cooper TG et al., Hum Reprod Update 2010;16:231-245"

NORMAL_FORMS = LowerLimit(
    code="who_semen.normal_forms",
    value=4.0,
    interval=(3.9, 4.0),
    unit="%",
    edition="6th ed. 2021",
    citation=f"{_SIXTH}; {_CAMPBELL}",
)
NORMAL_FORMS_2010 = LowerLimit(
    code="who_semen.normal_forms",
    value=4.0,
    interval=(3.0, 4.0),
    unit="%",
    edition="5th ed. 2010",
    citation=f"{_FIFTH}; {_COOPER}",
)

# Measured on 77 stained cells. Stains shrink or swell a head, so these ranges hold for Papanicolaou
# alone; an unstained or otherwise stained head must not be judged by them.
_PAPANICOLAOU = "Papanicolaou"
HEAD_LENGTH = Size(
    code="sperm.head_length_um",
    median=4.1,
    low=3.7,
    high=4.7,
    unit="um",
    stain=_PAPANICOLAOU,
    edition="5th ed. 2010",
    citation=_FIFTH,
)
HEAD_WIDTH = Size(
    code="sperm.head_width_um",
    median=2.8,
    low=2.5,
    high=3.2,
    unit="um",
    stain=_PAPANICOLAOU,
    edition="5th ed. 2010",
    citation=_FIFTH,
)
HEAD_ELONGATION = Size(
    code="sperm.head_elongation",
    median=1.5,
    low=1.3,
    high=1.8,
    unit="1",
    stain=_PAPANICOLAOU,
    edition="5th ed. 2010",
    citation=_FIFTH,
)

# A share of normal forms is a count over cells; with fewer it is no result of the manual's method.
MIN_CELLS_FOR_MORPHOLOGY = 200

# Motility, 6th edition: by the distance from start to end in a second, at 37 degrees Celsius. The
# 5th edition has one class for the first two.
RAPID, SLOW = "rapid_progressive", "slow_progressive"
NON_PROGRESSIVE, IMMOTILE = "non_progressive", "immotile"
MOTILITY = (RAPID, SLOW, NON_PROGRESSIVE, IMMOTILE)
RAPID_UM_PER_S = 25.0
SLOW_UM_PER_S = 5.0
MIN_CELLS_FOR_MOTILITY = 200
MOTILITY_CITATION = f"{_SIXTH}: rapid >= 25 um/s, slow 5 to < 25 um/s, non-progressive < 5 um/s"


def motility(progression_um_per_s: float) -> str:
    """The class of a cell that moves."""
    if progression_um_per_s >= RAPID_UM_PER_S:
        return RAPID
    return SLOW if progression_um_per_s >= SLOW_UM_PER_S else NON_PROGRESSIVE
