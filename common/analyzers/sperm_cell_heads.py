"""Small learnt deciders as plain arrays: linear ones, trees and kernel machines."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Arrays = Mapping[str, NDArray[np.generic]]


def read(data: bytes) -> Arrays:
    """The arrays of a weight file, never a pickle."""
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def text(arrays: Arrays, name: str) -> str:
    """A text kept in a weight file."""
    return str(arrays[name][()])


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores of each member and class: weight (members, classes, k), shift (members, classes)."""

    weight: NDArray[np.float32]
    shift: NDArray[np.float32]

    def scores(self, features: NDArray[np.float32]) -> Floats:
        """(views, k) -> (members, classes), averaged over the views."""
        mean = features.mean(axis=0)
        return np.asarray(np.einsum("mck,k->mc", self.weight, mean) + self.shift, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of each member: feature, threshold, left, right are (members, trees, nodes), value
    (members, trees, nodes, classes). A leaf is its own left and right.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float16]
    depth: int

    def shares(self, features: NDArray[np.float32]) -> Floats:
        """(k,) -> (members, classes): mean share of each class in the leaves reached."""
        at = np.zeros((*self.feature.shape[:2], 1), dtype=np.intp)
        for _ in range(self.depth):
            feature, threshold, left, right = (
                np.take_along_axis(table, at, axis=2)
                for table in (self.feature, self.threshold, self.left, self.right)
            )
            at = np.where(features[feature] <= threshold, left, right).astype(np.intp)
        reached = np.take_along_axis(self.value, at[..., None], axis=2)[:, :, 0]
        return np.asarray(reached.astype(np.float64).mean(axis=1), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Kernel:
    """Kernel machines of all labels with one Gaussian kernel: standardise, project, compare."""

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    directions: NDArray[np.float32]
    support: NDArray[np.float32]
    dual: NDArray[np.float32]
    shift: NDArray[np.float32]
    gamma: float

    def scores(self, features: NDArray[np.float32]) -> Floats:
        """(views, k) -> (labels,) decision values, positive where abnormal, mean of the views."""
        # Products of this size are not worth a second thread, which `@` would take.
        scaled = (features - self.mean) / self.spread
        points = np.einsum("vk,kd->vd", scaled, self.directions)
        squares = (points**2).sum(axis=1)[:, None] + (self.support**2).sum(axis=1)
        distance = squares - 2 * np.einsum("vd,sd->vs", points, self.support)
        values = np.einsum("vs,sl->vl", np.exp(-self.gamma * distance), self.dual) + self.shift
        return np.asarray(values.mean(axis=0), dtype=np.float64)


def linear(arrays: Arrays, prefix: str) -> Linear:
    """The linear decider kept below that prefix."""
    return Linear(*(_float(arrays, f"{prefix}.{name}") for name in ("weight", "shift")))


def trees(arrays: Arrays, prefix: str) -> Trees:
    """The trees kept below that prefix."""
    return Trees(
        feature=cast(NDArray[np.int16], arrays[f"{prefix}.feature"]),
        threshold=_float(arrays, f"{prefix}.threshold"),
        left=cast(NDArray[np.int16], arrays[f"{prefix}.left"]),
        right=cast(NDArray[np.int16], arrays[f"{prefix}.right"]),
        value=cast(NDArray[np.float16], arrays[f"{prefix}.value"]),
        depth=int(arrays[f"{prefix}.depth"][()]),
    )


def kernel(arrays: Arrays, prefix: str) -> Kernel:
    """The kernel machines kept below that prefix."""
    return Kernel(
        mean=_float(arrays, f"{prefix}.mean"),
        spread=_float(arrays, f"{prefix}.spread"),
        directions=_float(arrays, f"{prefix}.directions"),
        support=_float(arrays, f"{prefix}.support"),
        dual=_float(arrays, f"{prefix}.dual"),
        shift=_float(arrays, f"{prefix}.shift"),
        gamma=float(arrays[f"{prefix}.gamma"][()]),
    )


def _float(arrays: Arrays, name: str) -> NDArray[np.float32]:
    return np.asarray(arrays[name], dtype=np.float32)


def softmax(logits: Floats) -> Floats:
    """Probabilities of the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float64)
