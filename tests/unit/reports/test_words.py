"""The report speaks every language completely."""

import string

import pytest

from common.domain.standards import codes
from common.reports.pdf import render
from common.reports.words.phrases import LANGUAGES, phrases
from tests.unit.reports import made

ENGLISH = phrases("en")


def _gaps(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence)} - {None}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_phrase_is_there_with_the_same_gaps(language: str) -> None:
    said = phrases(language)
    assert set(said) == set(ENGLISH)
    assert all(_gaps(said[key]) == _gaps(ENGLISH[key]) for key in ENGLISH)


def test_reports_and_labels_speak_the_same_languages() -> None:
    assert set(LANGUAGES) == set(codes.LABELS)


def test_an_unknown_language_is_answered_in_english() -> None:
    assert phrases("tlh") is ENGLISH
    assert phrases("nl-BE") is phrases("nl")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_report_can_be_printed_in_every_language(language: str) -> None:
    content = made.cells(3, 1, language)
    assert render(content, None, {}, None).startswith(b"%PDF")
    assert content.parts[0].provenance[0][0] == phrases(language)["from.upload"]
