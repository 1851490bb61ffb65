"""The fruit analyzer's committees: the answer that all pictures taught, or a member's."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from common.analyzers import Resources, Sample, fruit, fruit_outline, registry
from common.analyzers.fruit_committee import DIGITS, Committee, Voice
from common.analyzers.fruit_kinds import KindModel
from common.analyzers.fruit_pieces import PieceModel
from common.domain.model import Facts

SAMPLES = Path(__file__).parents[2] / "samples" / "fruit"
MEMBERS = range(5)
FILES = (fruit.WEIGHTS, fruit.KIND_WEIGHTS, fruit.GATE_WEIGHTS)


def cherry() -> np.ndarray:
    with Image.open(SAMPLES / "cherry.jpg") as opened:
        return np.asarray(opened.convert("RGB"))


def test_each_member_and_the_answer_that_all_taught_speak_for_themselves() -> None:
    scene = fruit_outline.find(cherry())
    data = registry.weights(fruit.WEIGHTS)
    voices = [Voice(), *(Voice(member=member) for member in MEMBERS)]
    said = [PieceModel(data, voice).opinion(scene, scene.items[0])[0] for voice in voices]
    assert all(sum(one.values()) == pytest.approx(1) for one in said)
    assert len({round(one["cherry"], 6) for one in said}) == len(said)


def test_each_file_was_left_out_by_one_member_and_all_models_agree_which() -> None:
    left_out = [Committee(registry.weights(name), Voice()).seen() for name in FILES]
    pieces, kinds, gate = left_out
    # 2,303 files of the varieties; two pairs of them may be the same picture.
    assert 2290 < len(pieces) <= 2303 and set(pieces.values()) == set(MEMBERS)
    assert all(len(digest) == DIGITS for digest in pieces)
    assert pieces.items() <= kinds.items() and kinds.items() <= gate.items()


def test_members_have_factors_of_their_own() -> None:
    data = registry.weights(fruit.KIND_WEIGHTS)
    heats = {KindModel(data, Voice(member=m)).committee.factors.temperature for m in MEMBERS}
    assert len(heats) > 1


def test_what_is_unsure_is_named_only_where_that_is_asked_for() -> None:
    rows, columns = np.mgrid[:120, :120]
    disk = np.full((120, 120, 3), 235, dtype=np.uint8)
    disk[np.hypot(rows - 60, columns - 60) <= 40] = (230, 120, 20)
    sample = Sample(modality="fruit_image", facts=Facts(), media_type="image/png", image=disk)
    resources = Resources(weights=registry.weights, research=False)
    assert not fruit.Fruit(resources).analyze(sample).findings
    (named,) = fruit.Fruit(resources, Voice(abstains=False)).analyze(sample).findings
    assert named.code == "fruit.kind"
