"""A fixed network's features over three rings of a square, and a linear answer from them."""

import math
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn

from training import backbone

Floats = NDArray[np.float64]
RINGS = ((0.0, 0.45), (0.45, 0.75), (0.75, 1.05))
"""Radii, as shares of half the side."""
USED = (2, 3, 4, 5)
BATCH = 8


class Rings(nn.Module):
    """(n, 1 or 3, s, s), 0 to 255 -> (n, k): mean and spread of each stage in each ring."""

    def __init__(self) -> None:
        super().__init__()
        self.base = backbone.pretrained()

    def forward(self, pixels: Tensor) -> Tensor:
        """The features of each picture."""
        stages = self.base(((pixels - 127) / 128).expand(-1, 3, -1, -1))
        return torch.cat([pooled(stages[i]) for i in USED], dim=1)


def pooled(stage: Tensor) -> Tensor:
    """(n, c, s, s) -> (n, 6 c): mean and spread of each channel in each ring."""
    side = int(stage.shape[2])
    offsets = (torch.arange(side) + 0.5) / side * 2 - 1
    away = torch.hypot(offsets[:, None], offsets)
    parts = []
    for low, high in RINGS:
        weight = ((away >= low) & (away < high)).float()
        weight = weight / weight.sum()
        mean = (stage * weight).sum((2, 3))
        spread = ((stage - mean[:, :, None, None]) ** 2 * weight).sum((2, 3))
        parts += [mean, torch.sqrt(spread + 1e-6)]
    return torch.cat(parts, dim=1)


def views(pixels: Tensor) -> list[Tensor]:
    """The picture, mirrored either way, and transposed."""
    return [pixels, pixels.flip(3), pixels.flip(2), pixels.transpose(2, 3)]


def describe(net: Rings, squares: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, s, s) grey or (n, s, s, 3) colour -> (n, 4, k) features of the four views."""
    found = []
    with torch.no_grad():
        for part in np.array_split(squares, math.ceil(len(squares) / BATCH)):
            x = torch.from_numpy(part)
            x = x.permute(0, 3, 1, 2) if x.ndim == 4 else x[:, None]
            found.append(torch.stack([net(view.contiguous()) for view in views(x)], dim=1))
    return torch.cat(found).numpy()


class Linear:
    """Standardised multinomial or binary logistic regression over all four views."""

    def __init__(self, features: NDArray[np.float32], truth: NDArray[np.int64], c: float) -> None:
        rows = features.reshape(-1, features.shape[2]).astype(np.float64)
        self.scaler = StandardScaler().fit(rows)
        self.model = LogisticRegression(C=c, class_weight="balanced", max_iter=5000, tol=1e-6)
        self.model.fit(self.scaler.transform(rows), np.repeat(truth, features.shape[1]))

    def scores(self, features: NDArray[np.float32]) -> Floats:
        """(n, k) decision values (k = 1 for two classes), mean over the views."""
        n, count, width = features.shape
        values = self.model.decision_function(
            self.scaler.transform(features.reshape(-1, width).astype(np.float64))
        )
        return np.asarray(values.reshape(n, count, -1).mean(axis=1), dtype=np.float64)

    def folded(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(width, k) factors and (k,) shifts that take plain features."""
        weight = self.model.coef_ / self.scaler.scale_
        shift = self.model.intercept_ - weight @ self.scaler.mean_
        return weight.T.astype(np.float32), shift.astype(np.float32)


class Folded(Protocol):
    """A linear answer, or several beside each other."""

    def folded(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(width, k) factors and (k,) shifts that take plain features."""
        ...


class Answer(nn.Module):
    """One square in, its decision values out: features of four views, linear, mean."""

    def __init__(self, rings: Rings, *linear: Folded) -> None:
        super().__init__()
        self.rings = rings
        weights, shifts = zip(*(one.folded() for one in linear), strict=True)
        self.register_buffer("weight", torch.from_numpy(np.concatenate(weights, axis=1)))
        self.register_buffer("shift", torch.from_numpy(np.concatenate(shifts)))

    def forward(self, square: Tensor) -> Tensor:
        """(1, k) decision values, those of the first linear answer first."""
        stacked = torch.cat(views(square))
        values = self.rings(stacked) @ self.weight + self.shift
        result: Tensor = values.mean(0, keepdim=True)
        return result


def out_of_fold(
    features: NDArray[np.float32], truth: NDArray[np.int64], folds: NDArray[np.int64], c: float
) -> Floats:
    """(n, k) decision values, each from the other folds."""
    columns = 1 if np.unique(truth).size == 2 else np.unique(truth).size
    found = np.zeros((len(truth), columns))
    for fold in np.unique(folds):
        held = folds == fold
        found[held] = Linear(features[~held], truth[~held], c).scores(features[held])
    return found
