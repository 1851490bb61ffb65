"""The field analyzer on drawn stained smears whose heads, acrosomes and tails are known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import Outcome, Sample, registry
from common.domain.model import Facts, Finding
from tests.unit.generators import generator

Image = NDArray[np.uint8]


DRAWN = generator("sperm_smear_synthetic")
PLACES, LENGTH, WIDTH = DRAWN.PLACES, DRAWN.LENGTH, DRAWN.WIDTH


def smear(*args: object, **options: object) -> tuple[Image, float]:
    """A drawn smear and the acrosomes' share of their heads."""
    drawn: tuple[Image, float] = DRAWN.draw(*args, **options)
    return drawn


def analyze(image: Image, facts: Facts | None = None, reduction: float = 1.0) -> Outcome:
    sample = Sample(
        modality="sperm_field_image",
        facts=facts or Facts(),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("sperm_field", False).analyze(sample)


def cells(outcome: Outcome, value: str = "sperm") -> list[Finding]:
    return [f for f in outcome.findings if f.code == "sperm.cell" and f.value == value]


@pytest.mark.parametrize("share", [0.3, 0.4, 0.5])
def test_heads_and_their_parts_are_measured(share: float) -> None:
    image, drawn = smear(share=share)
    found = cells(analyze(image))
    assert len(found) == len(PLACES)
    area = np.pi * LENGTH * WIDTH / 4
    for finding in found:
        said = finding.detail
        assert said["head_length_px"] == pytest.approx(LENGTH, rel=0.07)
        assert said["head_width_px"] == pytest.approx(WIDTH, rel=0.1)
        assert said["head_area_px2"] == pytest.approx(area, rel=0.12)
        assert said["acrosome_share"] == pytest.approx(drawn, abs=0.05)
        parts = float(str(said["acrosome_area_px2"])) + float(str(said["nucleus_area_px2"]))
        assert parts == pytest.approx(float(str(said["head_area_px2"])), abs=0.1)


def test_each_part_lies_within_the_box_of_its_head() -> None:
    for finding in cells(analyze(smear()[0])):
        region, parts = finding.region, finding.detail["parts"]
        assert region is not None and isinstance(parts, dict) and set(parts) == {"head", "acrosome"}
        for part in parts.values():
            points = np.array(part["points"])
            low, high = points.min(axis=0), points.max(axis=0)
            assert low[0] >= region["r0"] - 2 and low[1] >= region["c0"] - 2
            assert high[0] <= region["r1"] + 2 and high[1] <= region["c1"] + 2


def test_with_a_scale_sizes_are_in_micrometres() -> None:
    image, _ = smear()
    plain, scaled = cells(analyze(image)), cells(analyze(image, Facts(um_per_px=0.055)))
    for one, other in zip(plain, scaled, strict=True):
        length = float(str(one.detail["head_length_px"]))
        assert other.detail["head_length_um"] == pytest.approx(length * 0.055, abs=0.006)
        area = float(str(one.detail["acrosome_area_px2"]))
        assert other.detail["acrosome_area_um2"] == pytest.approx(area * 0.055**2, abs=0.006)
        assert not any(name.endswith(("_px", "_px2")) for name in other.detail)


def test_a_picture_made_smaller_before_has_the_same_sizes() -> None:
    image, _ = smear()
    half = image[::2, ::2]
    lengths = [
        np.mean([float(str(f.detail["head_length_px"])) for f in cells(analyze(*given))])
        for given in ((image, None, 1.0), (half, None, 2.0))
    ]
    assert lengths[1] == pytest.approx(lengths[0], rel=0.03)


def test_a_smear_has_no_concentration() -> None:
    outcome = analyze(smear()[0], Facts(um_per_px=0.055, chamber_depth_um=20))
    assert [(n.code, n.why) for n in outcome.not_measured] == [
        ("sperm.concentration_million_per_ml", "stained_smear")
    ]
    flags = outcome.quality["flags"]
    assert isinstance(flags, list) and "low_count" in flags


def test_an_impossible_scale_is_refused() -> None:
    outcome = analyze(smear()[0], Facts(um_per_px=0.5))
    assert (outcome.status, outcome.why) == ("not_analyzable", "size_implausible")


def test_a_head_without_a_pale_part_has_no_acrosome_and_no_share() -> None:
    found = cells(analyze(smear(share=0.0)[0]))
    assert len(found) == len(PLACES)
    assert all("head_area_px2" in f.detail for f in found)
    assert not any("acrosome" in name for f in found for name in f.detail)


def test_a_head_cut_off_by_the_border_is_boxed_and_not_measured() -> None:
    found = cells(analyze(smear([*PLACES, (10, 800)])[0]))
    assert len(found) == len(PLACES) + 1
    cut = [f for f in found if f.region is not None and f.region["r0"] == 0]
    assert len(cut) == 1 and "parts" not in cut[0].detail


def test_dark_round_things_without_a_tail_are_no_sperm() -> None:
    image, _ = smear()
    rows, columns = np.mgrid[:1024, :1024]
    round_cell = np.hypot(rows - 900, columns - 850) < 26
    image[round_cell] = (DRAWN.GROUND * np.exp(-np.array(DRAWN.NUCLEUS))).astype(np.uint8)
    outcome = analyze(image)
    assert len(cells(outcome)) == len(PLACES)
    assert len(cells(outcome, "impurity")) == 1


def test_purple_ovals_without_tails_are_no_smear() -> None:
    outcome = analyze(smear(tails=False)[0])
    assert outcome.status == "not_analyzable" and not outcome.findings
