"""Laboratory units: what a report prints -> UCUM, and conversions within and between kinds.

References
----------
.. [1] UCUM, the Unified Code for Units of Measure, https://ucum.org
"""

import re
from dataclasses import dataclass
from functools import cache

from common.domain.standards.lab_unit_words import multipliers, terms, whole

_PREFIX = {
    **{"k": 1e3, "": 1.0, "d": 1e-1, "c": 1e-2, "m": 1e-3},
    **{"u": 1e-6, "n": 1e-9, "p": 1e-12, "f": 1e-15},
}

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER = re.compile(
    r"^[x\u00d7*]?\s*10\s*(?:\*\*|[*^e]|\(|exp)?\s*(3|6|9|12)\)?(?=\D|$)", re.IGNORECASE
)
_WORD_POWER = re.compile(r"^[x\u00d7]?\s*(1[., ]?000(?:[., ]?000)?|[a-z]+)\b\.?", re.IGNORECASE)
_CLEARANCE = re.compile(r"ml/min(?:/1[.,]73 ?(?:m(?:\^|\*\*?)?2)?)?", re.IGNORECASE)
# What the amount is counted in (FEU: twice the amount of DDU), in front of the slash or behind.
_COUNTED_IN = re.compile(r"\s?\b(?P<of>FEU|DDU|BCE)\b", re.IGNORECASE)
_AT_37 = re.compile(r"\s?\(?37\s?°\s?C\)?$", re.IGNORECASE)
# G/L is giga per litre on French and German reports, and elsewhere gram per litre in capitals.
_TWO_READINGS = {
    "G/L": ("10*9/L", "g/L"),
    "G/l": ("10*9/L", "g/L"),
    "M/mL": ("10*6/mL",),
    "T/L": ("10*12/L",),
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a unit measures (`mass/volume` and so on) and its size in that kind's base unit."""

    kind: str
    factor: float


def _multiplier(text: str) -> tuple[str, str]:
    """A leading power of ten as UCUM (`10*6`), and what follows it."""
    raised = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "10^" + m[1].translate(_SUPERSCRIPTS), text)
    power = _POWER.match(raised)
    if power:
        return f"10*{power[1]}", raised[power.end() :]
    word = _WORD_POWER.match(raised)
    if word:
        name = re.sub(r"[., ]", "", word[1]).casefold()
        rest = raised[word.end() :].lstrip()
        is_word = len(name) > 1 and (not rest or rest[0].isalpha())
        if name in multipliers() and (is_word or rest.startswith("/")):
            return f"10*{multipliers()[name]}", rest
    return "", raised


def _term(text: str) -> str | None:
    """One side of a fraction as UCUM; None where it is no unit we know."""
    key = re.sub(r"[\s.]+", "", text.casefold())
    if key in terms():
        return terms()[key]
    return terms().get(text.strip().casefold())


def _clean(printed: str) -> str:
    text = printed.replace("µ", "u").replace("μ", "u").replace("\u00a0", " ").replace("\u00ad", "-")
    text = re.sub(
        r"\s+per\s+|\s+pro\s+|\s+par\s+|\s+por\s+", "/", text.strip(), flags=re.IGNORECASE
    )
    text = _AT_37.sub("", text.replace("m³", "m3").replace("m²", "m2"))
    return re.sub(r"\s*/\s*", "/", text).strip(" []()" if text[:1] in "[(" else " ")


def readings(printed: str) -> tuple[str, ...]:
    """Every UCUM unit that a printed unit can mean, most usual first; empty where it is unknown."""
    text = _clean(printed)
    if text in _TWO_READINGS:
        return _TWO_READINGS[text]
    if text.casefold() in whole():
        return (whole()[text.casefold()],)
    if _CLEARANCE.fullmatch(text):
        return ("mL/min/{1.73_m2}" if "73" in text else "mL/min",)
    if counted := _COUNTED_IN.search(text):
        plain = readings(text[: counted.start()] + text[counted.end() :])
        return tuple(f"{unit}{{{counted['of'].upper()}}}" for unit in plain)
    power, rest = _multiplier(text)
    numerator, slash, denominator = rest.partition("/")
    top = _term(numerator) if numerator.strip() else ""
    bottom = _term(denominator) if slash else ""
    if top is None or bottom is None or (slash and not bottom):
        return ()
    if power:
        top = power if top in ("", "{cells}") else f"{power}.{top}"
    elif not top and not slash:
        return ()
    return (f"{top}/{bottom}" if slash else top,)


def normalise(printed: str | None) -> str | None:
    """The UCUM unit printed, `""` for a printed "no unit"; None where unknown or two-fold."""
    if printed is None:
        return None
    found = readings(printed)
    return found[0] if len(found) == 1 else None


# Hormone assays print U and IU for the same thing; enzymes have U only.
_BASES = {
    **{"g": "mass", "mol": "substance", "[IU]": "arbitrary", "U": "arbitrary", "L": "volume"},
    **{"m": "length", "kat": "catalytic", "osm": "osmoles", "eq": "charge", "Pa": "pressure"},
}
_TIMES = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "(24.h)": 86400.0}
_WHOLE_KINDS = {
    **{"%": "percent", "{titer}": "titer", "[pH]": "ph"},
    **dict.fromkeys(("", "{ratio}", "{index}", "{INR}", "{score}", "{M.o.M}"), "ratio"),
    "{s_co_ratio}": "ratio",
}


def _side(term: str) -> Dimension | None:
    plain = re.sub(r"(?<=\w)\{[^}]*\}", "", term)
    if plain in _TIMES:
        return Dimension("time", _TIMES[plain])
    power = re.fullmatch(r"10\*(\d+)(?:\.?\{[^}]*\})?", plain)
    if power:
        return Dimension("number", 10.0 ** int(power[1]))
    if plain in ("", "{cells}", "{CFU}", "{copies}"):
        return Dimension("number", 1.0)
    for base, kind in _BASES.items():
        if plain.endswith(base) and plain[: -len(base)] in _PREFIX:
            return Dimension(kind, _PREFIX[plain[: -len(base)]])
    return Dimension(plain, 1.0) if plain else None


@cache
def dimension(ucum: str) -> Dimension:
    """Kind and size of a UCUM unit as this module writes it."""
    if ucum in _WHOLE_KINDS:
        return Dimension(_WHOLE_KINDS[ucum], 1.0)
    top_text, slash, bottom_text = ucum.partition("/")
    top, bottom = _side(top_text), _side(bottom_text) if slash else None
    if top is None or (slash and bottom is None):
        return Dimension(ucum, 1.0)
    if bottom is None:
        return top
    return Dimension(f"{top.kind}/{bottom.kind}", top.factor / bottom.factor)
