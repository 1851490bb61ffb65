"""Pages as a scanner sees them: drawn, turned a little, made noisy, and bound into a PDF again."""

import hashlib
import io

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

DPI = 200
SKEW_DEGREES = 1.0
NOISE = 12.0


def rasterise(
    pdf: bytes,
    dpi: int = DPI,
    skew_degrees: float = SKEW_DEGREES,
    noise: float = NOISE,
) -> list[Image.Image]:
    """The pages of a PDF as grey pictures; the same bytes give the same pictures.

    skew_degrees : each page is turned by so much, one way or the other
    noise : standard deviation of normal noise, in grey levels of 255
    """
    seed = int.from_bytes(hashlib.sha256(pdf).digest()[:8], "big")
    draw = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for index in range(len(document)):
        drawn = document[index].render(scale=dpi / 72).to_pil().convert("L")
        turned = drawn.rotate(
            skew_degrees * draw.choice((-1, 1)), Image.Resampling.BICUBIC, fillcolor=255
        )
        grey = np.asarray(turned).astype(np.float32)
        grey += draw.normal(0, noise, grey.shape).astype(np.float32)
        pages.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    document.close()
    return pages


def bound(pages: list[Image.Image], dpi: int = DPI) -> bytes:
    """The pictures as a PDF without a text layer."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=90)
    return out.getvalue()
