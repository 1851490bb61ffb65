"""What each learning curve learns: features that are computed once, and a cheap head on them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import sperm_cell_heads, sperm_cell_kinds, sperm_cell_labels
from common.analyzers.ovary_lesion import NORMAL
from common.analyzers.sessions import Model
from training import calibration, onnx_file, pixel_head, ring_net
from training.evaluate import lines, metrics
from training.learning_problem import Floats, Problem, Rows
from training.ring_net import Linear

POLYP_SIDE, LUMEN_SIDE = 128, 200
# Of those compared out of fold in the fruits' training, the one that all fruits chose.
FRUIT_PENALTY = 0.03


def sperm_labels(data: Path) -> Mapping[str, Problem]:
    """MHSMA: all votes but the networks', the kernel machines."""
    from training.sperm_cell import kernels, members

    trunk = Model(_weights("sperm_trunk-*.onnx").read_bytes())
    words = Model(_weights("mhsma_words-*.onnx").read_bytes())
    crops, _ = kernels.heads(data / "sperm_mhsma")
    seen = [kernels.points(look) for look in crops.looks(trunk, words).values()]

    def answer(taught: Rows, held: Rows) -> Floats:
        return np.sum(
            [members.scores(kernels.machine(p, crops.labels, taught), p, held) for p in seen],
            axis=0,
        )

    measures: dict[str, Callable[[Floats], float]] = {}
    for k, name in enumerate(sperm_cell_labels.LABELS[:3]):
        truth = crops.labels[:, k]
        measures[f"{name}, AUC"] = lambda s, k=k, t=truth: metrics.roc_auc(t, s[:, k])
        measures[f"{name}, MCC"] = lambda s, k=k, t=truth: _mcc(t, s[:, k, None], crops.folds)
    return {
        "labels": Problem(
            what="crops",
            groups=crops.groups,
            folds=crops.folds,
            strata=crops.labels[:, 2],
            answer=answer,
            measures=measures,
        )
    }


def head_shape(data: Path) -> Mapping[str, Problem]:
    """HuSHeM: a logistic answer on the trunk's maps and trees, cheap to learn thirty times."""
    from training.sperm_cell import forest, stained

    trunk = Model(_weights("sperm_trunk-*.onnx").read_bytes())
    folder, names = stained.SETS["shape"]
    crops = stained.read(data / folder, names, trunk)

    def answer(taught: Rows, held: Rows) -> Floats:
        weight, shift = stained.linear(crops.maps[taught], crops.truth[taught])
        made = forest.grown(crops.forms[taught], crops.truth[taught], 0)
        trees = sperm_cell_heads.trees(
            {f"t.{k}": v if k == "depth" else v[None] for k, v in made.items()}, "t"
        )
        scores = crops.maps[held, 0].astype(np.float32).mean(axis=1) @ weight.T + shift
        shares = np.array([trees.shares(form)[0] for form in crops.forms[held]])
        return np.log(sperm_cell_heads.softmax(scores) * (shares + sperm_cell_kinds.FLOOR))

    def over_folds(scores: Floats) -> float:
        right = scores.argmax(axis=1) == crops.truth
        return float(np.mean([right[crops.folds == f].mean() for f in np.unique(crops.folds)]))

    return {
        "shape": Problem(
            what="heads",
            groups=crops.groups,
            folds=crops.folds,
            strata=crops.truth,
            answer=answer,
            measures={"accuracy, mean over folds": over_folds},
        )
    }


def embryo(data: Path) -> Mapping[str, Problem]:
    """HVWC23: the product's own linear answer, each day by itself."""
    from training.embryo import train

    known = train.read(data / "embryo_hvwc23")
    features = ring_net.describe(ring_net.Rings().eval(), known.squares)
    found = {}
    for day in ("5", "3"):
        rows = np.flatnonzero(np.array(known.days) == day)
        truth = known.truth[rows]
        found[f"day {day}"] = _linear(
            "embryos",
            [known.groups[i] for i in rows],
            known.folds[rows],
            truth,
            features[rows],
            train.C,
            {"AUC": lambda s, t=truth: metrics.roc_auc(t, s[:, 0])},
        )
    return found


def ovary(data: Path) -> Mapping[str, Problem]:
    """MMOTU: kinds by a linear answer on whole pictures, outlines pixel by pixel."""
    from training.ovary import pictures

    known = pictures.read(data / "us_mmotu_otu2d")
    squares, kinds = known.pictures.squares.astype(np.float32), known.pictures.kinds
    normal = known.kinds.index(NORMAL)
    ill = kinds != normal
    masks = pictures.known_masks(known.pictures)

    def lesion(scores: Floats) -> float:
        odds = pictures.odds(torch.from_numpy(scores), normal).numpy()
        return metrics.roc_auc(ill.astype(np.int64), odds)

    features = ring_net.describe(ring_net.Rings().eval(), squares)
    return {
        "kinds": _linear(
            "groups",
            known.groups,
            known.folds,
            kinds,
            features,
            1e-3,
            {
                "lesion, AUC": lesion,
                "eight kinds, accuracy": lambda s: metrics.accuracy(kinds, s.argmax(axis=1)),
            },
        ),
        "outline": _outlines("groups", known.groups, known.folds, squares, masks, ill),
    }


def hysteroscopy(data: Path) -> Mapping[str, Problem]:
    """Polyps by a linear answer on whole frames, lumen and cervix pixel by pixel."""
    folder = data / "hysteroscopy_polyps"
    rows = {
        task: [row for row in lines.rows(folder) if row["task"] == task]
        for task in ("polyp", "cervix", "lumen")
    }
    return {
        "polyp": _polyp(folder, rows["polyp"]),
        "cervix": _opening(folder, rows["cervix"], "groups"),
        "lumen": _opening(folder, rows["lumen"], "runs of frames"),
    }


def _polyp(folder: Path, rows: Sequence[lines.Row]) -> Problem:
    truth = np.array([int(row["label"]) for row in rows])
    squares = np.stack([_picture(folder / row["file"], POLYP_SIDE) for row in rows])
    return _linear(
        "films",
        [row["group"] for row in rows],
        np.array([int(row["fold"]) for row in rows]),
        truth,
        # The middle ring of the last stage is empty at this size.
        np.nan_to_num(ring_net.describe(ring_net.Rings().eval(), squares)),
        1e-3,
        {"AUC": lambda s: metrics.roc_auc(truth, s[:, 0])},
    )


def _opening(folder: Path, rows: Sequence[lines.Row], what: str) -> Problem:
    return _outlines(
        what,
        [row["group"] for row in rows],
        np.array([int(row["fold"]) for row in rows]),
        np.stack([_picture(folder / row["file"], LUMEN_SIDE) for row in rows]),
        np.stack([_picture(folder / row["mask"], LUMEN_SIDE)[..., 0] for row in rows]) / 255,
        np.ones(len(rows), dtype=bool),
    )


def fruit(data: Path) -> Mapping[str, Problem]:
    """Three kinds on varieties never seen, by the product's own linear answer."""
    from training import whole_net
    from training.fruit import kinds
    from training.ridge import Ridge

    known = kinds.read(data / "fruit_360_3body", data / "fruit_kaggle300", [])
    rows = np.flatnonzero((known.sets == kinds.VARIETIES) & known.taught)
    names, truth = np.unique(known.kinds[rows], return_inverse=True)
    squares = (kinds.square(known.paths[row], whole_net.SIDE) for row in rows)
    features = whole_net.describe(whole_net.Stages().eval(), squares)

    def answer(taught: Rows, held: Rows) -> Floats:
        return Ridge(
            features[taught],
            truth[taught],
            widths=whole_net.WIDTHS,
            kinds=len(names),
            penalty=FRUIT_PENALTY,
        ).scores(features[held])

    return {
        "kinds": Problem(
            what="varieties",
            groups=known.groups[rows].tolist(),
            folds=known.folds[rows],
            strata=truth,
            answer=answer,
            measures={"accuracy": lambda s: metrics.accuracy(truth, s.argmax(axis=1))},
        )
    }


def _linear(
    what: str,
    groups: Sequence[str],
    folds: NDArray[np.int64],
    truth: NDArray[np.int64],
    features: NDArray[np.float32],
    c: float,
    measures: Mapping[str, Callable[[Floats], float]],
) -> Problem:
    return Problem(
        what=what,
        groups=groups,
        folds=folds,
        strata=truth,
        answer=lambda taught, held: Linear(features[taught], truth[taught], c).scores(
            features[held]
        ),
        measures=measures,
    )


def _outlines(
    what: str,
    groups: Sequence[str],
    folds: NDArray[np.int64],
    squares: NDArray[np.float32],
    masks: NDArray[np.float32],
    judged: NDArray[np.bool_],
) -> Problem:
    return Problem(
        what=what,
        groups=groups,
        folds=folds,
        strata=np.zeros(len(folds), dtype=np.int64),
        answer=pixel_head.Pixels(squares, masks).answer,
        measures={"Dice": lambda said: float(pixel_head.dice(said[judged], masks[judged]).mean())},
    )


def _mcc(truth: NDArray[np.int64], scores: Floats, folds: NDArray[np.int64]) -> float:
    probability = calibration.out_of_fold(truth, scores, folds)
    return metrics.mcc(truth, (probability > 0.5).astype(np.int64))


def _picture(path: Path, side: int) -> NDArray[np.float32]:
    with Image.open(path) as picture:
        small = picture.convert("RGB").resize((side, side), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32)


def _weights(pattern: str) -> Path:
    (path,) = (onnx_file.WEIGHTS / "research").glob(pattern)
    return path
