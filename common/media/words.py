"""Words with boxes on their way from a child to a `Document`: lines, packing, plain text."""

import codecs
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from common.domain.errors import InvalidFileError
from common.media.documents import Document, Page, Word
from common.media.places import CHARACTER_PT, LINE_PT, TAB
from common.media.wire import Buffer

MAX_WORDS = 200_000
"""Words of one document; a dense page of a report has 600, a hundred of them 60,000."""

_BETWEEN_SPACES = re.compile(r"\S+")
_NUMBERS = 7
_PRINTED = -1.0
_WORDS_OF_A_TEXT = 3


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word, its box in points from the top left of the upright page, and how sure OCR is of it.

    confidence : of its least sure letter, 0 to 1; None where the file itself says the word
    struck : whether a line is drawn through it
    """

    text: str
    r0: float
    c0: float
    r1: float
    c1: float
    confidence: float | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's size in points and its words with their line numbers, in reading order.

    needs_reading : whether it is a picture of a page, which only OCR can read
    """

    height: float
    width: float
    words: Sequence[tuple[int, RawWord]]
    needs_reading: bool = False


def in_lines(words: Sequence[RawWord]) -> list[tuple[int, RawWord]]:
    """Number the visual lines from the top; words of a line from left to right.

    A word belongs to a line when its middle lies within the height of the line's first word, so
    that superscripts and a slightly skewed row stay together.
    """
    lines: list[list[RawWord]] = []
    for word in sorted(words, key=lambda w: (w.r0 + w.r1, w.c0)):
        middle = (word.r0 + word.r1) / 2
        if lines and lines[-1][0].r0 <= middle <= lines[-1][0].r1:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = (sorted(line, key=lambda w: w.c0) for line in lines)
    return [(number, word) for number, line in enumerate(ordered) for word in line]


def lay_out(data: bytes, media_type: str) -> RawPage:
    """Plain text as one page in a fixed-width face; each cell of a CSV file is a word or more."""
    text = decode_text(data)
    pattern = _cells(text) if media_type == "text/csv" else _BETWEEN_SPACES
    words: list[tuple[int, RawWord]] = []
    longest = 1
    lines = text.expandtabs(TAB).splitlines() or [""]
    for row, line in enumerate(lines):
        longest = max(longest, len(line))
        for match in pattern.finditer(line):
            if len(words) == MAX_WORDS:
                raise InvalidFileError("too_large", "more words than any report has")
            top, left, right = row * LINE_PT, match.start(), match.end()
            box = (top, left * CHARACTER_PT, top + LINE_PT, right * CHARACTER_PT)
            words.append((row, RawWord(match.group().strip('"'), *box)))
    return RawPage(len(lines) * LINE_PT, longest * CHARACTER_PT, words)


def _cells(text: str) -> re.Pattern[str]:
    """What lies between delimiters or spaces; commas are decimal signs beside semicolons."""
    first = text.partition("\n")[0]
    delimiter = next((sign for sign in ";\t," if sign in first), ",")
    return re.compile(rf'"[^"\n]*"|[^\s"{delimiter}]+')


def decode_text(data: bytes) -> str:
    """UTF-8 where it is that, else Windows Latin; `corrupt` where it has bytes that no text has."""
    if data.find(b"\x00") >= 0:
        raise InvalidFileError("corrupt", "a text with zero bytes")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def pack(pages: Sequence[RawPage]) -> tuple[dict[str, object], list[Buffer]]:
    """Pages as facts and blobs: sizes as JSON, numbers as doubles, texts joined by line feeds."""
    numbers = array("d")
    texts = []
    for page in pages:
        for line, word in page.words:
            sure = _PRINTED if word.confidence is None else word.confidence
            numbers.extend((word.r0, word.c0, word.r1, word.c1, line, sure, word.struck))
            texts.append(word.text)
    sizes = [[p.height, p.width, len(p.words), p.needs_reading] for p in pages]
    joined = "\n".join(texts).encode("utf-8", errors="replace")
    return {"pages": sizes}, [numbers.tobytes(), joined]


def unpack(facts: object, numbers: Buffer, texts: Buffer) -> Document:
    """The document; ValueError where facts and blobs do not fit together."""
    values = array("d")
    values.frombytes(bytes(numbers))
    words = bytes(texts).decode("utf-8").split("\n") if len(texts) else []
    if not isinstance(facts, list) or len(words) * _NUMBERS != len(values):
        raise ValueError("words and boxes differ in number")
    pages: list[Page] = []
    at = 0
    for number, (height, width, count, needs_reading) in enumerate(facts, start=1):
        if type(count) is not int or not 0 <= count <= len(words) - at:
            raise ValueError("a page has more words than there are")
        chosen = [_word(words[i], values, i * _NUMBERS) for i in range(at, at + count)]
        pages.append(
            Page(
                number=number,
                height=float(height),
                width=float(width),
                words=chosen,
                needs_reading=needs_reading is True,
            )
        )
        at += count
    return Document(pages=pages, has_text=any(is_page_readable(page) for page in pages))


def _word(text: str, values: "array[float]", at: int) -> Word:
    r0, c0, r1, c1, line, sure, struck = values[at : at + _NUMBERS]
    confidence = None if sure == _PRINTED else sure
    return Word(
        text=text, r0=r0, c0=c0, r1=r1, c1=c1, line=int(line), confidence=confidence,
        struck=struck == 1.0,
    )  # fmt: skip


def is_readable(texts: Sequence[str]) -> bool:
    """Whether these are words, not only the codes of a font without a table of characters."""
    readable = sum(any(c.isalnum() and ord(c) < 0xE000 for c in text) for text in texts)
    return readable >= min(_WORDS_OF_A_TEXT, len(texts)) > 0


def is_page_readable(page: Page) -> bool:
    """Whether a page has words."""
    return is_readable([word.text for word in page.words])
