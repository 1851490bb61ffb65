"""A depth ruler at the side of an ultrasound picture: marks of equal distance below each other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]

SIDE_SHARE = 0.25
"""Rulers stand in the outer quarter of a picture, also where it was cropped."""

LEAST_STEP = 35
"""Grey levels by which a mark is brighter than what is above and below it."""

MOST_MARKS = 4000
"""Candidates on one side; ultrasound pictures have at most 500, noise has any number."""

LEAST_SPACING = 7.0
"""Pixels between marks; the dots of a calliper's line lie closer."""

LEAST_MARKS, LEAST_UNRANKED = 6, 9
"""Marks in a row of which some are longer at equal distances; where none is, more are asked for."""

LEAST_SPAN = 0.25
"""Share of the picture's height that a ruler goes along; lines of print go along less."""

MOST_OFF, MOST_RMS = 1.2, 0.6
"""Pixels a mark may be off its place; and all of them together, root mean square."""

LEAST_FILLED = 0.85
"""Share of the places between the first and the last mark that have one."""

MOST_STRAY, ROOM = 0.5, 10
"""Things that look like a ruler's marks, in its column and not on its places, over those that are:
more is a texture. And things beside them, up to so many pixels, at one distance: more is print.
"""

SAME_PEAK = 40
"""Grey levels between the brightest pixels of marks of one ruler."""

PROPOSED, NEAR = ((1, 1), (2, 1), (3, 1), (2, 2), (4, 4)), 4
"""Two marks, so many apart in the list, propose a distance: theirs in so many parts. Marks are
counted for it at so many places up and down."""

MOSTLY = 0.9
"""Share of the marks that must do as their like do: in height, in length."""

PERIODS = (10, 5, 4, 2)
"""Every so-manieth mark is longer: centimetres among millimetres, five among one, and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """A ruler: the two ends of one division between its longest marks, in (row, column).

    spacing : pixels between neighbouring marks; period : marks in a division; count : marks seen
    rms : pixels, of the marks about their places
    """

    start: tuple[float, float]
    end: tuple[float, float]
    spacing: float
    period: int
    count: int
    rms: float


@dataclass(frozen=True, slots=True)
class _Marks:
    """Candidates, one a line: centre row, first and last column, height, peak grey level."""

    row: Floats
    left: Floats
    right: Floats
    tall: Floats
    peak: Floats

    def of(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> "_Marks":
        return _Marks(
            self.row[chosen],
            self.left[chosen],
            self.right[chosen],
            self.tall[chosen],
            self.peak[chosen],
        )


def find(grey: NDArray[np.float32]) -> Ticks | None:
    """The ruler at the left or right side of a picture; None where there is none, or two.

    grey : (M, N) float32, 0 to 255
    """
    width = grey.shape[1]
    strip = int(width * SIDE_SHARE)
    found = []
    for first in (0, width - strip):
        best = _in_strip(grey[:, first : first + strip])
        if best is not None:
            found.append(_shifted(best, first))
    if len(found) == 2 and abs(found[0].spacing - found[1].spacing) > 1:
        return None
    return max(found, key=lambda one: one.count, default=None)


def _shifted(ticks: Ticks, by: int) -> Ticks:
    (r0, c0), (r1, c1) = ticks.start, ticks.end
    return Ticks(
        start=(r0, c0 + by),
        end=(r1, c1 + by),
        spacing=ticks.spacing,
        period=ticks.period,
        count=ticks.count,
        rms=ticks.rms,
    )


def _in_strip(grey: NDArray[np.float32]) -> Ticks | None:
    marks = _marks(grey)
    best: Ticks | None = None
    for column in _columns(marks):
        ticks = _ruler(column, marks, grey.shape[0])
        if ticks is not None and (best is None or ticks.count > best.count):
            best = ticks
    return best


def _marks(grey: NDArray[np.float32]) -> _Marks:
    """Small bright things that are dark above and below."""
    reach = int(np.clip(grey.shape[0] // 130, 4, 9))
    step = np.zeros_like(grey)
    around = np.maximum(grey[: -2 * reach], grey[2 * reach :])
    step[reach:-reach] = grey[reach:-reach] - around
    labels, count = ndimage.label(step > LEAST_STEP)
    if not 0 < count <= MOST_MARKS:
        nothing = np.zeros(0)
        return _Marks(nothing, nothing, nothing, nothing, nothing)
    boxes = ndimage.find_objects(labels)
    sides = np.array([(r.start, r.stop, c.start, c.stop) for r, c in boxes], dtype=np.float64)
    rows, columns = np.nonzero(labels)
    of = labels[rows, columns] - 1
    weight = step[rows, columns].astype(np.float64)
    centre = np.bincount(of, weight * rows) / np.bincount(of, weight)
    peak = np.zeros(count)
    np.maximum.at(peak, of, grey[rows, columns])
    tall = sides[:, 1] - sides[:, 0]
    wide = sides[:, 3] - sides[:, 2]
    fits = (tall <= reach + 1) & (wide <= max(24, grey.shape[1] // 8)) & (peak >= 90)
    all_marks = _Marks(centre, sides[:, 2], sides[:, 3] - 1, tall, peak)
    return all_marks.of(fits)


def _columns(marks: _Marks) -> Iterator[_Marks]:
    """Marks whose left sides, right sides or middles are in line, where they are enough."""
    for edge in (marks.left, marks.right, (marks.left + marks.right) / 2):
        places = np.round(edge).astype(np.intp)
        if len(places) == 0:
            continue
        amount = np.bincount(places, minlength=int(places.max()) + 3)
        near = amount + np.r_[0, amount[:-1]] + np.r_[amount[1:], 0]
        for place in np.flatnonzero((near >= LEAST_MARKS) & (amount > 0)):
            chosen = np.flatnonzero(np.abs(edge - place) <= 1)
            if len(chosen) >= LEAST_MARKS:
                yield marks.of(chosen[np.argsort(marks.row[chosen], kind="stable")])


def _ruler(marks: _Marks, every: _Marks, height: int) -> Ticks | None:
    """The longest even row among the marks of a column, where it is a ruler's.

    every : all marks of that side; print beside the row says that it is print itself
    """
    places = _even(marks.row, LEAST_SPAN * height)
    if places is None:
        return None
    chosen, steps = places
    row = marks.row[chosen]
    spacing, first = np.polyfit(steps, row, 1)
    rms = float(np.sqrt(np.mean((row - first - spacing * steps) ** 2)))
    if rms > MOST_RMS:
        return None
    of_ruler = marks.of(chosen)
    if np.mean(_alike(of_ruler, of_ruler)) < MOSTLY:
        return None
    inside = (marks.row >= row[0] - 1) & (marks.row <= row[-1] + 1)
    if int((inside & _alike(marks, of_ruler)).sum()) > (1 + MOST_STRAY) * len(row):
        return None
    period, at = _period(steps, of_ruler.right - of_ruler.left + 1)
    if period == 1 and (len(row) < LEAST_UNRANKED or _is_print(of_ruler, every, float(spacing))):
        return None
    column = float(np.median((of_ruler.left + of_ruler.right) / 2))
    return Ticks(
        start=(float(first + spacing * at), column),
        end=(float(first + spacing * (at + period)), column),
        spacing=float(spacing),
        period=period,
        count=len(row),
        rms=rms,
    )


def _even(row: Floats, least: float) -> tuple[NDArray[np.intp], NDArray[np.intp]] | None:
    """Which of the sorted rows are at equal distances, and at which places; None for too few.

    Each pair of near neighbours proposes a distance; the one that most agree with is taken.
    """
    # Between two marks there may be others, of the ruler or not; the farther, the better they say.
    first = np.concatenate([row[:-ahead] for ahead, _ in PROPOSED])
    spacing = np.concatenate([(row[ahead:] - row[:-ahead]) / parts for ahead, parts in PROPOSED])
    asked = spacing >= LEAST_SPACING
    if not asked.any():
        return None
    first, spacing = first[asked], spacing[asked]
    steps = np.round((row[None, :] - first[:, None]) / spacing[:, None])
    off = np.abs(row[None, :] - first[:, None] - steps * spacing[:, None])
    # An error of the distance grows with the steps: only near ones are asked first.
    agree = ((off <= MOST_OFF) & (np.abs(steps) <= NEAR)).sum(axis=1)
    if agree.max() < NEAR + 1:
        return None
    # Twice the distance has as many marks on its places; half of it has not.
    many = np.flatnonzero(agree >= agree.max() - 1)
    best = many[np.lexsort((-agree[many], np.round(spacing[many])))[0]]
    return _grown(row, float(first[best]), float(spacing[best]), least)


def _grown(
    row: Floats, start: float, spacing: float, least: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]] | None:
    """The even row around its beginning, its distance fitted anew as it grows."""
    reach = NEAR
    chosen = steps = np.zeros(0, dtype=np.intp)
    while True:
        places = np.round((row - start) / spacing)
        off = np.abs(row - start - places * spacing)
        near = np.flatnonzero((off <= MOST_OFF) & (np.abs(places) <= reach))
        _, once = np.unique(places[near], return_index=True)
        chosen = near[once]
        steps = places[chosen].astype(np.intp)
        if len(chosen) < 4:
            return None
        fitted, moved = np.polyfit(steps, row[chosen], 1)
        spacing, start = float(fitted), float(moved)
        if reach > 2 * len(row) + 8:
            break
        reach *= 2
    span = int(steps[-1] - steps[0])
    is_filled = len(steps) >= LEAST_FILLED * (span + 1)
    is_ruler = is_filled and len(steps) >= LEAST_MARKS and span * spacing >= least
    return (chosen, steps) if is_ruler and spacing >= LEAST_SPACING else None


def _is_print(ruler: _Marks, every: _Marks, spacing: float) -> bool:
    """Whether something else is beside most marks, each time at the same distance from them.

    Lines of print repeat themselves; what is behind a ruler does not.
    """
    beside = (every.right >= ruler.left.min() - ROOM) & (every.left <= ruler.right.max() + ROOM)
    inside = (every.row >= ruler.row[0] - spacing / 2) & (every.row <= ruler.row[-1] + spacing / 2)
    rows = every.row[beside & inside]
    nearest = np.abs(rows[:, None] - ruler.row[None, :]).argmin(axis=1)
    away = np.round((rows - ruler.row[nearest]) / 2).astype(np.intp)
    _, counts = np.unique(away[away != 0], return_counts=True)
    in_line = int(np.count_nonzero(away == 0)) - len(ruler.row)
    return max(in_line, int(counts.max(initial=0))) > MOST_STRAY * len(ruler.row)


def _alike(marks: _Marks, those: _Marks) -> NDArray[np.bool_]:
    """Which have the height and colour of those: drawn marks have one of each, specks have not."""
    tall = np.abs(marks.tall - np.median(those.tall)) <= 2
    return tall & (np.abs(marks.peak - np.median(those.peak)) <= SAME_PEAK)


def _period(steps: NDArray[np.intp], wide: Floats) -> tuple[int, int]:
    """After how many marks a longer one comes, and the first place with one; 1 where none does."""
    found: list[tuple[int, int, int]] = []
    for period in PERIODS:
        for phase in range(period):
            is_long = (steps - steps[0]) % period == phase
            if int(is_long.sum()) < 2 or is_long.all():
                continue
            # One short mark may have grown into what is beside it; the long ones must all be long.
            usual, longest = np.median(wide[~is_long]), wide[is_long].min()
            exceptions = int((wide[~is_long] > longest - 1.5).sum())
            if longest >= usual + 1.5 and exceptions <= (1 - MOSTLY) * len(steps):
                found.append((exceptions, -period, int(steps[is_long][0])))
    if not found:
        return 1, int(steps[0])
    _, period, at = min(found)
    return -period, at
