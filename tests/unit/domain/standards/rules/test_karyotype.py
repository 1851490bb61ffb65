"""Karyotypes as they are written: lines, numbers of cells, structure verbatim, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.domain.model import JsonObject
from common.domain.standards.rules import karyotype
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.statements import Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import MAN, WOMAN


def said(text: object, about: Context = WOMAN, **more: object) -> dict[str, Statement]:
    finding: JsonObject = {"id": "f1", "code": "lab.karyotype", "value": text, **more}
    return made.said("genetics", finding, about=about)


READ = [
    ("46,XX", [(46, "XX", "", None)]),
    (" 46, XY ", [(46, "XY", "", None)]),
    ("47,XXY[30]", [(47, "XXY", "", 30)]),
    ("mos 45,X[5]/46,XX[25]", [(45, "X", "", 5), (46, "XX", "", 25)]),
    ("45,X/46,XY", [(45, "X", "", None), (46, "XY", "", None)]),
    ("46,XY,t(9;22)(q34;q11.2)[20]", [(46, "XY", ",t(9;22)(q34;q11.2)", 20)]),
    ("45,XX,der(13;14)(q10;q10)", [(45, "XX", ",der(13;14)(q10;q10)", None)]),
    ("46,X,i(X)(q10)", [(46, "X", ",i(X)(q10)", None)]),
    ("46,XX,add(1)(p36)/46,XX", [(46, "XX", ",add(1)(p36)", None), (46, "XX", "", None)]),
]


@pytest.mark.parametrize(("text", "lines"), READ)
def test_a_karyotype_in_its_notation(
    text: str, lines: list[tuple[int, str, str, int | None]]
) -> None:
    found = karyotype.read(text)
    assert [(n.count, n.sex, n.structure, n.cells) for n in found] == lines


@pytest.mark.parametrize("text", ["normal", "46XX", "4,XX", "46,AB", "46,XX or so", "", "46,XX/?"])
def test_what_is_no_karyotype_has_no_lines_and_is_named(text: str) -> None:
    assert karyotype.read(text) == ()
    if text:
        found = said(text)["karyotype"]
        assert (found.code, found.missing) == ("not_computable", ("iscn",))


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for line in karyotype.read(text):
        assert 10 <= line.count <= 99 and set(line.sex) <= set("XY?")


def test_one_line_and_each_line_of_a_mosaic_are_said() -> None:
    one = said("46,XX")
    assert one["karyotype.line_1"].code == "genetics.karyotype"
    mosaic = said("mos 45,X[5]/46,XX[25]")
    assert [mosaic[f"karyotype.line_{i}"].code for i in (1, 2)] == ["genetics.line"] * 2
    assert mosaic["karyotype.line_1"].values["value"] == "45,X [5]"
    assert mosaic["karyotype.line_2"].values["lines"] == "2"


def test_structure_is_repeated_as_it_stands() -> None:
    found = said("46,XY,t(9;22)(q34;q11.2)/46,XY", about=MAN)["karyotype.structure"]
    assert found.values["terms"] == "t(9;22)(q34;q11.2)"
    assert "karyotype.structure" not in said("46,XX")


SEXES = [
    ("46,XX", "female", False), ("46,XX", "male", True), ("46,XY", "female", True),
    ("46,XY", "male", False), ("45,X", "female", False), ("45,X/46,XY", "female", True),
    ("45,X/46,XY", "male", False), ("46,X?", "male", False), ("46,XX", None, False),
    ("46,XY", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sex", "reviewed"), SEXES)
def test_a_sex_that_is_not_the_stated_one_is_for_a_clinician(
    text: str, sex: str | None, reviewed: bool
) -> None:
    found = said(text, about=Context(sex=sex))
    assert ("karyotype.sex" in found) == reviewed
    if reviewed:
        sentence = found["karyotype.sex"].sentence
        assert "in private" in sentence and text not in sentence


@pytest.mark.parametrize("more", [{"held": "struck_out"}, {"superseded": True},
                                  {"status": "preliminary"}])  # fmt: skip
def test_a_karyotype_that_is_not_certain_takes_no_part(more: dict[str, object]) -> None:
    assert said("46,XY", **more) == {}


WORDS = [("detected", "detected"), ("niet gevonden", "not_detected"), ("dubieus", "indeterminate")]


@pytest.mark.parametrize(("text", "meaning"), WORDS)
def test_a_test_for_deletions_is_read_and_an_unknown_word_is_not(text: str, meaning: str) -> None:
    finding: JsonObject = {"id": "f1", "code": "lab.y_microdeletion", "value": text}
    found = made.said("genetics", finding, about=MAN)["y_microdeletion"]
    assert found.code == f"genetics.{meaning}" and found.missing == ()
    unknown = made.said("genetics", {**finding, "value": "AZFc"}, about=MAN)["y_microdeletion"]
    assert (unknown.code, unknown.missing) == ("not_computable", ("known_word",))


def test_a_confidence_changes_nothing() -> None:
    finding: JsonObject = {"id": "f1", "code": "lab.karyotype", "value": "45,X/46,XY"}
    plain = interpretations([finding], context=MAN)
    for confidence in (0.0, 1.0):
        assert interpretations([{**finding, "confidence": confidence}], context=MAN) == plain
