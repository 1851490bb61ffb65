"""Names, dates, identity and columns of the document reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.analyzers.document import dates, identity
from common.analyzers.document.layout import Cell, Row
from common.analyzers.document.matching import match
from common.analyzers.document.results import tail


def _row(*texts: str, r0: float = 0.0) -> Row:
    cells = [Cell(t, r0, 100.0 * i, r0 + 10, 100.0 * i + 80) for i, t in enumerate(texts)]
    return Row(1, cells, 10.0)


@pytest.mark.parametrize(
    ("name", "unit", "specimen", "slug"),
    [
        ("FSH", "IU/L", "blood", "fsh"),
        ("Sm-FSH*", "IU/L", "blood", None),
        ("S-Prolactin", "ng/mL", "blood", "prolactin"),
        ("Luteïnizerend hormoon (LH)", "U/L", "blood", "lh"),
        ("Progesteron°", "µg/L", "blood", "progesterone"),
        ("Testosterone (free)", "pmol/L", "blood", "free_testosterone"),
        ("Testosterone (bioavailable)", "nmol/L", "blood", "bio_testosterone"),
        ("Testosterone (albumin-bound)", "nmol/L", "blood", None),
        ("Free testosterone", "pmol/L", "blood", "free_testosterone"),
        ("Anti-TPO", "IU/mL", "blood", "anti_tpo"),
        ("FSH", "mg/dL", "blood", None),
        ("Glucose", "mg/dL", "blood", "glucose"),
        ("Glucose", "mg/dL", "urine", "glucose_urine"),
        ("Glucose", "mg/dL", "stool", None),
        ("Neutrofiele granulocyten", "%", "blood", "neutrophils_percent"),
        ("Neutrofiele granulocyten", "/µL", "blood", "neutrophils"),
        ("Neutrofiele granulocyten", None, "blood", None),
        ("pH", None, "semen", "semen_ph"),
        ("Volume", "mL", "blood", None),
        ("Prolactine ratio", "%", "blood", None),
    ],
)
def test_a_name_is_one_analyte_or_none(
    name: str, unit: str | None, specimen: str, slug: str | None
) -> None:
    found = match(name, unit, specimen).analyte
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Progesteronne", "progesterone"),
        ("Testosteronne", "testosterone"),
        ("Testosterona totai", None),
        ("Inhibine C", None),
        ("Androstenediol", None),
        ("Estratriol", None),
        ("Macroprolactin", "macroprolactin"),
        ("Proiactin", None),
        ("TSX", None),
        ("Hepatitis B IgG", None),
        ("Toxoplasma IgE", None),
        ("25-OH vitamin B", None),
        ("17-OH-pregnanolone", "pregnanolone17"),
        ("17-OH-pregnenalone", None),
        ("Free T5", None),
    ],
)
def test_a_similar_name_is_taken_only_when_nothing_else_is_near(
    name: str, slug: str | None
) -> None:
    found = match(name, None, "blood").analyte
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("text", "value", "unit", "limits", "flag"),
    [
        ("8.2 IU/L 3.5 - 12.5", "8.2", "IU/L", "3.5 - 12.5", None),
        ("+ 108", "108", None, None, "+"),
        ("- 6", "6", None, None, "-"),
        ("11,2 -", "11,2", None, None, "-"),
        ("5.1* mmol/L", "5.1", "mmol/L", None, "*"),
        ("8.9 H ng/mL < 5", "8.9", "ng/mL", "< 5", "H"),
        ("45 %", "45", "%", None, None),
        ("45%", "45", "%", None, None),
        ("<0,1", "<0,1", None, None, None),
        ("12 ↑", "12", None, None, "↑"),
        ("inf. à 0,20 ng/mL", "inf. à 0,20", "ng/mL", None, None),
    ],
)
def test_the_tail_of_a_line_is_taken_apart(
    text: str, value: str, unit: str | None, limits: str | None, flag: str | None
) -> None:
    read = tail(text, None)
    assert read.value is not None
    assert (read.value.printed, read.unit, read.range, read.flag) == (value, unit, limits, flag)


@pytest.mark.parametrize("text", ["1 1 1 1", "8.2 7.9 IU/L", "12/11/2026", "3 weeks later"])
def test_a_tail_with_more_than_one_result_is_no_value(text: str) -> None:
    assert tail(text, None).value is None


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("17/11/2026 08:20", None, "2026-11-17T08:20"),
        ("11/17/2026", None, "2026-11-17"),
        ("05/04/2022", None, None),
        ("05/04/2022", dates.DAY_FIRST, "2022-04-05"),
        ("05/04/2022", dates.MONTH_FIRST, "2022-05-04"),
        ("05/05/2022", None, "2022-05-05"),
        ("2026-11-03", None, "2026-11-03"),
        ("19.02.1990", None, "1990-02-19"),
        ("17 novembre 2026", None, "2026-11-17"),
        ("3 Mär 2026", None, "2026-03-03"),
        ("32/13/2026", None, None),
        ("no date", None, None),
    ],
)
def test_a_date_is_read_only_when_day_and_month_are_certain(
    text: str, shown: str | None, expected: str | None
) -> None:
    assert dates.moment(text, shown) == expected


def test_the_order_of_day_and_month_comes_from_the_document_itself() -> None:
    assert dates.order(["printed 17/12/21", "born 01/03/1984"]) == dates.DAY_FIRST
    assert dates.order(["12/17/2021"]) == dates.MONTH_FIRST
    assert dates.order(["17/12/21", "12/17/21"]) is None
    assert dates.order(["01/03/1984"]) is None


@given(st.text(max_size=40))
def test_no_text_makes_the_readers_fail(text: str) -> None:
    dates.moment(text, dates.order([text]))
    tail(text, None)
    match(text, text, "blood")
    identity.fields([_row(text, text)])


@pytest.mark.parametrize(
    ("rows", "kind", "text"),
    [
        ([_row("Patient name: Testcase, Alma")], "name", "Testcase, Alma"),
        ([_row("patiënt:", "Lastname, Firstname Old")], "name", "Lastname, Firstname Old"),
        ([_row("Geboren op: 06/04/2012")], "birth_date", "06/04/2012"),
        ([_row("°1/01/1990 Man 31 Jaar")], "birth_date", "1/01/1990"),
        ([_row("°1/01/1990 Man 31 Jaar")], "sex", "Man"),
        ([_row("Geslacht: Vrouw")], "sex", "Vrouw"),
        ([_row("Sexe: Féminin")], "sex", "Féminin"),
        ([_row("Sexo", "Mujer")], "sex", "Mujer"),
        ([_row("Age / Sex: 34 Y / Female")], "sex", "Female"),
        ([_row("Pat. Id. : 120406 045A84")], "number", "120406 045A84"),
        ([_row("DOB", "23 April 1991")], "birth_date", "23 April 1991"),
        (
            [_row("Pan Peter"), _row("Teststraat 1", r0=12), _row("Geboren op: 01/03/1984", r0=24)],
            "name",
            "Pan Peter",
        ),
    ],
)
def test_identity_is_found_by_label_or_place(rows: list[Row], kind: str, text: str) -> None:
    assert {f.kind: f.text for f in identity.fields(rows)}[kind] == text


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["De Kikker Kermit 3", "Straat 1", "9000 Gent"], "De Kikker Kermit 3"),
        (["Pan Peter (M)"], "Pan Peter"),
        (["Straat 1", "9000 Gent"], None),
        (["9000 Gent"], None),
    ],
)
def test_a_street_is_no_name(lines: list[str], name: str | None) -> None:
    texts = [*lines, "Geboren op: 01/03/1984"]
    rows = [_row(text, r0=12.0 * i) for i, text in enumerate(texts)]
    found = {f.kind: f.text for f in identity.fields(rows)}
    assert found.get("name") == name


@pytest.mark.parametrize(
    "row",
    [_row("Geboren op: Onbekend"), _row("Geslacht: Onbekend"), _row("Patient care unit")],
)
def test_an_unknown_identity_is_absent(row: Row) -> None:
    assert identity.fields([row]) == []
