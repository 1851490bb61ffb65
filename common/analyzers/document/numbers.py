"""Printed numbers, comparators, titres and intervals -> values; what has two readings is held."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

COMMA, POINT = ",", "."
_NUMBER = r"[+-]?\d+(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*(?:[.,]\d+)?"
_LESS = (
    r"(?:less than|lower than|minder dan|lager dan|kleiner als|unter|inf(?:\.|érieur) à"
    r"|menor (?:de|que))"
)
_MORE = (
    r"(?:more than|greater than|meer dan|hoger dan|größer als|über|sup(?:\.|érieur) à"
    r"|mayor (?:de|que))"
)
_COMPARATOR = rf"(?:<=|>=|=<|=>|[<>≤≥]|{_LESS}|{_MORE})"
VALUE = re.compile(
    rf"(?P<comparator>{_COMPARATOR})?\s*"
    rf"(?P<body>1\s?[:/]\s?\d[\d.,]*|{_NUMBER}(?:\s?[-\u2013]\s?{_NUMBER})?)(?![\d:/])",
    re.IGNORECASE,
)
# A number that is no part of a date, a time or a code.
_ALONE = re.compile(r"(?<![\d/.:,-])\d[\d.,]*\d(?![/:.,-])")
_UP_TO = r"(?:tot|bis|jusqu'?\s?[aà]|hasta|up to|max\.?|<\s?of\s?=)"
_FROM = r"(?:vanaf|from|min\.?|ab|desde)"
_INTERVAL = re.compile(
    rf"^\(?\[?\s*(?P<low>{_NUMBER})\s?(?:-|\u2013|\u2212|tot|bis|to|à|a|\.\.)\s?(?P<high>{_NUMBER})(?![\d:/])",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"^\(?\[?\s*(?P<sign>{_COMPARATOR}|{_UP_TO}|{_FROM})\s?(?P<number>{_NUMBER})(?![\d:/])",
    re.IGNORECASE,
)
_SIGNS = {"<=": "≤", "=<": "≤", "≤": "≤", ">=": "≥", "=>": "≥", "≥": "≥", "<": "<", ">": ">"}


@dataclass(frozen=True, slots=True)
class Value:
    """A printed result; `number` is None for a titre, an interval and what has two readings."""

    kind: str
    printed: str
    comparator: str | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A printed reference interval; `open_low`, `open_high`: the bound itself lies outside."""

    low: float | None
    high: float | None
    open_low: bool = False
    open_high: bool = False


def _evidence(text: str) -> str | None:
    """Which decimal mark this number proves, if any."""
    marks = [c for c in text if c in ",."]
    if not marks:
        return None
    if len(set(marks)) == 2:
        return marks[-1] if marks.count(marks[-1]) == 1 else None
    if len(marks) > 1:
        return POINT if marks[0] == COMMA else COMMA
    whole, _, fraction = text.partition(marks[0])
    if len(fraction) != 3 or whole.strip("+-") in ("", "0") or len(whole.strip("+-")) > 3:
        return marks[0]
    return None


def convention(texts: Iterable[str]) -> str | None:
    """The decimal mark of a document; None where nothing shows it or both occur."""
    # Groups of three alone prove nothing here: reference numbers are written so in any country.
    numbers = (m[0] for text in texts for m in _ALONE.finditer(text))
    found = {_evidence(n) for n in numbers if n.count(",") < 2 and n.count(".") < 2}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def number(text: str, mark: str | None = None) -> float | None:
    """The number printed; None where it has two readings and `mark` does not tell which.

    "1,234" is 1.234 with a decimal comma and 1234 with a decimal point.
    """
    plain = re.sub(
        r"(?<=\d)[\u00a0\u202f' ](?=\d{3}(?!\d))", "", text.strip().replace("\u2212", "-")
    )
    if not re.fullmatch(r"[+-]?\d[\d.,]*", plain) or plain[-1] in ",.":
        return None
    decimal = _evidence(plain) or mark
    marks = {c for c in plain if c in ",."}
    if not marks:
        return float(plain)
    if decimal is None or not _is_grouped(plain, decimal):
        return None
    other = POINT if decimal == COMMA else COMMA
    return float(plain.replace(other, "").replace(decimal, "."))


def _is_grouped(plain: str, decimal: str) -> bool:
    """Whether what is before the decimal mark is grouped in threes, or not at all."""
    other = POINT if decimal == COMMA else COMMA
    whole, _, fraction = plain.strip("+-").partition(decimal)
    if other in fraction or decimal in fraction:
        return False
    groups = whole.split(other)
    return len(groups) == 1 or (len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]))


def value(text: str, mark: str | None = None) -> Value | None:
    """A whole printed result as a value; None where it is no number at all."""
    match = VALUE.fullmatch(text.strip())
    return read(match, mark) if match else None


def _sign(printed: str) -> str:
    """The comparator that a sign or a word says."""
    if printed in _SIGNS:
        return _SIGNS[printed]
    return "<" if re.fullmatch(_LESS, printed, re.IGNORECASE) else ">"


def read(match: re.Match[str], mark: str | None = None) -> Value:
    """What a match of VALUE says."""
    body, sign = match["body"].strip(), match["comparator"]
    comparator = _sign(sign) if sign else None
    if re.match(r"1\s?[:/]", body):
        return Value("titre", match[0].strip(), comparator)
    if re.search(r"\d\s?[-\u2013]\s?[\d+-]", body):
        return Value("interval", match[0].strip(), comparator)
    parsed = number(body, mark)
    return Value(
        "number" if parsed is not None else "ambiguous", match[0].strip(), comparator, parsed
    )


def interval(text: str | None, mark: str | None = None) -> Interval | None:
    """The one interval that a printed range states; None where it states several, or none.

    A range with labels ("follicular: 3 - 10") depends on what we do not know and is None.
    """
    if not text:
        return None
    plain = " ".join(text.replace("\u00a0", " ").split())
    both, one = _INTERVAL.match(plain), _BOUND.match(plain)
    match = both or one
    if match is None or not _ends(plain[match.end() :]):
        return None
    if both:
        low, high = number(both["low"], mark), number(both["high"], mark)
        return Interval(low, high) if low is not None and high is not None and low <= high else None
    return _bound(match["sign"].casefold(), number(match["number"], mark))


def _ends(rest: str) -> bool:
    """Whether nothing after an interval makes it one of several."""
    rest = rest.strip(" )]").strip()
    return rest.startswith("(") or not re.search(r"\d|:", rest)


def _bound(sign: str, limit: float | None) -> Interval | None:
    if limit is None:
        return None
    if sign not in _SIGNS and re.fullmatch(_COMPARATOR, sign):
        sign = _sign(sign)
    if sign in ("<", ">"):
        return (
            Interval(None, limit, open_high=True)
            if sign == "<"
            else Interval(limit, None, open_low=True)
        )
    is_lower = sign in (">=", "=>", "≥") or re.fullmatch(_FROM, sign) is not None
    return Interval(limit, None) if is_lower else Interval(None, limit)


def flag(result: Value, limits: Interval | None) -> str | None:
    """`L`, `H` or `N` against the printed interval; None where that cannot be decided."""
    if result.number is None or limits is None:
        return None
    x = result.number
    over = limits.high is not None and (x > limits.high or (limits.open_high and x == limits.high))
    under = limits.low is not None and (x < limits.low or (limits.open_low and x == limits.low))
    if result.comparator in ("<", "≤"):
        return _flag_below(x, limits)
    if result.comparator in (">", "≥"):
        return (
            "H" if over or (limits.high is not None and x >= limits.high) else _above_low(x, limits)
        )
    return "H" if over else "L" if under else "N"


def _flag_below(x: float, limits: Interval) -> str | None:
    if limits.low is not None:
        return "L" if x <= limits.low else None
    return "N" if limits.high is not None and x <= limits.high else None


def _above_low(x: float, limits: Interval) -> str | None:
    return "N" if limits.high is None and limits.low is not None and x >= limits.low else None
