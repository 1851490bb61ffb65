"""Every finding code has a kind, a unit and a name in every language."""

import pytest

from common.domain.standards import codes
from common.domain.standards.codes import Kind

PUBLIC = [
    "sperm.normal",
    "sperm.head_normal",
    "sperm.acrosome_normal",
    "sperm.vacuole_normal",
    "sperm.tail_normal",
    "sperm.is_sperm",
    "sperm.head_shape",
    "sperm.head_length_um",
    "sperm.head_width_um",
    "sperm.head_elongation",
    "sperm.count",
    "sperm.concentration_million_per_ml",
    "sperm.cell",
    "sperm.track",
    "who_semen.rapid_progressive",
    "who_semen.slow_progressive",
    "who_semen.non_progressive",
    "who_semen.immotile",
    "oocyte.diameter_um",
    "oocyte.zona_thickness_um",
    "oocyte.perivitelline_um",
    "oocyte.polar_body_visible",
    "oocyte.maturity",
    "embryo.outline",
    "embryo.diameter_um",
    "embryo.zona_thickness_um",
    "embryo.quality_good",
    "embryo.stage",
    "embryo.cell_count",
    "gardner.expansion",
    "gardner.icm",
    "gardner.te",
    "follicle.count",
    "follicle.follicle",
    "follicle.band_2_10_mm",
    "ovary.lesion",
    "ovary.lesion_class",
    "ovary.lesion_outline",
    "uterus.polyp",
    "uterus.lumen_outline",
    "uterus.cervix_outline",
    "document.type",
    "lab.other",
    "lab.amh",
    "identity.name",
    "identity.birth_date",
    "identity.sex",
    "identity.number",
    "fruit.kind",
    "fruit.item",
]


@pytest.mark.parametrize("code", PUBLIC)
def test_every_public_code_has_a_row(code: str) -> None:
    assert codes.find(code) is not None


@pytest.mark.parametrize("language", sorted(codes.LABELS))
def test_every_code_has_a_label_in_every_language(language: str) -> None:
    assert set(codes.LABELS[language]) == set(codes.LABELS["en"])
    assert all(code in codes.LABELS[language] for code in codes.TABLE)


@pytest.mark.parametrize("language", ["nl", "de", "fr", "es"])
def test_labels_are_translated(language: str) -> None:
    english, other = codes.LABELS["en"], codes.LABELS[language]
    same = [key for key in english if english[key] == other[key]]
    assert len(same) < len(english) / 4


def test_five_languages_are_there() -> None:
    assert set(codes.LABELS) == {"en", "nl", "de", "fr", "es"}


def test_an_unknown_language_is_labelled_in_english() -> None:
    assert codes.label("sperm.head_length_um", "tlh") == "Head length"


def test_a_laboratory_value_is_called_as_its_document_calls_it() -> None:
    assert codes.label("lab.amh", "en", "Anti-Müller-Hormon") == "Anti-Müller-Hormon"
    assert codes.label("lab.other", "en", "Kryptonit") == "Kryptonit"


def test_a_length_in_pixels_keeps_its_name_and_changes_its_unit() -> None:
    row = codes.find("sperm.head_length_px")
    assert row is not None
    assert (row.kind, row.unit) == (Kind.NUMBER, "px")
    assert codes.label("sperm.head_length_px", "en") == "Head length"


def test_an_unknown_code_has_no_row() -> None:
    assert codes.find("sperm.charm") is None


@pytest.mark.parametrize(
    ("ucum", "printed"),
    [
        ("um", "µm"),
        ("%", "%"),
        ("10*6/mL", "10⁶/mL"),
        ("m[IU]/mL", "mIU/mL"),
        ("u[IU]/mL", "µIU/mL"),
        ("ug/dL", "µg/dL"),
        ("umol/L", "µmol/L"),
        ("1", ""),
        (None, ""),
    ],
)
def test_units_are_printed_as_people_write_them(ucum: str | None, printed: str) -> None:
    assert codes.unit_printed(ucum) == printed


def test_numbers_have_the_decimals_of_their_code() -> None:
    assert codes.number_printed(4.3456, 2) == "4.35"
    assert codes.number_printed(0.5, None) == "0.5"


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("follicle.band_10_14_mm", "Follicles 10\u201314 mm"),
        ("follicle.band_20_plus_mm", "Follicles 20+ mm"),
    ],
)
def test_a_size_band_names_its_sizes(code: str, label: str) -> None:
    assert codes.label(code, "en") == label
