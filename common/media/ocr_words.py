"""The letters of a piece of text -> its words, each with its box and how sure it is."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.media.ocr_models import Letter
from common.media.text_boxes import Box

_SPACE = 1.4
"""A gap between two letters wider than this many letter heights parts two words."""

_DOUBLED = 1.6
DOUBTFUL = 0.4
"""How sure a word is that must not be believed, whatever its letters say."""

_TOKEN = re.compile(r"[<>≤≥]?\d+(?:[.,]\d+)*")
_EQUAL = re.compile(r"(\d)\1\1")

_MARGIN = 0.15
"""So much of a box's height lies above its letters, and as much below them."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word, its box in pixels of the straightened page, how sure its least letter is, and whether
    a line is drawn through it.
    """

    text: str
    r0: float
    c0: float
    r1: float
    c1: float
    confidence: float
    struck: bool = False


def _confidence(group: Sequence[Letter], widths: float, advance: float) -> float:
    """Of the least sure letter; little where a digit may be missing.

    The recogniser takes equal neighbours for one sign when it sees no gap between them: so it reads
    five of six ones, and two digits may stand further apart than digits do.
    """
    sure = min(letter.probability for letter in group)
    signs = "".join(letter.sign for letter in group)
    if _EQUAL.search(signs):
        return DOUBTFUL
    for before, after in itertools.pairwise(group):
        both = before.sign.isdigit() and after.sign.isdigit()
        if both and (after.at - before.at) * widths > _DOUBLED * advance:
            sure = min(sure, DOUBTFUL)
    return round(sure, 4)


def words_of(box: Box, letters: Sequence[Letter], advance: float) -> list[ReadWord]:
    """The words of a box, parted at spaces and wide gaps; each as wide as its letters stand."""
    width, height = box.c1 - box.c0, box.r1 - box.r0
    groups: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.sign.isspace():
            groups.append([])
            continue
        if groups[-1] and (letter.at - groups[-1][-1].at) * width > _SPACE * height:
            groups.append([])
        groups[-1].append(letter)
    groups = [group for group in groups if group]
    half = 0.22 * height
    words = []
    for number, group in enumerate(groups):
        left, right = box.c0 + group[0].at * width - half, box.c0 + group[-1].at * width + half
        text = "".join(letter.sign for letter in group)
        words.append(
            ReadWord(
                text,
                box.r0 + _MARGIN * height,
                box.c0 if number == 0 else left,
                box.r1 - _MARGIN * height,
                box.c1 if number == len(groups) - 1 else right,
                _confidence(group, width / height, advance),
            )
        )
    return words


def tokens(text: str) -> frozenset[str]:
    """The numbers in a text with their comparators; a comma is a point."""
    return frozenset(number.replace(",", ".") for number in _TOKEN.findall(text))
