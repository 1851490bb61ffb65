"""The ovary analyzer on drawn ultrasound pictures whose follicles are known."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import Outcome, Resources, Sample, ovary, ovary_frame, registry
from common.analyzers.ovary_lesion import LesionModel, Opinion, Outline, likeliest
from common.domain.model import Facts, Finding
from common.domain.standards import follicle as standard
from tests.unit.generators import generator

SAMPLES = Path(__file__).parents[2] / "samples" / "ovary_synthetic"
pictures = generator("ovary_synthetic")
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


def test_a_drawn_picture_is_unlike_those_that_taught_and_keeps_its_follicles() -> None:
    for name in NAMES:
        outcome = analyze(drawn(name), research=True)
        unlike = {n.code for n in outcome.not_measured if n.why == "unlike_training_data"}
        assert unlike == {"ovary.lesion", "ovary.lesion_class", "ovary.lesion_outline"}
        assert values(outcome)["follicle.count"] == len(pictures.FOLLICLES[name])
        assert outcome.weights_licence is None and outcome.model_digest is None


@pytest.fixture
def let_through(monkeypatch: pytest.MonkeyPatch) -> LesionModel:
    """The shipped models behind an open gate: no ultrasound picture of a patient is shipped."""
    model = LesionModel(*(registry.weights(name) for name in ovary.WEIGHTS))
    run = model._answers.run

    def open_gate(**inputs: NDArray[np.float32]) -> list[NDArray[np.float64]]:
        scores, distances = run(**inputs)
        assert distances.min() > 2
        return [scores, np.zeros_like(distances)]

    monkeypatch.setattr(model._answers, "run", open_gate)
    return model


def test_behind_the_gate_all_members_are_averaged_and_each_can_be_asked_alone(
    let_through: LesionModel,
) -> None:
    frame = ovary_frame.prepare(drawn("ovary_3"))
    alone = [let_through.opinion(frame, member) for member in range(5)]
    together = let_through.opinion(frame)
    said = [opinion for opinion in (*alone, together) if opinion is not None]
    assert len(said) == 6
    for opinion in said:
        assert 0 < opinion.lesion < 1
        assert list(opinion.kinds) == let_through.kinds
        assert sum(opinion.kinds.values()) == pytest.approx(1)
        assert min(opinion.kinds.values()) >= 0
    assert len({round(opinion.lesion, 6) for opinion in said}) == 6


def test_the_member_that_left_a_file_out_is_known_by_the_file_s_digest(
    let_through: LesionModel,
) -> None:
    resources = Resources(weights=registry.weights, research=True)
    digest, member = next(iter(let_through.seen.items()))
    assert ovary.Ovary(resources).seen(digest + "0" * 52) == member
    assert ovary.Ovary(resources).seen("0" * 64) is None
    assert ovary.Ovary(Resources(weights=registry.weights)).seen(digest + "0" * 52) is None
    assert set(let_through.seen.values()) == set(range(5))


LINE = np.array([[100.0, 150.0], [100.0, 250.0], [200.0, 250.0], [200.0, 150.0]])
CODES = ("ovary.lesion", "ovary.lesion_class", "ovary.lesion_outline")


def told(monkeypatch: pytest.MonkeyPatch, opinion: Opinion) -> Outcome:
    monkeypatch.setattr(LesionModel, "opinion", lambda *_: opinion)
    return analyze(drawn("ovary_3"), research=True)


@pytest.mark.parametrize(
    "lesion, kinds, said, why",
    [
        (
            0.93,
            {"teratoma": 0.8, "ovary_normal": 0.2},
            {"ovary.lesion": True, "ovary.lesion_class": "teratoma", "ovary.lesion_outline": None},
            {"follicle.count": "lesion_in_the_picture"},
        ),
        (
            0.1,
            {"teratoma": 0.2, "ovary_normal": 0.8},
            {"ovary.lesion": False, "ovary.lesion_class": "ovary_normal"},
            {"ovary.lesion_outline": "no_lesion"},
        ),
        (
            0.45,
            {"teratoma": 0.28, "ovary_normal": 0.27},
            {"ovary.lesion_outline": None},
            {"ovary.lesion": "unsure", "ovary.lesion_class": "unsure"},
        ),
    ],
)
def test_what_the_committee_says_becomes_findings_or_doubt(
    monkeypatch: pytest.MonkeyPatch,
    lesion: float,
    kinds: dict[str, float],
    said: dict[str, object],
    why: dict[str, str],
) -> None:
    outline = Outline(points=LINE, confidence=0.84)
    outcome = told(monkeypatch, Opinion(lesion=lesion, kinds=kinds, known=True, outline=outline))
    learnt = {f.code: f for f in outcome.findings if f.code in CODES}
    assert {code: f.value for code, f in learnt.items()} == said
    missing = {n.code: n.why for n in outcome.not_measured if n.why != "no_scale"}
    assert missing == why
    assert outcome.weights_licence is not None and "MMOTU" in outcome.weights_licence
    if "ovary.lesion" in said:
        found = learnt["ovary.lesion"]
        assert found.confidence == max(lesion, 1 - lesion) and found.region is not None
        # Nothing is outlined in an ovary that is said to be normal.
        assert found.region["kind"] == ("polygon" if found.value else "box")
    if "ovary.lesion_outline" in said:
        found = learnt["ovary.lesion_outline"]
        assert found.confidence == 0.84 and found.region is not None
        assert found.region["kind"] == "polygon"
        assert "if there is a lesion" in str(found.detail["confidence_is"])


def test_a_picture_unlike_those_that_taught_a_lesion_may_still_be_outlined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outline = Outline(points=LINE, confidence=0.6)
    kinds = {"teratoma": 0.9, "ovary_normal": 0.1}
    far = Opinion(lesion=0.9, kinds=kinds, known=False, outline=outline)
    outcome = told(monkeypatch, far)
    assert [f.code for f in outcome.findings if f.code in CODES] == ["ovary.lesion_outline"]
    unlike = {n.code for n in outcome.not_measured if n.why == "unlike_training_data"}
    assert unlike == {"ovary.lesion", "ovary.lesion_class"}
    assert "follicle.count" in values(outcome)


def test_an_outline_that_is_hardly_right_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"teratoma": 0.9, "ovary_normal": 0.1}
    outline = Outline(points=LINE, confidence=ovary.LEAST_OUTLINE - 0.01)
    outcome = told(monkeypatch, Opinion(lesion=0.9, kinds=kinds, known=True, outline=outline))
    missing = {n.code: n.why for n in outcome.not_measured}
    assert missing["ovary.lesion_outline"] == "unsure"


def test_the_level_is_the_one_of_the_largest_expected_overlap() -> None:
    rng = np.random.default_rng(3)
    probability = rng.random((12, 12)) ** 2
    level, expected = likeliest(probability)

    def overlap(at: float) -> float:
        kept = probability >= at
        return float(2 * probability[kept].sum() / (kept.sum() + probability.sum()))

    assert expected == pytest.approx(overlap(level))
    assert expected == pytest.approx(max(overlap(at) for at in probability.ravel()))
    assert likeliest(np.array([[1.0, 1.0], [0.0, 0.0]])) == (1.0, 1.0)


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
