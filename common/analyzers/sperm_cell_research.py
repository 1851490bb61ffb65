"""The learnt models of the sperm crop analyzer: loaded together, named, with their licences."""

import hashlib
from collections.abc import Callable

from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_kinds import Kinds
from common.analyzers.sperm_cell_labels import DIGITS, LabelModel

TRUNK = "sperm_trunk-c21885f5cbc47fad.onnx"
STAINED = "sperm_stained-2523a2d41e91ddff.npz"
SHAPES = ("sperm_shape_0-11e324a7dcf7c625.onnx", "sperm_shape_1-41329a64ec293c9c.onnx")
NETWORKS = "mhsma-d0d539e83a1e921d.onnx"
KERNELS = ("mhsma_kernels_0-d97d4d58d763674e.npz", "mhsma_kernels_1-ad055d7b43f34e1c.npz")
WORDS = "mhsma_words-72fa6ef776f44c49.onnx"


class Research:
    """Models trained on data that are not openly licensed."""

    def __init__(self, weights: Callable[[str], bytes]) -> None:
        trunk = Model(weights(TRUNK))
        self.kinds = Kinds(trunk, weights(STAINED), [weights(name) for name in SHAPES])
        self.labels = LabelModel(
            weights(NETWORKS), [weights(name) for name in KERNELS], weights(WORDS), trunk
        )

    def seen(self, sha256: str) -> int | None:
        """The member that never saw the file of this digest, if it taught the others."""
        found = self.kinds.seen.get(sha256[:DIGITS])
        return self.labels.seen.get(sha256[:DIGITS]) if found is None else found

    def names(self, crop: str) -> tuple[str, ...]:
        """The weight files that spoke of this kind of crop."""
        own = (STAINED, *SHAPES) if crop == "stained" else (STAINED, NETWORKS, *KERNELS, WORDS)
        return (TRUNK, *own)

    def digest(self, crop: str) -> str:
        """One SHA-256 for all of those files: of their names, which carry their digests."""
        return hashlib.sha256("\n".join(self.names(crop)).encode()).hexdigest()

    def licence(self, crop: str) -> str:
        """The licences of the data behind them."""
        return self.kinds.licence if crop == "stained" else self.labels.licence
