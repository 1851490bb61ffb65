"""What a pre-trained network, unchanged, adds: kinds by kernel machines, and how far a picture lies
from those that taught them.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from torch import Tensor, nn
from torch.nn import functional

from training import backbone

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = NDArray[np.bool_]
# Width of the Gaussian kernel over the mean squared difference of a feature, and the ridge.
NARROWNESS = 0.6
RIDGE = 0.03
DIRECTIONS = 40
ACCEPTED = 0.98
"""The share of the pictures, none of which taught its own gate, whose lesion and kind are said."""

TEXTURE = 2 * (40 + 80)
POOLED = 2 * (80 + 112)
BATCH = 16


class Seen(nn.Module):
    """(n, 3, s, s), 0 to 255, and outlines (n, 1, s / 4, s / 4) -> (n, POOLED), (n, TEXTURE).

    Of EfficientNet-Lite1: means of the fourth and fifth stage within and around the outline; mean
    and spread of the third and fourth over the picture.
    """

    def __init__(self) -> None:
        super().__init__()
        base = backbone.deeper()
        self.front = nn.Sequential(base.stem, *base.stages[:3])
        self.fourth, self.fifth = base.stages[3], base.stages[4]

    def forward(self, pixels: Tensor, outline: Tensor) -> tuple[Tensor, Tensor]:
        """Both kinds of features, means of picture and mirror image."""
        both = torch.cat([pixels, pixels.flip(3)])
        third = self.front((both - 127) / 128)
        fourth = self.fourth(third)
        inside = functional.avg_pool2d(torch.cat([outline, outline.flip(3)]), 4)
        pooled = []
        for stage in (fourth, self.fifth(fourth)):
            for weight in (inside + 1e-3, 1 - inside + 1e-3):
                pooled.append((stage * weight).sum((2, 3)) / weight.sum((2, 3)))
        texture = [t for stage in (third, fourth) for t in (stage.mean((2, 3)), _spread(stage))]
        return tuple(torch.stack(torch.cat(f, 1).chunk(2)).mean(0) for f in (pooled, texture))


def _spread(stage: Tensor) -> Tensor:
    away = stage - stage.mean((2, 3), keepdim=True)
    return torch.sqrt((away * away).mean((2, 3)) + 1e-6)


def features(
    seen: Seen, squares: NDArray[np.uint8], outlines: NDArray[np.float32]
) -> tuple[Floats, Floats]:
    """(n, POOLED) and (n, TEXTURE) of squares (n, s, s, 3) and outlines (n, s / 4, s / 4)."""
    pooled, texture = [], []
    with torch.no_grad():
        for start in range(0, len(squares), BATCH):
            x = torch.from_numpy(squares[start : start + BATCH]).permute(0, 3, 1, 2).float()
            one, other = seen(x, torch.from_numpy(outlines[start : start + BATCH])[:, None])
            pooled.append(one)
            texture.append(other)
    return torch.cat(pooled).double().numpy(), torch.cat(texture).double().numpy()


@dataclass(frozen=True)
class Kernels:
    """Kernel ridge regression of the kinds, one machine for each left-out fold.

    known (n, k) features of all pictures; spread (m, k); dual (m, n, kinds), 0 where a picture did
    not teach; shift (m, kinds)
    """

    known: Floats
    spread: Floats
    dual: Floats
    shift: Floats

    def scores(self, at: Floats, member: int) -> Floats:
        """(n, kinds) of features (n, k) by one machine."""
        likeness = _likeness(at, self.known, self.spread[member])
        return likeness @ self.dual[member] + self.shift[member]


def _likeness(one: Floats, other: Floats, spread: Floats) -> Floats:
    a, b = one / spread, other / spread
    away = (a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * a @ b.T
    return np.asarray(np.exp(-NARROWNESS / a.shape[1] * np.maximum(away, 0)), dtype=np.float64)


def fit(known: Floats, kinds: Ints, taught: list[Rows]) -> Kernels:
    """One machine for each set of rows; rare kinds count by the root of their rarity."""
    spreads, duals, shifts = [], [], []
    for rows in taught:
        spread = known[rows].std(axis=0) + 1e-6
        counts = np.bincount(kinds[rows], minlength=int(kinds.max()) + 1)
        weight = np.sqrt(counts.mean() / counts[kinds[rows]])
        truth = np.eye(len(counts))[kinds[rows]]
        shift = weight @ truth / weight.sum()
        likeness = _likeness(known[rows], known[rows], spread)
        dual = np.zeros((len(kinds), len(counts)))
        dual[rows] = np.linalg.solve(likeness + np.diag(RIDGE / weight), truth - shift)
        spreads.append(spread)
        duals.append(dual)
        shifts.append(shift)
    return Kernels(known, np.stack(spreads), np.stack(duals), np.stack(shifts))


@dataclass(frozen=True)
class Gate:
    """How far a picture lies from those that taught, one Gaussian for each left-out fold.

    Probabilistic principal components (M. Tipping, C. Bishop, 1999): the spread along the main
    directions as it is, along all others alike. mean, scale (m, k); directions (m, k, DIRECTIONS);
    along (m, DIRECTIONS) and across (m,): one over the variances.
    """

    mean: Floats
    scale: Floats
    directions: Floats
    along: Floats
    across: Floats

    def distances(self, at: Floats, member: int) -> Floats:
        """(n,) mean squared distances, in standard deviations, of features (n, k)."""
        scaled = (at - self.mean[member]) / self.scale[member]
        main = scaled @ self.directions[member]
        rest = (scaled * scaled).sum(1) - (main * main).sum(1)
        whole = main * main @ self.along[member] + rest * self.across[member]
        return np.asarray(whole / at.shape[1], dtype=np.float64)


def farthest(taught: Floats, strangers: Floats, limit: float) -> float:
    """Up to which distance, in limits, a picture may be outlined: halfway, by the geometric mean,
    from the farthest of those that taught (n,) to the nearest stranger (k,).
    """
    return float(np.sqrt(taught.max() * strangers.min()) / limit)


def gate(known: Floats, taught: list[Rows]) -> Gate:
    """One Gaussian for each set of rows."""
    parts = []
    for rows in taught:
        mean, scale = known[rows].mean(axis=0), known[rows].std(axis=0) + 1e-3
        found = PCA(DIRECTIONS, svd_solver="full").fit((known[rows] - mean) / scale)
        variances = found.explained_variance_, np.array(found.noise_variance_)
        parts.append((mean, scale, found.components_.T, *(1 / v for v in variances)))
    return Gate(*(np.stack(part) for part in zip(*parts, strict=True)))


class Answers(nn.Module):
    """square (1, 1, s, s), outline (1, 1, s / 4, s / 4) -> scores (m, kinds), distances (m,)."""

    def __init__(self, seen: Seen, kernels: Kernels, gate: Gate, limit: float) -> None:
        super().__init__()
        self.seen = seen
        self.known, self.spread = _constant(kernels.known), _constant(kernels.spread[:, None])
        self.dual, self.shift = _constant(kernels.dual), _constant(kernels.shift)
        self.mean, self.scale = _constant(gate.mean), _constant(gate.scale)
        self.directions, self.along = _constant(gate.directions), _constant(gate.along)
        self.across = _constant(gate.across)
        self.limit = limit

    def forward(self, square: Tensor, outline: Tensor) -> tuple[Tensor, Tensor]:
        """Each machine's kinds, and each gate's distance, 1 where it begins to refuse."""
        pooled, texture = self.seen(square.expand(-1, 3, -1, -1), outline)
        away = (((pooled - self.known) / self.spread) ** 2).mean(2)
        likeness = torch.exp(-NARROWNESS * away)[:, None]
        scores = (likeness @ self.dual)[:, 0] + self.shift
        scaled = (texture - self.mean) / self.scale
        main = (scaled[:, None] @ self.directions)[:, 0]
        rest = (scaled * scaled).sum(1) - (main * main).sum(1)
        whole = (main * main * self.along).sum(1) + rest * self.across
        return scores, whole / TEXTURE / self.limit


def _constant(values: NDArray[np.floating]) -> nn.Parameter:
    return nn.Parameter(torch.from_numpy(values.astype(np.float32)), requires_grad=False)
