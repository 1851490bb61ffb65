"""PDF or text bytes -> text blocks with page boxes, under page and size limits."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One run of characters without a space.

    r0, c0, r1, c1 : box in points from the top left of the upright page (row, column)
    line : number of the visual line it stands on, from 0 at the top of its page
    """

    text: str
    r0: float
    c0: float
    r1: float
    c1: float
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its size in points, upright, and its words in reading order."""

    number: int
    height: float
    width: float
    words: Sequence[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's pages. `has_text` is False where no page has a usable text layer."""

    pages: Sequence[Page]
    has_text: bool
