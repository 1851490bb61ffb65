"""The simulator draws what it says is true, and the score judges tracks by it."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from training.sperm_video import score, simulate
from training.sperm_video.score import Tracks
from training.sperm_video.simulate import CLASSES, Scene

SCENE = Scene(seed=31, cells=12, seconds=0.4, height=160, width=200, debris=3, noise=1.0)
STILL = (0.0, 0.0, 0.0, 1.0)


def test_the_same_seed_makes_the_same_film_and_another_another() -> None:
    (frames, truth), (again, same), (other, _) = (
        simulate.film(scene) for scene in (SCENE, SCENE, replace(SCENE, seed=32))
    )
    assert (frames == again).all() and np.array_equal(truth.places, same.places, equal_nan=True)
    assert (frames != other).any()
    assert frames.shape == (20, 160, 200) and frames.dtype == np.uint8


@pytest.mark.parametrize("bright", [False, True])
def test_heads_lie_where_the_truth_says(bright: bool) -> None:
    frames, truth = simulate.film(replace(SCENE, bright=bright, debris=0, shares=STILL))
    ground = np.median(frames, axis=(1, 2))
    depth = (frames - ground[:, None, None]) * (1 if bright else -1)
    places = truth.places[0]
    inside = places[~np.isnan(places[:, 0])]
    margin = 6
    kept = ((inside > margin) & (inside < np.array(frames.shape[1:]) - margin)).all(axis=1)
    at = ndimage.map_coordinates(depth[0], inside[kept].T, order=1)
    assert kept.sum() >= 5 and (at > 30).all()
    assert np.median(depth[0]) == pytest.approx(0, abs=1)


def test_places_out_of_view_are_not_known() -> None:
    frames, truth = simulate.film(SCENE)
    known = truth.places[~np.isnan(truth.places[..., 0])]
    assert (known >= -1).all() and (known < np.array(frames.shape[1:]) + 1).all()
    # A cell that never comes into view is left out.
    assert not np.isnan(truth.places[..., 0]).all(axis=0).any()


def test_as_many_cells_of_each_class_as_were_asked_for() -> None:
    scene = replace(SCENE, cells=400, seconds=0.02, height=480, width=640)
    _, truth = simulate.film(scene)
    in_view = ~np.isnan(truth.places[0, :, 0])
    assert in_view.sum() == pytest.approx(400, abs=60)
    shares = np.bincount(truth.kinds, minlength=len(CLASSES)) / len(truth.kinds)
    assert shares == pytest.approx(np.array(scene.shares), abs=0.08)


def test_only_what_swims_moves_and_all_drifts_together() -> None:
    moving = replace(SCENE, drift_um_s=(10.0, -5.0), shares=STILL)
    _, truth = simulate.film(moving)
    whole = ~np.isnan(truth.places[..., 0]).any(axis=0)
    way = (truth.places[-1] - truth.places[0])[whole]
    seconds = (len(truth.places) - 1) / moving.fps
    expected = np.array(moving.drift_um_s) * seconds / moving.um_per_px
    assert whole.any() and way == pytest.approx(np.tile(expected, (len(way), 1)), abs=1.0)
    debris = truth.debris[-1] - truth.debris[0]
    assert debris == pytest.approx(np.tile(expected, (len(debris), 1)), abs=0.01)


@pytest.mark.parametrize("fps", [25.0, 50.0])
def test_speeds_do_not_depend_on_the_frame_rate(fps: float) -> None:
    scene = replace(SCENE, cells=120, fps=fps, seconds=1.0, shares=(1.0, 0.0, 0.0, 0.0))
    _, truth = simulate.film(scene)
    whole = ~np.isnan(truth.places[..., 0]).any(axis=0)
    way = np.linalg.norm((truth.places[-1] - truth.places[0])[whole], axis=1)
    speed = way * scene.um_per_px / ((len(truth.places) - 1) / fps)
    low, high = simulate.SPEEDS["rapid_progressive"]
    assert whole.sum() > 20 and 0.6 * low < np.median(speed) < high


def perfect() -> tuple[Tracks, np.ndarray]:
    """Two cells on parallel ways through ten frames, followed without a fault."""
    frames = np.arange(10)
    places = np.stack([np.stack([frames * 0.0 + row, frames * 3.0], axis=1) for row in (5, 40)], 1)
    return (
        Tracks(
            track=np.tile([0, 1], 10),
            frame=np.repeat(frames, 2),
            at=places.reshape(-1, 2).astype(float),
        ),
        places,
    )


NONE = np.zeros((10, 0, 2))


def judged(found: Tracks, places: np.ndarray, debris: np.ndarray = NONE) -> dict[str, float]:
    return score.summary(score.score(found, places, debris, reach=3.0))


def test_perfect_tracks_have_perfect_scores() -> None:
    assert judged(*perfect()) == {
        "recall": 1.0,
        "precision": 1.0,
        "idf1": 1.0,
        "switches_per_1000": 0.0,
    }


def test_identities_that_are_exchanged_are_two_switches() -> None:
    found, places = perfect()
    swapped = replace(found, track=np.where(found.frame < 5, found.track, 1 - found.track))
    rates = judged(swapped, places)
    assert (rates["recall"], rates["precision"]) == (1.0, 1.0)
    # Each cell keeps one of two tracks for half of its 10 places; two switches in 20 places.
    assert (rates["idf1"], rates["switches_per_1000"]) == (0.5, 100.0)


def test_a_missed_cell_and_a_spot_on_nothing_cost_recall_and_precision() -> None:
    found, places = perfect()
    off = found.at + np.where(found.track[:, None] == 1, [20.0, 0.0], [0.0, 0.0])
    rates = judged(replace(found, at=off), places)
    assert (rates["recall"], rates["precision"], rates["idf1"]) == (0.5, 0.5, 0.5)


def test_spots_on_debris_count_neither_way() -> None:
    found, places = perfect()
    debris = np.full((10, 1, 2), 100.0)
    more = Tracks(
        track=np.append(found.track, [2] * 10),
        frame=np.append(found.frame, np.arange(10)),
        at=np.vstack([found.at, debris[:, 0]]),
    )
    assert judged(more, places, debris) == judged(found, places)
    assert judged(more, places)["precision"] == pytest.approx(20 / 30)
