"""Strict JSON that remembers where each member stands: no duplicate keys, no NaN, bounded depth.

`json` of the standard library gives no places, and a place is what makes a value evidence.
"""

import json
import math
import re

from common.domain.errors import InvalidFileError

MAX_DEPTH = 60
MAX_VALUES = 1_000_000
"""Values of one text; a bundle of a hundred results has 5,000."""

_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(
    r"[ \t\n\r]*(?:"
    r'(?P<string>"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*")'
    r"|(?P<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])"
    r"|(?P<word>true|false|null)(?!\w)"
    r"|(?P<mark>[{}\[\]:,]))"
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_MAX_DIGITS = 40


class Number(str):
    """A number as it is written: 4.50 keeps its last digit."""

    __slots__ = ()


class Object(dict[str, object]):
    """An object, with the span of each member's value in the text."""

    __slots__ = ("span", "spans")

    def __init__(self) -> None:
        super().__init__()
        self.spans: dict[str, tuple[int, int]] = {}
        self.span = (0, 0)


def parse(text: str) -> object:
    """The value of a whole text. InvalidFileError: `corrupt`, `unsafe` (depth), `too_large`."""
    reader = _Reader(text)
    found = reader.value(0)
    reader.end()
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._count = 0

    def value(self, depth: int) -> object:
        kind, sign = self._next()
        self._count += 1
        if depth > MAX_DEPTH:
            raise InvalidFileError("unsafe", "JSON that is nested too deeply")
        if self._count > MAX_VALUES:
            raise InvalidFileError("too_large", "more JSON values than any report has")
        if sign == "{" and kind == "mark":
            return self._object(depth)
        if sign == "[" and kind == "mark":
            return self._array(depth)
        if kind == "string":
            return _string(sign)
        if kind == "number":
            return _number(sign)
        if kind == "word":
            return _WORDS[sign]
        raise InvalidFileError("corrupt", "JSON with a mark where a value should be")

    def end(self) -> None:
        if self._skipped() < len(self._text):
            raise InvalidFileError("corrupt", "JSON with something behind it")

    def _skipped(self) -> int:
        """Where the next token begins."""
        found = _SPACE.match(self._text, self._at)
        return found.end() if found else self._at

    def _next(self) -> tuple[str, str]:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match.lastgroup is None:
            raise InvalidFileError("corrupt", "no JSON")
        self._at = match.end()
        return match.lastgroup, match[match.lastgroup]

    def _object(self, depth: int) -> Object:
        found = Object()
        begin = self._at - 1
        kind, sign = self._next()
        while sign != "}" or kind != "mark":
            key = _string(sign) if kind == "string" else None
            if key is None or key in found or self._next() != ("mark", ":"):
                raise InvalidFileError("corrupt", "JSON with a wrong or repeated key")
            start = self._skipped()
            found[key] = self.value(depth + 1)
            found.spans[key] = (start, self._at)
            kind, sign = self._after_member("}")
        found.span = (begin, self._at)
        return found

    def _array(self, depth: int) -> list[object]:
        found: list[object] = []
        if self._text.startswith("]", self._skipped()):
            self._next()
            return found
        while True:
            found.append(self.value(depth + 1))
            if self._next_is_end("]"):
                return found

    def _after_member(self, closing: str) -> tuple[str, str]:
        """The token behind a comma, or the closing mark."""
        kind, sign = self._next()
        if kind != "mark" or sign not in (closing, ","):
            raise InvalidFileError("corrupt", "JSON without a comma")
        if sign == closing:
            return kind, sign
        after = self._next()
        if after[0] != "string":
            raise InvalidFileError("corrupt", "JSON with a comma too many")
        return after

    def _next_is_end(self, closing: str) -> bool:
        kind, sign = self._next()
        if kind != "mark" or sign not in (closing, ","):
            raise InvalidFileError("corrupt", "JSON without a comma")
        return sign == closing


def _string(sign: str) -> str:
    try:
        return str(json.loads(sign))
    except ValueError as error:
        raise InvalidFileError("corrupt", "a JSON string with a wrong escape") from error


def _number(sign: str) -> Number:
    if len(sign) > _MAX_DIGITS or not math.isfinite(float(sign)):
        raise InvalidFileError("corrupt", "a JSON number out of all bounds")
    return Number(sign)
