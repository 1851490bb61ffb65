"""Pictures of one embryo that the given groups hold apart, joined so that no fold is seen twice.

The set numbers its pictures as they were taken: the same embryo in another focus stands a number or
two further on, often in another group and fold.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]
SIDE = 48
# Pictures whose numbers are so near and whose greys agree so well, at the best of these shifts, are
# taken to show one embryo. By eye that is so for nearly all of the 31 pairs above this that the
# groups hold apart, and for few below it; to join two embryos costs nothing.
NEAR, ALIKE, SHIFT = 3, 0.78, 5


@dataclass(frozen=True)
class Looks:
    """A picture's number in its set (None where its name ends in none), day and greys, (48, 48)."""

    number: int | None
    day: str
    grey: Floats


def looks(name: str, day: str, data: bytes) -> Looks:
    """What a file shows at a glance."""
    number = re.search(r"_(\d+)\.\w+$", name)
    with Image.open(io.BytesIO(data)) as picture:
        small = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return Looks(int(number[1]) if number else None, day, np.asarray(small, dtype=np.float64))


def agreement(one: Floats, other: Floats) -> float:
    """The largest correlation of two greys over small shifts of one, -1 to 1."""
    found = -1.0
    for down in range(-SHIFT, SHIFT + 1):
        for right in range(-SHIFT, SHIFT + 1):
            a = one[max(0, down) : SIDE + min(0, down), max(0, right) : SIDE + min(0, right)]
            b = other[max(0, -down) : SIDE + min(0, -down), max(0, -right) : SIDE + min(0, -right)]
            a, b = a - a.mean(), b - b.mean()
            found = max(found, float((a * b).sum() / (np.sqrt((a**2).sum() * (b**2).sum()) + 1e-9)))
    return found


def joined(groups: Sequence[str], seen: Sequence[Looks]) -> list[str]:
    """The groups, those that share an embryo under the name of the first of them."""
    name = {group: group for group in groups}
    for i, one in enumerate(seen):
        for j in range(i + 1, len(seen)):
            first, second = name[groups[i]], name[groups[j]]
            if first != second and _are_alike(one, seen[j]):
                name = {g: first if n == second else n for g, n in name.items()}
    return [name[group] for group in groups]


def _are_alike(one: Looks, other: Looks) -> bool:
    if one.number is None or other.number is None or one.day != other.day:
        return False
    return abs(one.number - other.number) <= NEAR and agreement(one.grey, other.grey) >= ALIKE


def folds_kept_whole(groups: Sequence[str], folds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each group in the fold of its first picture."""
    first: dict[str, int] = {}
    for group, fold in zip(groups, folds.tolist(), strict=True):
        first.setdefault(group, fold)
    return np.array([first[group] for group in groups])
