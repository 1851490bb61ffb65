"""Head-sized spots of each frame of a film: their places, finer than a pixel, and strengths."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]
Grey = NDArray[np.uint8]
Picture = NDArray[np.float32]

# The spot filter is a difference of two Gaussians; sizes are standard deviations.
WIDER = 1.6
# The second filter, as wide as a head, is so much wider than the first.
BROAD = 2.1
# Working pixels: frames are averaged down until a head has this size.
WORKING_SIGMA = 1.1
# Head sizes that are tried, in pixels of the delivered frame.
SIZES = 1.25 * 1.3 ** np.arange(9)
SHARPER = 0.5
# Contrast times diameter: grains are as dark as heads, but smaller.
PROMINENCE = 1.0
STRONGEST = 12
# Spots below this many deviations of the noise, or this share of the strong ones, are not seen.
MIN_OVER_NOISE = 5.0
MIN_OF_STRONG = 0.22
MAX_SPOTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The spots of one frame, the first row first.

    at : (n, 2), row and column in pixels of the delivered frame
    strength : (n,), answer of the filter, grey levels
    broad : (n,), answer of a filter `BROAD` times as wide; None where it was not asked for
    """

    at: Floats
    strength: Floats
    broad: Floats | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How heads look in a film.

    sigma : size of a head in pixels of the delivered frame
    sign : -1 where heads are darker than the ground, +1 where they are brighter
    strong, broad : answers of the two filters to the clearest heads; noise : deviation of the first
        on empty ground
    """

    sigma: float
    sign: float
    strong: float
    noise: float
    broad: float = 0.0

    @property
    def fold(self) -> int:
        """How many pixels are averaged to one along a side."""
        return max(1, round(self.sigma / WORKING_SIGMA))


def look(frames: Sequence[Grey], smallest: float, largest: float) -> Look:
    """Find polarity and size of the heads: those for which the clearest spots stand out most.

    Parameters
    ----------
    frames : some frames of the film, (M, N) uint8; the first shows the size, all how strong it is
    smallest, largest : bounds of the size in pixels
    """
    sizes = [float(s) for s in SIZES if smallest <= s <= largest] or [(smallest + largest) / 2]
    seen = [found for sigma in sizes for found in _looks(frames[:1], sigma)]
    best = max(seen, key=lambda found: found.strong * found.sigma**PROMINENCE)
    sizes_of_sign = [found for found in seen if found.sign == best.sign]
    # A filter a little too narrow tells neighbours apart better.
    sigma = SHARPER * _between(sizes_of_sign, sizes_of_sign.index(best))
    chosen = next(found for found in _looks(frames, sigma) if found.sign == best.sign)
    broad = [_strongest(_broad(_answer(frame, chosen)[1], chosen), 0.0) for frame in frames]
    return replace(chosen, broad=max(float(np.median(broad)), 1e-6))


def _between(seen: Sequence[Look], best: int) -> float:
    """The size at the summit of the parabola through the best size and its two neighbours."""
    if not 0 < best < len(seen) - 1:
        return seen[best].sigma
    before, here, after = (
        seen[best + k].strong * seen[best + k].sigma ** PROMINENCE for k in (-1, 0, 1)
    )
    shift = (after - before) / max(2 * (2 * here - before - after), 1e-9)
    step = seen[best + 1].sigma / seen[best].sigma
    return float(seen[best].sigma * step ** np.clip(shift, -0.5, 0.5))


def find(frame: Grey, seen: Look, *, with_broad: bool) -> Spots:
    """The spots of one frame, (M, N) uint8."""
    answer, wide = _answer(frame, seen)
    rows, columns = _summits(answer, max(MIN_OVER_NOISE * seen.noise, MIN_OF_STRONG * seen.strong))
    strength = answer[rows, columns].astype(np.float64)
    if strength.size > MAX_SPOTS:
        kept = np.sort(np.argsort(-strength, kind="stable")[:MAX_SPOTS])
        rows, columns, strength = rows[kept], columns[kept], strength[kept]
    at = _refined(answer, rows, columns)
    broad = None
    if with_broad:
        broad = _broad(wide, seen)[rows, columns].astype(np.float64)
    return Spots(at=at * seen.fold + (seen.fold - 1) / 2, strength=strength, broad=broad)


def ground(frame: Grey, seen: Look) -> tuple[Picture, float]:
    """The light without its spots, averaged down, and the share of the frame that spots cover."""
    step = max(1, round(2 * seen.sigma))
    answer, _ = _answer(frame, seen)
    covered = float(np.mean(np.abs(answer) > 0.25 * max(seen.strong, 1e-6)))
    coarse = frame[::step, ::step].astype(np.float32)
    median: Picture = ndimage.median_filter(coarse, size=9, mode="nearest")
    return median, covered


def _looks(frames: Sequence[Grey], sigma: float) -> list[Look]:
    """The look of dark heads and that of bright ones of a size."""
    found: dict[float, list[tuple[float, float]]] = {-1.0: [], 1.0: []}
    for frame in frames:
        answer, _ = _answer(frame, Look(sigma=sigma, sign=1.0, strong=0.0, noise=0.0))
        if min(answer.shape) < 3:
            continue
        noise = max(float(np.median(np.abs(answer[::2, ::2]))) * 1.4826, 1e-3)
        for sign, seen in found.items():
            signed = answer * np.float32(sign)
            seen.append((_strongest(signed, 4 * noise), noise))
    return [
        Look(
            sigma=sigma,
            sign=sign,
            strong=float(np.median([s for s, _ in seen])) if seen else 0.0,
            noise=float(np.median([n for _, n in seen])) if seen else 1.0,
        )
        for sign, seen in found.items()
    ]


def _strongest(answer: Picture, least: float) -> float:
    """Mean answer at the clearest summits, 0 where there are none."""
    strongest = np.sort(answer[_summits(answer, least)])[-STRONGEST:]
    return float(strongest.mean()) if strongest.size else 0.0


def _broad(wide: Picture, seen: Look) -> Picture:
    """The answer of the wider filter, positive at heads."""
    sigma = seen.sigma / seen.fold
    head = _blurred(wide, sigma * np.sqrt(BROAD**2 - WIDER**2))
    wider = _blurred(head, BROAD * sigma * np.sqrt(WIDER**2 - 1))
    return np.asarray((head - wider) * np.float32(seen.sign), dtype=np.float32)


def _answer(frame: Grey, seen: Look) -> tuple[Picture, Picture]:
    """The spot filter's answer, positive at heads, and the picture blurred by `WIDER` heads."""
    small = _averaged(frame, seen.fold)
    sigma = seen.sigma / seen.fold
    narrow = _blurred(small, sigma)
    wide = _blurred(narrow, sigma * np.sqrt(WIDER**2 - 1))
    answer: Picture = (narrow - wide) * np.float32(seen.sign)
    return answer, wide


def _averaged(frame: Grey, fold: int) -> Picture:
    """Blocks of pixels averaged; odd rows and columns at the end are left out."""
    if fold == 1:
        return frame.astype(np.float32)
    rows, columns = (n // fold * fold for n in frame.shape)
    total = np.zeros((rows // fold, columns // fold), dtype=np.uint16)
    for i in range(fold):
        for k in range(fold):
            total += frame[i:rows:fold, k:columns:fold]
    return total.astype(np.float32) / np.float32(fold * fold)


def _blurred(picture: Picture, sigma: float) -> Picture:
    """A Gaussian, edges repeated; shifted sums take half the time of a general filter."""
    reach = max(1, round(3 * sigma))
    if min(picture.shape) <= 2 * reach:
        blurred: Picture = ndimage.gaussian_filter(picture, sigma, mode="nearest")
        return blurred
    weights = np.exp(-0.5 * (np.arange(reach + 1) / sigma) ** 2).astype(np.float32)
    weights /= weights[0] + 2 * weights[1:].sum()
    padded = np.pad(picture, reach, mode="edge")
    rows = _along(padded[:, :], weights, picture.shape[0])
    return _along(rows.T, weights, picture.shape[1]).T


def _along(padded: Picture, weights: Picture, length: int) -> Picture:
    """Weighted sum of rows around each row."""
    reach = len(weights) - 1
    total: Picture = padded[reach : reach + length] * weights[0]
    for k in range(1, reach + 1):
        both = padded[reach - k : reach - k + length] + padded[reach + k : reach + k + length]
        total += both * weights[k]
    return total


def _summits(answer: Picture, least: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places, off the border, that are higher than their eight neighbours."""
    middle = answer[1:-1, 1:-1]
    rows, columns = np.nonzero(middle > least)
    here = middle[rows, columns]
    is_summit = np.ones(rows.size, dtype=bool)
    for r in (0, 1, 2):
        for c in (0, 1, 2):
            if (r, c) != (1, 1):
                beside = answer[rows + r, columns + c]
                is_summit &= here > beside if (r, c) < (1, 1) else here >= beside
    return rows[is_summit] + 1, columns[is_summit] + 1


def _refined(answer: Picture, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Floats:
    """Places of the summits of parabolas through three neighbours each way, at most half a pixel
    away.
    """
    here = answer[rows, columns].astype(np.float64)
    shifts = []
    for dr, dc in ((1, 0), (0, 1)):
        before = answer[rows - dr, columns - dc].astype(np.float64)
        after = answer[rows + dr, columns + dc].astype(np.float64)
        bend = np.maximum(2 * here - before - after, 1e-9)
        shifts.append(np.clip((after - before) / (2 * bend), -0.5, 0.5))
    return np.stack([rows + shifts[0], columns + shifts[1]], axis=1).astype(np.float64)
