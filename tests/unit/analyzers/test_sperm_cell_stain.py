"""Stained crops, drawn here: what stands out, which way it lies, and what is said of it."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import registry, sperm_cell, sperm_cell_stained
from common.analyzers import sperm_cell_heads as heads
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sperm_cell_kinds import KINDS, SHAPES, Kinds, flat
from common.domain.model import Finding

PINK, BEIGE, GREEN = (240, 157, 190), (202, 192, 185), (120, 200, 120)


def drawn(
    degrees: float, ground: tuple[int, int, int] = PINK, side: int = 131
) -> NDArray[np.uint8]:
    """A head of 40 x 24 pixels with a paler front, and a tail; at 0 degrees it points upward."""
    rows, columns = np.mgrid[:side, :side] - (side - 1) / 2
    angle = math.radians(degrees)
    along = rows * math.cos(angle) + columns * math.sin(angle)
    across = columns * math.cos(angle) - rows * math.sin(angle)
    image = np.empty((side, side, 3))
    image[:] = ground
    head = (along / 20) ** 2 + (across / 12) ** 2 <= 1
    image[head] = (90, 40, 110)
    image[head & (along < -4)] = (150, 70, 140)
    image[(along > 18) & (along < 50) & (np.abs(across) < 1.5)] = (150, 90, 140)
    noise = np.random.default_rng(3).normal(0, 2, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("degrees", [0, 40, 90, 135, 180, 250, 310])
@pytest.mark.parametrize("side", [131, 201])
def test_a_head_is_found_with_its_axis_and_its_tails_end(degrees: float, side: int) -> None:
    head = stain.find(drawn(degrees, side=side))
    assert head is not None
    expected = np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])
    assert float(head.axis @ expected) > math.cos(math.radians(6))
    assert head.half_length * head.scale == pytest.approx(20, abs=2)
    assert head.half_width * head.scale == pytest.approx(12, abs=1.5)


def test_the_outline_lies_on_the_drawn_edge() -> None:
    head = stain.find(drawn(0))
    assert head is not None
    line = stain.outline(head)
    assert line is not None
    reach = np.hypot((line[:, 0] - 65) / 20, (line[:, 1] - 65) / 12)
    assert np.quantile(np.abs(reach - 1), 0.9) < 0.15


@pytest.mark.parametrize("degrees", [0, 70, 200])
def test_turned_heads_give_the_same_patch_and_form(degrees: float) -> None:
    plain, turned = stain.find(drawn(0)), stain.find(drawn(degrees))
    assert plain is not None and turned is not None
    assert np.abs(stain.patch(plain) - stain.patch(turned)).mean() < 6
    widths = slice(0, stain.SLICES)
    gap = np.abs(stain.describe(plain)[widths] - stain.describe(turned)[widths])
    assert gap.max() < 0.15  # the tips are a few pixels wide: one of them more or less


@pytest.mark.parametrize("value", [0, 128, 255])
def test_nothing_stands_out_of_one_colour(value: int) -> None:
    assert stain.find(np.full((90, 120, 3), value, dtype=np.uint8)) is None


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    analyzer = registry.load("sperm_cell", True)
    assert isinstance(analyzer, sperm_cell.SpermCell) and analyzer._research is not None
    return analyzer._research.kinds


def said(kinds: Kinds, ground: tuple[int, int, int]) -> tuple[dict[str, Finding], dict[str, str]]:
    head = stain.find(drawn(20, ground))
    assert head is not None
    found, missing = sperm_cell_stained.findings(kinds, head, 2.0)
    return {f.code: f for f in found}, {n.code: n.why for n in missing}


def test_a_pink_ground_gets_a_shape_and_nothing_of_the_other_smears(kinds: Kinds) -> None:
    found, missing = said(kinds, PINK)
    assert {*found, *missing} == set(sperm_cell_stained.CODES)
    assert missing["sperm.is_sperm"] == missing["sperm.normal"] == "unlike_training_data"
    shape = found["sperm.head_shape"]
    assert shape.probabilities is not None and set(shape.probabilities) == set(SHAPES)
    assert sum(shape.probabilities.values()) == pytest.approx(1, abs=0.001)
    assert shape.confidence == max(shape.probabilities.values())
    assert shape.probabilities[str(shape.value)] == shape.confidence


def test_a_beige_ground_gets_sperm_or_not_and_no_shape(kinds: Kinds) -> None:
    found, missing = said(kinds, BEIGE)
    assert missing["sperm.head_shape"] == "unlike_training_data"
    assert found["sperm.is_sperm"].confidence is not None
    if found["sperm.is_sperm"].value:
        assert isinstance(found["sperm.normal"].value, bool)
    else:
        assert missing["sperm.normal"] == "not_a_sperm"


def test_a_ground_of_no_known_smear_gets_nothing(kinds: Kinds) -> None:
    found, missing = said(kinds, GREEN)
    assert not found and set(missing.values()) == {"unlike_training_data"}


def test_the_outline_is_told_in_pixels_of_the_original(kinds: Kinds) -> None:
    found, _ = said(kinds, PINK)
    points = np.array(found["sperm.head_shape"].region["points"])  # type: ignore[index]
    assert points.mean(axis=0) == pytest.approx((130.5, 130.5), abs=6)


def test_members_of_the_committee_differ_and_average_to_it(kinds: Kinds) -> None:
    head = stain.find(drawn(20, BEIGE))
    assert head is not None
    members = [kinds.stained(head, member)[1]["normal"] for member in range(5)]
    assert len(set(members)) > 1
    assert min(members) <= kinds.stained(head)[1]["normal"] <= max(members)
    assert set(kinds.stained(head)[1]) == set(KINDS)


def test_networks_of_the_shape_are_members_too(kinds: Kinds) -> None:
    head = stain.find(drawn(20))
    assert head is not None
    members = [kinds.stained(head, member)[0]["pyriform"] for member in range(4)]
    assert len(set(members)) == 4
    assert min(members) <= kinds.stained(head)[0]["pyriform"] <= max(members)


def test_the_map_of_the_mirror_image_is_mirrored_back() -> None:
    one = np.random.default_rng(0).normal(size=(3, 4, 5)).astype(np.float32)
    straight, mirrored = flat(np.stack([one, one[:, :, ::-1]]))
    assert straight.tolist() == mirrored.tolist() == one.ravel().tolist()


def test_trees_go_left_where_a_feature_is_at_most_its_threshold() -> None:
    trees = heads.Trees(
        feature=np.array([[[1, 0, 0]]], dtype=np.int16),
        threshold=np.array([[[0.5, 0, 0]]], dtype=np.float32),
        left=np.array([[[1, 1, 2]]], dtype=np.int16),
        right=np.array([[[2, 1, 2]]], dtype=np.int16),
        value=np.array([[[[0.5, 0.5], [1, 0], [0.25, 0.75]]]], dtype=np.float16),
        depth=2,
    )
    assert trees.shares(np.array([9, 0.5], dtype=np.float32)).tolist() == [[1, 0]]
    assert trees.shares(np.array([9, 0.6], dtype=np.float32)).tolist() == [[0.25, 0.75]]


def test_a_kernel_machine_is_its_formula() -> None:
    rng = np.random.default_rng(2)
    mean, spread = rng.normal(size=6), rng.uniform(1, 2, 6)
    along, support = rng.normal(size=(6, 3)), rng.normal(size=(4, 3))
    dual, shift = rng.normal(size=(4, 2)), rng.normal(size=2)
    machine = heads.Kernel(mean, spread, along, support, dual, shift, 0.3)
    features = rng.normal(size=(2, 6))
    expected = np.zeros(2)
    for one in features:
        point = ((one - mean) / spread) @ along
        likeness = np.exp(-0.3 * ((point - support) ** 2).sum(axis=1))
        expected += (likeness @ dual + shift) / 2
    assert machine.scores(features) == pytest.approx(expected)
