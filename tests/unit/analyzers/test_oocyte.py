"""The oocyte analyzer on drawn cells of known size and on three licensed pictures."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from common.analyzers import Outcome, Sample, registry
from common.domain.model import Facts, Finding

SAMPLES = Path(__file__).parents[2] / "samples" / "oocyte"
SIDE = 240


def drawn(
    radius: float = 60,
    space: float = 8,
    zona: float = 14,
    centres: tuple[tuple[float, float], ...] = ((120, 117),),
    squeeze: float = 1.0,
) -> NDArray[np.uint8]:
    """Dark ooplasm, bright perivitelline space, grey zona, light ground; a little noise."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    grey = np.full((SIDE, SIDE), 200.0)
    for row, column in centres:
        reach = np.hypot((rows - row) / squeeze, columns - column)
        for limit, level in ((space + zona, 150), (space, 190), (0, 90)):
            grey[reach <= radius + limit] = level
    noisy = ndimage.gaussian_filter(grey, 1) + np.random.default_rng(0).normal(0, 2, grey.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def analyze(
    image: NDArray[np.uint8], um_per_px: float | None = None, reduction: float = 1.0
) -> Outcome:
    sample = Sample(
        modality="oocyte_image",
        facts=Facts(um_per_px=um_per_px),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("oocyte", False).analyze(sample)


def found(outcome: Outcome) -> dict[str, Finding]:
    return {finding.code: finding for finding in outcome.findings}


# Half a pixel: an edge between pixel centres; the traced line is smoothed over neighbouring angles.
@pytest.mark.parametrize("radius, space, zona", [(60, 8, 14), (50, 10, 12), (70, 12, 18)])
def test_drawn_cell_is_measured_to_half_a_pixel(radius: int, space: int, zona: int) -> None:
    lengths = found(analyze(drawn(radius, space, zona)))
    assert lengths["oocyte.diameter_px"].value == pytest.approx(2 * radius, abs=0.5)
    assert lengths["oocyte.perivitelline_px"].value == pytest.approx(space, abs=0.5)
    assert lengths["oocyte.zona_thickness_px"].value == pytest.approx(zona, abs=0.5)


def test_micrometres_need_a_scale() -> None:
    with_scale = found(analyze(drawn(), um_per_px=0.9))
    diameter = with_scale["oocyte.diameter_um"]
    assert diameter.value == pytest.approx(108, abs=0.5) and diameter.unit == "um"
    without = analyze(drawn())
    assert ("oocyte.diameter_um", "no_scale") in {(n.code, n.why) for n in without.not_measured}
    assert not any(code.endswith("_um") for code in found(without))


def test_interval_spans_the_diameters_of_an_oval() -> None:
    oval = found(analyze(drawn(radius=60, squeeze=1.1)))["oocyte.diameter_px"]
    assert oval.interval is not None
    # 120 and 132 pixels, less the ends that the middle 95 % leaves out.
    assert oval.interval[0] == pytest.approx(120, abs=1.0)
    assert oval.interval[1] == pytest.approx(132, abs=1.0)


@pytest.mark.parametrize("space, zona", [(0, 14), (0, 0)])
def test_zona_without_an_inner_edge_is_not_measured(space: int, zona: int) -> None:
    outcome = analyze(drawn(space=space, zona=zona))
    assert set(found(outcome)) == {"oocyte.diameter_px"}
    reasons = {n.code: n.why for n in outcome.not_measured}
    assert reasons["oocyte.zona_thickness_um"] == "unclear_boundary"
    assert reasons["oocyte.perivitelline_um"] == "unclear_boundary"


def shrunk(space: int, line: float) -> NDArray[np.uint8]:
    """A shrunken ooplasm within a zona of which only the thin bright inner edge shows."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    reach = np.hypot(rows - 120, columns - 117)
    grey = np.where(reach <= 60, 90.0, 150.0)
    grey[np.abs(reach - 60 - space) < 1.5] += line
    noisy = ndimage.gaussian_filter(grey, 1) + np.random.default_rng(0).normal(0, 2, grey.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("space", [7, 12, 20])
def test_perivitelline_space_needs_only_the_inner_edge_of_the_zona(space: int) -> None:
    outcome = analyze(shrunk(space, line=25))
    gap = found(outcome)["oocyte.perivitelline_px"]
    assert gap.value == pytest.approx(space, abs=0.7)
    assert gap.region is not None and gap.region != found(outcome)["oocyte.diameter_px"].region
    assert ("oocyte.zona_thickness_um", "unclear_boundary") in {
        (n.code, n.why) for n in outcome.not_measured
    }


def test_no_line_is_no_perivitelline_space() -> None:
    assert set(found(analyze(shrunk(12, line=0)))) == {"oocyte.diameter_px"}


def test_maturity_and_polar_body_are_not_offered() -> None:
    reasons = {n.code: n.why for n in analyze(drawn()).not_measured}
    assert reasons["oocyte.maturity"] == reasons["oocyte.polar_body_visible"] == "not_offered"


@pytest.mark.parametrize(
    "image, why",
    [
        (drawn(22, 3, 6, ((70, 70), (160, 160))), "several_oocytes"),
        (drawn(centres=((120, 50),)), "cell_cut_off"),
        (drawn(squeeze=1.5, radius=45), "unclear_boundary"),
        (ndimage.gaussian_filter(drawn(), (16, 16, 0)), "blurred"),
        (drawn()[:60, :60], "too_small"),
        (drawn(40, 12, 30), "not_one_oocyte"),
    ],
)
def test_picture_without_one_whole_sharp_oocyte_is_refused(
    image: NDArray[np.uint8], why: str
) -> None:
    outcome = analyze(image)
    assert (outcome.status, outcome.why) == ("not_analyzable", why)
    assert outcome.advice and not outcome.findings


def test_coloured_disk_is_no_oocyte() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    image = np.full((SIDE, SIDE, 3), 235, dtype=np.uint8)
    image[np.hypot(rows - 120, columns - 120) < 60] = (200, 60, 20)
    assert analyze(image).why == "not_one_oocyte"


def test_cell_with_large_bright_patches_inside_is_no_oocyte() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    patches = (np.abs(np.hypot(rows - 120, columns - 117) - 35) < 8) & (rows // 20 % 2 == 0)
    image = drawn().astype(np.float64)
    image[patches] += 130
    soft = ndimage.gaussian_filter(image, (3, 3, 0))
    assert analyze(drawn()).status == "analyzed"
    assert analyze(np.clip(soft, 0, 255).astype(np.uint8)).why == "not_one_oocyte"


def test_impossible_size_speaks_against_the_scale() -> None:
    assert analyze(drawn(), um_per_px=10.0).why == "size_implausible"


def test_outline_is_in_original_pixels() -> None:
    plain, thrice = (analyze(drawn(), reduction=r).findings[0] for r in (1.0, 3.0))
    assert plain.region and thrice.region
    expected = (np.array(plain.region["points"]) + 0.5) * 3 - 0.5
    assert np.allclose(np.array(thrice.region["points"]), expected, atol=0.05)
    assert thrice.value == pytest.approx(3 * float(str(plain.value)), abs=0.05)


def test_large_picture_is_averaged_and_measured_in_its_own_pixels() -> None:
    large = np.repeat(np.repeat(drawn(), 5, axis=0), 5, axis=1)
    diameter = found(analyze(large))["oocyte.diameter_px"]
    assert diameter.value == pytest.approx(600, abs=5)


# Measured by hand on a print enlarged 2.2 times, the mean of width and height; a pixel at each end.
@pytest.mark.parametrize("name, by_hand", [("oocyte_3", 87.5), ("oocyte_5", 86), ("oocyte_9", 90)])
def test_sample_is_outlined(name: str, by_hand: float) -> None:
    with Image.open(SAMPLES / f"{name}.jpg") as opened:
        outcome = analyze(np.asarray(opened.convert("RGB")))
    assert found(outcome)["oocyte.diameter_px"].value == pytest.approx(by_hand, abs=2)
