"""The folds' networks and kernel machines as a committee: mixed, calibrated, judged out of fold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize
from torch import Tensor, nn

from common.analyzers.ovary_lesion import NORMAL, likeliest
from common.analyzers.sessions import Model
from training import calibration, onnx_small, pixel_head
from training.evaluate.ovary import RIGHT
from training.field_net import FieldNet
from training.ovary import answers, confidence
from training.ovary.pictures import Ovaries, known_masks, odds

Floats = NDArray[np.float64]
Rows = NDArray[np.bool_]
# A kind is said from this probability on.
LEAST_KIND = 0.3
# Factors by which the logits of an outline may be less sure than they say.
SOFTNESS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 1.0)


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
    """How two answers are mixed and a lesion is calibrated; how sure an outline's logits are, and
    how its expected overlap becomes a confidence.
    """

    mix: Floats
    lesion: Floats
    softness: float
    certain: Floats

    def logits(self, said: Said, rows: Rows) -> Floats:
        """(n, k) of these pictures, mixed."""
        nets = torch.log_softmax(torch.from_numpy(said.nets[rows]), 1).numpy()
        return np.asarray(self.mix[0] * nets + self.mix[1] * said.kernels[rows], dtype=np.float64)

    def stored(self) -> Mapping[str, object]:
        """As the weight file holds it."""
        return {
            "mix": np.round(self.mix, 4).tolist(),
            "lesion": np.round(self.lesion, 4).tolist(),
            "softness": self.softness,
            "certain": np.round(self.certain, 4).tolist(),
        }


def learn(ovaries: Ovaries, said: Said, rows: Rows) -> Member:
    """The factors under which these pictures' kinds are likeliest, and what follows."""
    kinds, normal = ovaries.pictures.kinds[rows], ovaries.kinds.index(NORMAL)
    own = np.arange(len(kinds))

    def mixed(mix: Floats) -> Tensor:
        return torch.from_numpy(Member(mix, mix, 1.0, mix).logits(said, rows))

    def loss(mix: Floats) -> float:
        logits = mixed(mix)
        right = torch.log_softmax(logits, 1).numpy()[own, kinds]
        return float(-right.mean() + 1e-3 * (mix**2).sum())

    mix = np.asarray(minimize(loss, np.array([0.5, 3.0]), method="Nelder-Mead").x)
    ill = kinds != normal
    lesion = calibration.fit(ill.astype(np.int64), odds(mixed(mix), normal).numpy()[:, None])
    masks, drawn = said.masks[rows][ill], known_masks(ovaries.pictures)[rows][ill]
    softness = max(SOFTNESS, key=lambda f: float(overlap(masks, f, drawn)[0].mean()))
    true, expected = overlap(masks, softness, drawn)
    certain = calibration.fit((true >= RIGHT).astype(np.int64), expected[:, None], ridge=1e-3)
    return Member(mix, lesion, softness, certain)


def overlap(masks: Floats, softness: float, truth: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """(n,) overlap (Dice) of the outlines with what was drawn, and (n,) what was expected."""
    best = [likeliest(one) for one in calibration.sigmoid(masks * softness)]
    levels, expected = np.array(best).T
    above = masks * softness - logit(levels)[:, None, None]
    return pixel_head.dice(above, truth), expected


def logit(p: Floats) -> Floats:
    """The logarithm of the odds."""
    return np.asarray(np.log(p / (1 - p)), dtype=np.float64)


def out_of_fold(ovaries: Ovaries, networks: bytes) -> tuple[Said, answers.Kernels, answers.Gate]:
    """What each member says of the fold it left out, with the machines; `networks` as shipped.

    Kernel machines learn from true outlines and are asked with those of the network.
    """
    squares, kinds, folds = ovaries.pictures.squares, ovaries.pictures.kinds, ovaries.folds
    seen, side = answers.Seen().eval(), squares.shape[1] // 4
    drawn = known_masks(ovaries.pictures).reshape(-1, side, 4, side, 4).mean((2, 4))
    known, texture = answers.features(seen, squares, drawn)
    taught = [folds != fold for fold in ovaries.members]
    kernels, gate = answers.fit(known, kinds, taught), answers.gate(texture, taught)
    nets, masks = _ask(Model(networks), squares, [ovaries.members.index(fold) for fold in folds])
    asked, _ = answers.features(seen, squares, calibration.sigmoid(masks).astype(np.float32))
    said = Said(nets, np.zeros_like(nets), masks, np.zeros(len(kinds)))
    for member, fold in enumerate(ovaries.members):
        held = folds == fold
        said.kernels[held] = kernels.scores(asked[held], member)
        said.distances[held] = gate.distances(texture[held], member)
    return said, kernels, gate


def _ask(networks: Model, squares: NDArray[np.uint8], members: list[int]) -> tuple[Floats, Floats]:
    """The kinds' and the outline's logits of each picture by one member."""
    kinds, masks = [], []
    for square, member in zip(squares, members, strict=True):
        of_all = networks.run(square=square[None, None, :, :, 0].astype(np.float32))
        kinds.append(of_all[0][member])
        masks.append(of_all[1][member])
    return np.stack(kinds), np.stack(masks)


@dataclass(frozen=True)
class Judged:
    """The pictures out of fold, each mixed and calibrated by what the other folds taught.

    logits (n, k); overlap (n,) of the outline with the drawn one; certain (n,), the probability
    that it is at least RIGHT if there is a lesion; lesion (n,), a probability
    """

    logits: Floats
    overlap: Floats
    certain: Floats
    lesion: Floats


def judge(ovaries: Ovaries, said: Said, members: list[Member]) -> Judged:
    """Each fold by the member that has not seen it."""
    n, drawn = len(said.nets), known_masks(ovaries.pictures)
    judged = Judged(np.zeros_like(said.nets), np.zeros(n), np.zeros(n), np.zeros(n))
    for fold, member in zip(ovaries.members, members, strict=True):
        held = ovaries.folds == fold
        judged.logits[held] = member.logits(said, held)
        true, expected = overlap(said.masks[held], member.softness, drawn[held])
        judged.overlap[held] = true
        judged.certain[held] = calibration.apply(member.certain, expected[:, None])
        logits = torch.from_numpy(judged.logits[held])
        of_any = odds(logits, ovaries.kinds.index(NORMAL)).numpy()
        judged.lesion[held] = calibration.apply(member.lesion, of_any[:, None])
    return judged


def metadata(
    ovaries: Ovaries, members: list[Member], everyone: Member, lesion: Floats, farthest: float
) -> dict[str, str]:
    """What the analyzer must know besides the networks."""
    folds = ovaries.members
    seen = {d: folds.index(f) for d, f in zip(ovaries.digests, ovaries.folds, strict=True)}
    found = {
        "kinds": ovaries.kinds,
        "side": ovaries.pictures.squares.shape[1],
        "band": confidence.band(lesion),
        "least_probability": LEAST_KIND,
        "farthest": round(farthest, 4),
        "members": [member.stored() for member in members],
        "everyone": everyone.stored(),
        "seen": seen,
    }
    return {name: json.dumps(value) for name, value in found.items()}


def export_networks(nets: list[FieldNet], side: int, licence: str) -> bytes:
    """The weight file of the networks."""
    square = torch.zeros(1, 1, side, side)
    return onnx_small.export(
        Networks(nets),
        {"square": square},
        ["kinds", "masks"],
        {"licence": licence},
        in_bytes=True,
    )


def export_answers(answer: answers.Answers, stored: Mapping[str, str], licence: str) -> bytes:
    """The weight file of the kernel machines, the gate and all factors."""
    square = torch.zeros(1, 1, int(stored["side"]), int(stored["side"]))
    outline = torch.zeros(1, 1, square.shape[2] // 4, square.shape[3] // 4)
    return onnx_small.export(
        answer,
        {"square": square, "outline": outline},
        ["scores", "distances"],
        {"licence": licence, **stored},
        in_bytes=False,
    )
