"""The Istanbul consensus on embryo assessment: when one looks, and what is expected then."""

from dataclasses import dataclass

EDITION = "2011"
CITATION = (
    "Alpha Scientists in Reproductive Medicine and ESHRE Special Interest Group of Embryology,"
    " Hum Reprod 2011;26:1270-1283"
)
NEWER = "Coticchio G et al., Hum Reprod 2025;40:989-1035, timed the observations anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One observation: hours after insemination, their tolerance, and the stage expected then."""

    day: int
    hours: float
    tolerance: float
    stage: str
    cells: int | None


OBSERVATIONS = (
    Observation(day=1, hours=17, tolerance=1, stage="zygote", cells=1),
    Observation(day=2, hours=44, tolerance=1, stage="cleavage", cells=4),
    Observation(day=3, hours=68, tolerance=1, stage="cleavage", cells=8),
    Observation(day=4, hours=92, tolerance=2, stage="morula", cells=None),
    Observation(day=5, hours=116, tolerance=2, stage="blastocyst", cells=None),
)


def of_day(day: int) -> Observation | None:
    """The observation of a day of development, 1 to 5."""
    return next((seen for seen in OBSERVATIONS if seen.day == day), None)
