"""What OCR confuses in units: l and 1, O and 0, µ and y; a repair must give a known unit."""

from common.domain.standards.lab_units import readings

_SWAPS = (("1", "l"), ("I", "l"), ("|", "l"), ("0", "O"), ("O", "0"), ("y", "µ"), ("p", "µ"))
_LONGEST = 14


def unit(word: str) -> str:
    """The word, or the one known unit that it becomes by exchanging what looks alike.

    Numbers and whatever is a unit as it stands stay as they are.
    """
    if len(word) > _LONGEST or not any(c.isalpha() for c in word) or readings(word):
        return word
    found = {
        repaired
        for old, new in _SWAPS
        if old in word and (repaired := word.replace(old, new)) and _is_unit(repaired)
    }
    return found.pop() if len(found) == 1 else word


def _is_unit(word: str) -> bool:
    return ("/" in word or word.startswith(("m", "µ", "d", "f", "p"))) and bool(readings(word))
