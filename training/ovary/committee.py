"""The folds' networks and kernel machines as a committee: mixed, calibrated, judged out of fold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize
from torch import Tensor, nn

from common.analyzers.ovary_lesion import NORMAL
from training import calibration, field_net, onnx_small, pixel_head
from training.field_net import FieldNet
from training.ovary import answers, confidence
from training.ovary.pictures import Ovaries, known_masks, odds

Floats = NDArray[np.float64]
Rows = NDArray[np.bool_]
# A kind is said from this probability on.
LEAST_KIND = 0.3
# Probabilities above which a pixel may belong to the lesion.
LEVELS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


class Networks(nn.Module):
    """(1, 1, s, s) -> each network's kinds (m, k) and outline (m, s / 4, s / 4), both logits."""

    def __init__(self, nets: list[FieldNet]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, square: Tensor) -> tuple[Tensor, Tensor]:
        """Means of the picture and its mirror image."""
        wide = square.expand(-1, 3, -1, -1)
        said = [net(torch.cat([wide, wide.flip(3)])) for net in self.nets]
        kinds = torch.stack([k.mean(0) for k, _ in said])
        masks = torch.stack([(m[0, 0] + m[1, 0].flip(1)) / 2 for _, m in said])
        return kinds, masks


@dataclass(frozen=True)
class Said:
    """Each picture's logits of the kinds by both answers (n, k), outline (n, s / 4, s / 4) and
    distance (n,), by the member that left its fold out.
    """

    nets: Floats
    kernels: Floats
    masks: Floats
    distances: Floats


@dataclass(frozen=True)
class Member:
    """How two answers are mixed, a lesion is calibrated, and from which level on a pixel counts."""

    mix: Floats
    lesion: Floats
    level: float

    def logits(self, said: Said, rows: Rows) -> Floats:
        """(n, k) of these pictures, mixed."""
        nets = torch.log_softmax(torch.from_numpy(said.nets[rows]), 1).numpy()
        return np.asarray(self.mix[0] * nets + self.mix[1] * said.kernels[rows], dtype=np.float64)

    def stored(self) -> Mapping[str, object]:
        """As the weight file holds it."""
        return {
            "mix": np.round(self.mix, 4).tolist(),
            "lesion": np.round(self.lesion, 4).tolist(),
            "level": self.level,
        }


def learn(ovaries: Ovaries, said: Said, rows: Rows) -> Member:
    """The factors under which these pictures' kinds are likeliest, and what follows."""
    kinds, normal = ovaries.pictures.kinds[rows], ovaries.kinds.index(NORMAL)
    own = np.arange(len(kinds))

    def loss(mix: Floats) -> float:
        logits = torch.from_numpy(Member(mix, mix, 0.5).logits(said, rows))
        right = torch.log_softmax(logits, 1).numpy()[own, kinds]
        return float(-right.mean() + 1e-3 * (mix**2).sum())

    mix = np.asarray(minimize(loss, np.array([0.5, 3.0]), method="Nelder-Mead").x)
    logits = torch.from_numpy(Member(mix, mix, 0.5).logits(said, rows))
    ill = kinds != normal
    lesion = calibration.fit(ill.astype(np.int64), odds(logits, normal).numpy()[:, None])
    drawn = known_masks(ovaries.pictures)[rows][ill]
    return Member(mix, lesion, level(said.masks[rows][ill], drawn))


def level(masks: Floats, truth: NDArray[np.float32]) -> float:
    """The one of LEVELS above which these outlines (logits) overlap best with what was drawn."""
    return max(LEVELS, key=lambda p: float(pixel_head.dice(masks - logit(p), truth).mean()))


def logit(p: float) -> float:
    """The logarithm of the odds."""
    return float(np.log(p / (1 - p)))


def out_of_fold(
    ovaries: Ovaries, nets: Mapping[int, FieldNet]
) -> tuple[Said, answers.Kernels, answers.Gate]:
    """What each member says of the fold it left out, with the machines.

    Kernel machines learn from true outlines and are asked with those of the network.
    """
    squares, kinds, folds = ovaries.pictures.squares, ovaries.pictures.kinds, ovaries.folds
    seen, side = answers.Seen().eval(), squares.shape[1] // 4
    drawn = known_masks(ovaries.pictures).reshape(-1, side, 4, side, 4).mean((2, 4))
    known, texture = answers.features(seen, squares, drawn)
    taught = [folds != fold for fold in nets]
    kernels, gate = answers.fit(known, kinds, taught), answers.gate(texture, taught)
    said = Said(
        *(np.zeros((len(kinds), len(ovaries.kinds))) for _ in range(2)),
        np.zeros((len(kinds), side, side)),
        np.zeros(len(kinds)),
    )
    for member, (fold, net) in enumerate(nets.items()):
        held = folds == fold
        said.nets[held], said.masks[held] = field_net.predict(net, squares[held])
        outlines = calibration.sigmoid(said.masks[held]).astype(np.float32)
        asked, _ = answers.features(seen, squares[held], outlines)
        said.kernels[held] = kernels.scores(asked, member)
        said.distances[held] = gate.distances(texture[held], member)
    return said, kernels, gate


@dataclass(frozen=True)
class Judged:
    """The pictures out of fold, each mixed and calibrated by what the other folds taught.

    logits (n, k); above (n, s / 4, s / 4), positive inside the outline; lesion (n,), a probability
    """

    logits: Floats
    above: Floats
    lesion: Floats


def judge(ovaries: Ovaries, said: Said, members: Mapping[int, Member]) -> Judged:
    """Each fold by the member that has not seen it."""
    logits, above = np.zeros_like(said.nets), np.zeros_like(said.masks)
    lesion = np.zeros(len(logits))
    for fold, member in members.items():
        held = ovaries.folds == fold
        logits[held] = member.logits(said, held)
        above[held] = said.masks[held] - logit(member.level)
        of_any = odds(torch.from_numpy(logits[held]), ovaries.kinds.index(NORMAL)).numpy()
        lesion[held] = calibration.apply(member.lesion, of_any[:, None])
    return Judged(logits, above, lesion)


def metadata(
    ovaries: Ovaries, members: list[Member], everyone: Member, lesion: Floats
) -> dict[str, str]:
    """What the analyzer must know besides the networks."""
    folds = sorted(set(ovaries.folds.tolist()))
    seen = {d: folds.index(f) for d, f in zip(ovaries.digests, ovaries.folds, strict=True)}
    found = {
        "kinds": ovaries.kinds,
        "side": ovaries.pictures.squares.shape[1],
        "band": confidence.band(lesion),
        "least_probability": LEAST_KIND,
        "members": [member.stored() for member in members],
        "everyone": everyone.stored(),
        "seen": seen,
    }
    return {name: json.dumps(value) for name, value in found.items()}


def export(
    nets: list[FieldNet], answer: answers.Answers, stored: Mapping[str, str], licence: str
) -> tuple[bytes, bytes]:
    """The two weight files."""
    square = torch.zeros(1, 1, int(stored["side"]), int(stored["side"]))
    outline = torch.zeros(1, 1, square.shape[2] // 4, square.shape[3] // 4)
    networks = onnx_small.export(
        Networks(nets),
        {"square": square},
        ["kinds", "masks"],
        {"licence": licence},
        in_bytes=True,
    )
    further = onnx_small.export(
        answer,
        {"square": square, "outline": outline},
        ["scores", "distances"],
        {"licence": licence, **stored},
        in_bytes=False,
    )
    return networks, further
