"""Marks, wrapped names, cut words and antibiograms, as Belgian reports print them."""

import pytest

from common.analyzers.document import marks, matching, repairs
from common.analyzers.document.columns import columns
from common.analyzers.document.layout import Cell, Row
from common.analyzers.document.results import Printed
from common.analyzers.document.table import Table

_HEIGHT = 10.0
_AT = {"name": 20.0, "mark": 184.0, "value": 207.0, "unit": 417.0, "range": 464.0}
_HEAD = (("name", "Analyse"), ("value", "Resultaat"), ("unit", "Eenheid"), ("range", "Ref. waarde"))


def _cell(text: str, c0: float, top: float) -> Cell:
    return Cell(text, top, c0, top + _HEIGHT, c0 + 5.0 * len(text))


def _row(top: float, *cells: tuple[str, str]) -> Row:
    return Row(1, [_cell(text, _AT[where], top) for where, text in cells], _HEIGHT)


def _read(*rows: Row) -> list[Printed]:
    found = columns(_row(0.0, *_HEAD))
    assert found is not None
    return Table(found, ".").read(rows)


@pytest.mark.parametrize(
    "mark", ["T", "E", "§§", "@", "#", "+", "--", "+ @", "++ §§", "- T", "§§ E"]
)
def test_a_mark_before_a_value_is_no_part_of_it(mark: str) -> None:
    (read,) = _read(
        _row(20, ("name", "Kalium"), ("mark", mark), ("value", "5.0"), ("unit", "mmol/L"))
    )
    assert read.value is not None and read.value.number == 5.0
    assert read.flag == mark and read.unit == "mmol/L"


JOINED = [
    ("++# 1749", "++#", 1749.0),
    ("+T 199", "+T", 199.0),
    ("-§S 25.6", "-§S", 25.6),
    ("SS <101", "SS", 101.0),
    ("++2947", "++", 2947.0),
    ("E 2.10", "E", 2.1),
]


@pytest.mark.parametrize(("text", "mark", "number"), JOINED)
def test_marks_that_ran_together_with_their_value(text: str, mark: str, number: float) -> None:
    (read,) = _read(_row(20, ("name", "Ferritine"), ("mark", text), ("unit", "µg/L")))
    assert read.value is not None and (read.value.number, read.flag) == (number, mark)


def test_a_letter_before_words_is_a_result() -> None:
    (read,) = _read(
        Row(1, [_cell("Bloedgroep", 20, 20), _cell("A", 207, 20), _cell("positief", 240, 20)], 10.0)
    )
    assert (read.wording, read.flag) == ("A positief", None)


def test_a_letter_that_ends_a_name_stays_there() -> None:
    (read,) = _read(
        Row(1, [_cell("Factor", 20, 20), _cell("V", 70, 20), _cell("88", 207, 20)], 10.0)
    )
    assert (read.name, read.flag) == ("Factor V", None)


def test_a_sign_of_the_number_itself_stays() -> None:
    (read,) = _read(_row(20, ("name", "Base excess"), ("value", "-2.5"), ("unit", "mmol/L")))
    assert read.value is not None and (read.value.number, read.flag) == (-2.5, None)


def test_a_letter_that_is_the_result_stays_one() -> None:
    (read,) = _read(_row(20, ("name", "Amoxicilline"), ("value", "R")))
    assert read.wording == "R"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Microalbumine/creatinine*++ 202", "Microalbumine/creatinine*", "++ 202"),
        ("Hepatitis B surface antistoffen (anti-HBs) ++ §§ 49",
         "Hepatitis B surface antistoffen (anti-HBs)", "++ §§ 49"),
        ("certificaatnummer MED-000", None, None),
        ("Interleukine-6", None, None),
    ],
)  # fmt: skip
def test_a_name_is_parted_from_sign_and_value(
    text: str, name: str | None, value: str | None
) -> None:
    parts = marks.parted(_cell(text, 20, 0))
    assert (parts and parts[0].text, parts and parts[1].text) == (name, value)


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("C. trachomatis DNA (PCR)+", "C. trachomatis DNA (PCR)", "+"),
        ("Benzeen* ++", "Benzeen*", "++"),
        ("CD3+", "CD3+", ""),
        ("Ca++", "Ca++", ""),
        ("Anti-HBs", "Anti-HBs", ""),
    ],
)
def test_a_sign_behind_a_name_is_its_mark_unless_it_is_part_of_it(
    text: str, name: str, mark: str
) -> None:
    assert marks.behind(text) == (name, mark)


def test_lines_of_one_name_touch_and_the_next_heading_does_not() -> None:
    value = ("value", "100")
    wrapped = _read(
        _row(20, ("name", "Glomerulaire filtratiesnelheid"), value),
        _row(29.5, ("name", "volgens CKD-EPI")),
        _row(45, ("name", "Ionen")),
        _row(57, ("name", "Natrium"), ("value", "140"), ("unit", "mmol/L")),
    )
    assert [read.name for read in wrapped] == [
        "Glomerulaire filtratiesnelheid volgens CKD-EPI", "Natrium",
    ]  # fmt: skip
    assert wrapped[1].section == "Ionen"


def test_a_unit_on_two_lines_is_one_unit() -> None:
    (read,) = _read(
        _row(20, ("name", "eGFR"), ("value", "88"), ("unit", "mL/min/1.73"), ("range", "> 60")),
        _row(30, ("unit", "m²")),
    )
    assert read.unit == "mL/min/1.73m²"


def test_a_remark_below_a_complete_outcome_is_no_part_of_it() -> None:
    read, flora = _read(
        _row(20, ("name", "Norovirus PCR")),
        _row(31, ("value", "Niet gedetecteerd")),
        _row(42, ("value", "Resultaat bevestigd na herhaling.")),
        _row(60, ("name", "Cultuur")),
        _row(71, ("value", "Negatief")),
        _row(82, ("value", "(geen groei)")),
    )
    assert read.wording == "Niet gedetecteerd"
    assert flora.wording == "Negatief (geen groei)"


def test_an_antibiotic_has_a_letter_for_each_isolate() -> None:
    read = _read(
        _row(20, ("name", "Antibiogram")),
        Row(1, [_cell("Amoxicilline", 228, 32), _cell("R", 356, 32), _cell("S", 376, 32)], 10.0),
    )
    assert [(one.name, one.wording) for one in read] == [
        ("Amoxicilline", "R"),
        ("Amoxicilline", "S"),
    ]


CUT = [
    ("Mycopl. pneum. IgM", None, "myco_pn_igm"),
    ("TSH-receptor antist.", "IU/L", "trab"),
    ("Borr. burgd. IgG", None, "borrelia_igg"),
    ("Alk. fosf.", "U/L", "alp"),
    ("Dermat. far.", "kU/L", "ige_d2"),
    ("C. tr.", None, None),  # Two letters are left.
    ("Hep. IgG", None, None),  # Several viruses.
    ("Hepat. vir. IgM", None, None),
]


@pytest.mark.parametrize(("name", "unit", "slug"), CUT)
def test_words_cut_off_with_a_point_are_one_analyte_or_none(
    name: str, unit: str | None, slug: str | None
) -> None:
    found = matching.match(name, unit, "blood")
    assert (found.analyte.slug if found.analyte else None) == slug
    assert slug is None or not found.exact


@pytest.mark.parametrize(
    ("word", "repaired"), [("lgA", "IgA"), ("lgG4", "IgG4"), ("lgM*", "IgM*"), ("lgal", "lgal")]
)
def test_a_class_of_antibodies_begins_with_a_capital_i(word: str, repaired: str) -> None:
    assert repairs.parted(word) == repaired
