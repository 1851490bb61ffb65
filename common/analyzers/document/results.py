"""What a report prints for one result, before it is known what it means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.analyzers.document import amended, matching, numbers, vocabulary
from common.analyzers.document.amended import Amended
from common.analyzers.document.layout import Cell
from common.domain.standards.lab import key
from common.domain.standards.lab_units import readings

MAX_WORDED = 120
_MAX_UNIT_WORDS = 4
_RANGE_START = re.compile(
    r"[(\[]?\s*(?:[<>≤≥]|\d[\d.,]*\s?(?:-|\u2013|tot|bis|to|à)|tot |bis |up to |ref|normal)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One result as printed. Exactly one of `value` and `wording` is set once it is complete.

    layout : `table` (under column headings) or `line` (name and value on one line)
    """

    name: str
    page: int
    cells: Sequence[Cell]
    value: numbers.Value | None = None
    wording: str | None = None
    unit: str | None = None
    range: str | None = None
    flag: str | None = None
    specimen: str = "blood"
    section: str | None = None
    layout: str = "table"
    amended: Amended | None = None

    @property
    def struck(self) -> str | None:
        """What is crossed out of it."""
        return " ".join(cell.struck for cell in self.cells if cell.struck) or None

    @property
    def method(self) -> str | None:
        """How it was measured, as a line below says."""
        return next((cell.method for cell in self.cells if cell.method), None)

    @property
    def as_read(self) -> str | None:
        """What OCR read of it, where a unit was repaired."""
        if not any(cell.as_read for cell in self.cells):
            return None
        return "  ".join(cell.as_read or cell.text for cell in self.cells)

    @property
    def remark(self) -> str:
        """What a line below says of its correction."""
        return next((cell.remark for cell in self.cells if cell.remark), "")

    @property
    def sureness(self) -> float | None:
        """How sure OCR is of name, value and unit together; None where the file says them."""
        value = self.value.printed if self.value else self.wording
        parts = [part for part in (self.name, value, self.unit) if part]
        read = [
            cell.confidence
            for cell in self.cells
            if cell.confidence is not None and any(_shares(cell.text, part) for part in parts)
        ]
        return min(read, default=None)


def _shares(cell: str, part: str) -> bool:
    return cell in part or part in cell


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a name: flags, a value, perhaps unit and range."""

    value: numbers.Value | None = None
    wording: str | None = None
    unit: str | None = None
    range: str | None = None
    flag: str | None = None
    amended: Amended | None = None


_EXPECTED = re.compile(r"(?P<wording>[^\[\](){}]{2,60}?)\s*(?:\[(?P<range>[^\[\]]{2,60})\])")
_FRAME = re.compile(r"www\.|https?:|@\w+\.\w|\+\d{2} ?\(?\d|\b(?:tel|fax)\b", re.IGNORECASE)


# A flag that touches its number; `1+` to `4+` are results of their own.
_PLUS = re.compile(r"(.*\d[\d.,]*\d)\s?(\+)")


def is_administrative(name: str, line: str = "") -> bool:
    """Whether a line belongs to the report's frame (page, printed on, telephone)."""
    words = key(name).split()
    if matching.is_known(name):
        return False
    in_frame = bool(words) and words[0] in vocabulary.ADMINISTRATIVE
    return in_frame or _FRAME.search(line) is not None


def without_flags(text: str) -> tuple[str, str | None]:
    """A result without the flags before and after it, and those flags."""
    words: list[str] = text.split()
    flags: list[str] = []
    while words and len(words) > 1 and _is_flag(words[0]):
        flags.append(words.pop(0))
    while len(words) > 1 and _is_flag(words[-1]):
        flags.append(words.pop())
    if len(words) == 1 and _is_mark(words[0]):
        flags.append(words.pop())
    joined = " ".join(words)
    glued = re.fullmatch(r"(.*\d)\s?([HL*↑↓]{1,2}|\*{1,3})", joined)
    glued = glued or _PLUS.fullmatch(joined)
    if glued and numbers.value(glued[1]):
        joined, flags = glued[1], [*flags, glued[2]]
    return joined, " ".join(flags).strip("()") or None


def _is_flag(word: str) -> bool:
    return vocabulary.FLAG_MARK.fullmatch(word) is not None


def _is_mark(word: str) -> bool:
    return _is_flag(word) and not word.isalpha()


def split_unit(text: str) -> tuple[str | None, str]:
    """The longest leading run of words that is a unit, and what follows."""
    words = text.split()
    for count in range(min(_MAX_UNIT_WORDS, len(words)), 0, -1):
        unit = " ".join(words[:count])
        if readings(unit) and not _is_flag(unit):
            return unit, " ".join(words[count:])
    return None, text


def tail(text: str, mark: str | None) -> Tail:
    """Read `[flag] value [flag] [unit] [range] [flag]`; what is no number is a wording."""
    said = amended.read(text)
    read = _tail(said.text, mark)
    return replace(read, amended=said) if said.before else read


def _tail(text: str, mark: str | None) -> Tail:
    bare, flag = without_flags(text)
    match = numbers.VALUE.match(bare)
    if match is None:
        return _worded(bare, flag)
    rest = bare[match.end() :]
    if rest and not re.match(r"[\s%*(\[/\u00d7x·µa-zA-Z↑↓]", rest):
        return Tail(wording=bare, flag=flag)
    return _after_value(bare, numbers.read(match, mark), rest.strip(), flag)


def _worded(bare: str, flag: str | None) -> Tail:
    """A wording, with the expected wording that may follow it in brackets."""
    expected = _EXPECTED.fullmatch(bare)
    if expected:
        return Tail(wording=expected["wording"], range=expected["range"], flag=flag)
    return Tail(wording=bare if bare and len(bare) <= MAX_WORDED else None, flag=flag)


def _after_value(bare: str, value: numbers.Value, rest: str, flag: str | None) -> Tail:
    leading = rest.split(" ")
    if rest and _is_flag(leading[0]) and (not flag or len(leading) > 1):
        flag, rest = flag or leading[0], " ".join(leading[1:])
    unit, rest = split_unit(rest)
    limits, trailing = without_flags(rest) if rest else ("", None)
    if not unit and limits and not _is_range(limits):
        return Tail(wording=bare, flag=flag)
    return Tail(value=value, unit=unit, range=limits or None, flag=flag or trailing)


def _is_range(text: str) -> bool:
    return _RANGE_START.match(text) is not None
