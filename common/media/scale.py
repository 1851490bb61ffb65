"""How large a pixel is, as an ultrasound machine wrote it into its file, region by region."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

AGREE = 0.02
"""Two scales within this share of each other are one: machines round what they write."""

PLAUSIBLE_MM = (0.001, 10.0)
"""Millimetres a pixel of an ultrasound picture can be; anything else was written by mistake."""

TISSUE, COLOUR = "tissue", "doppler_colour"
PICTURES = frozenset((TISSUE, COLOUR))
"""Kinds of region in which both directions are lengths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle of a frame with a meaning of its own.

    r0, c0, r1, c1 : its first and past-the-last row and column, in pixels of the original
    kind : `tissue`, `doppler_colour`, `spectral`, `m_mode` or `other`
    mm_per_row, mm_per_column : millimetres a pixel downwards and to the right; None where that
        direction is no length or the file does not say
    """

    r0: int
    c0: int
    r1: int
    c1: int
    kind: str
    mm_per_row: float | None = None
    mm_per_column: float | None = None

    @property
    def mm_per_px(self) -> float | None:
        """Millimetres a pixel where both directions are known and the same; else None."""
        if self.mm_per_row is None or self.mm_per_column is None:
            return None
        if not same(self.mm_per_row, self.mm_per_column):
            return None
        return (self.mm_per_row + self.mm_per_column) / 2


def same(one: float, other: float) -> bool:
    """Whether two scales are one within `AGREE`."""
    return abs(one - other) <= AGREE * max(one, other)


def plausible(value: object) -> float | None:
    """A scale in mm that a pixel can have, its sign dropped; None for anything else."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    size = abs(float(value))
    return size if PLAUSIBLE_MM[0] <= size <= PLAUSIBLE_MM[1] else None


def whole(
    regions: Sequence[Region], spacing: tuple[float | None, float | None]
) -> tuple[float | None, tuple[str, ...]]:
    """One scale for the whole picture, or None, and flags.

    `two_scales`: its regions differ. `unequal_scale`: a pixel is higher than wide. `no_scale`:
    nothing says.

    spacing : the file's pixel spacing (rows, columns) in mm; counts only where no region does
    """
    pictures = [region for region in regions if region.kind in PICTURES]
    if not regions and spacing != (None, None):
        row, column = spacing
        pictures = [
            Region(r0=0, c0=0, r1=1, c1=1, kind=TISSUE, mm_per_row=row, mm_per_column=column)
        ]
    sizes = [region.mm_per_px for region in pictures]
    known = [size for size in sizes if size is not None]
    if any(r.mm_per_row and r.mm_per_column and r.mm_per_px is None for r in pictures):
        return None, ("unequal_scale",)
    if not known or len(known) < len(sizes):
        return None, ("no_scale",)
    if not all(same(size, known[0]) for size in known):
        return None, ("two_scales",)
    return sum(known) / len(known), ()


def pack(regions: Sequence[Region]) -> list[dict[str, object]]:
    """The regions as plain members, for a result that crosses a process."""
    return [{name: getattr(region, name) for name in Region.__slots__} for region in regions]


def unpack(listed: object) -> tuple[Region, ...]:
    """Back again; ValueError, KeyError, TypeError for anything that `pack` does not write."""
    return tuple(_region(item) for item in cast(Sequence[Mapping[str, object]], listed or ()))


def _region(item: Mapping[str, object]) -> Region:
    corners = [item[name] for name in ("r0", "c0", "r1", "c1")]
    sizes = [item[name] for name in ("mm_per_row", "mm_per_column")]
    if not all(type(corner) is int for corner in corners):
        raise ValueError("a corner is no whole number")
    if not all(size is None or plausible(size) is not None for size in sizes):
        raise ValueError("a scale is no number")
    r0, c0, r1, c1 = cast(list[int], corners)
    row, column = cast(list[float | None], sizes)
    return Region(
        r0=r0, c0=c0, r1=r1, c1=c1, kind=str(item["kind"]), mm_per_row=row, mm_per_column=column
    )
