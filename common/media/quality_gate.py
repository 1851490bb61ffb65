"""The gate before every image analyzer: what is wrong with a picture, how much, and what to do."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from common.domain.model import JsonObject
from common.media import quality

LOOKED_AT = 1024
"""Pixels a side of the middle that clipping and compression are judged on."""

CLIPPED = 254
"""A channel at or above it has lost what it saw."""

MOST_CLIPPED = 0.5
"""Share of pixels with a clipped channel; a white ground alone fills less."""

MOST_BLOCKS = 0.9
"""Of some 80 pictures as they came the most blocked had 0.63; saved as JPEG of quality 10, those of
embryos, sperm and ultrasound have 1.1 and more."""

THRESHOLDS: dict[str, float] = {
    "min_focus": quality.MIN_FOCUS,
    "min_side_px": quality.MIN_SIDE,
    "under_exposed_below": quality.UNDER_EXPOSED,
    "over_exposed_above": quality.OVER_EXPOSED,
    "blank_below_grey_levels": quality.BLANK_RANGE,
    "noise_below_correlation": quality.NOISE_CORRELATION,
    "max_clipped_share": MOST_CLIPPED,
    "min_compression": round(1 / (1 + MOST_BLOCKS), 4),
}

ADVICE = {
    "blank": "The picture shows nothing. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again with more light.",
    "blurred": "The picture is out of focus. Focus on the specimen and take it again.",
    "under_exposed": "The picture is too dark. Raise the light or the exposure time.",
    "over_exposed": "The picture is too bright. Lower the light or the exposure time.",
    "saturated": "Much of the picture is clipped. Lower the light until nothing is pure white.",
    "low_resolution": "The picture has too few pixels. Send it at the camera's full resolution.",
    "compressed": "The picture was compressed until blocks show. Send it as PNG, TIFF or JPEG of"
    " high quality.",
    "no_scale": "No scale is known, so lengths stay in pixels. State micrometres or millimetres a"
    " pixel.",
    "ruler_unconfirmed": "A ruler was found in the picture, and nobody has said what it stands for."
    " Confirm it to measure in micrometres or millimetres.",
    "two_scales": "Parts of the picture have different scales. Send one region, or state which.",
    "scale_conflict": "The scale stated contradicts the file's own. Correct the one that is wrong.",
    "unequal_scale": "A pixel is higher than wide. Export the picture with square pixels.",
    "reduced": "The picture was larger than is analysed and was averaged down.",
    "first_frame_only": "The file has several frames; only the first was measured.",
    "coarse_scale": "At this scale fine parts are not resolved. Use a higher magnification.",
}


def judge(image: NDArray[np.uint8], found: JsonObject) -> JsonObject:
    """What an analyzer says of a picture's quality, completed: clipping, compression, advice.

    image : (M, N, 3) uint8, RGB
    found : the analyzer's own numbers and `flags`; they stay as they are
    Returns them with `saturation` and `compression` (1 is best), the thresholds that hold for
    every picture, and a sentence for each flag that has one.
    """
    middle = _middle(image)
    saturation, compression = 1 - clipped(middle), 1 / (1 + max(blocks(middle), 0.0))
    stated = found.get("flags")
    flags = {str(flag) for flag in stated} if isinstance(stated, Sequence) else set()
    if saturation < 1 - MOST_CLIPPED:
        flags.add("saturated")
    if compression < THRESHOLDS["min_compression"]:
        flags.add("compressed")
    return {
        **found,
        "saturation": round(saturation, 4),
        "compression": round(compression, 4),
        "flags": sorted(flags),
        "thresholds": THRESHOLDS,
        "advice": [ADVICE[flag] for flag in sorted(flags) if flag in ADVICE],
    }


def clipped(image: NDArray[np.uint8]) -> float:
    """Share of pixels of which a channel is clipped at its bright end."""
    return float((image >= CLIPPED).any(axis=2).mean()) if image.size else 0.0


def blocks(image: NDArray[np.uint8]) -> float:
    """How much steeper grey values step at every eighth pixel than elsewhere; about 0 without JPEG.

    Follows the blocking measure of Wang, Sheikh and Bovik (No-reference quality assessment of JPEG
    compressed images, ICIP 2002): differences across block borders over those inside.
    """
    grey = image.astype(np.float32).mean(axis=2)
    found = []
    for axis in (0, 1):
        steps = np.abs(np.diff(grey, axis=axis)).mean(axis=1 - axis)
        whole = len(steps) // 8 * 8
        if whole >= 16:
            phases = steps[:whole].reshape(-1, 8).mean(axis=0)
            found.append(float(phases[7] / (np.median(phases[:7]) + 0.25)) - 1)
    return float(np.mean(found)) if found else 0.0


def _middle(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The middle, cut at multiples of eight so that JPEG's blocks stay where they are."""
    starts = [max(0, (n - LOOKED_AT) // 16 * 8) for n in image.shape[:2]]
    r, c = starts
    return image[r : r + LOOKED_AT, c : c + LOOKED_AT]
