"""What becomes of the network's maps: an outline, how sure it is, and when it is not said."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pytest
from skimage import draw

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    hysteroscopy,
    hysteroscopy_openings,
    registry,
)
from common.analyzers.hysteroscopy_openings import (
    DIGITS,
    Floats,
    OpeningsModel,
    Opinion,
    Outline,
    Rule,
    outline,
    signs,
    trimmed,
)
from common.domain.model import Facts

GRID, SHAPE = 56, (280, 336)
CERVIX, LUMEN = "uterus.cervix_outline", "uterus.lumen_outline"


def ellipse(rows: float, columns: float, *, peak: float = 0.95) -> Floats:
    """A map of one opening in the middle that fades at its rim."""
    r, c = np.mgrid[:GRID, :GRID] + 0.5
    away = np.hypot((r - GRID / 2) / rows, (c - GRID / 2) / columns)
    return np.asarray(peak / (1 + np.exp(12 * (away - 1))), dtype=np.float64)


def test_outline_follows_the_opening_in_pixels_of_the_picture() -> None:
    found = outline(ellipse(6, 12), 0.475, SHAPE)
    assert found is not None
    said = draw.polygon2mask(SHAPE, found.points)
    r, c = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    factors = np.array(SHAPE) / GRID
    truth = np.hypot((r - 140) / (6 * factors[0]), (c - 168) / (12 * factors[1])) < 1
    assert 2 * (said & truth).sum() / (said.sum() + truth.sum()) > 0.97


def test_of_two_regions_the_one_that_holds_most_is_outlined() -> None:
    both = ellipse(8, 8)
    both[2:6, 2:6] = 1.0
    found = outline(both, 0.5, SHAPE)
    assert found is not None and found.points.mean(axis=0) == pytest.approx((140, 168), abs=3)


def test_nothing_above_the_level_gives_no_outline() -> None:
    assert outline(ellipse(8, 8, peak=0.3), 0.5, SHAPE) is None


def test_a_fainter_map_is_less_certain() -> None:
    sure, faint = (outline(ellipse(8, 8, peak=p), 0.3, SHAPE) for p in (0.95, 0.5))
    assert sure is not None and faint is not None
    assert 0 < faint.certainty < sure.certainty < 1


def test_an_opening_at_the_rim_is_closed_inside_the_picture() -> None:
    cut = np.roll(ellipse(8, 8), GRID // 2, axis=0)
    cut[GRID // 2 :] = 0
    found = outline(cut, 0.5, SHAPE)
    assert found is not None and found.points.min() >= -1


@dataclass
class Told:
    """A network whose answer is known."""

    view: str
    sure: float = 0.9
    viewed: float = 0.99
    rule: Rule = field(default_factory=lambda: Rule(0.5, (1.0,)))
    least: float = 0.5
    digest: str = "d"
    licence: str = "research"

    def opinion(self, image: object) -> Opinion:
        openings = {"lumen": ellipse(8, 8), "opening": ellipse(6, 12)}
        return Opinion(view=self.view, sure=self.viewed, agreement=0.9, **openings)

    def confidence(self, found: Outline, agreement: float, shape: tuple[int, int]) -> float:
        return self.sure


def analyze(monkeypatch: pytest.MonkeyPatch, told: Told) -> Outcome:
    monkeypatch.setattr(hysteroscopy, "OpeningsModel", lambda data, member: told)
    resources = Resources(weights=lambda name: b"", research=True)
    rows = np.mgrid[:280, :336][0]
    image = np.stack([150 + rows // 8, 90 + rows // 9, 80 + rows // 9], axis=2).astype(np.uint8)
    sample = Sample(
        modality="hysteroscopy_image",
        facts=Facts(),
        media_type="image/png",
        image=image,
        reduction=2.0,
    )
    return hysteroscopy.Hysteroscopy(resources).analyze(sample)


def reasons(outcome: Outcome) -> dict[str, str]:
    return {missing.code: missing.why for missing in outcome.not_measured}


def test_a_sure_opening_of_a_speculum_view_is_said_in_original_pixels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = analyze(monkeypatch, Told("speculum"))
    (found,) = outcome.findings
    assert (found.code, found.confidence, found.method) == (CERVIX, 0.9, "cnn")
    assert found.region is not None
    middle = np.array(found.region["points"]).mean(axis=0)
    assert middle == pytest.approx((280, 336), abs=4)
    assert reasons(outcome)[LUMEN] == "nothing_found"
    assert (outcome.model_digest, outcome.weights_licence) == ("d", "research")


def test_an_unsure_opening_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = analyze(monkeypatch, Told("speculum", sure=0.49))
    assert not outcome.findings and reasons(outcome)[CERVIX] == "unsure"


def test_no_opening_is_said_in_what_is_hardly_a_speculum_view(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = analyze(monkeypatch, Told("speculum", viewed=0.9))
    assert not outcome.findings and reasons(outcome)[CERVIX] == "unsure"


def test_a_canal_view_has_no_cervix(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reasons(analyze(monkeypatch, Told("canal")))[CERVIX] == "nothing_found"


def test_what_the_network_takes_for_something_else_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = analyze(monkeypatch, Told("other"))
    assert outcome.why == "not_hysteroscopy" and outcome.weights_licence == "research"


def test_shipped_confidence_rises_with_what_an_outline_goes_by() -> None:
    model = OpeningsModel(registry.weights(hysteroscopy.WEIGHTS))
    line = np.array([[100.0, 100.0], [100.0, 160.0], [130.0, 160.0], [130.0, 100.0]])
    poor, good = (
        model.confidence(Outline(points=line, certainty=sure), sure, SHAPE) for sure in (0.4, 0.9)
    )
    assert 0 < poor < model.least < good < 1


def test_a_file_that_taught_has_one_member_to_judge_it_with_a_rule_of_its_own() -> None:
    data = registry.weights(hysteroscopy.WEIGHTS)
    everyone = OpeningsModel(data)
    members = [OpeningsModel(data, member) for member in range(5)]
    assert set(everyone.seen.values()) == set(range(5))
    assert {len(digest) for digest in everyone.seen} == {DIGITS}
    assert len({model.rule for model in (everyone, *members)}) > 3


def test_a_member_is_asked_alone() -> None:
    rows, columns = np.mgrid[:300, :300]
    away = np.hypot((rows - 150) / 12, (columns - 150) / 40)
    image = np.stack([220 - 120 * (away < 1), 120 - 70 * (away < 1), 120 - 70 * (away < 1)], axis=2)
    data = registry.weights(hysteroscopy.WEIGHTS)
    said = [OpeningsModel(data, m).opinion(image.astype(np.uint8)) for m in (None, 0, 1)]
    first, second, third = (opinion.lumen for opinion in said)
    assert np.abs(second - third).max() > 0.01 and np.abs(first - second).max() > 0.01


class Dark:
    """A network that finds what is dark, as finely as its squares show it."""

    digest = "d"
    metadata: ClassVar[dict[str, str]] = {
        "licence": "research",
        "least_confidence": "0.5",
        "seen": "{}",
        "rules": '{"everyone": {"level": 0.5, "certain": [1, 1, 1, 0]}, "members": []}',
        "views": '["canal", "speculum", "other"]',
        "side": "224",
    }

    def __init__(self, data: bytes) -> None:
        self.looks = 0

    def run(self, square: Floats) -> list[Floats]:
        self.looks += 1
        dark = (square[0, 0].reshape(GRID, 4, GRID, 4).mean(axis=(1, 3)) < 100) * 12.0 - 6
        return [np.array([[0.0, 1.0, 0.0]]), np.broadcast_to(dark, (1, 4, 2, GRID, GRID))]


def looked_at(monkeypatch: pytest.MonkeyPatch, rows: float, columns: float) -> tuple[float, int]:
    """Overlap of what is found with a dark ellipse of these half axes; and how often it looked."""
    monkeypatch.setattr(hysteroscopy_openings, "Model", Dark)
    r, c = np.mgrid[:400, :400] + 0.5
    truth = np.hypot((r - 130) / rows, (c - 222) / columns) < 1
    image = np.repeat(np.where(truth, 20, 200)[..., None], 3, axis=2).astype(np.uint8)
    model = OpeningsModel(b"")
    opinion = model.opinion(image)
    found = outline(opinion.opening, model.rule.level, (400, 400))
    assert found is not None and opinion.agreement == 1.0
    said = draw.polygon2mask(truth.shape, found.points)
    looks: int = model._model.looks  # type: ignore[attr-defined]
    return 2 * (said & truth).sum() / (said.sum() + truth.sum()), looks


def test_a_small_opening_is_looked_at_again_from_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    closely, looks = looked_at(monkeypatch, 9, 14)
    assert looks == 2
    monkeypatch.setattr(hysteroscopy_openings, "FARTHEST", 0.0)
    once, looks = looked_at(monkeypatch, 9, 14)
    assert looks == 1 and closely > once + 0.03 and closely > 0.92


def test_an_opening_over_most_of_the_picture_is_looked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    overlap, looks = looked_at(monkeypatch, 90, 110)
    assert looks == 1 and overlap > 0.97


def test_mirror_images_that_disagree_are_noticed() -> None:
    here, there = np.full((GRID, GRID), -6.0), np.full((GRID, GRID), -6.0)
    here[10:20, 10:20] = there[10:20, 30:40] = 6
    alike, unlike = (
        hysteroscopy_openings._alike(np.stack(maps))
        for maps in ([here, here, here, here], [here, here, here, there])
    )
    assert alike == 1.0 and unlike == pytest.approx(0.75)


def test_what_a_confidence_goes_by_does_not_depend_on_the_picture_s_size() -> None:
    line = np.array([[0.0, 0.0], [0.0, 40.0], [20.0, 40.0], [20.0, 0.0]])
    small = signs(Outline(points=line, certainty=0.7), 0.8, (100, 200))
    large = signs(Outline(points=2 * line, certainty=0.7), 0.8, (200, 400))
    assert small == pytest.approx((0.7, 0.8, np.log(0.04)))
    assert large == pytest.approx(small)


def test_a_lumen_loses_what_the_network_is_sure_is_none() -> None:
    box = np.array([[110.0, 100.0], [110.0, 236.0], [170.0, 236.0], [170.0, 100.0]])
    left = trimmed(box, ellipse(6, 6), SHAPE)
    rows, columns = left.T
    # The map is 30 rows and 36 columns to either side of the middle, and a rim above 0.03.
    assert rows.min() == pytest.approx(110, abs=3) and rows.max() == pytest.approx(170, abs=3)
    assert columns.min() == pytest.approx(122, abs=4) and columns.max() == pytest.approx(214, abs=4)
    assert np.array_equal(trimmed(box, np.zeros((GRID, GRID)), SHAPE), box)
