"""Whether a picture shows fruit at all, by a pretrained network taught with everyday things."""

import json

import numpy as np
from numpy.typing import NDArray

from common.analyzers import fruit_kinds
from common.analyzers.fruit_committee import Committee, Voice


class Gate:
    """The network with what its weight file says about it."""

    def __init__(self, data: bytes, voice: Voice) -> None:
        self.committee = Committee(data, voice)
        self._side: int = json.loads(self.committee.stored["side"])

    def admits(self, image: NDArray[np.uint8]) -> bool:
        """Whether fruit is likelier than anything else in a picture, (M, N, 3) uint8 RGB."""
        pixels = fruit_kinds.square(image, self._side).transpose(2, 0, 1)[None]
        (odds,) = self.committee.said(square=np.ascontiguousarray(pixels))
        return bool(odds[0] > 0)
