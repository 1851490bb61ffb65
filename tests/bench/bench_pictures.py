"""Seconds of one core that a sperm crop and a field take over their decoding; memory of all models.

Each is a ratio to decoding that picture with Pillow; the bars are the milliseconds on top.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from common.analyzers import Sample, registry
from common.domain.model import Facts
from tests.bench.lines import Line, finish, median

ROUNDS = 9
SAMPLES = "tests/samples"
CROP = f"{SAMPLES}/sperm_synthetic/synthetic_oval.png"
FIELD = f"{SAMPLES}/sperm_field_synthetic/field_24.png"
SMEAR = f"{SAMPLES}/sperm_smear_synthetic/smear_6.jpg"


def seconds(call: Callable[[], object]) -> float:
    """Processor seconds of one call: the middle of several, after one that does not count."""
    call()
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        call()
        found.append(time.process_time() - began)
    return median(found)


def megapixel(path: str) -> bytes:
    """The picture repeated to 1000 x 1000 pixels, as PNG; each time shifted by another way, as what
    stands in lines is print and no field.
    """
    with Image.open(path) as opened:
        image = np.asarray(opened.convert("RGB"))
    down, across = (-(-1000 // n) for n in image.shape[:2])
    ways = iter(np.random.default_rng(1).integers(0, 1000, (down * across, 2)).tolist())
    rows = [
        np.concatenate([np.roll(image, next(ways), (0, 1)) for _ in range(across)], axis=1)
        for _ in range(down)
    ]
    out = io.BytesIO()
    Image.fromarray(np.concatenate(rows)[:1000, :1000]).save(out, "PNG")
    return out.getvalue()


def over_decoding(name: str, analyzer: str, data: bytes, research: bool, at_most: float) -> Line:
    """The line of one analyzer on one picture."""

    def decoded() -> np.ndarray:
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))

    sample = Sample(
        modality=registry.TABLE[analyzer].modality,
        facts=Facts(),
        media_type="image/png",
        image=decoded(),
    )
    reads = registry.load(analyzer, research)
    if reads.analyze(sample).status != "analyzed":
        raise RuntimeError(f"{analyzer} refuses the picture: its time would be a refusal's")
    took, reference = seconds(lambda: reads.analyze(sample)), seconds(decoded)
    return Line(
        name=name,
        value=took,
        unit="s",
        at_most=at_most,
        note=f"{took / reference:.1f} times decoding with Pillow",
    )


def main() -> None:
    """Measure both, then the memory of every model loaded at once."""
    crop = Path(CROP).read_bytes()
    process = psutil.Process()
    lines = [
        over_decoding("sperm_crop_measured", "sperm_cell", crop, False, 0.02),
        over_decoding("sperm_crop_all_models", "sperm_cell", crop, True, 0.06),
        over_decoding("sperm_field_1mp", "sperm_field", megapixel(FIELD), True, 1.0),
        over_decoding("sperm_smear_1mp", "sperm_field", Path(SMEAR).read_bytes(), False, 1.0),
    ]
    for name in registry.TABLE:
        registry.load(name, True)
    used = process.memory_info().rss / 2**20
    finish(*lines, Line(name="all_models_loaded", value=used, unit="MB", at_most=400, note="RSS"))


if __name__ == "__main__":
    main()
