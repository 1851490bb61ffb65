"""Published bands and centiles by analyte, as data: a rule pack.

`established` is False where a number is domain knowledge that was not read again at its source;
such a statement says so and is never shown as established.

References
----------
.. [1] Campbell MJ et al., Andrology 2021;9:817-822: distribution of semen examination results.
.. [2] Muthigi A et al., Fertil Steril 2021;115:1454: total progressive number, no consensus limit.
.. [3] Liu KE et al., Hum Reprod 2018;33:1883: endometrial thickness and live birth.
.. [4] ASRM Practice Committee, Fertil Steril 2020;114:1151-1157; Ferraretti AP et al., Hum Reprod
   2011;26:1616 (Bologna): antral follicle count.
.. [5] American Diabetes Association, Standards of Care.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CENTILES = (5, 10, 25, 50, 75, 90, 95)
CENTILE_SCALE: Mapping[str, tuple[float, ...]] = {
    "semen_volume": (1.4, 1.8, 2.3, 3.0, 4.2, 5.5, 6.2),
    "sperm_concentration": (16, 22, 36, 66, 110, 166, 208),
    "sperm_total": (39, 58, 108, 210, 363, 561, 701),
    "sperm_motility_total": (42, 47, 55, 64, 73, 83, 90),
    "sperm_progressive": (30, 36, 45, 55, 63, 71, 77),
    "sperm_vitality": (54, 60, 69, 78, 88, 95, 97),
    "sperm_normal_forms": (4, 5, 8, 14, 23, 32, 39),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Cuts from low to high; a value equal to a cut lies above it."""

    cuts: tuple[float, ...]
    unit: str
    edition: str
    citation: str
    established: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Each band as `< 5`, `5 - < 7`, `>= 7` with the signs of print."""
        middle = (f"{a:g} - < {b:g}" for a, b in zip(self.cuts, self.cuts[1:], strict=False))
        return (f"< {self.cuts[0]:g}", *middle, f"\u2265 {self.cuts[-1]:g}")


BANDS: Mapping[str, Bands] = {
    "afc": Bands(
        cuts=(5, 7), unit="", edition="2020", established=True,
        citation="ASRM, Fertil Steril 2020;114:1151; Bologna criteria, Hum Reprod 2011;26:1616",
    ),
    "endometrium": Bands(
        cuts=(7, 8), unit="mm", edition="2018", established=True,
        citation="Liu KE et al., Hum Reprod 2018;33:1883 (8 mm fresh, 7 mm frozen transfer)",
    ),
    "progressive_total": Bands(
        cuts=(2, 5, 10), unit="10\u2076", edition="2021", established=True,
        citation="Mankus 2019, Fertil Steril 111:708; Muthigi 2021, Fertil Steril 115:1454",
    ),
    "hba1c": Bands(
        cuts=(5.7, 6.5), unit="%", edition="ADA", established=False,
        citation="American Diabetes Association, Standards of Care",
    ),
    "glucose_fasting": Bands(
        cuts=(100, 126), unit="mg/dL", edition="ADA", established=False,
        citation="American Diabetes Association, Standards of Care",
    ),
    "vitamin_d": Bands(
        cuts=(20, 30), unit="ng/mL", edition="as cited", established=False,
        citation="usual limits of 25-hydroxyvitamin D; societies differ",
    ),
}  # fmt: skip
