"""What OCR confuses in units: l, 1 and I, O and 0, µ and y; a repair must give one known unit.

It also loses spaces: between a number and its unit, and before a bracket.
"""

import re
from itertools import combinations, product

from common.domain.standards.lab_units import readings

_ALIKE = {
    "1": "lI", "l": "I1", "I": "l1", "|": "lI", "0": "O", "O": "0", "y": "µ", "p": "µ",
}  # fmt: skip
_LONGEST = 14
_BRACKET = re.compile(r"(?<=[^\W_]|[%])(?=\[)|(?<=[^\W_])(?=\([\d<>≤≥])")
_GLUED = re.compile(r"(?P<number>[<>≤≥]?\d+(?:[.,]\d+)?)(?P<unit>[^\W\d_%]\S*)")
_MOST_CHANGES = 2
# A class of antibodies begins with a capital i.
_CLASS = re.compile(r"^l[gG](?=[ADEGM]\d?\*?$)")


def unit(word: str) -> str:
    """The word, or the one known unit that it becomes by exchanging what looks alike.

    The fewest exchanges count; where they lead to two different units, there is none. Numbers and
    whatever is a unit as it stands stay as they are.
    """
    if len(word) > _LONGEST or not any(c.isalpha() for c in word) or readings(word):
        return word
    places = [i for i, sign in enumerate(word) if sign in _ALIKE]
    for count in range(1, _MOST_CHANGES + 1):
        found = {
            readings(changed): changed
            for chosen in combinations(places, count)
            for changed in _exchanged(word, chosen)
            if _is_unit(changed)
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else word
    return word


def _exchanged(word: str, places: tuple[int, ...]) -> list[str]:
    """The word with another sign that looks alike at each of these places."""
    found = []
    for signs in product(*(_ALIKE[word[place]] for place in places)):
        letters = list(word)
        for place, sign in zip(places, signs, strict=True):
            letters[place] = sign
        found.append("".join(letters))
    return found


def _is_unit(word: str) -> bool:
    return ("/" in word or word.startswith(("m", "µ", "d", "f", "p"))) and bool(readings(word))


def parted(word: str) -> str:
    """The word with the spaces that OCR lost in it, and its units repaired."""
    word = _CLASS.sub("Ig", word)
    unit_text, *behind = _BRACKET.split(word, maxsplit=1)
    if behind and readings(unit(unit_text)):
        return f"{unit(unit_text)} {behind[0]}"
    return _parted(word)


def _parted(word: str) -> str:
    """A number and a unit of two sides apart; what stands behind no number stays as it is."""
    glued = _GLUED.fullmatch(word)
    if glued and "/" in glued["unit"] and _is_unit(unit(glued["unit"])):
        return f"{glued['number']} {unit(glued['unit'])}"
    return unit(word)
