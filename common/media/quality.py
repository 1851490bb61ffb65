"""Focus, exposure and contrast of a picture: may this be measured at all?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONG_SIDE = 1024
"""Focus is judged at this size, averaged down: a large photograph may be soft at its last pixel."""

EDGE_QUANTILE = 0.999
"""The steepest 0.1 % of pixels: a single cell in a large field must count, one dust grain not."""

HALF_FOCUS = 0.12
"""Edge strength that counts as half in focus. Every one of 300 sharp micrographs, ultrasound
frames, photographs of fruit and of print reaches 0.09; blurred by 5 pixels, nine in ten stay below
0.08."""

MIN_FOCUS = 0.4
"""Below an edge strength of 0.08, which all those sharp pictures exceed, it is blurred."""

DARK, BRIGHT = 2, 253
"""Grey levels at and beyond which a sensor or a codec has clipped."""

UNDER_EXPOSED, OVER_EXPOSED = 50, 200
"""Nothing above the first, or nothing below the second, leaves a fifth of the grey levels."""

BLANK_RANGE = 12
"""Fewer grey levels between the darkest and brightest 0.1 % are a sensor's noise."""

NOISE_CORRELATION = 0.3
"""Neighbouring pixels of real pictures correlate by 0.5 (photographed print) to 0.99."""

MIN_SIDE = 48
"""Pixels; crops of single sperm heads, the smallest pictures that are measured, have 64."""

_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good a picture is.

    focus, exposure, contrast : 0 (useless) to 1
    flags : `blank`, `noise`, `blurred`, `under_exposed`, `over_exposed`, `low_resolution`,
        `reduced`
    """

    focus: float
    exposure: float
    contrast: float
    flags: Sequence[str]


def assess(image: NDArray[np.uint8], reduction: float = 1.0) -> Quality:
    """Judge a picture by its grey levels (luma of ITU-R BT.601).

    Parameters
    ----------
    image : (M, N, 3) uint8, RGB
    reduction : factor by which the decoder made it smaller; above 1 it is flagged `reduced`

    Returns
    -------
    Quality
        focus : e / (e + `HALF_FOCUS`), see `edge_strength`
        exposure : share of pixels that are not clipped
        contrast : (p99 - p1) / 255, p the percentiles of the grey levels [1]_

    References
    ----------
    .. [1] Gonzalez and Woods, Digital Image Processing, 4th ed., 2018, section 3.3 (robust range).
    """
    grey = image.astype(np.float32) @ _LUMA
    lowest, low, high, highest = np.percentile(grey, [0.1, 1, 99, 99.9])
    edges = edge_strength(grey, float(high - low))
    focus = edges / (edges + HALF_FOCUS)
    flags = {
        "blank": highest - lowest < BLANK_RANGE,
        "noise": highest - lowest >= BLANK_RANGE and correlation(grey) < NOISE_CORRELATION,
        "blurred": highest - lowest >= BLANK_RANGE and focus < MIN_FOCUS,
        "under_exposed": high <= UNDER_EXPOSED,
        "over_exposed": low >= OVER_EXPOSED,
        "low_resolution": min(image.shape[:2]) * reduction < MIN_SIDE,
        "reduced": reduction > 1,
    }
    return Quality(
        focus=round(focus, 4),
        exposure=round(float(np.mean((grey > DARK) & (grey < BRIGHT))), 4),
        contrast=round(float(high - low) / 255, 4),
        flags=tuple(name for name, is_set in flags.items() if is_set),
    )


def edge_strength(grey: NDArray[np.float32], tones: float) -> float:
    """How steep the steepest edges are, as a share of the picture's tonal range.

    The `EDGE_QUANTILE` of the absolute Laplacian over `tones`. The usual variance of the Laplacian
    [1]_ depends on how much of the picture is background; a quantile over the range does not [2]_.
    In pictures of fewer than some 40 tones, noise and rounding alone reach the strength of an edge:
    there a blurred picture is not told from a sharp one.

    Parameters
    ----------
    grey : (M, N) float32, 0 to 255
    tones : p99 - p1 of the grey levels

    References
    ----------
    .. [1] Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, ICPR 2000.
    .. [2] Pertuz et al., Analysis of focus measure operators, Pattern Recognition 46, 2013.
    """
    small = _averaged(grey)
    if min(small.shape) < 3 or tones <= 0:
        return 0.0
    middle = small[1:-1, 1:-1]
    around = small[:-2, 1:-1] + small[2:, 1:-1] + small[1:-1, :-2] + small[1:-1, 2:]
    return float(np.quantile(np.abs(4 * middle - around), EDGE_QUANTILE)) / tones


def correlation(grey: NDArray[np.float32]) -> float:
    """Correlation of neighbouring pixels: 1 - mean squared step / (2 variance); 0 for white noise.

    Parameters
    ----------
    grey : (M, N) float32
    """
    variance = float(grey.var(dtype=np.float64))
    if variance == 0 or min(grey.shape) < 2:
        return 1.0
    steps = [np.mean(np.diff(grey, axis=axis) ** 2, dtype=np.float64) for axis in (0, 1)]
    return 1 - float(np.mean(steps)) / (2 * variance)


def _averaged(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """Blocks averaged so that the long side is at most `LONG_SIDE`."""
    step = -(-max(grey.shape) // LONG_SIDE)
    if step == 1 or min(grey.shape) < step:
        return grey
    rows, columns = grey.shape[0] // step, grey.shape[1] // step
    blocks = grey[: rows * step, : columns * step].reshape(rows, step, columns, step)
    averaged: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return averaged
