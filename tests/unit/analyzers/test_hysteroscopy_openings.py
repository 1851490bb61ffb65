"""What becomes of the network's maps: an outline, how sure it is, and when it is not said."""

from dataclasses import dataclass

import numpy as np
import pytest
from skimage import draw

from common.analyzers import Outcome, Resources, Sample, hysteroscopy, registry
from common.analyzers.hysteroscopy_openings import (
    Floats,
    OpeningsModel,
    Opinion,
    Outline,
    outline,
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
    level: float = 0.5
    least: float = 0.5
    digest: str = "d"
    licence: str = "research"

    def opinion(self, image: object) -> Opinion:
        return Opinion(view=self.view, lumen=ellipse(8, 8), opening=ellipse(6, 12))

    def confidence(self, found: Outline) -> float:
        return self.sure


def analyze(monkeypatch: pytest.MonkeyPatch, told: Told) -> Outcome:
    monkeypatch.setattr(hysteroscopy, "OpeningsModel", lambda data: told)
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


def test_a_canal_view_has_no_cervix(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reasons(analyze(monkeypatch, Told("canal")))[CERVIX] == "nothing_found"


def test_what_the_network_takes_for_something_else_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = analyze(monkeypatch, Told("other"))
    assert outcome.why == "not_hysteroscopy" and outcome.weights_licence == "research"


def test_shipped_confidence_rises_with_certainty() -> None:
    model = OpeningsModel(registry.weights(hysteroscopy.WEIGHTS))
    line = np.zeros((4, 2))
    low, high = (model.confidence(Outline(points=line, certainty=c)) for c in (0.4, 0.9))
    assert 0 < low < model.least < high < 1


def test_a_lumen_loses_what_the_network_is_sure_is_none() -> None:
    box = np.array([[110.0, 100.0], [110.0, 236.0], [170.0, 236.0], [170.0, 100.0]])
    left = trimmed(box, ellipse(6, 6), SHAPE)
    rows, columns = left.T
    # The map is 30 rows and 36 columns to either side of the middle, less a rim above 0.2.
    assert rows.min() == pytest.approx(110, abs=3) and rows.max() == pytest.approx(170, abs=3)
    assert columns.min() == pytest.approx(128, abs=6) and columns.max() == pytest.approx(208, abs=6)
    assert np.array_equal(trimmed(box, np.zeros((GRID, GRID)), SHAPE), box)
