"""The ovary analyzer on drawn ultrasound pictures whose follicles are known."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import Outcome, Sample, ovary_frame, registry
from common.domain.model import Facts, Finding
from common.domain.standards import follicle as standard

SAMPLES = Path(__file__).parents[2] / "samples" / "ovary_synthetic"
spec = importlib.util.spec_from_file_location("ovary_pictures", SAMPLES / "generate.py")
assert spec and spec.loader
pictures = importlib.util.module_from_spec(spec)
spec.loader.exec_module(pictures)
NAMES = sorted(pictures.FOLLICLES)


def drawn(name: str) -> NDArray[np.uint8]:
    image: NDArray[np.uint8] = pictures.draw(pictures.FOLLICLES[name], 7)
    return image


def analyze(
    image: NDArray[np.uint8],
    *,
    mm_per_px: float | None = None,
    research: bool = False,
    reduction: float = 1.0,
) -> Outcome:
    sample = Sample(
        modality="ovary_ultrasound",
        facts=Facts(mm_per_px=mm_per_px),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("ovary", research).analyze(sample)


def follicles(outcome: Outcome) -> list[Finding]:
    return [f for f in outcome.findings if f.code == "follicle.follicle"]


def values(outcome: Outcome) -> dict[str, object]:
    return {f.code: f.value for f in outcome.findings if f.code != "follicle.follicle"}


@pytest.mark.parametrize("name", NAMES)
def test_every_drawn_follicle_is_found_with_its_diameters(name: str) -> None:
    outcome = analyze(drawn(name))
    found = follicles(outcome)
    truth = pictures.FOLLICLES[name]
    assert values(outcome)["follicle.count"] == len(found) == len(truth)
    for row, column, high, wide in truth:
        middles = [np.mean(f.region["points"], axis=0) for f in found if f.region]
        nearest = int(np.argmin([np.hypot(*(m - (row, column))) for m in middles]))
        assert np.hypot(*(middles[nearest] - (row, column))) < 2
        diameters = found[nearest].detail["diameters"]
        assert diameters == pytest.approx(sorted((2 * high, 2 * wide), reverse=True), rel=0.1)


def test_millimetres_and_bands_come_only_with_a_scale() -> None:
    without, given = analyze(drawn("ovary_5")), analyze(drawn("ovary_5"), mm_per_px=0.25)
    assert {f.unit for f in follicles(without)} == {"px"}
    assert {f.unit for f in follicles(given)} == {"mm"}
    bands = {band.code for band in standard.BANDS}
    assert {n.code for n in without.not_measured if n.why == "no_scale"} == bands
    counted = {code: value for code, value in values(given).items() if code in bands}
    assert sum(int(str(v)) for v in counted.values()) == values(given)["follicle.count"] == 5
    for band in standard.BANDS:
        inside = [f for f in follicles(given) if band.holds(float(str(f.value)))]
        assert counted[band.code] == len(inside)


def test_what_is_too_large_or_small_for_a_follicle_is_left_out() -> None:
    assert values(analyze(drawn("ovary_5"), mm_per_px=2.0))["follicle.count"] == 0
    assert values(analyze(drawn("ovary_5"), mm_per_px=0.01))["follicle.count"] == 0


def test_every_diameter_lies_in_exactly_one_band() -> None:
    for tenth in range(20, 400):
        assert sum(band.holds(tenth / 10) for band in standard.BANDS) == 1
    assert standard.BANDS[0].holds(10.0) and not standard.BANDS[0].holds(10.1)


def test_regions_and_lengths_are_in_original_pixels() -> None:
    once, twice = (follicles(analyze(drawn("ovary_3"), reduction=r))[0] for r in (1.0, 2.0))
    assert twice.value == pytest.approx(2 * float(str(once.value)), abs=0.02)


def test_without_research_weights_no_lesion_is_said() -> None:
    outcome = analyze(drawn("ovary_3"))
    off = {n.code for n in outcome.not_measured if n.why == "research_models_off"}
    assert off == {"ovary.lesion", "ovary.lesion_class", "ovary.lesion_outline"}
    assert outcome.weights_licence is None and outcome.model_digest is None


def test_with_research_weights_every_lesion_code_is_said_or_explained() -> None:
    outcome = analyze(drawn("ovary_3"), research=True)
    said = {f.code: f for f in outcome.findings}
    for code in ("ovary.lesion", "ovary.lesion_class", "ovary.lesion_outline"):
        assert (code in said) != (code in {n.code for n in outcome.not_measured})
    kinds = said.get("ovary.lesion_class")
    if kinds is not None and kinds.probabilities is not None:
        assert sum(kinds.probabilities.values()) == pytest.approx(1, abs=0.01)
        assert kinds.confidence == max(kinds.probabilities.values())
    if said.get("ovary.lesion") and said["ovary.lesion"].value is True:
        assert "follicle.count" not in said
    assert outcome.weights_licence is None or "MMOTU" in outcome.weights_licence


def test_calipers_are_painted_over() -> None:
    plain = drawn("ovary_3")
    marked = plain.copy()
    marked[150:156, 100:300] = (250, 220, 40)
    grey = ovary_frame.prepare(marked).grey
    assert np.abs(grey[153, 110:130] - grey[165, 110:130].mean()).max() < 60
    assert grey[153, 110:130].max() < 150


def test_colour_and_bright_pictures_are_no_ultrasound() -> None:
    tinted = np.clip(drawn("ovary_3") + np.array([60, 0, 0]), 0, 255).astype(np.uint8)
    assert analyze(tinted).status == "not_analyzable"
    assert analyze(255 - drawn("ovary_3")).why == "not_ultrasound"
