"""An ultrasound picture made ready: overlays painted over, the insonated field cut out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.transform import resize

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Colour channels further apart than this are a caliper, a text or Doppler, not an echo.
OVERLAY_COLOUR = 40
GRAIN = 4
DETAIL = 6.0
BLACK = 12
FIELD_LEVEL = 9.0
SECOND_PART = 0.1
_GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The echoes of one picture.

    grey : (M, N), 0 to 255, coloured overlays filled from their surroundings
    overlay : (M, N), where something coloured was painted over the echoes
    box : (r0, c0, r1, c1), half open, around the insonated field
    """

    grey: Floats
    overlay: Mask
    box: tuple[int, int, int, int]

    def field(self) -> Floats:
        """The grey values inside the box."""
        r0, c0, r1, c1 = self.box
        return self.grey[r0:r1, c0:c1]

    def square(self, side: int) -> NDArray[np.float32]:
        """The field on (side, side), 0 to 255; its aspect is not kept."""
        small = resize(self.field(), (side, side), order=1, anti_aliasing=True)
        return np.asarray(small, dtype=np.float32)


def prepare(image: NDArray[np.uint8]) -> Frame:
    """Read a picture, (M, N, 3) uint8 RGB of at least 64 pixels each way.

    Calipers, texts and Doppler are painted over before anything is measured: in collections of
    ultrasound pictures they go with the answer, and a model learns them instead of the ovary.
    """
    colour = np.ptp(image.astype(np.int16), axis=2)
    overlay = ndimage.binary_dilation(colour > OVERLAY_COLOUR, iterations=2)
    grey = np.asarray(image[..., :3] @ _GREY, dtype=np.float64)
    return Frame(grey=_filled(grey, overlay), overlay=overlay, box=_field_box(grey, overlay))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What tells a grey-scale ultrasound picture from other pictures.

    overlay : share of the picture that is coloured; colour : median spread of the channels
    tint : the same over brightness, of what is bright and no overlay
    outside : share that is black and reaches the rim; grain : speckle over brightness
    level : median grey value of what is not outside
    points : skewness of the field's detail; bright points on black have much, speckle little
    """

    overlay: float
    colour: float
    tint: float
    outside: float
    grain: float
    level: float
    points: float


def look(image: NDArray[np.uint8], frame: Frame) -> Look:
    """Describe a picture, (M, N, 3) uint8 RGB, that was prepared."""
    grey = np.asarray(image[..., :3] @ _GREY, dtype=np.float32)
    labels, _ = ndimage.label(grey < BLACK)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    outside = np.isin(labels, np.unique(rim[rim > 0]))
    lit = ~outside
    if not lit.any():
        return Look(
            overlay=0.0, colour=0.0, tint=0.0, outside=1.0, grain=0.0, level=0.0, points=0.0
        )
    detail = grey - ndimage.gaussian_filter(grey, 2.0)
    spread = np.sqrt(ndimage.gaussian_filter(detail * detail, 4.0))
    grain = spread / (ndimage.gaussian_filter(grey, 4.0) + 5)
    colour = np.ptp(image.astype(np.int16), axis=2)
    return Look(
        overlay=float(frame.overlay.mean()),
        colour=float(np.median(colour[lit])),
        tint=_tint(colour, frame),
        outside=float(outside.mean()),
        grain=float(np.median(grain[lit])),
        level=float(np.median(grey[lit])),
        points=_points(frame.field()),
    )


def _tint(colour: NDArray[np.int16], frame: Frame) -> float:
    """Median of colour over grey of the echoes; a night sky's clouds are coloured, if faintly."""
    bright = (frame.grey >= BLACK) & ~frame.overlay
    return float(np.median(colour[bright] / (frame.grey[bright] + 5))) if bright.any() else 0.0


def _points(field: Floats) -> float:
    detail = field - ndimage.gaussian_filter(field, DETAIL)
    spread = float(np.mean(detail**2))
    return float(np.mean(detail**3)) / spread**1.5 if spread > 0 else 0.0


def _filled(grey: Floats, holes: Mask) -> Floats:
    """Holes filled with the weighted mean of what lies around them."""
    if not holes.any():
        return grey
    known = ~holes
    result = grey.copy()
    left = holes.copy()
    for sigma in (2.0, 8.0):
        weight = ndimage.gaussian_filter(known.astype(np.float32), sigma)
        value = ndimage.gaussian_filter(np.where(known, grey, 0).astype(np.float32), sigma)
        now = left & (weight > 0.02)
        result[now] = value[now] / weight[now]
        left &= ~now
    result[left] = float(np.median(grey[known])) if known.any() else 0.0
    return result


def _field_box(grey: Floats, overlay: Mask) -> tuple[int, int, int, int]:
    """The box around the large bright regions, found on blocks; the whole picture if none."""
    rows, columns = (n // GRAIN for n in grey.shape)
    whole = (0, 0, grey.shape[0], grey.shape[1])
    if min(rows, columns) < 16:
        return whole
    quiet = np.where(overlay, 0, grey)[: rows * GRAIN, : columns * GRAIN]
    blocks = quiet.reshape(rows, GRAIN, columns, GRAIN).mean(axis=(1, 3))
    labels, count = ndimage.label(ndimage.binary_opening(blocks > FIELD_LEVEL))
    if count == 0:
        return whole
    sizes = ndimage.sum_labels(np.ones(labels.shape), labels, range(1, count + 1))
    # A dark cyst may cut the field in two: what is nearly as large belongs to it.
    kept = np.isin(labels, 1 + np.flatnonzero(sizes >= SECOND_PART * sizes.max()))
    r, c = (np.flatnonzero(kept.any(axis=axis)) for axis in (1, 0))
    r0, r1 = int(r[0]) * GRAIN, min((int(r[-1]) + 2) * GRAIN, grey.shape[0])
    c0, c1 = int(c[0]) * GRAIN, min((int(c[-1]) + 2) * GRAIN, grey.shape[1])
    if (r1 - r0) < 0.3 * grey.shape[0] or (c1 - c0) < 0.3 * grey.shape[1]:
        return whole
    return r0, c0, r1, c1
