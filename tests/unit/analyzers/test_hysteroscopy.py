"""The hysteroscopy analyzer on drawn frames whose lumen is known."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import measure

from common.analyzers import Outcome, Sample, registry
from common.domain.model import Facts
from tests.unit.generators import generator

SAMPLES = Path(__file__).parents[2] / "samples" / "hysteroscopy_synthetic"
frames = generator("hysteroscopy_synthetic")


def analyze(image: NDArray[np.uint8], reduction: float = 1.0) -> Outcome:
    sample = Sample(
        modality="hysteroscopy_image",
        facts=Facts(),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("hysteroscopy", False).analyze(sample)


@pytest.mark.parametrize("name", sorted(frames.FRAMES))
def test_drawn_lumen_is_outlined(name: str) -> None:
    lumen = frames.FRAMES[name]
    (found,) = analyze(frames.draw(lumen, 4)).findings
    assert found.code == "uterus.lumen_outline" and found.region is not None
    truth = frames.inside(lumen) < 1
    said = measure.grid_points_in_poly(truth.shape, np.array(found.region["points"]))
    assert 2 * (said & truth).sum() / (said.sum() + truth.sum()) > 0.85


def test_region_is_in_original_pixels() -> None:
    image = frames.draw(frames.FRAMES["canal_1"], 4)
    points = [
        np.array(analyze(image, reduction).findings[0].region["points"])  # type: ignore[index]
        for reduction in (1.0, 2.0)
    ]
    assert points[1] == pytest.approx(2 * points[0] + 0.5, abs=0.02)


def test_frame_without_a_dark_depth_has_no_lumen() -> None:
    outcome = analyze(frames.draw((180.0, 180.0, 1.0, 1.0), 4))
    assert outcome.status == "analyzed" and not outcome.findings
    assert ("uterus.lumen_outline", "nothing_found") in {
        (n.code, n.why) for n in outcome.not_measured
    }


def test_polyp_is_never_said_and_the_cervix_needs_research_weights() -> None:
    outcome = analyze(frames.draw(frames.FRAMES["canal_1"], 4))
    reasons = {n.code: n.why for n in outcome.not_measured}
    assert reasons == {
        "uterus.polyp": "not_offered",
        "uterus.cervix_outline": "research_models_off",
    }
    assert outcome.weights_licence is None


def test_grey_picture_is_no_hysteroscopy() -> None:
    image = frames.draw(frames.FRAMES["canal_1"], 4)
    grey = np.repeat(image.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
    assert analyze(grey).why == "not_hysteroscopy"
