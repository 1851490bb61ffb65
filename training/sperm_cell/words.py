"""Learns, without any label, which small pieces upright heads are made of: the words of a picture.

A. Coates, A. Ng, H. Lee, An analysis of single-layer networks in unsupervised feature learning,
AISTATS 2011: whitened pieces, k-means, how much nearer than usual a word is, mean over regions.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans
from torch import Tensor, nn
from torch.nn import functional

from common.analyzers.sperm_cell_looks import INNER
from training import onnx_export

PIECE, STEP = 16, 2
KEPT = 32
"""Main directions of the pieces."""

WORDS = 96
REGIONS = (8, 6)
EACH = 25
FLAT = 1e-4
"""Added to a piece's variance, so that the ground's noise is not blown up."""

WHITENING = 0.1
PICTURES = 4
"""Asked about at a time: two patches and their mirror images."""


class Words(nn.Module):
    """(n, 1, 48, 48) grey values -> (n, k): how present each word is in each region."""

    def __init__(self, pieces: NDArray[np.float32]) -> None:
        """`pieces`: (m, PIECE * PIECE) pieces of pictures to learn from."""
        super().__init__()
        plain = pieces - pieces.mean(axis=1, keepdims=True)
        scaled = plain / np.sqrt((plain**2).mean(axis=1, keepdims=True) + FLAT)
        mean = scaled.mean(axis=0)
        values, vectors = np.linalg.eigh(np.cov((scaled - mean).T))
        white = vectors[:, -KEPT:] / np.sqrt(values[-KEPT:] + WHITENING)
        learnt = MiniBatchKMeans(WORDS, random_state=0, batch_size=2048, n_init=1, max_iter=30)
        centres = learnt.fit((scaled - mean) @ white).cluster_centers_
        places = (INNER - PIECE) // STEP + 1
        constants = {
            "filters": white.T.reshape(-1, 1, PIECE, PIECE),
            "sums": white.sum(axis=0)[:, None, None],
            "mean": (mean @ white)[:, None, None],
            "centres": centres[:, :, None, None],
            "squares": (centres**2).sum(axis=1)[:, None, None],
            "rows": _means(places, REGIONS[0]),
            "columns": _means(places, REGIONS[1]).T,
        }
        for name, value in constants.items():
            self.register_buffer(name, torch.from_numpy(np.array(value, dtype=np.float32)))

    def forward(self, picture: Tensor) -> Tensor:
        """The root of each word's mean presence in each region."""
        level = functional.avg_pool2d(picture, PIECE, STEP)
        square = functional.avg_pool2d(picture**2, PIECE, STEP)
        spread = torch.sqrt(torch.clamp(square - level**2, min=0) + FLAT)
        along = functional.conv2d(picture, self.filters, stride=STEP)
        white = (along - level * self.sums) / spread - self.mean
        away = (white**2).sum(1, keepdim=True) + self.squares
        away = away - 2 * functional.conv2d(white, self.centres)
        distance = torch.sqrt(torch.clamp(away, min=0))
        near = functional.relu(distance.mean(1, keepdim=True) - distance)
        return torch.sqrt(self.rows @ near @ self.columns).flatten(1)


def _means(places: int, parts: int) -> NDArray[np.float64]:
    """(parts, places) the mean over each part of a line."""
    table = np.zeros((parts, places))
    for part, own in enumerate(np.array_split(np.arange(places), parts)):
        table[part, own] = 1 / own.size
    return table


def pieces(patches: NDArray[np.float32]) -> NDArray[np.float32]:
    """(EACH n, PIECE * PIECE) pieces drawn from the middles of (n, 64, 64) patches."""
    rng = np.random.default_rng(0)
    edge = (patches.shape[1] - INNER) // 2
    found = []
    for patch in patches[:, edge:-edge, edge:-edge]:
        for row, column in rng.integers(0, INNER - PIECE + 1, (EACH, 2)):
            found.append(patch[row : row + PIECE, column : column + PIECE].ravel())
    return np.array(found)


def export(patches: NDArray[np.float32], licence: str) -> bytes:
    """The words of these (n, 64, 64) patches as ONNX."""
    example = torch.zeros(PICTURES, 1, INNER, INNER)
    model = Words(pieces(patches))
    return onnx_export.export(model, example, ["words"], {"licence": licence}, "pictures")
