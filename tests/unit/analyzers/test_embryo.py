"""The embryo analyzer on drawn embryos of known size and on two licensed blastocysts."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from common.analyzers import Outcome, Sample, embryo_outline, outlines, registry
from common.analyzers.embryo import WEIGHTS
from common.analyzers.embryo_quality import QualityModel
from common.domain.model import Facts, Finding

SAMPLES = Path(__file__).parents[2] / "samples" / "embryo"
SIDE = 256


def drawn(radius: float = 80, centre: tuple[float, float] = (125, 130)) -> NDArray[np.uint8]:
    """A textured disk before a smooth grey ground."""
    rng = np.random.default_rng(3)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    away = np.hypot(rows - centre[0], columns - centre[1])
    grain = ndimage.gaussian_filter(rng.standard_normal((SIDE, SIDE)), 1.6)
    grey = 180 + np.where(away < radius, 30 * grain / grain.std(), 0)
    noisy = ndimage.gaussian_filter(grey, 0.7) + rng.normal(0, 0.5, grey.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def with_zona(
    inner: float, outer: float, *, noise: float = 0.5, blur: float = 0.7, oval: float = 1.0
) -> NDArray[np.uint8]:
    """A textured disk in a ring of fainter grain behind a dark line, before a smooth ground."""
    rng = np.random.default_rng(4)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    away = np.hypot((rows - 127) * oval, (columns - 130) / oval)
    coarse, fine = (ndimage.gaussian_filter(rng.standard_normal((SIDE, SIDE)), s) for s in (2, 1))
    grey = 170 - 40 * np.exp(-(((away - inner) / 1.5) ** 2))
    grey += np.where(away < inner, 30 * coarse / coarse.std(), 0)
    grey += np.where((away >= inner) & (away < outer), 8 * fine / fine.std() - 6, 0)
    noisy = ndimage.gaussian_filter(grey, blur) + rng.normal(0, noise, grey.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def points(finding: Finding) -> NDArray[np.float64]:
    assert finding.region is not None and isinstance(finding.region["points"], list)
    return np.array(finding.region["points"])


def blastocyst(name: str) -> NDArray[np.uint8]:
    with Image.open(SAMPLES / f"blastocyst_{name}.jpg") as picture:
        return np.asarray(picture.convert("RGB"))


def analyze(
    image: NDArray[np.uint8],
    *,
    um_per_px: float | None = None,
    day: int | None = 5,
    research: bool = True,
    reduction: float = 1.0,
) -> Outcome:
    sample = Sample(
        modality="embryo_image",
        facts=Facts(um_per_px=um_per_px, day=day),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("embryo", research).analyze(sample)


def found(outcome: Outcome) -> dict[str, Finding]:
    return {finding.code: finding for finding in outcome.findings}


def reasons(outcome: Outcome) -> dict[str, str]:
    return {missing.code: missing.why for missing in outcome.not_measured}


@pytest.mark.parametrize("radius", [60, 80, 95])
def test_drawn_embryo_has_its_size(radius: int) -> None:
    diameter = found(analyze(drawn(radius)))["embryo.diameter_px"].value
    assert diameter == pytest.approx(2 * radius, rel=0.08)


def test_micrometres_come_only_with_a_scale() -> None:
    in_um = found(analyze(drawn(80), um_per_px=0.8))["embryo.diameter_um"]
    in_px = found(analyze(drawn(80)))["embryo.diameter_px"]
    assert in_um.unit == "um" and in_um.value == pytest.approx(
        0.8 * float(str(in_px.value)), abs=0.02
    )
    assert reasons(analyze(drawn(80)))["embryo.diameter_um"] == "no_scale"
    assert analyze(drawn(80), um_per_px=8.0).why == "size_implausible"


def test_region_and_length_are_in_original_pixels() -> None:
    once, twice = (found(analyze(drawn(80), reduction=r)) for r in (1.0, 2.0))
    assert twice["embryo.diameter_px"].value == pytest.approx(
        2 * float(str(once["embryo.diameter_px"].value)), abs=0.02
    )


def test_embryo_at_the_edge_has_no_diameter() -> None:
    outcome = analyze(drawn(80, (125, 60)))
    assert set(found(outcome)) <= {"embryo.outline", "embryo.quality_good"}
    assert reasons(outcome)["embryo.diameter_um"] == "cell_cut_off"


def test_blastocysts_of_another_clinic_are_told_apart() -> None:
    good, poor = (analyze(blastocyst(name)) for name in ("good", "poor"))

    def chance(outcome: Outcome) -> float:
        said = found(outcome).get("embryo.quality_good")
        if said is None:
            assert reasons(outcome)["embryo.quality_good"] == "unsure"
            return 0.5
        assert said.confidence is not None and said.method == "cnn"
        return said.confidence if said.value else 1 - said.confidence

    assert chance(good) > chance(poor)
    assert chance(good) > 0.5


def test_quality_needs_the_day_and_research_weights() -> None:
    image = blastocyst("poor")
    code = "embryo.quality_good"
    assert reasons(analyze(image, day=None))[code] == "no_day"
    assert reasons(analyze(image, day=3))[code] == "not_offered"
    off = analyze(image, research=False)
    assert reasons(off)[code] == "research_models_off"
    assert off.weights_licence is None and "embryo.outline" in found(off)


def test_an_embryo_at_the_wall_of_its_well_keeps_its_grade_and_has_no_outline() -> None:
    graded = analyze(blastocyst("good"))
    assert set(found(graded)) == {"embryo.quality_good"}
    assert {reasons(graded)[c] for c in ("embryo.outline", "embryo.diameter_um")} == {
        "unclear_boundary"
    }
    assert analyze(blastocyst("good"), research=False).why == "unclear_boundary"


def test_outline_encloses_the_embryo_and_not_the_lit_wall_of_the_well() -> None:
    measured = found(analyze(blastocyst("poor")))
    # Read off the picture by eye: the zona's granular outer edge, and the line along its inner one.
    for name, low, high in (("outline", 90, 382), ("zona_thickness_px", 127, 350)):
        rows, columns = points(measured[f"embryo.{name}"]).T
        assert np.allclose([rows.min(), columns.min()], low, atol=12), name
        assert np.allclose([rows.max(), columns.max()], high, atol=12), name


@pytest.mark.parametrize("oval", [1.0, 1.04])
@pytest.mark.parametrize("noise, blur", [(0.5, 0.7), (1.5, 1.2)])
@pytest.mark.parametrize("inner, outer", [(60, 76), (70, 88), (80, 100), (75, 100)])
def test_zona_has_the_drawn_thickness(
    inner: int, outer: int, noise: float, blur: float, oval: float
) -> None:
    """Within an eighth: a grain is 2 pixels wide, the line along the inner edge 3 and more."""
    measured = found(analyze(with_zona(inner, outer, noise=noise, blur=blur, oval=oval)))
    zona, outline = measured["embryo.zona_thickness_px"], measured["embryo.outline"]
    assert zona.value == pytest.approx(outer - inner, rel=0.125)
    for line, radius, nearly in ((zona, inner, 4), (outline, outer, 1)):
        assert np.sqrt(outlines.area(points(line)) / np.pi) == pytest.approx(radius, abs=nearly)
    assert outline.detail["edge"] == "outer edge of the zona"
    diameter = measured["embryo.diameter_px"]
    assert diameter.value == pytest.approx(2 * outer, abs=2)
    assert diameter.interval is not None
    assert diameter.interval[0] <= float(str(diameter.value)) <= diameter.interval[1]
    assert diameter.region == outline.region != zona.region


def test_zona_in_micrometres_needs_a_scale_and_follows_the_reduction() -> None:
    image = with_zona(70, 88)
    code = "embryo.zona_thickness"
    in_px, twice = (found(analyze(image, reduction=r))[f"{code}_px"] for r in (1.0, 2.0))
    in_um = found(analyze(image, um_per_px=0.8))[f"{code}_um"]
    once = float(str(in_px.value))
    assert in_um.unit == "um" and in_um.value == pytest.approx(0.8 * once, abs=0.02)
    assert twice.value == pytest.approx(2 * once, abs=0.02)
    assert in_px.interval is not None and in_px.interval[0] <= once <= in_px.interval[1]
    assert reasons(analyze(image))[f"{code}_um"] == "no_scale"
    assert f"{code}_um" not in reasons(analyze(image, um_per_px=0.8))


@pytest.mark.parametrize(
    "image",
    [drawn(80), with_zona(80, 83), with_zona(75, 100, noise=3, blur=2)],
    ids=["no ring", "thin ring", "grain lost in the noise"],
)
def test_zona_is_not_said_where_its_edges_are_not_clear(image: NDArray[np.uint8]) -> None:
    outcome = analyze(image)
    assert reasons(outcome)["embryo.zona_thickness_um"] == "unclear_boundary"
    assert found(outcome)["embryo.outline"].detail["edge"] == "either edge of the zona"
    assert "embryo.diameter_px" in found(outcome)


def test_zona_cut_off_by_the_picture_leaves_no_diameter() -> None:
    image = with_zona(75, 100)[:, 40:]
    outcome = analyze(image)
    assert reasons(outcome)["embryo.diameter_um"] == "cell_cut_off"
    assert found(outcome)["embryo.zona_thickness_px"].value == pytest.approx(25, abs=2.5)
    assert found(outcome)["embryo.outline"].detail["whole"] is False


def test_each_member_of_the_committee_can_be_asked_alone() -> None:
    model = QualityModel(registry.weights(WEIGHTS))
    picture = embryo_outline.grey(blastocyst("good"))
    embryo = embryo_outline.find(picture)
    assert embryo is not None
    alone = [model.good(picture, embryo, member) for member in range(5)]
    together = model.good(picture, embryo)
    assert len({round(p, 6) for p in (*alone, together)}) == 6
    assert min(alone) < together < max(alone)
    assert set(model.seen.values()) == set(range(5))


def test_result_names_the_weights_and_their_licence() -> None:
    outcome = analyze(blastocyst("good"))
    assert outcome.settings["weights"] == WEIGHTS
    assert outcome.weights_licence and "HVWC23" in outcome.weights_licence


def test_what_cannot_be_shown_is_never_said() -> None:
    never = reasons(analyze(drawn()))
    for code in ("embryo.stage", "embryo.cell_count", "gardner.icm", "gardner.te"):
        assert never[code] == "too_few_graded"


def test_smooth_disk_is_no_embryo() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    grey = np.where(np.hypot(rows - 128, columns - 128) < 80, 90.0, 180.0)
    image = ndimage.gaussian_filter(grey, 2).astype(np.uint8)
    outcome = analyze(np.repeat(image[..., None], 3, axis=2))
    assert outcome.status == "not_analyzable" and not outcome.findings


def test_disk_of_two_tints_is_no_embryo() -> None:
    image = drawn().astype(np.int16)
    image[:, : SIDE // 2] += np.array([0, -14, -28], dtype=np.int16)
    image[:, SIDE // 2 :] += np.array([-28, -14, 0], dtype=np.int16)
    assert analyze(drawn()).status == "analyzed"
    assert analyze(np.clip(image, 0, 255).astype(np.uint8)).why == "not_one_embryo"


def test_disk_far_darker_than_its_ground_is_no_embryo() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    inside = (np.hypot(rows - 125, columns - 130) < 80)[..., None]
    image = np.where(inside, drawn() // 3, drawn() + 20)
    assert analyze(image.astype(np.uint8)).why == "not_one_embryo"
