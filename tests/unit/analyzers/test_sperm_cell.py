"""The sperm crop analyzer on pictures drawn here, whose true sizes are known."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import Outcome, Sample, registry, sperm_cell
from common.analyzers.sperm_cell_labels import Label
from common.domain.model import Facts
from tests.unit.generators import generator

SYNTHETIC = Path(__file__).parents[2] / "samples" / "sperm_synthetic"
LABELS = {f"sperm.{name}_normal" for name in ("acrosome", "head", "vacuole", "tail")}
# The outline is placed on the steepest slope of an edge blurred over about three pixels, and noise
# of one grey level moves it; half a pixel at each of two ends, and as much again for the blur.
TOLERANCE_PX = 1.5
STAINED = {"sperm.head_shape", "sperm.is_sperm", "sperm.normal"}


def analyze(image: NDArray[np.uint8], **more: object) -> Outcome:
    facts = Facts(um_per_px=more.pop("um_per_px", None))  # type: ignore[arg-type]
    research = bool(more.pop("research", False))
    sample = Sample(
        modality="sperm_cell_image",
        facts=facts,
        media_type="image/png",
        image=image,
        **more,  # type: ignore[arg-type]
    )
    return registry.load("sperm_cell", research).analyze(sample)


def values(outcome: Outcome) -> dict[str, object]:
    return {finding.code: finding.value for finding in outcome.findings}


@pytest.mark.parametrize("length, width", [(28, 18), (34, 22), (40, 30), (44, 20)])
@pytest.mark.parametrize("degrees", [0, 35, 90, 200])
def test_drawn_head_has_its_length_and_width(length: float, width: float, degrees: float) -> None:
    image = generator(SYNTHETIC.name).draw(length, width, degrees, False, True, 7)
    said = values(analyze(image))
    assert said["sperm.head_length_px"] == pytest.approx(length, abs=TOLERANCE_PX)
    assert said["sperm.head_width_px"] == pytest.approx(width, abs=TOLERANCE_PX)
    ratio = float(said["sperm.head_length_px"]) / float(said["sperm.head_width_px"])  # type: ignore[arg-type]
    assert said["sperm.head_elongation"] == pytest.approx(ratio, abs=0.002)


def test_outline_lies_on_the_drawn_edge() -> None:
    outcome = analyze(generator(SYNTHETIC.name).draw(36, 24, 0, False, True, 3))
    points = np.array(outcome.findings[0].region["points"])  # type: ignore[index]
    reach = np.hypot((points[:, 0] - 31.5) / 12, (points[:, 1] - 31.5) / 18)
    assert np.abs(reach - 1).max() < TOLERANCE_PX / 12


def test_length_in_micrometres_only_with_a_scale() -> None:
    image = generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1)
    plain, scaled = analyze(image), analyze(image, um_per_px=0.13)
    assert {"sperm.head_length_px", "sperm.head_width_px"} <= values(plain).keys()
    why = {n.code: n.why for n in plain.not_measured}
    assert why["sperm.head_length_um"] == why["sperm.head_width_um"] == "no_scale"
    assert values(scaled)["sperm.head_length_um"] == pytest.approx(34 * 0.13, abs=0.2)
    assert "sperm.head_length_px" not in values(scaled)


def test_reduced_picture_is_measured_in_original_pixels() -> None:
    image = generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1)
    plain, reduced = analyze(image), analyze(image, reduction=2.0)
    assert values(reduced)["sperm.head_length_px"] == pytest.approx(
        2 * float(values(plain)["sperm.head_length_px"]),
        abs=0.02,  # type: ignore[arg-type]
    )
    at, twice = (np.array(o.findings[0].region["points"]) for o in (plain, reduced))  # type: ignore[index]
    assert np.allclose(twice, (at + 0.5) * 2 - 0.5, atol=0.02)


def test_labels_are_left_out_without_research_weights() -> None:
    outcome = analyze(generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1))
    assert not LABELS & values(outcome).keys()
    off = {n.code for n in outcome.not_measured if n.why == "research_models_off"}
    assert off == LABELS | STAINED
    assert outcome.weights_licence is None and outcome.model_digest is None


def test_bright_head_on_dark_ground_is_outlined_too() -> None:
    image = 255 - generator(SYNTHETIC.name).draw(34, 22, 20, False, False, 1)
    assert values(analyze(image))["sperm.head_length_px"] == pytest.approx(34, abs=TOLERANCE_PX)


def test_scale_that_makes_an_impossible_head_is_refused() -> None:
    outcome = analyze(generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1), um_per_px=2.0)
    assert (outcome.status, outcome.why) == ("not_analyzable", "scale_implausible")
    assert not outcome.findings


def test_head_at_the_edge_is_refused() -> None:
    image = generator(SYNTHETIC.name).draw(40, 26, 0, False, False, 1)[:, 26:]
    assert analyze(image).status == "not_analyzable"


@pytest.mark.parametrize("path", sorted(SYNTHETIC.glob("*.png")), ids=lambda p: p.stem)
def test_demonstration_crops_are_analyzed_and_are_those_of_the_script(path: Path) -> None:
    image = np.asarray(Image.open(path).convert("RGB"))
    assert analyze(image).status == "analyzed"
    made = generator(SYNTHETIC.name)
    index = list(made.CELLS).index(path.stem)
    assert np.array_equal(image, made.draw(*made.CELLS[path.stem], seed=made.SEED + index))


def test_research_labels_carry_their_licence_and_confidence() -> None:
    outcome = analyze(generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1), research=True)
    labelled = [f for f in outcome.findings if f.code in LABELS]
    assert labelled and all(isinstance(f.value, bool) and f.method == "cnn" for f in labelled)
    for found in labelled:
        assert found.confidence is not None
        least = 0.5 if found.value else float(found.detail.get("abnormal_from", 0.5))  # type: ignore[arg-type]
        assert least <= found.confidence <= 1
    withheld = {n.code for n in outcome.not_measured if n.why in ("unsure", "not_offered")}
    assert {f.code for f in labelled} | (withheld & LABELS) == LABELS
    assert outcome.weights_licence is not None and "CC BY-NC-SA 4.0" in outcome.weights_licence


@pytest.mark.parametrize(
    "abnormal, threshold, normal, confidence, shown",
    [
        (0.43, 0.4, False, 0.43, {"abnormal_from": 0.4}),
        (0.38, 0.4, True, 0.62, {"abnormal_from": 0.4}),
        (0.43, 0.5, True, 0.57, {}),
        (0.61, 0.5, False, 0.61, {}),
    ],
)
def test_a_label_is_abnormal_above_its_threshold_which_it_shows(
    abnormal: float, threshold: float, normal: bool, confidence: float, shown: dict[str, float]
) -> None:
    labels = {"acrosome": Label(abnormal, threshold, None)}
    (found,), missing = sperm_cell._labelled(labels, {})
    assert (found.value, found.confidence, missing) == (normal, confidence, [])
    assert found.detail == {"source": sperm_cell.SOURCE, **shown}


def test_stained_picture_gets_no_label_of_a_model_for_unstained_ones() -> None:
    image = generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1)
    image[..., 0] += 40
    outcome = analyze(image, research=True)
    assert not LABELS & {finding.code for finding in outcome.findings}
    unlike = {n.code for n in outcome.not_measured if n.why == "unlike_training_data"}
    assert outcome.why == "not_one_sperm" or unlike >= LABELS


def test_large_crop_is_measured_in_its_own_pixels() -> None:
    image = generator(SYNTHETIC.name).draw(34, 22, 20, False, True, 1)
    large = np.kron(image, np.ones((20, 20, 1), dtype=np.uint8))
    said = values(analyze(large))
    assert said["sperm.head_length_px"] == pytest.approx(34 * 20, abs=TOLERANCE_PX * 20)


def test_strip_is_no_crop() -> None:
    strip = np.zeros((30, 600, 3), dtype=np.uint8)
    assert analyze(strip).why == "not_one_sperm"
