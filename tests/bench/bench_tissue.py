"""Embryo, ovary and hysteroscopy pictures on one core, beside decoding them with Pillow.

Processor seconds of this process, with research weights where there are any.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from common.analyzers import Sample, registry
from common.domain.model import Facts
from tests.bench.lines import Line, finish, median

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = {
    "embryo": SAMPLES / "embryo" / "blastocyst_poor.jpg",
    "ovary": SAMPLES / "ovary_synthetic" / "ovary_5.png",
    "hysteroscopy": SAMPLES / "hysteroscopy_synthetic" / "canal_1.png",
}
LARGE = (720, 960)
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The median processor time of some rounds, after one that is not counted."""
    work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def line(name: str, data: bytes) -> Line:
    """One picture: analysis over decoding; at most a second."""
    analyzer = registry.load(name, True)
    with Image.open(io.BytesIO(data)) as picture:
        image = np.asarray(picture.convert("RGB"))
    sample = Sample(
        modality=registry.TABLE[name].modality,
        facts=Facts(day=5),
        media_type="image/png",
        image=image,
    )
    decode = seconds(lambda: np.asarray(Image.open(io.BytesIO(data)).convert("RGB")))
    analyze = seconds(lambda: analyzer.analyze(sample))
    rows, columns = image.shape[:2]
    note = f"{columns} x {rows}; {analyze / max(decode, 1e-9):.1f} times Pillow's decoding"
    return Line(name=f"{name}_picture", value=analyze, unit="s", at_most=1.0, note=note)


def larger(path: Path) -> bytes:
    """A picture as large as an ultrasound scanner's, as PNG."""
    with Image.open(path) as picture:
        buffer = io.BytesIO()
        picture.convert("RGB").resize((LARGE[1], LARGE[0])).save(buffer, "PNG")
    return buffer.getvalue()


def main() -> None:
    """Measure one picture of each kind, and an ultrasound picture of a scanner's size."""
    lines = [line(name, path.read_bytes()) for name, path in FILES.items()]
    large = line("ovary", larger(FILES["ovary"]))
    finish(*lines, Line(name="ovary_960x720", value=large.value, unit="s", at_most=1.0))


if __name__ == "__main__":
    main()
