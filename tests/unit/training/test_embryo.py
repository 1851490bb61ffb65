"""Pictures of one embryo stay together, however the table groups them."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.embryo import look_alikes

SIDE = 64


def file(seed: int, shift: int = 0, noise: float = 0.0) -> bytes:
    """A picture of some blobs, moved sideways by `shift` pixels."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(60, 200, (8, 8 + 2)).repeat(8, axis=0).repeat(8, axis=1)
    moved = coarse[:, shift : shift + SIDE] + np.random.default_rng(9).normal(
        0, noise, (SIDE, SIDE)
    )
    stored = io.BytesIO()
    Image.fromarray(np.clip(moved, 0, 255).astype(np.uint8)).save(stored, "PNG")
    return stored.getvalue()


def looks(name: str, data: bytes, day: str = "5") -> look_alikes.Looks:
    return look_alikes.looks(name, day, data)


def test_neighbours_that_look_alike_are_one_group() -> None:
    seen = [
        looks("images/D5_010.jpg", file(1)),
        looks("images/D5_012.jpg", file(1, shift=4, noise=6)),
        looks("images/D5_013.jpg", file(2)),
        looks("images/D5_014.jpg", file(1), day="3"),
        looks("images/D5_040.jpg", file(1)),
    ]
    assert look_alikes.joined(["a", "b", "c", "d", "e"], seen) == ["a", "a", "c", "d", "e"]


def test_what_is_joined_to_a_group_brings_the_whole_of_its_own() -> None:
    seen = [looks(f"images/D5_0{n}.jpg", file(s)) for n, s in ((10, 1), (11, 1), (30, 2), (31, 3))]
    assert look_alikes.joined(["a", "b", "b", "c"], seen) == ["a", "a", "a", "c"]


def test_names_without_a_number_join_nothing() -> None:
    seen = [looks(name, file(1)) for name in ("good_34107362_-15_3AA.jpg", "blastocyst_good.jpg")]
    assert [one.number for one in seen] == [None, None]
    assert look_alikes.joined(["a", "b"], seen) == ["a", "b"]


def test_a_group_lies_in_the_fold_of_its_first_picture() -> None:
    folds: NDArray[np.int64] = np.array([2, 0, 1, 3])
    assert look_alikes.folds_kept_whole(["a", "b", "a", "c"], folds).tolist() == [2, 0, 2, 3]
