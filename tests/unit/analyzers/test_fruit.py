"""The fruit analyzer on four licensed pictures and on pictures drawn here."""

from pathlib import Path

import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import Outcome, Sample, fruit, fruit_kinds, registry
from common.domain.model import Facts

SAMPLES = Path(__file__).parents[2] / "samples" / "fruit"
KINDS = {"apple", "cherry", "tomato"}
ALL_KINDS = KINDS | {"banana", "mixed", "orange", "other"}


def analyze(image: NDArray[np.uint8], reduction: float = 1.0, *, research: bool = False) -> Outcome:
    sample = Sample(
        modality="fruit_image",
        facts=Facts(),
        media_type="image/png",
        image=image,
        reduction=reduction,
    )
    return registry.load("fruit", research).analyze(sample)


def picture(name: str) -> NDArray[np.uint8]:
    with Image.open(SAMPLES / f"{name}.jpg") as opened:
        return np.asarray(opened.convert("RGB"))


def disks(*places: tuple[int, int, int], side: int = 120) -> NDArray[np.uint8]:
    """Orange disks (row, column, radius) on a light ground."""
    r, c = np.mgrid[:side, :side]
    image = np.full((side, side, 3), 235, dtype=np.uint8)
    for row, column, radius in places:
        image[np.hypot(r - row, c - column) <= radius] = (230, 120, 20)
    return image


@pytest.mark.parametrize("name", ["apple_golden", "apple_red", "cherry", "tomato"])
def test_sample_is_named_with_its_probabilities(name: str) -> None:
    outcome = analyze(picture(name))
    (finding,) = outcome.findings
    assert finding.code == "fruit.kind" and finding.value == name.partition("_")[0]
    assert finding.probabilities is not None and set(finding.probabilities) == KINDS
    assert sum(finding.probabilities.values()) == pytest.approx(1, abs=0.001)
    assert finding.confidence == max(finding.probabilities.values())
    assert outcome.weights_licence is not None and "CC BY-SA 4.0" in outcome.weights_licence


def test_kinds_that_were_not_taught_are_named_as_such() -> None:
    (finding,) = analyze(picture("cherry")).findings
    assert finding.detail["kinds_not_known"] == ["banana", "orange", "mixed", "other"]


def test_flat_orange_disk_gets_no_name() -> None:
    outcome = analyze(disks((60, 60, 40)))
    assert not outcome.findings
    assert [(n.code, n.why) for n in outcome.not_measured] == [
        ("fruit.kind", "unlike_training_data")
    ]


def test_two_fruits_get_a_box_and_a_kind_each() -> None:
    canvas = np.full((160, 260, 3), 255, dtype=np.uint8)
    canvas[30:130, 10:110], canvas[30:130, 150:250] = picture("apple_golden"), picture("cherry")
    outcome = analyze(canvas)
    boxes = {str(f.value): f.region for f in outcome.findings if f.code == "fruit.item"}
    assert set(boxes) == {"apple", "cherry"}
    assert boxes["apple"] and boxes["apple"]["c1"] < 112  # type: ignore[operator]
    assert boxes["cherry"] and boxes["cherry"]["c0"] > 148  # type: ignore[operator]
    assert [n.why for n in outcome.not_measured] == ["several_pieces"]


def test_two_unknown_pieces_get_neither_box_nor_name() -> None:
    outcome = analyze(disks((30, 30, 20), (85, 80, 25)))
    assert not outcome.findings
    assert [n.why for n in outcome.not_measured] == ["unlike_training_data"]


def test_outline_is_in_original_pixels() -> None:
    plain, reduced = (analyze(picture("tomato"), reduction=r) for r in (1.0, 3.0))
    at, thrice = (np.array(o.findings[0].region["points"]) for o in (plain, reduced))  # type: ignore[index]
    assert np.allclose(thrice, (at + 0.5) * 3 - 0.5, atol=0.05)


def test_busy_ground_is_refused_with_advice() -> None:
    rng = np.random.default_rng(1)
    coarse = rng.integers(0, 256, (6, 6, 3), dtype=np.uint8)
    outcome = analyze(np.kron(coarse, np.ones((20, 20, 1), dtype=np.uint8)))
    assert (outcome.status, outcome.why) == ("not_analyzable", "busy_background")
    assert outcome.advice


def test_grey_picture_is_refused() -> None:
    grey = picture("apple_red").mean(axis=2).astype(np.uint8)
    assert analyze(np.repeat(grey[..., None], 3, axis=2)).why == "no_colour"


@pytest.mark.parametrize("name", ["apple_golden", "apple_red", "cherry", "tomato"])
def test_network_gives_every_kind_of_the_contract_a_probability(name: str) -> None:
    outcome = analyze(picture(name), research=True)
    (finding,) = outcome.findings
    assert finding.code == "fruit.kind" and finding.value == name.partition("_")[0]
    assert finding.probabilities is not None and set(finding.probabilities) == ALL_KINDS
    assert sum(finding.probabilities.values()) == pytest.approx(1, abs=0.001)
    assert finding.confidence == max(finding.probabilities.values())
    assert finding.region is not None and finding.region["kind"] == "polygon"
    assert outcome.weights_licence is not None and "ImageNet" in outcome.weights_licence


def test_network_keeps_the_boxes_that_are_given_without_it() -> None:
    canvas = np.full((160, 260, 3), 255, dtype=np.uint8)
    canvas[30:130, 10:110], canvas[30:130, 150:250] = picture("apple_golden"), picture("cherry")
    plain, outcome = (analyze(canvas, 2.0, research=research) for research in (False, True))
    before, now = ([f for f in o.findings if f.code == "fruit.item"] for o in (plain, outcome))
    assert [f.region for f in now] == [f.region for f in before]
    assert [f.value for f in now] == ["apple", "cherry"]
    assert "fruit.item" not in [n.code for n in outcome.not_measured]
    assert plain.weights_licence is not None and outcome.weights_licence is not None
    assert plain.weights_licence in outcome.weights_licence
    assert outcome.settings["weights"] == [fruit.KIND_WEIGHTS, fruit.WEIGHTS]


def test_network_offers_no_box_for_pieces_that_get_none_without_it() -> None:
    outcome = analyze(disks((30, 30, 20), (85, 80, 25)), research=True)
    assert not [f for f in outcome.findings if f.code == "fruit.item"]
    assert ("fruit.item", "not_offered") in [(n.code, n.why) for n in outcome.not_measured]


def test_piece_that_the_network_is_not_sure_of_keeps_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    canvas = np.full((160, 260, 3), 255, dtype=np.uint8)
    canvas[30:130, 10:110], canvas[30:130, 150:250] = picture("apple_golden"), picture("cherry")
    even = dict.fromkeys(sorted(ALL_KINDS), 1 / 7)
    monkeypatch.setattr(fruit_kinds.KindModel, "probabilities", lambda *_: even)
    before, now = (
        [f for f in analyze(canvas, research=research).findings if f.code == "fruit.item"]
        for research in (False, True)
    )
    assert now == before and len(now) == 2


def test_network_marks_the_whole_picture_where_the_ground_is_busy() -> None:
    apple = picture("apple_red")
    rows, columns = np.mgrid[:140, :140]
    ground = np.stack([160 + rows // 3, 120 + columns // 3, 90 + rows // 4], axis=2)
    image = ground.astype(np.uint8)
    image[20:120, 20:120] = np.where(
        apple.min(axis=2, keepdims=True) < 235, apple, image[20:120, 20:120]
    )
    found = [f for f in analyze(image, 2.0, research=True).findings if f.code == "fruit.kind"]
    assert [f.region for f in found] == [{"kind": "box", "r0": 0, "c0": 0, "r1": 280, "c1": 280}]


def page() -> NDArray[np.uint8]:
    """A page of grey lines on cream paper, with a red stamp."""
    image = np.full((300, 220, 3), (250, 246, 235), dtype=np.uint8)
    for row in range(20, 280, 12):
        image[row : row + 4, 15 : 205 - row % 60] = 60
    image[240:270, 150:200] = (170, 40, 40)
    return image


def test_page_is_no_fruit() -> None:
    for research in (False, True):
        assert not analyze(page(), research=research).findings


@pytest.mark.parametrize("folder", ["oocyte", "embryo", "ovary_synthetic", "sperm_synthetic"])
def test_network_names_no_fruit_in_a_picture_of_something_else(folder: str) -> None:
    paths = [p for p in (SAMPLES.parent / folder).iterdir() if p.suffix in (".jpg", ".png")]
    assert paths
    for path in paths:
        with Image.open(path) as opened:
            grey = np.asarray(opened.convert("RGB"))
        # A tint takes the picture past the check for colour, as an eyepiece camera's would.
        tinted = (grey * np.array([1.0, 0.93, 0.86])).astype(np.uint8)
        assert not analyze(tinted, research=True).findings


@pytest.mark.parametrize("name", ["astronaut.png", "logo.png", "motorcycle_left.png"])
def test_network_names_no_fruit_in_a_picture_of_an_everyday_thing(name: str) -> None:
    # The kinds alone would be said of two of them: this is the gate's work.
    with Image.open(Path(skimage.data.__file__).parent / name) as opened:
        outcome = analyze(np.asarray(opened.convert("RGB")), research=True)
    assert (outcome.status, outcome.why) == ("not_analyzable", "unlike_training_data")
    assert outcome.advice and outcome.weights_licence and "Debian" in outcome.weights_licence
