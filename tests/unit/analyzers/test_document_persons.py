"""Whom an address block names, where lines of it are empty or nobody is known."""

from common.analyzers.document import identity
from common.analyzers.document.layout import Cell, Row


def _rows(*lines: tuple[float, str]) -> list[Row]:
    return [
        Row(1, [Cell(text, top, 17.0, top + 10, 17.0 + 5 * len(text))], 10.0) for top, text in lines
    ]


def _name(rows: list[Row]) -> str | None:
    return next((f.text for f in identity.fields(rows) if f.kind == identity.NAME), None)


FACTS = ((124.0, "Geslacht: Vrouw"), (136.0, "Pat. Id. : 111111 054A21"))


def test_a_name_stands_above_the_empty_lines_of_its_address() -> None:
    assert (
        _name(_rows((84, "De Smet Anke"), (112, "Geboren op: 11/11/1981"), *FACTS))
        == "De Smet Anke"
    )


def test_a_title_far_above_a_date_of_birth_is_no_name() -> None:
    assert _name(_rows((84, "Verslag Labo"), (112, "Geboren op: 11/11/1981"))) is None


def test_a_control_sample_is_named_as_it_is_printed() -> None:
    rows = _rows((84, "Ecat 21.226"), (112, "Geboren op: Onbekend"), (124, "Geslacht: Onbekend"))
    assert _name(rows) == "Ecat 21.226"
    assert {f.kind for f in identity.fields(rows)} == {identity.NAME}


def test_nobody_is_named_by_a_number_alone() -> None:
    assert (
        _name(_rows((84, "21.226"), (96, "Geboren op: Onbekend"), (108, "Geslacht: Onbekend")))
        is None
    )


def test_born_that_touches_a_name_is_no_part_of_it() -> None:
    rows = _rows((84, "Patient: Elke Testmanngeb. 26.03.2002"))
    assert {f.kind: f.text for f in identity.fields(rows)} == {
        identity.NAME: "Elke Testmann", identity.BIRTH: "26.03.2002",
    }  # fmt: skip
