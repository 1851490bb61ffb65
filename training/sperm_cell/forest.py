"""Extremely randomised trees in the form that `sperm_cell_heads.Trees` has."""

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier

Arrays = dict[str, NDArray[np.generic]]
TREES = 160


def grown(forms: NDArray[np.float32], truth: NDArray[np.int64], seed: int) -> Arrays:
    """Trees that tell the (n,) truth by the (n, k) forms, as arrays (trees, nodes)."""
    made = ExtraTreesClassifier(TREES, min_samples_leaf=2, random_state=seed).fit(forms, truth)
    trees = [estimator.tree_ for estimator in made.estimators_]
    nodes = max(tree.node_count for tree in trees)
    classes = len(made.classes_)
    arrays: Arrays = {
        "feature": np.zeros((TREES, nodes), np.int16),
        "threshold": np.zeros((TREES, nodes), np.float32),
        "left": np.zeros((TREES, nodes), np.int16),
        "right": np.zeros((TREES, nodes), np.int16),
        "value": np.zeros((TREES, nodes, classes), np.float16),
    }
    for i, tree in enumerate(trees):
        leaf = tree.children_left < 0
        own, n = np.arange(tree.node_count), tree.node_count
        arrays["feature"][i, :n] = np.where(leaf, 0, tree.feature)
        arrays["threshold"][i, :n] = np.where(leaf, 0, tree.threshold)
        arrays["left"][i, :n] = np.where(leaf, own, tree.children_left)
        arrays["right"][i, :n] = np.where(leaf, own, tree.children_right)
        share = tree.value[:, 0]
        arrays["value"][i, :n] = share / share.sum(axis=1, keepdims=True)
    arrays["depth"] = np.array(max(tree.max_depth for tree in trees))
    return arrays


def padded(table: NDArray[np.generic], nodes: int) -> NDArray[np.generic]:
    """The table with room for so many nodes."""
    missing = [(0, 0), (0, nodes - table.shape[1]), *[(0, 0)] * (table.ndim - 2)]
    return np.pad(table, missing)
