"""Reference ranges: those printed on a document, read into numbers, and those published."""

import re
from dataclasses import dataclass

from common.domain.standards import who_semen

_NUMBER = r"[-+]?\d+(?:[.,]\d+)?"
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_BETWEEN = re.compile(
    rf"^[\s(\[]*({_NUMBER})\s*(?:-|\u2013|\u2014|to|bis|tot|à|a)\s*({_NUMBER})(?:\D.{{0,20}})?$"
)
_BELOW = re.compile(
    rf"^\s*(?:<|≤|<=|up to|bis|tot|hasta|jusqu'à)\s*=?\s*({_NUMBER})(?:\D.{{0,20}})?$", re.I
)
_ABOVE = re.compile(
    rf"^\s*(?:>|≥|>=|from|ab|vanaf|desde)\s*=?\s*({_NUMBER})(?:\D.{{0,20}})?$", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An interval; None where it is open. `source` is the phrase that names where it is from."""

    low: float | None = None
    high: float | None = None
    printed: str = ""
    source: str = ""


def _of_heads(size: who_semen.Size) -> Range:
    """A range of sizes holds for one stain. As nobody states it, nothing is flagged by it."""
    printed = f"{size.low:g}\u2013{size.high:g}"
    return Range(low=size.low, high=size.high, printed=printed, source="reference.head")


PUBLISHED: dict[str, Range] = {
    **{
        size.code: _of_heads(size)
        for size in (who_semen.HEAD_LENGTH, who_semen.HEAD_WIDTH, who_semen.HEAD_ELONGATION)
    },
    "sperm.normal": Range(
        low=who_semen.NORMAL_FORMS.value,
        printed=f"\u2265 {who_semen.NORMAL_FORMS.value:g} %",
        source="reference.normal_forms",
    ),
}


def number(text: str) -> float | None:
    """A printed number with a point or a decimal comma, None where it is not plainly one.

    `1,250` and `1.250` can each be read in two ways, so neither is a number here.
    """
    text = text.strip()
    if not re.fullmatch(_NUMBER, text) or _THOUSANDS.fullmatch(text):
        return None
    return float(text.replace(",", "."))


def parse(printed: str) -> Range:
    """The numbers of a printed range. What cannot be read with certainty stays text only."""
    text = " ".join(printed.split())
    if len(text) > 60:
        return Range(printed=text)
    if match := _BETWEEN.match(text):
        low, high = number(match[1]), number(match[2])
        if low is not None and high is not None and low < high:
            return Range(low=low, high=high, printed=text)
    if match := _BELOW.match(text):
        return Range(high=number(match[1]), printed=text)
    if match := _ABOVE.match(text):
        return Range(low=number(match[1]), printed=text)
    return Range(printed=text)
