"""What a crop is (stained, unstained, no sperm crop) and, of a stained one, which kind of head."""

import json
from collections.abc import Mapping
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
    """The two feature maps of a picture and of its mirror image, (2, k) each."""

    middle: NDArray[np.float32]
    deep: NDArray[np.float32]

    def both(self) -> NDArray[np.float32]:
        """(2, k) of both maps."""
        return np.concatenate([self.middle, self.deep], axis=1)


def views(trunk: Model, picture: NDArray[np.float32]) -> Views:
    """(h, w, 3), 0 to 255 -> its maps; those of the mirror image are mirrored back."""
    batch = np.stack([picture, picture[:, ::-1]]).transpose(0, 3, 1, 2)
    middle, deep = trunk.run(picture=np.ascontiguousarray(batch, dtype=np.float32))
    return Views(_flat(middle), _flat(deep))


def _flat(maps: NDArray[np.float64]) -> NDArray[np.float32]:
    aligned = np.stack([maps[0], maps[1, :, :, ::-1]])
    return aligned.reshape(2, -1).astype(np.float32)


def gate_features(trunk: Model, image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(1, 448) what the whole picture looks like: mean and maximum of either map."""
    picture = resample.bilinear(image.astype(np.float32), (GATE_SIDE, GATE_SIDE))
    batch = np.ascontiguousarray(picture.transpose(2, 0, 1)[None])
    maps = trunk.run(picture=batch)
    parts = [f(m, axis=(2, 3))[0] for m in maps for f in (np.mean, np.max)]
    return np.concatenate(parts).astype(np.float32)[None]


class Kinds:
    """The deciders of stained crops and the gate, their licence and where their rows came from."""

    def __init__(self, trunk: Model, data: bytes) -> None:
        arrays = heads.read(data)
        self._trunk = trunk
        self.licence = heads.text(arrays, "licence")
        self.seen: Mapping[str, int] = json.loads(heads.text(arrays, "seen"))
        self._gate = heads.linear(arrays, "gate")
        self._linear = {name: heads.linear(arrays, name) for name in ("shape", "kind")}
        self._trees = {name: heads.trees(arrays, name) for name in ("shape", "kind")}
        self._mix = {name: arrays[f"{name}.mix"].astype(np.float64) for name in ("shape", "kind")}

    def crop(self, image: NDArray[np.uint8]) -> Mapping[str, float]:
        """Probability of each of CROPS for a whole picture."""
        scores = self._gate.scores(gate_features(self._trunk, image)).mean(axis=0)
        return dict(zip(CROPS, heads.softmax(scores).tolist(), strict=True))

    def stained(
        self, head: Stained, member: int | None = None
    ) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Probabilities of SHAPES and of KINDS; of one member of the committee, or of all."""
        seen = views(self._trunk, resample.bilinear(stain.patch(head), STAINED_SIZE)).both()
        form = stain.describe(head)
        shape, kind = (self._mixed(name, seen, form, member) for name in ("shape", "kind"))
        return (
            dict(zip(SHAPES, shape.tolist(), strict=True)),
            dict(zip(KINDS, kind.tolist(), strict=True)),
        )

    def _mixed(
        self,
        name: str,
        seen: NDArray[np.float32],
        form: NDArray[np.float32],
        member: int | None,
    ) -> heads.Floats:
        scores, shares = self._linear[name].scores(seen), self._trees[name].shares(form)
        every = member is None or member >= len(scores)
        chosen = slice(None) if every or member is None else slice(member, member + 1)
        logits = self._mix[name][0] * scores[chosen].mean(axis=0)
        logits = logits + self._mix[name][1] * np.log(shares[chosen].mean(axis=0) + FLOOR)
        return heads.softmax(logits)
