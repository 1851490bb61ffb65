"""Makes the sperm labels' networks: python -m training.sperm_cell.train --data DIR [--out DIR]."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from common.analyzers.sperm_cell_labels import LABELS
from common.analyzers.sperm_cell_upright import PATCH
from training import calibration, onnx_export, onnx_file
from training.evaluate import metrics
from training.sperm_cell import data, net, votes
from training.sperm_cell.data import Crops

Floats = NDArray[np.float64]
LICENCE = "CC BY-NC-SA 4.0 (MHSMA, Javadi and Mirroshandel 2019)"
EPOCHS = 45
# A label is offered only where this much can be shown out of fold; its band may cost a tenth.
LEAST_AUC = 0.6
LEAST_COVERAGE = 0.9
CANDIDATES = (0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)


def out_of_fold(crops: Crops) -> tuple[list[net.Net], Floats]:
    """A network for each fold; (n, 4) logits out of fold."""
    nets = []
    patches, scores = crops.plain(), np.zeros(crops.labels.shape)
    for fold in np.unique(crops.folds):
        held = crops.folds == fold
        nets.append(net.train(patches[~held], crops.labels[~held], EPOCHS, int(fold)))
        scores[held] = net.net_scores(nets[-1], patches[held])
        print(f"fold {fold} done", flush=True)
    return nets, scores


def band(truth: NDArray[np.int64], probability: Floats, groups: list[str]) -> list[float] | None:
    """The widest band around 0.5 that leaves nine of ten answers; None: not offered."""
    low, _ = metrics.interval(lambda r: metrics.roc_auc(truth[r], probability[r]), groups)
    if low < LEAST_AUC:
        return None
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    return [round(1 - least, 2), least]


def figures(
    crops: Crops, probability: Floats, above: Mapping[str, float] | None = None
) -> dict[str, object]:
    """The out-of-fold figures of the model card; `above` holds the thresholds, one half if none."""
    result: dict[str, object] = {"crops": len(crops.groups)}
    for k, name in enumerate(LABELS):
        truth, score = crops.labels[:, k], probability[:, k]
        said = calibration.called(truth, score, crops.folds)
        low, high = metrics.interval(
            lambda r, t=truth, s=score: metrics.roc_auc(t[r], s[r]), crops.groups
        )
        result[name] = {
            "abnormal": round(float(truth.mean()), 4),
            "roc_auc": [round(v, 4) for v in (metrics.roc_auc(truth, score), low, high)],
            "average_precision": round(metrics.average_precision(truth, score), 4),
            "mcc": round(metrics.mcc(truth, (score > calibration.HALF).astype(np.int64)), 4),
            "threshold": calibration.threshold(truth, score),
            "mcc_there": round(metrics.mcc(truth, said), 4),
            "called_abnormal": round(float(said.mean()), 4),
            **calibration.agreement(truth, score),
            "risk_coverage": [
                [round(v, 4) for v in row]
                for row in metrics.risk_coverage(
                    truth, score, above[name] if above else calibration.HALF
                )
            ],
        }
    return result


def main() -> None:
    """Cross-validate, write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of sperm_mhsma")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    crops = data.read(arguments.data)
    nets, scores = out_of_fold(crops)
    example = torch.zeros(1, 1, PATCH, PATCH)
    model = onnx_export.export(
        net.Networks(nets), example, ["logits"], {"licence": LICENCE}, "patch"
    )
    print(onnx_file.write(model, "mhsma", arguments.out))
    probability, _ = votes.out_of_fold(crops.labels, scores[..., None], crops.folds)
    found = figures(crops, probability)
    (Path(__file__).parent / "cross_validation.json").write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
