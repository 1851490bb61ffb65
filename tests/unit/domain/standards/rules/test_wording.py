"""What a worded result means; an unknown word means nothing."""

import pytest

from common.domain.standards.rules.wording import read_presence, read_word

WORDS = [
    ("Non-reactive", "not_detected"), ("NEG", "not_detected"), ("niet gevonden", "not_detected"),
    ("nicht  nachweisbar", "not_detected"), ("Positivo", "detected"),
    ("grey zone", "indeterminate"),
    ("weakly positive", None), ("", None), ("volgt", None), ("not negative", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), WORDS)
def test_the_meaning_of_a_screens_word(text: str, meaning: str | None) -> None:
    assert read_word(text) == meaning


PRESENT = [
    ("Seen", True), ("Présents", True), ("vorhanden", True), ("positive", True),
    ("keine Spermien gesehen", False), ("Aucun", False), ("ausencia", False), ("negative", False),
    ("ND", None), ("nr", None), ("ja", None), ("no", None), ("borderline", None), ("?", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen"), PRESENT)
def test_whether_something_is_there(text: str, seen: bool | None) -> None:
    assert read_presence(text) is seen
