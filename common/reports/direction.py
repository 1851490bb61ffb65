"""The order in which a line of Hebrew or Arabic is drawn: the part of UAX #9 that names need."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_RIGHT = ("R", "AL")
_NUMBER = ("EN", "AN")
_IN_NUMBERS = ("ES", "CS", "ET")  # a hyphen, a point or a sign between two digits
_OPENING, _CLOSING = "([{", ")]}"
_MIRROR = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def visual(line: str) -> str:
    """A line in the order in which it is drawn from left to right.

    Right-to-left runs are turned round, the numbers within them are not. Arabic letters are not
    joined.
    """
    if line.isascii():
        return line
    kinds = [unicodedata.bidirectional(c) for c in line]
    if not any(kind in _RIGHT for kind in kinds):
        return line
    base = next("L" if kind == "L" else "R" for kind in kinds if kind == "L" or kind in _RIGHT)
    pairs = list(zip(line, _resolved(line, kinds, base), strict=True))
    if base == "R":
        return _turned(pairs)
    runs = groupby(pairs, key=lambda pair: pair[1] == "L")
    return "".join(
        "".join(c for c, _ in run) if is_left else _turned(list(run)) for is_left, run in runs
    )


def _resolved(line: str, kinds: Sequence[str], base: str) -> list[str]:
    """`L`, `R`, or `N` (a number among right-to-left text) for each character."""
    found: list[str | None] = []
    strong = base
    for kind in kinds:
        if kind == "L" or kind in _RIGHT:
            strong = "L" if kind == "L" else "R"
            found.append(strong)
        elif kind in _NUMBER:
            found.append("N" if strong == "R" else "L")
        else:
            found.append(None)
    return [known or _between(line[i], kinds[i], found, i, base) for i, known in enumerate(found)]


def _between(c: str, kind: str, found: Sequence[str | None], at: int, base: str) -> str:
    """What has no direction goes with its neighbours where they agree, else with the line.

    A bracket goes with what it encloses.
    """
    before = next((known for known in reversed(found[:at]) if known), base)
    after = next((known for known in found[at + 1 :] if known), base)
    if before == after == "N" and kind in _IN_NUMBERS:
        return "N"
    left, right = ("L" if side == "L" else "R" for side in (before, after))
    if c in _OPENING or c in _CLOSING:
        return right if c in _OPENING else left
    return left if left == right else base


def _turned(pairs: Sequence[tuple[str, str]]) -> str:
    """Turned round as a whole, and what reads from left to right in it turned back."""
    pieces = []
    for way, run in groupby(reversed(pairs), key=lambda pair: pair[1]):
        text = "".join(c for c, _ in run)
        pieces.append(text.translate(_MIRROR) if way == "R" else text[::-1])
    return "".join(pieces)
