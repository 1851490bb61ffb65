"""Print and what a hand wrote are told apart by how evenly their signs stand."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from common.media import ocr_hand, ocr_page, ocr_words
from common.media.ocr_hand import Grey
from common.media.ocr_words import DOUBTFUL, ReadWord

FONT = Path(ocr_hand.__file__).parents[1] / "reports" / "fonts" / "DejaVuSansCondensed.ttf"
NUMBERS = ["2.84", "18.3", "145", "7.02", "33", "5"]
NAMES = ["Prolactine", "Hemoglobine", "Testosteron", "Oestradiol", "Ferritine", "Natrium"]


class Sheet:
    """A white page on which words are printed, or written with an unsteady hand."""

    def __init__(self) -> None:
        self._image = Image.new("L", (900, 600), 255)
        self._font = ImageFont.truetype(FONT, 28)
        self._draw = random.Random(1)
        self.words: list[ReadWord] = []

    def put(self, x: float, y: float, text: str, unsteady: float = 0.0) -> None:
        at, draw = x, ImageDraw.Draw(self._image)
        for sign in text:
            off = self._draw.choice((-1, 1)) * unsteady * self._draw.uniform(0.6, 1.4)
            draw.text((at, y + off), sign, font=self._font, fill=20)
            at += self._font.getlength(sign)
        self.words.append(ReadWord(text, y, x, y + 34, at, 0.99))

    def judged(self) -> tuple[list[ReadWord], float]:
        noise = np.random.default_rng(1).normal(0, 8, (600, 900))
        grey: Grey = np.clip(np.asarray(self._image) + noise, 0, 255).astype(np.uint8)
        return ocr_hand.judged(self.words, grey)


def _sheet(names: float, values: float) -> Sheet:
    sheet = Sheet()
    for i, (name, number) in enumerate(zip(NAMES, NUMBERS, strict=True)):
        sheet.put(40, 40 + 70 * i, name, names)
        sheet.put(400, 40 + 70 * i, number, values)
        sheet.put(600, 40 + 70 * i, f"{i + 1}1.5", names)
        sheet.put(750, 40 + 70 * i, f"{i + 2}4.5", names)
    return sheet


def test_print_is_believed() -> None:
    words, share = _sheet(0.0, 0.0).judged()
    assert share == 0.0
    assert all(word.confidence == 0.99 for word in words)


def test_numbers_written_into_a_printed_form_are_doubtful_and_its_print_is_not() -> None:
    words, share = _sheet(0.0, 4.0).judged()
    assert 0.0 < share < 0.5
    doubtful = {word.text for word in words if word.confidence == DOUBTFUL}
    # The single digit too, of which nothing can be measured.
    assert doubtful == set(NUMBERS)


def test_a_page_that_is_written_is_doubtful_as_a_whole() -> None:
    words, share = _sheet(4.0, 4.0).judged()
    assert share == 1.0
    assert all(word.confidence == DOUBTFUL for word in words)


def test_lines_that_are_not_level_are_print() -> None:
    sheet = _sheet(0.0, 0.0)
    tilted = sheet._image.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255)
    grey: Grey = np.asarray(tilted)
    words = [ReadWord(w.text, w.r0 - 16, w.c0 - 8, w.r1 + 16, w.c1 + 8, 0.99) for w in sheet.words]
    assert ocr_hand.judged(words, grey)[1] == 0.0


@pytest.mark.parametrize("measure", [ocr_hand.unevenness, ocr_hand.baseline_unevenness])
def test_nothing_is_said_of_a_word_outside_the_page(
    measure: Callable[[Grey, ReadWord], float | None],
) -> None:
    blank: Grey = np.full((50, 50), 255, np.uint8)
    for text in ("12.5", "Natrium"):
        assert measure(blank, ReadWord(text, 5, 5, 40, 45, 0.9)) is None
        assert measure(blank, ReadWord(text, 80, 80, 90, 95, 0.9)) is None


@pytest.mark.parametrize(
    ("text", "seen", "is_sure"),
    [
        ("8.2", "FSH 8,2 U/L", True),
        ("<0.10", "Berk <0,10", True),
        ("8.2", "FSH 82 U/L", False),
        ("<0.10", "Berk 0,10", False),
        ("natrium", "anything", True),
        ("3.5-12.5", "3.5 - 12.5", True),
        ("3.5-12.5", "3.5 - 125", False),
    ],
)
def test_a_number_that_reads_otherwise_at_the_second_look_is_doubtful(
    text: str, seen: str, is_sure: bool
) -> None:
    word = ocr_page.agreed(ReadWord(text, 0, 0, 1, 1, 0.99), ocr_words.tokens(seen))
    assert (word.confidence == 0.99) is is_sure
    assert ocr_page.agreed(ReadWord(text, 0, 0, 1, 1, 0.99), None).confidence == 0.99
