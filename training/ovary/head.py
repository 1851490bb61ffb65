"""A linear answer on the pre-trained network, unchanged, pooled within and around an outline."""

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn
from torch.nn import functional

from training import backbone

Floats = NDArray[np.float64]
# The middle of 0.01 to 0.1, which differ little out of fold.
STRENGTH = 0.03
BATCH = 16


class Pooled(nn.Module):
    """Pixels (n, 3, s, s), 0 to 255, and outlines (n, 1, s / 4, s / 4), 0 to 1 -> (n, 384)."""

    def __init__(self) -> None:
        super().__init__()
        base = backbone.pretrained()
        self.front = nn.Sequential(base.stem, *base.stages[:4])
        # The fifth stage is cut after its first block, which keeps the weight file small.
        self.last = next(base.stages[4].children())

    def forward(self, pixels: Tensor, outline: Tensor) -> Tensor:
        """Means of two stages' outputs, first within the outline, then around it."""
        fourth = self.front((pixels - 127) / 128)
        found = []
        for stage in (fourth, self.last(fourth)):
            inside = functional.avg_pool2d(outline, int(outline.shape[2]) // int(stage.shape[2]))
            for weight in (inside + 1e-3, 1 - inside + 1e-3):
                found.append((stage * weight).sum((2, 3)) / weight.sum((2, 3)))
        return torch.cat(found, 1)


def features(pooled: Pooled, squares: NDArray[np.uint8], outlines: NDArray[np.float32]) -> Floats:
    """(n, 384), means of picture and mirror image; squares (n, s, s, 3), outlines (n, s/4, s/4)."""
    found = []
    with torch.no_grad():
        for start in range(0, len(squares), BATCH):
            x = torch.from_numpy(squares[start : start + BATCH]).permute(0, 3, 1, 2).float()
            m = torch.from_numpy(outlines[start : start + BATCH])[:, None]
            found.append((pooled(x, m) + pooled(x.flip(3), m.flip(3))) / 2)
    return torch.cat(found).double().numpy()


def fit(values: Floats, kinds: NDArray[np.int64]) -> nn.Linear:
    """The regularised logistic answer, every kind of equal weight, on features as they are."""
    scale = StandardScaler().fit(values)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500)
    model.fit(scale.transform(values), kinds)
    weight = model.coef_ / scale.scale_
    answer = nn.Linear(weight.shape[1], len(weight))
    answer.weight.data = torch.from_numpy(weight).float()
    answer.bias.data = torch.from_numpy(model.intercept_ - weight @ scale.mean_).float()
    return answer


def joined(logits: Tensor, other: Tensor) -> Tensor:
    """Two answers' (n, k) logits as one: the product of their probabilities."""
    return torch.log_softmax(logits, 1) + torch.log_softmax(other, 1)
