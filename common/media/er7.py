"""HL7 v2 in its vertical-bar form (ER7) -> segments, fields, repetitions, components.

The libraries for it are unmaintained, read without limits or guess where a message is wrong; what
is needed of the form is this page: five delimiters that the first segment names, and escapes.

References
----------
.. [1] HL7 Version 2.5.1, chapter 2, Control.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.domain.errors import InvalidFileError
from common.media.places import clean

MAX_SEGMENTS = 20_000
MAX_FIELDS = 200
MAX_REPETITIONS = 2000
_HEAD = re.compile(r"MSH(?P<field>[^\w\s])(?P<marks>[^\w\s]{3,5})(?P=field)")
_CHARSETS = {
    "": None,
    "ASCII": None,
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "8859/1": "latin-1",
    "8859/2": "iso8859-2",
    "8859/9": "iso8859-9",
    "8859/15": "iso8859-15",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The delimiters that a message names."""

    field: str
    component: str
    repetition: str
    escape: str
    part: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One line: its name, its fields (1 is the first behind the name), each with its span."""

    name: str
    fields: Sequence[str]
    spans: Sequence[tuple[int, int]]
    marks: Marks

    def raw(self, number: int) -> str:
        """A field as it is written; empty where it is absent or explicitly null."""
        text = self.fields[number] if number < len(self.fields) else ""
        return "" if text == '""' else text

    def repetitions(self, number: int) -> list[str]:
        """The repetitions of a field that say something, still escaped."""
        parts = self.raw(number).split(self.marks.repetition, MAX_REPETITIONS)
        return [part for part in parts[:MAX_REPETITIONS] if part]

    def components(self, number: int) -> list[str]:
        """The components of a field's first repetition, in clear."""
        first = self.repetitions(number)[:1]
        return self.parted(first[0]) if first else []

    def parted(self, repetition: str) -> list[str]:
        """The components of a repetition, in clear."""
        return [self.clear(part) for part in repetition.split(self.marks.component)]

    def component(self, number: int, index: int = 1) -> str:
        """One component (from 1) of a field's first repetition."""
        parts = self.components(number)
        return parts[index - 1] if index <= len(parts) else ""

    def text(self, number: int) -> str:
        """A field's repetitions in clear, as words."""
        shown = (" ".join(filter(None, self.parted(r))) for r in self.repetitions(number))
        return " ".join(shown)

    def clear(self, text: str) -> str:
        """Without escapes; a line break becomes a space."""
        e = re.escape(self.marks.escape)
        known = {
            "F": self.marks.field,
            "S": self.marks.component,
            "T": self.marks.part,
            "R": self.marks.repetition,
            "E": self.marks.escape,
        }

        def plain(match: re.Match[str]) -> str:
            code = match[1]
            if code in known:
                return known[code]
            if code[:1] == "X" and re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", code[1:]):
                return bytes.fromhex(code[1:]).decode("latin-1")
            return " "

        return clean(re.sub(rf"{e}([^{e}]{{0,40}}){e}", plain, text))


def decoded(data: bytes) -> str:
    """The text of a message, in the character set that it names.

    InvalidFileError `corrupt` where it names none that is known and has letters beyond ASCII.
    """
    framed = data.strip(b"\x0b\x1c\r\n ")
    if b"\x00" in framed:
        raise InvalidFileError("corrupt", "a message with zero bytes")
    first = re.split(rb"[\r\n]", framed, maxsplit=1)[0].decode("latin-1")
    named = first.split(first[3])[17].split("~")[0].strip() if first.count(first[3:4]) > 16 else ""
    if named not in _CHARSETS and not framed.isascii():
        raise InvalidFileError("corrupt", "a message in an unknown character set")
    charset = _CHARSETS.get(named)
    try:
        return framed.decode(charset or "utf-8")
    except UnicodeDecodeError as error:
        if charset is not None:
            raise InvalidFileError("corrupt", "a message not in its character set") from error
        return framed.decode("cp1252", errors="replace")


def segments(text: str) -> list[Segment]:
    """The segments of all messages of a text. InvalidFileError: `corrupt`, `too_large`."""
    found: list[Segment] = []
    marks: Marks | None = None
    for match in re.finditer(r"[^\r\n\x0b\x1c]+", text):
        line = match.group()
        if line.startswith(("FHS", "BHS", "FTS", "BTS")) or not line.strip():
            continue
        marks = _marks(line) if line.startswith("MSH") else marks
        if marks is None or not re.match(
            rf"[A-Z][A-Z0-9]{{2}}(?:{re.escape(marks.field)}|$)", line
        ):
            raise InvalidFileError("corrupt", "a line that is no HL7 segment")
        found.append(_segment(line, match.start(), marks))
        if len(found) > MAX_SEGMENTS:
            raise InvalidFileError("too_large", "more segments than any message has")
    return found


def _marks(line: str) -> Marks:
    head = _HEAD.match(line)
    if head is None:
        raise InvalidFileError("corrupt", "a header without delimiters")
    named = head["marks"]
    marks = (head["field"], named[0], named[1], named[2], named[3:4] or "&")
    if len(set(marks)) < len(marks):
        raise InvalidFileError("corrupt", "a header with the same delimiter twice")
    return Marks(*marks)


def _segment(line: str, start: int, marks: Marks) -> Segment:
    # In MSH the delimiter itself is the first field.
    offset = 1 if line.startswith("MSH") else 0
    parts = line.split(marks.field)
    if len(parts) > MAX_FIELDS:
        raise InvalidFileError("too_large", "more fields than any segment has")
    spans, at = [], start
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + len(marks.field)
    if offset:
        parts, spans = [parts[0], marks.field, *parts[1:]], [spans[0], spans[0], *spans[1:]]
    return Segment(parts[0], parts, spans, marks)
