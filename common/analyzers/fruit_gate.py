"""Whether a picture shows fruit at all, by a pretrained network taught with everyday things."""

import json

import numpy as np
from numpy.typing import NDArray

from common.analyzers import fruit_kinds
from common.analyzers.sessions import Model


class Gate:
    """The network with what its weight file says about it."""

    def __init__(self, data: bytes) -> None:
        self._model = Model(data)
        self.digest = self._model.digest
        self.licence = self._model.metadata["licence"]
        self._side: int = json.loads(self._model.metadata["side"])

    def admits(self, image: NDArray[np.uint8]) -> bool:
        """Whether fruit is likelier than anything else in a picture, (M, N, 3) uint8 RGB."""
        pixels = fruit_kinds.square(image, self._side).transpose(2, 0, 1)[None]
        (odds,) = self._model.run(square=np.ascontiguousarray(pixels))
        return bool(odds[0, 0] > 0)
