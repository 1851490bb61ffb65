"""Words with boxes -> rows of cells, as the eye groups them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from common.analyzers.document import repairs
from common.media.documents import Page, Word

# A gap wider than this part of the letter height separates two cells; a space is about 0.3 of it.
_CELL_GAP = 0.62
_REPLACEMENT = re.compile(r"[<>≤≥]?=?\d[\d.,]*")
# A longer line is no row of a report; reading it would only cost time.
_MAX_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on one row.

    confidence : how sure OCR is of the least sure of them; None where the file says them
    struck : those through which a line is drawn
    remark : a line below that says how this row was corrected
    as_read : what OCR read, where a unit in it was repaired
    method : how this row's result was measured, as a line below says
    """

    text: str
    r0: float
    c0: float
    r1: float
    c1: float
    confidence: float | None = None
    struck: str = ""
    remark: str = ""
    as_read: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One visual line of a page."""

    page: int
    cells: Sequence[Cell]
    height: float

    @property
    def text(self) -> str:
        """Everything on it, cells divided by two spaces."""
        return "  ".join(cell.text for cell in self.cells)

    @property
    def r0(self) -> float:
        """Its top."""
        return min(cell.r0 for cell in self.cells)

    @property
    def r1(self) -> float:
        """Its bottom."""
        return max(cell.r1 for cell in self.cells)


def _clean(text: str) -> str:
    return " ".join(text.replace("\u00ad", "-").replace("\u00a0", " ").replace("\x02", "-").split())


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words whose middle lies on one line; flags are often drawn lower than their value."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.r0 + w.r1) / 2):
        middle = (word.r0 + word.r1) / 2
        if lines:
            tallest = max(lines[-1], key=lambda w: w.r1 - w.r0)
            margin = 0.15 * (tallest.r1 - tallest.r0)
            if tallest.r0 + margin <= middle <= tallest.r1 - margin:
                lines[-1].append(word)
                continue
        lines.append([word])
    return lines


def _text(word: Word) -> str:
    return word.text if word.confidence is None else repairs.parted(word.text)


def _cell(words: Sequence[Word]) -> Cell:
    text = _clean(" ".join(_text(w) for w in _standing(words)))
    as_read = _clean(" ".join(w.text for w in _standing(words)))
    return Cell(
        text,
        min(w.r0 for w in words),
        min(w.c0 for w in words),
        max(w.r1 for w in words),
        max(w.c1 for w in words),
        min((w.confidence for w in words if w.confidence is not None), default=None),
        _clean(" ".join(_text(w) for w in words if w.struck)),
        as_read=as_read if as_read != text else "",
    )


def _standing(words: Sequence[Word]) -> Sequence[Word]:
    """The words without those crossed out, where a number stands beside that replaces them.

    Otherwise they stay: whoever checks the row sees what was crossed out.
    """
    last = max((i for i, word in enumerate(words) if word.struck), default=None)
    if last is None:
        return words
    after = [word.text for word in words[last + 1 : last + 3]]
    is_replaced = bool(after) and _REPLACEMENT.fullmatch(after[0]) is not None
    is_range = len(after) > 1 and after[1][:1] in "-\u2013"
    if is_replaced and not is_range:
        return [word for word in words if not word.struck]
    return words


def rows(page: Page) -> list[Row]:
    """The rows of a page from top to bottom, each with its cells from left to right."""
    words = [w for w in page.words if len(w.text) <= _MAX_CHARACTERS and _clean(w.text)]
    if not words:
        return []
    height = median(word.r1 - word.r0 for word in words) or 1.0
    found: list[Row] = []
    for line in _lines(words):
        if sum(len(word.text) for word in line) > _MAX_CHARACTERS:
            continue
        groups: list[list[Word]] = []
        for word in sorted(line, key=lambda w: w.c0):
            if groups and word.c0 - max(w.c1 for w in groups[-1]) <= _CELL_GAP * height:
                groups[-1].append(word)
            else:
                groups.append([word])
        found.append(Row(page.number, [_cell(group) for group in groups], height))
    return found
