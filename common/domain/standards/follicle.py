"""Follicles on ultrasound: which size bands are counted, each with its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Mean diameters above `above` (at least it, in the first band) and below `below`, in mm.

    below : None for the last band
    """

    code: str
    above: float
    below: float | None
    citation: str

    def holds(self, diameter: float) -> bool:
        """Whether a mean diameter in millimetres lies in this band."""
        return self.above <= diameter and (self.below is None or diameter < self.below)


_BROEKMANS = "Broekmans FJ et al., Fertil Steril 2010;94:1044-1051: antral follicles of 2-10 mm"
_MONITORING = "bands of stimulation monitoring, whole millimetres; no published standard"

# A mean diameter of exactly 10 mm is antral: the next band begins above it.
_ABOVE_TEN = 10.05
BANDS = (
    Band(code="follicle.band_2_10_mm", above=2.0, below=_ABOVE_TEN, citation=_BROEKMANS),
    Band(code="follicle.band_10_14_mm", above=_ABOVE_TEN, below=15.0, citation=_MONITORING),
    Band(code="follicle.band_15_17_mm", above=15.0, below=18.0, citation=_MONITORING),
    Band(code="follicle.band_18_20_mm", above=18.0, below=20.0, citation=_MONITORING),
    Band(code="follicle.band_20_plus_mm", above=20.0, below=None, citation=_MONITORING),
)
SMALLEST_MM = 2.0
LARGEST_MM = 30.0
"""A dark round region that is larger is no follicle: Dewailly D et al., Hum Reprod Update 2014;
20:334-352 exclude cysts; the limit itself is ours."""
IN_ONE_PLANE = "follicles visible in this plane; not the antral follicle count, which needs a sweep"
DIAMETER = "mean of the largest diameter and the one across it, in one plane"
