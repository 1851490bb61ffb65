"""Marks around a result: beyond high and low, what a legend explains ("T", "E", "§§").

A single letter is a mark only in a cell of its own before the value; elsewhere it may be a result.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from common.analyzers.document import numbers, vocabulary
from common.analyzers.document.layout import Cell

_LETTER = re.compile(r"[A-Z]{1,2}|\u00a7{1,2}")
# Marks that run together, and what OCR reads of two section signs.
_JOINED = re.compile(
    r"[+\-\u2212\u2013]{0,2}(?:\u00a7\u00a7|[\u00a7$S]{2}|[@#.]|(?<=[+\-\u2212\u2013])[TE])"
)
_SIGN = r"[+\-\u2212\u2013]{1,2}"
_MARKS = rf"(?:{_SIGN}|\u00a7\u00a7|[@#])(?:\s(?:{_SIGN}|\u00a7\u00a7?|[@#TE]))*"
_GLUED = re.compile(r"(?:(?<=[\u00a7#@])|(?<=\+\+)|(?<=--))(?=[\d<>≤≥])")
# A sign belongs to no name behind a space, a bracket, a footnote, or a name that fills its column.
_NO_NAME = r"(?:\s|(?<=[*\u00b0)])|(?<=.{17}[a-z]{3}))"
_BEHIND_NAME = re.compile(r"(?P<name>.*[^\W_)][)*\u00b0]{0,2})" + _NO_NAME + f"(?P<mark>{_MARKS})")
_TOUCHING = re.compile(
    rf"(?P<name>.*\)|.*[^\W\d_](?=\s))\s?(?P<value>{numbers.VALUE.pattern})"
    rf"|(?P<named>.*?[^\W\d_]\)?[*\u00b0]*){_NO_NAME}(?P<mark>{_MARKS})\s"
    r"(?P<marked>[<>≤≥]?\d\S*)"
)


def before(cells: Sequence[Cell], is_outside: bool = False) -> tuple[str, Sequence[Cell]]:
    """The marks before a value, and the cells without them.

    Letters count in a cell of their own, or beside another mark.

    is_outside : whether the first cell begins left of the column of results, where marks stand
    """
    if not cells:
        return "", cells
    words = _GLUED.sub(" ", cells[0].text).split()
    count = next((i for i, word in enumerate(words) if not _is_mark(word)), len(words))
    said, rest = " ".join(words[:count]), " ".join(words[count:])
    if not said or (not rest and len(cells) == 1):
        return "", cells
    if not rest:
        return said, cells[1:]
    is_told = is_outside or any(_JOINED.fullmatch(w) or not w.isalpha() for w in words[:count])
    if is_told and numbers.VALUE.match(rest):
        return said, [replace(cells[0], text=rest), *cells[1:]]
    return "", cells


def _is_mark(word: str) -> bool:
    return any(each.fullmatch(word) for each in (vocabulary.FLAG_MARK, _LETTER, _JOINED))


def apart(cells: Sequence[Cell]) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """The cells of a name, and those behind it that hold marks only."""
    end = len(cells)
    while end > 1 and all(_is_mark(word) for word in cells[end - 1].text.split()):
        end -= 1
    return cells[:end], cells[end:]


def behind(name: str) -> tuple[str, str]:
    """A name without the sign that touches it, and that sign: `Benzeen* +`."""
    found = _BEHIND_NAME.fullmatch(name)
    return (found["name"], found["mark"]) if found else (name, "")


def parted(cell: Cell) -> tuple[Cell, Cell] | None:
    """A name and the value that it touches, perhaps with a sign between them."""
    found = _TOUCHING.fullmatch(cell.text)
    if found is None:
        return None
    name, value = found["name"] or found["named"], found["value"]
    if value is None:
        if not numbers.value(found["marked"]):
            return None
        value = f"{found['mark']} {found['marked']}"
    return replace(cell, text=name), replace(cell, text=value)
