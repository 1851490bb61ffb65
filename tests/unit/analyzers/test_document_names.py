"""Names that were misread never become another analyte's."""

import random
import string

import pytest
from rapidfuzz.distance import Levenshtein

from common.analyzers.document.matching import match
from common.domain.standards import lab

NAMES = sorted(lab.names())
_TRIES = 1


def damaged(name: str, draw: random.Random) -> str:
    """The name with one letter changed, lost, doubled or exchanged, as scanners and people do."""
    at = draw.randrange(len(name))
    letter = draw.choice(string.ascii_lowercase)
    return draw.choice(
        (
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        )
    )


@pytest.mark.parametrize("part", range(8))
def test_a_damaged_name_is_its_own_analyte_or_none(part: int) -> None:
    draw = random.Random(part)
    for name in NAMES[part::8]:
        own = {a.slug for a in lab.names()[name]}
        for _ in range(_TRIES):
            wrong = damaged(name, draw)
            found = match(wrong, None, None).analyte
            known = {a.slug for a in lab.names().get(lab.key(wrong), ())}
            assert found is None or found.slug in own | known, (name, wrong, found.slug)


def test_a_name_between_two_analytes_is_neither() -> None:
    pairs = [
        (a, b)
        for i, a in enumerate(NAMES)
        for b in NAMES[i + 1 :]
        if len(a) == len(b) and len(a) >= 8 and Levenshtein.distance(a, b) == 2
        and not {x.slug for x in lab.names()[a]} & {x.slug for x in lab.names()[b]}
    ]  # fmt: skip
    assert pairs
    for a, b in pairs:
        at = next(i for i in range(len(a)) if a[i] != b[i])
        between = a[:at] + b[at] + a[at + 1 :]
        if between not in lab.names():
            assert match(between, None, None).analyte is None, (a, b, between)
