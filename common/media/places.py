"""Where in a text something stands, as boxes of a page in a fixed-width face; words made safe."""

import re
import unicodedata
from bisect import bisect_left, bisect_right

from common.media.documents import Place

CHARACTER_PT = 6.0
LINE_PT = 12.0
"""Plain text is laid out as 10 point Courier: 6 points a character, 12 points a line."""

TAB = 8
MAX_TEXT = 10_000
"""Characters of one value or note that are kept; a finding is no place for a whole report."""


class Layout:
    """The lines of a text and the boxes of its parts."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True) or [""]
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._wide: dict[int, tuple[list[int], list[int]]] = {}

    @property
    def height(self) -> float:
        """Of the page, in points."""
        return len(self._lines) * LINE_PT

    @property
    def width(self) -> float:
        """Of the page, in points."""
        longest = max(len(line.expandtabs(TAB).rstrip("\r\n")) for line in self._lines)
        return max(longest, 1) * CHARACTER_PT

    def place(self, start: int, end: int) -> Place:
        """The box of these characters; of several lines, the whole lines."""
        first, last = self._line(start), self._line(max(start, end - 1))
        if first == last:
            left, right = self._column(first, start), self._column(first, end)
        else:
            chosen = self._lines[first : last + 1]
            left, right = 0, max(len(line.expandtabs(TAB).rstrip("\r\n")) for line in chosen)
        return Place(
            r0=first * LINE_PT,
            c0=left * CHARACTER_PT,
            r1=(last + 1) * LINE_PT,
            c1=max(right, left + 1) * CHARACTER_PT,
        )

    def _line(self, at: int) -> int:
        return min(bisect_right(self._starts, at) - 1, len(self._lines) - 1)

    def _column(self, line: int, at: int) -> int:
        """The column of a character, with each tab as wide as it is drawn."""
        offset = at - self._starts[line]
        places, widths = self._tabs(line)
        before = bisect_left(places, offset)
        return offset + (widths[before - 1] if before else 0)

    def _tabs(self, line: int) -> tuple[list[int], list[int]]:
        """Where a line's tabs stand, and what they add to the columns behind them, together."""
        if line not in self._wide:
            places = [match.start() for match in re.finditer("\t", self._lines[line])]
            widths: list[int] = []
            for place in places:
                added = widths[-1] if widths else 0
                widths.append(added + TAB - 1 - (place + added) % TAB)
            self._wide[line] = (places, widths)
        return self._wide[line]


def clean(text: str) -> str:
    """Text as it may be stored and shown: no control characters, no lone surrogates, bounded."""
    bounded = text[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8")
    shown = (" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in bounded)
    return " ".join("".join(shown).split())
