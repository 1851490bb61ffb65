"""The gate: clipping and compression measured, thresholds shown, advice in words."""

import io

import numpy as np
import pytest
from PIL import Image

from common.media import quality_gate


def textured(rows: int = 200, columns: int = 320) -> np.ndarray:
    rng = np.random.default_rng(3)
    coarse = Image.fromarray(rng.integers(40, 200, (rows // 8, columns // 8, 3), dtype=np.uint8))
    return np.asarray(coarse.resize((columns + 3, rows + 3), Image.Resampling.BICUBIC))[3:, 3:]


def saved(image: np.ndarray, quality: int) -> np.ndarray:
    out = io.BytesIO()
    Image.fromarray(image).save(out, "JPEG", quality=quality)
    return np.asarray(Image.open(out))


def test_a_good_picture_has_no_remark_of_the_gate() -> None:
    said = quality_gate.judge(textured(), {"focus": 0.9, "flags": []})
    assert said["flags"] == said["advice"] == []
    assert said["focus"] == 0.9
    assert said["saturation"] == 1 and 0.8 <= said["compression"] <= 1
    assert said["thresholds"] == quality_gate.THRESHOLDS


def test_the_analyzers_flags_stay_and_get_their_advice() -> None:
    said = quality_gate.judge(textured(), {"flags": ["blurred", "odd_word", "no_scale"]})
    assert said["flags"] == ["blurred", "no_scale", "odd_word"]
    assert said["advice"] == [quality_gate.ADVICE["blurred"], quality_gate.ADVICE["no_scale"]]


def test_compression_is_flagged_where_blocks_show_and_rises_with_quality() -> None:
    scores = [quality_gate.judge(saved(textured(), q), {"flags": []}) for q in (5, 10, 40, 75, 95)]
    numbers = [float(said["compression"]) for said in scores]
    assert numbers == sorted(numbers)
    assert [("compressed" in said["flags"]) for said in scores] == [True, True, False, False, False]


@pytest.mark.parametrize("share, flagged", [(0.4, False), (0.6, True)])
def test_clipping_counts_one_channel(share: float, flagged: bool) -> None:
    image = np.full((100, 100, 3), 120, dtype=np.uint8)
    image[: int(100 * share), :, 1] = 255
    said = quality_gate.judge(image, {"flags": []})
    assert said["saturation"] == pytest.approx(1 - share)
    assert ("saturated" in said["flags"]) is flagged


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (7, 7), (3000, 2)])
def test_any_shape_is_judged(shape: tuple[int, int]) -> None:
    said = quality_gate.judge(np.zeros((*shape, 3), dtype=np.uint8), {"flags": []})
    assert said["compression"] == 1


def test_the_middle_of_a_large_picture_keeps_its_blocks() -> None:
    small = saved(textured(), 10)
    large = np.tile(small, (8, 5, 1))
    alone, many = quality_gate.blocks(small), quality_gate.blocks(quality_gate._middle(large))
    assert many > 0.5 * alone
