"""What a crop is (stained, unstained, no sperm crop) and, of a stained one, which kind of head."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.analyzers import sperm_cell_heads as heads
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_stain import Stained
from common.media import resample

STAINED_SIZE = (128, 96)
GATE_SIDE = 112
SHAPES = ("normal", "tapered", "pyriform", "amorphous")
KINDS = ("normal", "abnormal", "non_sperm")
CROPS = ("unstained", "stained", "other")
# How far a share of the trees' votes may go to nothing before it is a certainty.
FLOOR = 0.02


@dataclass(frozen=True, slots=True)
class Views:
    """The two feature maps of a picture and of its mirror image, (2, channels, h, w) each."""

    middle: NDArray[np.float32]
    deep: NDArray[np.float32]

    def flat(self) -> NDArray[np.float32]:
        """(2, k) of both maps, those of the mirror image mirrored back."""
        return np.concatenate([flat(self.middle), flat(self.deep)], axis=1)


def views(trunk: Model, picture: NDArray[np.float32]) -> Views:
    """(h, w, 3), 0 to 255 -> its maps."""
    batch = np.stack([picture, picture[:, ::-1]]).transpose(0, 3, 1, 2)
    middle, deep = trunk.run(picture=np.ascontiguousarray(batch, dtype=np.float32))
    return Views(middle.astype(np.float32), deep.astype(np.float32))


def flat(maps: NDArray[np.float32]) -> NDArray[np.float32]:
    """(2, k) of one map, that of the mirror image mirrored back."""
    return np.stack([maps[0], maps[1, :, :, ::-1]]).reshape(2, -1)


def gate_features(trunk: Model, image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(1, 448) what the whole picture looks like: mean and maximum of either map."""
    picture = resample.bilinear(image.astype(np.float32), (GATE_SIDE, GATE_SIDE))
    batch = np.ascontiguousarray(picture.transpose(2, 0, 1)[None])
    maps = trunk.run(picture=batch)
    parts = [f(m, axis=(2, 3))[0] for m in maps for f in (np.mean, np.max)]
    return np.concatenate(parts).astype(np.float32)[None]


class Kinds:
    """The deciders of stained crops and the gate, their licence and where their rows came from.

    The shape is told by networks that go on from the trunk's middle map and kernel machines on the
    form, sperm or not by linear deciders on both maps and trees on the form.
    """

    def __init__(self, trunk: Model, data: bytes, shapes: Sequence[bytes]) -> None:
        arrays = heads.read(data)
        self._trunk, self._shapes = trunk, [Model(one) for one in shapes]
        self.licence = heads.text(arrays, "licence")
        self.seen: Mapping[str, int] = json.loads(heads.text(arrays, "seen"))
        self._gate = heads.linear(arrays, "gate")
        self._kind = heads.linear(arrays, "kind")
        self._trees = heads.trees(arrays, "kind")
        count = sum(name.startswith("shape.") and name.endswith(".gamma") for name in arrays)
        self._forms = [heads.kernel(arrays, f"shape.{i}") for i in range(count)]
        self._mix = {name: arrays[f"{name}.mix"].astype(np.float64) for name in ("shape", "kind")}

    def crop(self, image: NDArray[np.uint8]) -> Mapping[str, float]:
        """Probability of each of CROPS for a whole picture."""
        scores = self._gate.scores(gate_features(self._trunk, image)).mean(axis=0)
        return dict(zip(CROPS, heads.softmax(scores).tolist(), strict=True))

    def stained(
        self, head: Stained, member: int | None = None
    ) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Probabilities of SHAPES and of KINDS; of one member of the committee, or of all."""
        seen = views(self._trunk, resample.bilinear(stain.patch(head), STAINED_SIZE))
        form = stain.describe(head)
        shapes = np.mean([model.run(middle=seen.middle)[0] for model in self._shapes], axis=0)
        forms = np.stack([machine.scores(form[None]) for machine in self._forms])
        shape = self._mixed("shape", _mean(shapes, member), _mean(forms, member))
        shares = np.log(_mean(self._trees.shares(form), member) + FLOOR)
        kind = self._mixed("kind", _mean(self._kind.scores(seen.flat()), member), shares)
        return (
            dict(zip(SHAPES, shape.tolist(), strict=True)),
            dict(zip(KINDS, kind.tolist(), strict=True)),
        )

    def _mixed(self, name: str, seen: heads.Floats, form: heads.Floats) -> heads.Floats:
        return heads.softmax(self._mix[name][0] * seen + self._mix[name][1] * form)


def _mean(scores: heads.Floats, member: int | None) -> heads.Floats:
    """(members, classes) -> (classes,) of that member, or the mean of all where it is none."""
    if member is None or member >= len(scores):
        return np.asarray(scores.mean(axis=0), dtype=np.float64)
    return np.asarray(scores[member], dtype=np.float64)
