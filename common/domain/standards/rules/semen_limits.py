"""The limits of the WHO semen manual by edition, as data: a rule pack.

Centre values 16, 30, 42 and 4 of the 6th edition are in the abstract of [1]_; the others are those
that professional tables cite from the manual. Centiles beyond the 5th are left out: they are not
verified. The immotile and non-progressive shares have no lower limit and are left out as well.

References
----------
.. [1] Campbell MJ et al., Andrology 2021;9:817-822.
.. [2] Cooper TG et al., Hum Reprod Update 2010;16:231-245.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from common.domain.standards.who_semen import NORMAL_FORMS, NORMAL_FORMS_2010

PACK = "semen/1"
DEFAULT = "2021"
UNITS: Mapping[str, str] = {
    "semen_volume": "mL",
    "sperm_concentration": "10⁶/mL",
    "sperm_total": "10⁶",
    "sperm_motility_total": "%",
    "sperm_progressive": "%",
    "sperm_vitality": "%",
    "sperm_normal_forms": "%",
    "semen_ph": "",
    "semen_leukocytes": "10⁶/mL",
    "semen_mar": "%",
    "semen_fructose": "\u00b5mol",
    "semen_zinc": "\u00b5mol",
    "semen_glucosidase": "mU",
    "semen_liquefaction": "min",
    "semen_viscosity": "cm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition: its 5th centiles by analyte, where they are printed, and its citation."""

    name: str
    citation: str
    limits: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """A limit that experts agreed on; `is_lower`: values below it are outside.

    is_closed : whether the upper limit itself lies within
    """

    limit: float
    is_lower: bool
    is_closed: bool = False
    citation: str


EDITIONS: Mapping[str, Edition] = {
    "2021": Edition(
        name=NORMAL_FORMS.edition,
        citation=f"Chapter 8 of: {NORMAL_FORMS.citation}",
        limits={
            "semen_volume": 1.4,
            "sperm_concentration": 16.0,
            "sperm_total": 39.0,
            "sperm_motility_total": 42.0,
            "sperm_progressive": 30.0,
            "sperm_vitality": 54.0,
            "sperm_normal_forms": NORMAL_FORMS.value,
        },
    ),
    "2010": Edition(
        name=NORMAL_FORMS_2010.edition,
        citation=f"Table A1.1 of: {NORMAL_FORMS_2010.citation}",
        limits={
            "semen_volume": 1.5,
            "sperm_concentration": 15.0,
            "sperm_total": 39.0,
            "sperm_motility_total": 40.0,
            "sperm_progressive": 32.0,
            "sperm_vitality": 58.0,
            "sperm_normal_forms": NORMAL_FORMS_2010.value,
        },
    ),
}
_CONSENSUS = "WHO laboratory manual, 5th ed., 2010, consensus values"
CONSENSUS: Mapping[str, Consensus] = {
    "semen_ph": Consensus(limit=7.2, is_lower=True, citation=_CONSENSUS),
    "semen_leukocytes": Consensus(limit=1.0, is_lower=False, citation=_CONSENSUS),
    "semen_mar": Consensus(limit=50.0, is_lower=False, citation=_CONSENSUS),
    "semen_fructose": Consensus(limit=13.0, is_lower=True, citation=_CONSENSUS),
    "semen_zinc": Consensus(limit=2.4, is_lower=True, citation=_CONSENSUS),
    "semen_glucosidase": Consensus(limit=20.0, is_lower=True, citation=_CONSENSUS),
    "semen_liquefaction": Consensus(
        limit=60.0, is_lower=False, is_closed=True, citation=_CONSENSUS
    ),
    "semen_viscosity": Consensus(limit=2.0, is_lower=False, is_closed=True, citation=_CONSENSUS),
}
CONSENSUS_EDITION = NORMAL_FORMS_2010.edition
