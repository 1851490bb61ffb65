"""Films of sperm: what is counted, classed and said, and what is not."""

from dataclasses import replace

import numpy as np
import pytest

from common.analyzers import Outcome, registry
from common.analyzers import sperm_video_kinematics as kinematics
from common.analyzers.sperm_video_cells import wilson
from common.analyzers.sperm_video_timing import timing
from common.domain.model import Finding
from common.domain.standards import who_semen
from tests.unit.analyzers.made_films import SMALL, Greys, crowd, made, sample
from training.sperm_video.score import Tracks, owners, score, summary
from training.sperm_video.score import matches as matched
from training.sperm_video.simulate import CLASSES, Truth

SHARES = [f"who_semen.{kind}" for kind in who_semen.MOTILITY]


def analyze(frames: Greys, **facts: object) -> Outcome:
    return registry.load("sperm_video", False).analyze(sample(frames, **facts))  # type: ignore[arg-type]


def tracks(outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code == "sperm.track"]


def count(outcome: Outcome) -> Finding:
    return next(finding for finding in outcome.findings if finding.code == "sperm.count")


def flat(found: list[Finding]) -> Tracks:
    regions = [finding.region or {} for finding in found]
    lengths = [len(region["frames"]) for region in regions]  # type: ignore[arg-type]
    return Tracks(
        track=np.repeat(np.arange(len(found)), lengths),
        frame=np.concatenate([np.array(region["frames"]) for region in regions]),
        at=np.concatenate([np.array(region["points"]) for region in regions]),
    )


def hits(outcome: Outcome, truth: Truth) -> list[tuple[int, str]]:
    """The true class of each cell with the class that was given to it."""
    found = tracks(outcome)
    pairs, _, _ = matched(flat(found), truth.places, truth.debris, 5.0)
    kinds = [(int(truth.kinds[cell]), found[track]) for cell, track in owners(pairs).items()]
    return [(kind, str(finding.value)) for kind, finding in kinds]


@pytest.fixture(scope="module")
def small() -> Outcome:
    return analyze(made()[0])


@pytest.fixture(scope="module")
def crowded() -> Outcome:
    return analyze(made(crowd())[0])


def test_cells_are_followed(small: Outcome) -> None:
    truth = made()[1]
    rates = summary(score(flat(tracks(small)), truth.places, truth.debris, 5.0))
    # Cells in view for less than half a second are left out, so recall is not 1.
    assert rates["recall"] > 0.75 and rates["precision"] > 0.97 and rates["idf1"] > 0.85


def test_the_four_classes_are_told_apart(crowded: Outcome) -> None:
    given = hits(crowded, made(crowd())[1])
    right = sum(CLASSES[kind] == said for kind, said in given)
    assert len(given) > 190 and right / len(given) > 0.85


def test_shares_come_with_interval_and_number(crowded: Outcome) -> None:
    shares = {f.code: f for f in crowded.findings if f.code in SHARES}
    assert sorted(shares) == sorted(SHARES) and not crowded.not_measured
    assert sum(float(str(f.value)) for f in shares.values()) == pytest.approx(100, abs=0.1)
    truth = made(crowd())[1]
    in_view = (~np.isnan(truth.places[..., 0])).sum(axis=0)
    for kind, name in enumerate(CLASSES):
        finding = shares[f"who_semen.{name}"]
        low, high = finding.interval or (0, 0)
        assert finding.n == len(tracks(crowded)) >= 200 and finding.unit == "%"
        expected = 100 * in_view[truth.kinds == kind].sum() / in_view.sum()
        assert low - 2 < expected < high + 2


def test_fewer_than_200_cells_give_counts_and_no_shares(small: Outcome) -> None:
    assert {n.code: n.why for n in small.not_measured} == dict.fromkeys(SHARES, "too_few")
    found = count(small)
    assert found.value == found.n == len(tracks(small)) < 200
    assert sum(found.detail["classes"].values()) == found.value  # type: ignore[attr-defined]
    assert "low_count" in small.quality["flags"]  # type: ignore[operator]


def test_debris_is_left_out() -> None:
    scene = replace(SMALL, seed=15, debris=30, cells=25)
    frames, truth = made(scene)
    outcome = analyze(frames)
    in_view = (~np.isnan(truth.places[..., 0])).sum(axis=0)
    cells = int((in_view >= 0.5 * scene.fps).sum())
    assert abs(float(str(count(outcome).value)) - cells) <= 0.15 * cells


def test_drift_of_the_stage_moves_nobody_into_another_class() -> None:
    frames, truth = made(replace(SMALL, seed=16, cells=45, drift_um_s=(12.0, 9.0)))
    outcome = analyze(frames)
    given = hits(outcome, truth)
    still = [said for kind, said in given if CLASSES[kind] == "immotile"]
    assert still.count("immotile") / len(still) > 0.8
    assert count(outcome).detail["drift"] == pytest.approx(15, abs=1)
    assert "drift_taken_off" in outcome.quality["flags"]  # type: ignore[operator]


def test_bright_heads_are_followed_too() -> None:
    frames, truth = made(replace(SMALL, seed=17, bright=True))
    rates = summary(score(flat(tracks(analyze(frames))), truth.places, truth.debris, 5.0))
    assert rates["recall"] > 0.75 and rates["precision"] > 0.97


def test_without_a_scale_lengths_are_pixels(small: Outcome) -> None:
    outcome = analyze(made()[0], um_per_px=None)
    assert {n.why for n in outcome.not_measured} == {"no_scale"}
    for plain in tracks(outcome):
        assert plain.value in ("moving", "still") and plain.standard is None
        assert "VCL" not in plain.detail and plain.detail["LIN"] is not None
        assert plain.detail["units"]["VCL_px"] == "px/s"  # type: ignore[index]
    pixels = np.median([f.detail["VCL_px"] for f in tracks(outcome)])  # type: ignore[arg-type]
    microns = np.median([f.detail["VCL"] for f in tracks(small)])  # type: ignore[arg-type]
    assert pixels == pytest.approx(2 * microns, rel=0.1)


def test_without_a_frame_rate_nothing_has_a_speed() -> None:
    outcome = analyze(made()[0], fps=None)
    assert {n.why for n in outcome.not_measured} == {"no_frame_rate"}
    assert tracks(outcome) and not any("VCL" in f.detail for f in tracks(outcome))


@pytest.mark.parametrize(
    "stated, why, flag",
    [
        (25.0, "too_few", "frame_rate_limited"),
        (10.0, "frame_rate_too_low", None),
        (900.0, "speeds_implausible", None),
    ],
)
def test_what_is_stated_counts_and_is_checked(stated: float, why: str, flag: str | None) -> None:
    frames = made(replace(SMALL, seconds=1.2))[0]
    repeated = np.concatenate([frames, frames[::-1]] * 5) if stated > 100 else frames
    outcome = analyze(repeated, stated=stated)
    assert {n.why for n in outcome.not_measured} == {why}
    assert flag is None or flag in outcome.quality["flags"]  # type: ignore[operator]
    if why != "too_few":
        assert not any("VCL" in f.detail for f in tracks(outcome))


def test_the_same_film_says_the_same(small: Outcome) -> None:
    assert analyze(made()[0].copy()) == small


def test_each_cell_shows_its_way_inside_the_picture(small: Outcome) -> None:
    for finding in tracks(small):
        region = finding.region or {}
        points = np.array(region["points"])
        assert region["kind"] == "path" and len(points) == len(region["frames"]) >= 5  # type: ignore[arg-type]
        assert (points >= 0).all() and (points <= [240, 320]).all()
        assert (np.diff(np.array(region["frames"])) > 0).all()


@pytest.mark.parametrize(
    "frames, why",
    [
        (np.full((60, 200, 200), 128, np.uint8), "blank"),
        (np.random.default_rng(3).integers(0, 256, (60, 200, 200)).astype(np.uint8), "noise"),
        (np.zeros((60, 40, 200), np.uint8), "too_small"),
        (np.zeros((3, 200, 200), np.uint8), "too_short"),
    ],
)
def test_what_shows_no_field_gives_no_number(frames: Greys, why: str) -> None:
    outcome = analyze(frames)
    assert (outcome.status, outcome.why) == ("not_analyzable", why)
    assert outcome.advice and not outcome.findings


def test_another_film_gives_no_number() -> None:
    rows, columns = np.mgrid[:240, :320]
    waves = [128 + 90 * np.sin(rows / 31 + i / 9) * np.cos(columns / 47 - i / 7) for i in range(60)]
    frames = np.array(waves).astype(np.uint8)
    noisy = frames + np.random.default_rng(4).integers(0, 3, frames.shape).astype(np.uint8)
    outcome = analyze(noisy)
    assert outcome.status == "not_analyzable" and not outcome.findings


def test_a_blank_field_with_noise_gives_no_number() -> None:
    grey = np.random.default_rng(5).normal(150, 4, (60, 240, 320))
    blurred = (grey[:, :, :-2] + grey[:, :, 1:-1] + grey[:, :, 2:]) / 3
    outcome = analyze(np.clip(blurred, 0, 255).astype(np.uint8))
    assert outcome.status == "not_analyzable" and not outcome.findings


def test_kinematics_of_the_worked_example() -> None:
    """clinical-reference.md, S11: 50 frames a second, a mean over three places, ends kept."""
    path = np.array([(0, 0), (2, 3), (4, 0), (6, 3), (8, 0), (10, 3), (12, 0)], dtype=float)
    found = kinematics.measure(path, 0.02, 3)
    assert found.seconds == pytest.approx(0.12)
    expected = {"vcl": 180.3, "vsl": 100.0, "vap": 111.8, "alh": 4.0}
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value, abs=0.05)
    shares = (found.lin, found.str_, found.wob)
    assert shares == pytest.approx((55.5, 89.4, 62.0), abs=0.05)


def test_a_straight_way_has_one_speed() -> None:
    path = np.stack([np.zeros(51), np.linspace(0, 30, 51)], axis=1)
    found = kinematics.measure(path, 0.02, 5)
    assert found.vcl == pytest.approx(30) == found.vap == found.vsl
    assert (found.alh, found.bcf) == pytest.approx((0, 0))
    assert kinematics.progression(path, 0.02) == pytest.approx(30)


def test_beating_on_the_spot_is_no_progress() -> None:
    time = np.arange(100) / 50
    path = np.stack([1.5 * np.sin(2 * np.pi * 9 * time), np.zeros(100)], axis=1)
    assert kinematics.measure(path, 0.02, 5).vcl > 40
    assert kinematics.progression(path, 0.02) < 1


def test_a_large_circle_is_progress() -> None:
    turn = np.arange(150) / 50 * 40 / 25
    path = 25 * np.stack([np.sin(turn), np.cos(turn)], axis=1)
    assert kinematics.progression(path, 0.02) == pytest.approx(40, rel=0.05)


@pytest.mark.parametrize("share, n, expected", [(0.3, 200, (24.1, 36.7)), (0.04, 200, (2.0, 7.7))])
def test_wilson_interval(share: float, n: float, expected: tuple[float, float]) -> None:
    assert [100 * v for v in wilson(share, n)] == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("speed, kind", [(25.0, "rapid"), (24.99, "slow"), (5.0, "slow")])
def test_classes_begin_at_their_limits(speed: float, kind: str) -> None:
    assert who_semen.motility(speed) == f"{kind}_progressive"
    assert who_semen.motility(4.99) == "non_progressive"


EVEN = [i / 25 for i in range(40)]
UNEVEN = [t + (0.3 if i > 20 else 0) + (0.1 if i > 30 else 0) for i, t in enumerate(EVEN)]


@pytest.mark.parametrize(
    "seconds, header, stated, fps, why, flags",
    [
        (EVEN, 25.0, None, 25.0, None, ()),
        (EVEN, 25.0, 50.0, 50.0, None, ("frame_rate_disagrees",)),
        (EVEN, 600.0, None, 25.0, None, ()),
        ([None] * 40, 30.0, None, 30.0, None, ()),
        ([None] * 40, None, 30.0, 30.0, None, ()),
        ([None] * 40, None, None, None, "no_frame_rate", ()),
        ([None] * 40, 1e6, None, None, "no_frame_rate", ()),
        (UNEVEN, 25.0, None, 25.0, None, ("variable_frame_rate",)),
        (UNEVEN, 25.0, 25.5, 25.0, None, ("variable_frame_rate",)),
        (UNEVEN, 25.0, 60.0, None, "frame_rate_unclear", ("variable_frame_rate",)),
        (EVEN[::-1], 25.0, None, None, "frame_rate_unclear", ()),
        ([0.0] * 40, 25.0, None, None, "frame_rate_unclear", ()),
    ],
)
def test_when_frames_were(
    seconds: list[float | None],
    header: float | None,
    stated: float | None,
    fps: float | None,
    why: str | None,
    flags: tuple[str, ...],
) -> None:
    found = timing(seconds, header, stated)
    assert (found.fps, found.why, tuple(found.flags)) == (pytest.approx(fps), why, flags)
    assert len(found.times) == 40 and (np.diff(found.times) > 0).all()


def test_uneven_frames_have_the_speeds_of_even_ones() -> None:
    frames, _ = made(replace(SMALL, seed=18, seconds=2.0))
    kept = np.sort(np.random.default_rng(6).permutation(100)[:80])
    stamps = [float(i) / 50 for i in kept]
    outcome = analyze(frames[kept], seconds=stamps)
    whole = analyze(frames)
    assert "variable_frame_rate" in outcome.quality["flags"]  # type: ignore[operator]

    def median(found: Outcome) -> float:
        return float(np.median([f.detail["progression"] for f in tracks(found)]))  # type: ignore[arg-type]

    assert median(outcome) == pytest.approx(median(whole), rel=0.25)
