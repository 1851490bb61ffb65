"""Closed outlines against shapes whose measures are known."""

import numpy as np
import pytest

from common.analyzers import outlines
from common.analyzers.outlines import Ellipse, Floats

TURNED = Ellipse(
    centre=(20.0, 30.0), half_length=12.0, half_width=7.0, axis=(np.sin(0.5), np.cos(0.5))
)


def drawn(ellipse: Ellipse, count: int = 360) -> Floats:
    return ellipse.points(np.linspace(0, 2 * np.pi, count, endpoint=False))


def test_ellipse_is_found_again_from_its_points() -> None:
    found = outlines.of_points(drawn(TURNED))
    assert found.centre == pytest.approx(TURNED.centre)
    # A polygon of 360 corners is smaller than its ellipse by less than a thousandth.
    assert (found.half_length, found.half_width) == pytest.approx((12, 7), rel=1e-3)
    assert found.axis == pytest.approx(TURNED.axis, abs=1e-6)


def test_area_and_calipers_of_a_rectangle() -> None:
    corners = np.array([[0.0, 0], [0, 8], [6, 8], [6, 0]])
    assert outlines.area(corners) == 48
    length, width = outlines.calipers(corners)
    # The widest opening is the diagonal; openings are taken every degree.
    assert length == pytest.approx(10, rel=1e-3)
    assert width == pytest.approx(9.6, rel=0.01)


def test_calipers_of_an_ellipse_are_its_axes() -> None:
    assert outlines.calipers(drawn(TURNED)) == pytest.approx((24, 14), rel=2e-3)


def test_points_on_a_line_have_no_extent() -> None:
    flat = outlines.of_points(np.array([[0.0, 0], [1, 1], [2, 2]]))
    assert (flat.half_length, flat.half_width) == (0.0, 0.0)


def test_loop_follows_the_ridge_and_closes() -> None:
    ridge = (10 + 3 * np.sin(np.linspace(0, 2 * np.pi, 72, endpoint=False))).round().astype(int)
    gain = np.zeros((72, 24))
    gain[np.arange(72), ridge] = 1.0
    path = outlines.strongest_loop(gain, step_cost=0.05)
    assert np.array_equal(path, ridge)


def test_loop_does_not_jump_to_a_lone_strong_point() -> None:
    gain = np.zeros((72, 24))
    gain[:, 10] = 1.0
    gain[30, 20] = 3.0
    assert set(outlines.strongest_loop(gain, step_cost=0.2)) == {10}


def test_polygon_stays_inside_and_is_scaled_about_pixel_centres() -> None:
    region = outlines.polygon(np.array([[-3.0, 5.0], [2.0, 90.0]]), 2.0, (10, 20))
    assert region == {"kind": "polygon", "points": [[0.5, 10.5], [4.5, 38.5]]}


def test_two_lines_are_found_together_where_each_alone_would_stray() -> None:
    rng = np.random.default_rng(7)
    rows, columns = 60, 50
    inner, outer = (rng.uniform(0, 0.4, (rows, columns)) for _ in range(2))
    wave = np.rint(3 * np.sin(np.linspace(0, 2 * np.pi, rows, endpoint=False))).astype(int)
    inner[np.arange(rows), 15 + wave] = 1.0
    outer[np.arange(rows), 27 + wave] = 1.0
    # Stronger, but too far from the one and too near to the other.
    inner[:, 2], outer[:, 18] = 1.2, 1.2
    first, last = outlines.strongest_pair(inner, outer, range(8, 15), 0.05, 0.0)
    assert np.abs(first - 15 - wave).max() <= 1 and np.abs(last - 27 - wave).max() <= 1
    assert ((last - first >= 8) & (last - first < 15)).all()


def test_a_strong_line_between_two_speaks_against_them() -> None:
    inner, outer = np.zeros((40, 40)), np.zeros((40, 40))
    inner[:, 8], inner[:, 18], outer[:, 30] = 1.0, 0.95, 1.0
    without, _ = outlines.strongest_pair(inner, outer, range(5, 30), 0.05, 0.0)
    counted, _ = outlines.strongest_pair(inner, outer, range(5, 30), 0.05, 0.1)
    assert (without == 8).all() and (counted == 18).all()


def test_points_off_their_ellipse_are_measured() -> None:
    assert outlines.off_ellipse(drawn(TURNED)) < 0.02
    bent = (
        drawn(TURNED) + np.array([0.5, 0.0]) * np.cos(6 * np.linspace(0, 2 * np.pi, 360))[:, None]
    )
    assert 0.1 < outlines.off_ellipse(bent) < 0.5
