"""The field analyzer on drawn fields whose heads are known."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from scipy import stats

from common.analyzers import (
    Outcome,
    Sample,
    registry,
    sperm_field,
    sperm_field_heads,
    sperm_field_score,
)
from common.domain.model import Facts, Finding
from tests.unit.generators import generator

SYNTHETIC = Path(__file__).parents[2] / "samples" / "sperm_field_synthetic"
CONCENTRATION = "sperm.concentration_million_per_ml"
SCALED = Facts(um_per_px=0.35, chamber_depth_um=20, dilution=2)
BOTH = pytest.mark.parametrize("research", [False, True])


def drawn(sperm: int, grains: int, seed: int = 7) -> NDArray[np.uint8]:
    image: NDArray[np.uint8] = generator(SYNTHETIC.name).draw(sperm, grains, seed)[0]
    return image


def analyze(
    image: NDArray[np.uint8],
    facts: Facts | None = None,
    research: bool = False,
    reduction: float = 1.0,
) -> Outcome:
    sample = Sample(
        modality="sperm_field_image",
        facts=facts or Facts(),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("sperm_field", research).analyze(sample)


def one(outcome: Outcome, code: str) -> Finding:
    (finding,) = [f for f in outcome.findings if f.code == code]
    return finding


def boxes(outcome: Outcome, value: str = "sperm") -> NDArray[np.float64]:
    regions = [f.region or {} for f in outcome.findings if f.value == value]
    return np.array([[r[side] for side in ("r0", "c0", "r1", "c1")] for r in regions], float)


# Drawn heads are far apart, dark and alike, so every one must be found, and no grain.
@BOTH
@pytest.mark.parametrize("sperm, grains", [(3, 25), (24, 20), (60, 0)])
def test_drawn_heads_are_counted(research: bool, sperm: int, grains: int) -> None:
    outcome = analyze(drawn(sperm, grains), research=research)
    assert one(outcome, "sperm.count").value == sperm
    assert len(boxes(outcome)) == sperm


@BOTH
def test_each_head_lies_in_a_box_of_its_own(research: bool) -> None:
    image, true = generator(SYNTHETIC.name).draw(30, 15, 3)
    found = boxes(analyze(image, research=research))
    middles = (true[:, :2] + true[:, 2:]) / 2
    inside = (found[:, None, :2] < middles) & (middles < found[:, None, 2:])
    assert (inside.all(axis=2).sum(axis=0) == 1).all()
    # People draw boxes some pixels wider than the head; 25 is the head's length and that margin.
    assert (found[:, 2:] - found[:, :2] <= 25).all()


@pytest.mark.parametrize("count", [0, 1, 10, 30, 100, 400])
def test_interval_is_the_exact_one(count: int) -> None:
    low, high = sperm_field.interval(count)
    assert low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0)
    assert high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2)


def test_concentration_follows_the_formula() -> None:
    outcome = analyze(drawn(24, 0), SCALED)
    found = one(outcome, CONCENTRATION)
    volume_nl = 360 * 480 * 0.35**2 * 20 / 1e6
    # No drawn head reaches the border, so all 24 are counted.
    assert found.n == 24 and found.value == pytest.approx(24 * 2 / volume_nl, abs=1e-3)
    assert found.interval is not None and found.unit == "10*6/mL"
    assert found.interval[1] == pytest.approx(35.71 * 2 / volume_nl, abs=0.05)
    assert outcome.quality["flags"] == ["low_count"]


def test_heads_on_the_upper_and_left_border_are_left_out_of_the_concentration() -> None:
    image, true = generator(SYNTHETIC.name).draw(24, 0, 7)
    first = true[np.argsort(true[:, 0])][0]
    cut = image[int((first[0] + first[2]) / 2) - 2 :]
    outcome = analyze(cut, SCALED)
    touching = int((boxes(outcome)[:, :2] <= 0).any(axis=1).sum())
    assert touching >= 1
    counted = one(outcome, "sperm.count").value
    assert one(outcome, CONCENTRATION).n == int(str(counted)) - touching


@pytest.mark.parametrize(
    "facts, why",
    [
        (Facts(chamber_depth_um=20), "no_scale"),
        (Facts(um_per_px=0.35), "no_chamber_depth"),
        (Facts(), "no_scale"),
    ],
)
def test_concentration_needs_scale_and_depth(facts: Facts, why: str) -> None:
    outcome = analyze(drawn(24, 0), facts)
    assert [(n.code, n.why) for n in outcome.not_measured] == [(CONCENTRATION, why)]
    assert all(f.code != CONCENTRATION for f in outcome.findings)


def test_missing_dilution_is_remarked_on() -> None:
    outcome = analyze(drawn(24, 0), Facts(um_per_px=0.35, chamber_depth_um=20))
    assert one(outcome, CONCENTRATION).detail["dilution_stated"] is False
    assert "dilution_not_stated" in outcome.quality["flags"]  # type: ignore[operator]


def test_confidence_comes_with_the_research_weights_only() -> None:
    image = drawn(10, 30)
    plain, research = analyze(image), analyze(image, research=True)
    assert all(f.confidence is None for f in plain.findings)
    assert plain.weights_licence is None and research.model_digest is not None
    assert research.weights_licence is not None and "non-commercial" in research.weights_licence
    cells = [f for f in research.findings if f.code == "sperm.cell"]
    assert cells and all(f.confidence is not None and f.confidence >= 0.5 for f in cells)


def test_list_is_bounded_and_the_count_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sperm_field, "MAX_LISTED", 20)
    outcome = analyze(drawn(30, 0))
    assert one(outcome, "sperm.count").value == 30 and len(boxes(outcome)) == 20
    assert one(outcome, "sperm.count").detail["objects_listed"] == 20


def test_grains_alone_are_no_sperm() -> None:
    outcome = analyze(drawn(0, 40))
    assert (outcome.status, outcome.why) == ("not_analyzable", "nothing_found")
    assert outcome.advice and not outcome.findings


def test_stained_field_is_refused() -> None:
    image = drawn(24, 0).astype(np.float64)
    # Heads are 80 to 100 grey levels below a ground of 150; stained ones are nearly black.
    stained = np.clip((image - 150) * 3.2 + 235, 0, 255).astype(np.uint8)
    assert analyze(stained).why == "unlike_training_data"


@pytest.mark.parametrize("ground", [60, 252])
def test_dots_on_a_dark_or_white_ground_are_no_field(ground: int) -> None:
    field = drawn(30, 3).astype(np.float64)
    middle = np.median(field)
    moved = np.clip((field - middle) * min(1.0, ground / middle) + ground, 0, 255)
    assert analyze(drawn(30, 3)).status == "analyzed"
    assert analyze(moved.astype(np.uint8)).why == "not_a_field"


def test_print_is_no_field() -> None:
    page = np.full((400, 400, 3), 200, dtype=np.uint8)
    for row in range(20, 380, 16):
        for column in range(20, 380, 10):
            page[row : row + 9, column : column + 6] = 60
    assert analyze(page).why == "not_a_field"


@pytest.mark.parametrize("facts", [Facts(um_per_px=0.7), Facts(um_per_px=5.0)])
def test_coarse_scale_is_refused(facts: Facts) -> None:
    assert analyze(drawn(24, 0), facts).why == "too_coarse"


def test_finer_picture_is_averaged_to_the_same_heads() -> None:
    image = drawn(24, 10)
    fine = np.repeat(np.repeat(image, 3, axis=0), 3, axis=1)
    outcome = analyze(fine, Facts(um_per_px=0.35 / 3, chamber_depth_um=20, dilution=2))
    plain = analyze(image, SCALED)
    assert one(outcome, "sperm.count").value == one(plain, "sperm.count").value
    assert np.allclose(boxes(outcome), boxes(plain) * 3, atol=0.2)
    same = float(str(one(plain, CONCENTRATION).value))
    assert one(outcome, CONCENTRATION).value == pytest.approx(same, rel=1e-3)


def test_boxes_are_in_original_pixels() -> None:
    plain, thrice = (boxes(analyze(drawn(24, 0), reduction=r)) for r in (1.0, 3.0))
    assert np.allclose(thrice, plain * 3, atol=0.2)


def test_of_two_overlapping_boxes_the_better_is_kept() -> None:
    pair = np.array([[0, 0, 10, 10], [1, 1, 11, 11], [30, 30, 40, 40]], float)
    assert sperm_field_heads.apart(pair, np.array([0.2, 0.9, 0.5])).tolist() == [1, 2]


@pytest.mark.parametrize("path", sorted(SYNTHETIC.glob("*.png")), ids=lambda p: p.stem)
def test_demonstration_fields_are_those_of_the_script(path: Path) -> None:
    made = generator(SYNTHETIC.name)
    index = list(made.FIELDS).index(path.stem)
    image, _ = made.draw(*made.FIELDS[path.stem], seed=made.SEED + index)
    with Image.open(path) as opened:
        assert np.array_equal(np.asarray(opened.convert("RGB")), image)


def test_weighing_sees_the_features_and_the_products_of_the_shape() -> None:
    features = np.array([[2.0, 3.0, 5.0, 7.0, 11.0, 13.0]])
    weighed = sperm_field_score.weighed(features)[0]
    shape = [2, 3, 5, 13]
    products = [a * b for i, a in enumerate(shape) for b in shape[i:]]
    assert weighed.tolist() == [*features[0], *products]


@BOTH
def test_count_is_the_number_of_boxes_shown_as_sperm(research: bool) -> None:
    outcome = analyze(drawn(40, 40, 11), research=research)
    assert one(outcome, "sperm.count").value == len(boxes(outcome)) > 0
