"""The learnt models of the sperm crop analyzer: loaded together, named, with their licences."""

import hashlib
from collections.abc import Callable

from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_kinds import Kinds
from common.analyzers.sperm_cell_labels import LabelModel

TRUNK = "sperm_trunk-c21885f5cbc47fad.onnx"
STAINED = "sperm_stained-649892927fc1d855.npz"
NETWORKS = "mhsma-dd0b1a021384ba0f.onnx"
KERNELS = "mhsma_kernels-ae335a190cb1b091.npz"


class Research:
    """Models trained on data that are not openly licensed."""

    def __init__(self, weights: Callable[[str], bytes]) -> None:
        trunk = Model(weights(TRUNK))
        self.kinds = Kinds(trunk, weights(STAINED))
        self.labels = LabelModel(weights(NETWORKS), weights(KERNELS), trunk)

    def names(self, crop: str) -> tuple[str, ...]:
        """The weight files that spoke of this kind of crop."""
        own = (STAINED,) if crop == "stained" else (STAINED, NETWORKS, KERNELS)
        return (TRUNK, *own)

    def digest(self, crop: str) -> str:
        """One SHA-256 for all of those files: of their names, which carry their digests."""
        return hashlib.sha256("\n".join(self.names(crop)).encode()).hexdigest()

    def licence(self, crop: str) -> str:
        """The licences of the data behind them."""
        return self.kinds.licence if crop == "stained" else self.labels.licence
