"""Printed dates -> ISO dates, without guessing which number is the day."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_WORDED = re.compile(r"(?<!\d)(\d{1,2})[.\s-]+([^\W\d_]{3,10})\.?[\s-]+(\d{4})(?!\d)")
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-3])[:u.h]([0-5]\d)(?!\d)")
_MONTH_NAMES = """
jan januari januar january janvier enero
feb februari februar february fevrier febrero fevr
mar mrt maart marz march mars marzo
apr april avril abril
may mei mai mayo
jun juni june juin junio
jul juli july juillet julio juil
aug augustus august aout agosto
sep sept september septembre septiembre
oct okt oktober october octobre octubre
nov november novembre noviembre
dec dez dezember december decembre diciembre
"""
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.strip().split("\n"), start=1)
    for name in names.split()
}
_DAY_FIRST_WORDS = re.compile(
    r"\b(?:geboortedatum|geboren|geslacht|geburtsdatum|geschlecht|naissance|née? le|sexe)\b",
    re.IGNORECASE,
)
DAY_FIRST, MONTH_FIRST = "day", "month"
_CENTURY = 2000


def printed(text: str) -> str | None:
    """The first date in a text, as printed."""
    found = [m for m in (p.search(text) for p in (_ISO, _NUMERIC, _WORDED)) if m]
    return min(found, key=lambda m: m.start())[0] if found else None


def order(texts: Iterable[str]) -> str | None:
    """Whether this document writes day or month first, as its dates show; None if they do not.

    Dutch, German and French forms write the day first; English and Spanish ones differ by country.
    """
    shown = set()
    for text in texts:
        if _DAY_FIRST_WORDS.search(text):
            shown.add(DAY_FIRST)
        for match in _NUMERIC.finditer(text):
            first, second = int(match[1]), int(match[3])
            if 12 < first <= 31 and 1 <= second <= 12:
                shown.add(DAY_FIRST)
            elif 12 < second <= 31 and 1 <= first <= 12:
                shown.add(MONTH_FIRST)
    return shown.pop() if len(shown) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso(text: str, shown: str | None = None) -> str | None:
    """The date as ISO 8601; None where day and month could be exchanged.

    `shown` is what `order` found. A two-digit year is taken for this century.
    """
    if match := _ISO.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.search(text):
        return _numeric(match, shown)
    if match := _WORDED.search(text):
        plain = unicodedata.normalize("NFKD", match[2].casefold()).encode("ascii", "ignore")
        month = _MONTHS.get(plain.decode())
        return _iso(int(match[3]), month, int(match[1])) if month else None
    return None


def _numeric(match: re.Match[str], shown: str | None) -> str | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += _CENTURY if len(match[4]) == 2 else 0
    if first == second or first > 12 or (shown == DAY_FIRST and second <= 12) or match[2] == ".":
        return _iso(year, second, first)
    if second > 12 or shown == MONTH_FIRST:
        return _iso(year, first, second)
    return None


def possible(text: str, shown: str | None = None) -> tuple[str, ...]:
    """Every ISO date that a printed date of birth can mean: day and month exchanged where nothing
    tells their order, and either century where the year has two digits.
    """
    match = None if _ISO.search(text) else _NUMERIC.search(text)
    certain = iso(text, shown)
    if match is None:
        return (certain,) if certain else ()
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    years = (year,) if len(match[4]) > 2 else (_CENTURY - 100 + year, _CENTURY + year)
    orders = [(second, first), (first, second)]
    if certain:
        orders = orders[:1] if int(certain[5:7]) == second else orders[1:]
    found = (_iso(y, month, day) for y in years for month, day in orders)
    return tuple(dict.fromkeys(date for date in found if date))


def moment(text: str, shown: str | None = None) -> str | None:
    """Date and, where printed, time (no zone is printed, none is added)."""
    day = iso(text, shown)
    where = printed(text)
    if day is None or where is None:
        return day
    time = _TIME.search(text[text.index(where) + len(where) :])
    return f"{day}T{int(time[1]):02d}:{time[2]}" if time else day
