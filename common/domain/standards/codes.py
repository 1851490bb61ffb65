"""Every finding code: the kind of its value, its unit and decimals, and what it is called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from common.domain.standards.labels import de, en, es, fr, nl

LABELS: Mapping[str, Mapping[str, str]] = {
    "en": en.LABELS,
    "nl": nl.LABELS,
    "de": de.LABELS,
    "fr": fr.LABELS,
    "es": es.LABELS,
}
DEFAULT_LANGUAGE = "en"


class Kind(StrEnum):
    """What a code's value is."""

    BOOL = "bool"
    NUMBER = "number"
    CATEGORY = "category"
    TEXT = "text"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Code:
    """One finding code. `unit` is UCUM, None where the finding brings it or there is none."""

    code: str
    kind: Kind
    unit: str | None = None
    decimals: int | None = None


B, N, C, T, O = Kind.BOOL, Kind.NUMBER, Kind.CATEGORY, Kind.TEXT, Kind.OUTLINE  # noqa: E741

_ROWS: tuple[tuple[str, Kind, str | None, int | None], ...] = (
    ("sperm.normal", B, None, None),
    ("sperm.head_normal", B, None, None),
    ("sperm.acrosome_normal", B, None, None),
    ("sperm.vacuole_normal", B, None, None),
    ("sperm.tail_normal", B, None, None),
    ("sperm.is_sperm", B, None, None),
    ("sperm.head_shape", C, None, None),
    ("sperm.head_length_um", N, "um", 2),
    ("sperm.head_width_um", N, "um", 2),
    ("sperm.head_elongation", N, "1", 2),
    ("sperm.count", N, None, 0),
    ("sperm.concentration_million_per_ml", N, "10*6/mL", 1),
    ("sperm.cell", C, None, None),
    ("sperm.track", C, None, None),
    ("who_semen.rapid_progressive", N, "%", 0),
    ("who_semen.slow_progressive", N, "%", 0),
    ("who_semen.non_progressive", N, "%", 0),
    ("who_semen.immotile", N, "%", 0),
    ("who_semen.volume", N, "mL", 1),
    ("who_semen.concentration", N, "10*6/mL", 1),
    ("who_semen.total_number", N, "10*6", 1),
    ("who_semen.total_motility", N, "%", 0),
    ("who_semen.progressive", N, "%", 0),
    ("who_semen.vitality", N, "%", 0),
    ("who_semen.normal_forms", N, "%", 1),
    ("oocyte.diameter_um", N, "um", 1),
    ("oocyte.zona_thickness_um", N, "um", 1),
    ("oocyte.perivitelline_um", N, "um", 1),
    ("oocyte.polar_body_visible", B, None, None),
    ("oocyte.maturity", C, None, None),
    ("embryo.outline", O, None, None),
    ("embryo.diameter_um", N, "um", 1),
    ("embryo.zona_thickness_um", N, "um", 1),
    ("embryo.quality_good", B, None, None),
    ("embryo.stage", C, None, None),
    ("embryo.cell_count", N, None, 0),
    ("gardner.expansion", C, None, None),
    ("gardner.icm", C, None, None),
    ("gardner.te", C, None, None),
    ("follicle.count", N, None, 0),
    ("follicle.follicle", O, None, None),
    ("ovary.volume_ml", N, "mL", 1),
    ("ovary.lesion", B, None, None),
    ("ovary.lesion_class", C, None, None),
    ("ovary.lesion_outline", O, None, None),
    ("endometrium.thickness_mm", N, "mm", 1),
    ("endometrium.pattern", C, None, None),
    ("uterus.polyp", B, None, None),
    ("uterus.myoma", B, None, None),
    ("uterus.adhesions", B, None, None),
    ("uterus.endometritis_signs", B, None, None),
    ("uterus.niche", B, None, None),
    ("uterus.hydrosalpinx", B, None, None),
    ("uterus.ostium_visible", B, None, None),
    ("uterus.cavity", C, None, None),
    ("uterus.lumen_outline", O, None, None),
    ("uterus.cervix_outline", O, None, None),
    ("document.type", C, None, None),
    ("lab.other", T, None, None),
    ("identity.name", T, None, None),
    ("identity.birth_date", T, None, None),
    ("identity.sex", T, None, None),
    ("identity.number", T, None, None),
    ("identity.requester", T, None, None),
    ("fruit.kind", C, None, None),
    ("fruit.item", C, None, None),
)

TABLE: Mapping[str, Code] = {row[0]: Code(*row) for row in _ROWS}

_BAND = re.compile(r"follicle\.band_(\d+)_(\d+|plus)_mm")
_UNITS = {"1": "", "{score}": "", "[pH]": "", "a": "years", "d": "days", "10*6": "10⁶"}


def find(code: str) -> Code | None:
    """The row of a code. A length in pixels has the row of its length; None for an unknown code."""
    if code in TABLE:
        return TABLE[code]
    if code.startswith("lab."):
        return Code(code, Kind.TEXT)
    if _BAND.fullmatch(code):
        return Code(code, Kind.NUMBER, None, 0)
    if code.endswith("_px") and (row := TABLE.get(f"{code.removesuffix('_px')}_um")):
        return Code(code, row.kind, "px", 1)
    return None


def words(language: str) -> Mapping[str, str]:
    """The labels of a language, of English where we have none."""
    return LABELS.get(language.partition("-")[0].lower(), LABELS[DEFAULT_LANGUAGE])


def label(code: str, language: str, printed_name: str | None = None) -> str:
    """What a code is called. A laboratory value is called as its document calls it."""
    table = words(language)
    if code in table and code != "lab.other":
        return table[code]
    if printed_name:
        return printed_name
    if band := _BAND.fullmatch(code):
        to = "" if band[2] == "plus" else f"\u2013{band[2]}"
        return f"{table['follicle.band']} {band[1]}{to or '+'} mm"
    if (micrometres := f"{code.removesuffix('_px')}_um") in table:
        return table[micrometres]
    return table.get(code) or code.rpartition(".")[2].replace("_", " ")


def value_label(code: str, value: str, language: str) -> str:
    """What a category, or a yes/no (`true`, `false`), of a code is called."""
    table = words(language)
    for key in (f"{code}={value}", f"{code.partition('.')[0]}={value}", f"={value}"):
        if key in table:
            return table[key]
    return value.replace("_", " ")


def unit_printed(unit: str | None) -> str:
    """A UCUM unit as people write it: `um` is µm, `10*6/mL` is 10⁶/mL, `m[IU]/mL` is mIU/mL."""
    if not unit:
        return ""
    if unit in _UNITS:
        return _UNITS[unit]
    text = unit.replace("10*6", "10⁶").replace("10*9", "10⁹").replace("10*3", "10³")
    text = re.sub(r"[\[\]{}]", "", text)
    return re.sub(r"(?<![A-Za-z])u(?=[A-Za-z])", "µ", text)


def number_printed(value: float, decimals: int | None) -> str:
    """A number with its code's decimals; without them the shortest text that is the same number."""
    if decimals is None:
        return f"{value:.10g}"
    return f"{value:.{decimals}f}"
