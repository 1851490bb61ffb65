"""Makes the ovary's weights: python -m training.ovary.train --data DIR --work DIR [--only 0].

Each network leaves one of the given folds out; it is kept in WORK and not made again. The weights
are the mean of the networks; the figures are those of the pictures that a network has not seen.
"""

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from common.analyzers import coarse, ovary, ovary_frame
from common.analyzers.ovary_lesion import NORMAL
from training import calibration, field_net, onnx_export, onnx_file, pixel_head
from training.evaluate import metrics
from training.field_net import FieldNet, Pictures, Variation
from training.ovary import confidence, head

Floats = NDArray[np.float64]
LICENCE = (
    "none stated (MMOTU OTU_2d, Q. Zhao et al., arXiv 2207.06799); network pre-trained on ImageNet"
    " (research only)"
)
SIDE = 160
EPOCHS = 30
# The folds that are left out by a network each; two of the five keep the weights small.
FOLDS = (0, 1)
# A kind is said from this probability on.
LEAST_KIND = 0.3
# Probabilities above which a pixel may belong to the lesion.
LEVELS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True)
class Ovaries:
    """Pictures with their masks and kinds, names of the kinds, fold and group."""

    pictures: Pictures
    kinds: list[str]
    folds: NDArray[np.int64]
    groups: list[str]

    def at(self, rows: NDArray[np.bool_]) -> "Ovaries":
        """Only these pictures."""
        groups = [self.groups[i] for i in np.flatnonzero(rows)]
        return Ovaries(self.pictures.at(rows), self.kinds, self.folds[rows], groups)


class Ensemble(nn.Module):
    """(1, 1, s, s) -> calibrated lesion (1,), kinds (1, 8), mask (1, 1, s / 4, s / 4)."""

    def __init__(
        self, nets: list[FieldNet], answer: nn.Linear, normal: int, lesion: Floats, heat: float
    ) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)
        self.pooled, self.answer = head.Pooled(), answer
        self.normal, self.heat = normal, heat
        self.slope, self.shift = float(lesion[0]), float(lesion[1])

    def forward(self, square: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Means over the networks and over the picture and its mirror image."""
        wide = square.expand(-1, 3, -1, -1)
        both = torch.cat([wide, wide.flip(3)])
        said = [net(both) for net in self.nets]
        kinds = torch.stack([k for k, _ in said]).mean((0, 1))[None]
        masks = torch.stack([m for _, m in said]).mean(0)
        mask = (masks[:1] + masks[1:].flip(3)) / 2
        outline = torch.sigmoid(mask)
        pooled = self.pooled(both, torch.cat([outline, outline.flip(3)]))
        kinds = head.joined(kinds, self.answer(pooled.mean(0)[None]))
        lesion = torch.sigmoid(odds(kinds, self.normal) * self.slope + self.shift)
        return lesion, torch.softmax(kinds / self.heat, 1), outline


def odds(kinds: Tensor, normal: int) -> Tensor:
    """(n,) log odds of any lesion against a normal ovary."""
    others = [i for i in range(kinds.shape[1]) if i != normal]
    return torch.logsumexp(kinds[:, others], 1) - kinds[:, normal]


def read(folder: Path) -> Ovaries:
    """The labelled pictures, made ready by the product's own code."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    kinds = sorted({row["label"] for row in rows})
    squares, masks = [], []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            image, k = coarse.averaged(np.asarray(picture.convert("RGB")), ovary.ENOUGH_SIDE)
        frame = ovary_frame.prepare(image)
        squares.append(frame.square(SIDE).astype(np.uint8))
        masks.append(_mask(folder / row["mask"], image.shape[:2], k, frame.box))
    grey = np.stack(squares)[..., None]
    return Ovaries(
        pictures=Pictures(
            squares=np.repeat(grey, 3, axis=3),
            masks=np.stack(masks),
            kinds=np.array([kinds.index(row["label"]) for row in rows]),
        ),
        kinds=kinds,
        folds=np.array([int(row["fold"]) for row in rows]),
        groups=[row["group"] for row in rows],
    )


def _mask(
    path: Path, shape: tuple[int, int], k: int, box: tuple[int, int, int, int]
) -> NDArray[np.float32]:
    """The part of a mask inside the field's box, (SIDE, SIDE), 0 to 1."""
    with Image.open(path) as picture:
        whole = np.asarray(picture.convert("L")) > 0
    rows, columns = shape
    blocks = whole[: rows * k, : columns * k].reshape(rows, k, columns, k).mean(axis=(1, 3))
    r0, c0, r1, c1 = box
    part = Image.fromarray((blocks[r0:r1, c0:c1] * 255).astype(np.uint8))
    small = part.resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / 255


def fold_net(ovaries: Ovaries, fold: int, work: Path) -> FieldNet:
    """The network that has not seen this fold, from WORK or made now."""
    path = work / f"fold_{fold}.pt"
    if path.is_file():
        net = FieldNet(len(ovaries.kinds), 1)
        net.load_state_dict(torch.load(path, weights_only=True))
        return net.eval()
    shares = np.bincount(ovaries.pictures.kinds) / len(ovaries.folds)
    weights = shares**-0.5
    net = field_net.train(
        ovaries.pictures.at(ovaries.folds != fold),
        len(ovaries.kinds),
        1,
        how=Variation(),
        epochs=EPOCHS,
        seed=fold,
        weights=weights / (weights * shares).sum(),
    )
    work.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), path)
    print(f"fold {fold} done", flush=True)
    return net


def level(masks: Floats, truth: NDArray[np.float32]) -> float:
    """The one of LEVELS above which these outlines (logits) overlap best with what was drawn."""
    return max(LEVELS, key=lambda p: float(pixel_head.dice(masks - logit(p), truth).mean()))


def logit(p: float) -> float:
    """The logarithm of the odds."""
    return float(np.log(p / (1 - p)))


def known_masks(pictures: Pictures) -> NDArray[np.float32]:
    """The masks, which every picture of this set has."""
    if pictures.masks is None:
        raise ValueError("the pictures have no masks")
    return pictures.masks


def figures(
    ovaries: Ovaries, logits: Floats, masks: Floats, probability: Floats
) -> dict[str, object]:
    """The out-of-fold figures of the model card; `probability` is the lesion's, calibrated."""
    normal = ovaries.kinds.index(NORMAL)
    kinds, truth = ovaries.pictures.kinds, (ovaries.pictures.kinds != normal).astype(np.int64)
    said = logits.argmax(axis=1)
    overlap = pixel_head.dice(masks, known_masks(ovaries.pictures))
    ill = np.flatnonzero(truth == 1)

    def measured(name: str, rows: NDArray[np.intp]) -> float:
        if name == "roc_auc":
            return metrics.roc_auc(truth[rows], probability[rows])
        if name == "accuracy_of_kinds":
            return metrics.accuracy(kinds[rows], said[rows])
        if name == "balanced_accuracy_of_kinds":
            return metrics.balanced_accuracy(kinds[rows], said[rows])
        return metrics.macro_f1(kinds[rows], said[rows])

    everything = np.arange(len(kinds))
    found: dict[str, object] = {"pictures": len(kinds), "groups": len(set(ovaries.groups))}
    for name in ("roc_auc", "accuracy_of_kinds", "balanced_accuracy_of_kinds", "macro_f1_of_kinds"):
        ends = metrics.interval(lambda r, n=name: measured(n, r), ovaries.groups)
        found[name] = [round(v, 4) for v in (measured(name, everything), *ends)]
    for name, rows in (("dice_of_lesions", ill), ("dice_of_all", everything)):
        some, groups = overlap[rows], [ovaries.groups[i] for i in rows]
        ends = metrics.interval(lambda r, s=some: float(s[r].mean()), groups)
        found[name] = [round(v, 4) for v in (float(some.mean()), *ends)]
    return found | {
        "lesions": round(float(truth.mean()), 4),
        "commonest_kind": round(float(np.bincount(kinds).max() / len(kinds)), 4),
        "mcc": round(metrics.mcc(truth, (probability > 0.5).astype(np.int64)), 4),
        **calibration.agreement(truth, probability),
        "risk_coverage": [
            [round(v, 4) for v in row] for row in metrics.risk_coverage(truth, probability)
        ],
        "recall_by_kind": {
            name: round(float(np.mean(said[kinds == k] == k)), 3)
            for k, name in enumerate(ovaries.kinds)
        },
    }


def main() -> None:
    """Make the folds' networks; with all of them, calibrate and write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of us_mmotu_otu2d")
    parser.add_argument("--work", type=Path, required=True, help="where the folds' networks are")
    parser.add_argument("--only", type=int, help="only make this network, write nothing")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    wanted = FOLDS if arguments.only is None else (arguments.only,)
    ovaries = read(arguments.data)
    nets = {fold: fold_net(ovaries, fold, arguments.work) for fold in wanted}
    if arguments.only is None:
        finish(ovaries, nets, arguments.out)


def out_of_fold(whole: Ovaries, nets: dict[int, FieldNet]) -> tuple[Floats, Floats, nn.Linear]:
    """Kinds' logits and outlines of the nets' folds, and the linear answer learnt from all.

    The linear answer learns from true outlines and is asked with those of the network.
    """
    pooled, squares, kinds = head.Pooled().eval(), whole.pictures.squares, whole.pictures.kinds
    side = SIDE // 4
    truth = known_masks(whole.pictures).reshape(-1, side, 4, side, 4).mean((2, 4))
    known = head.features(pooled, squares, truth)
    logits = np.zeros((len(kinds), len(whole.kinds)))
    masks = np.zeros((len(kinds), side, side))
    for fold, net in nets.items():
        held = whole.folds == fold
        said, masks[held] = field_net.predict(net, squares[held])
        outlines = calibration.sigmoid(masks[held]).astype(np.float32)
        seen = torch.from_numpy(head.features(pooled, squares[held], outlines)).float()
        with torch.no_grad():
            other = head.fit(known[~held], kinds[~held])(seen)
        logits[held] = head.joined(torch.from_numpy(said), other.double()).numpy()
    asked = np.isin(whole.folds, list(nets))
    return logits[asked], masks[asked], head.fit(known, kinds)


def finish(whole: Ovaries, nets: dict[int, FieldNet], out: Path) -> None:
    """Calibrate on the pictures that one network has not seen; write weights and figures."""
    ovaries = whole.at(np.isin(whole.folds, list(nets)))
    kinds, folds = ovaries.pictures.kinds, ovaries.folds
    logits, masks, answer = out_of_fold(whole, nets)
    normal = ovaries.kinds.index(NORMAL)
    said = odds(torch.from_numpy(logits), normal).numpy()
    truth = (kinds != normal).astype(np.int64)
    probability = np.zeros(len(kinds))
    drawn, ill = known_masks(ovaries.pictures), truth == 1
    above = np.zeros_like(masks)
    for fold in nets:
        held = folds == fold
        above[held] = masks[held] - logit(level(masks[~held & ill], drawn[~held & ill]))
        weight = calibration.fit(truth[~held], said[~held, None])
        probability[held] = calibration.apply(weight, said[held, None])
    weight, heat = calibration.fit(truth, said[:, None]), confidence.temperature(logits, kinds)
    limits = confidence.band(probability)
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(SIDE),
        "kinds": json.dumps(ovaries.kinds),
        "band": json.dumps(limits),
        "least_probability": json.dumps(LEAST_KIND),
        "level": json.dumps(level(masks[ill], drawn[ill])),
    }
    data = onnx_export.export(
        Ensemble(list(nets.values()), answer, normal, weight, heat),
        torch.zeros(1, 1, SIDE, SIDE),
        ["lesion", "kinds", "mask"],
        metadata,
    )
    print(onnx_file.write(data, "ovary", out))
    found = {
        "band": limits,
        "temperature": round(heat, 4),
        "level": json.loads(metadata["level"]),
        **figures(ovaries, logits, above, probability),
    }
    text = json.dumps(found, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
