"""Which fruit a whole picture shows, by a pretrained network; what is no fruit is its last kind."""

import json

import numpy as np
from numpy.typing import NDArray
from skimage.transform import resize

from common.analyzers.fruit_committee import Committee, Voice

OTHER = "other"
WHITE = 255.0


def square(image: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """(M, N, 3) uint8 -> (side, side, 3), 0 to 255: the whole picture amid white."""
    share = side / max(image.shape[:2])
    rows, columns = (max(1, round(n * share)) for n in image.shape[:2])
    small = resize(
        image.astype(np.float32), (rows, columns), order=1, anti_aliasing=True, preserve_range=True
    )
    whole = np.full((side, side, 3), WHITE, dtype=np.float32)
    top, left = (side - rows) // 2, (side - columns) // 2
    whole[top : top + rows, left : left + columns] = small
    return whole


class KindModel:
    """The network with what its weight file says about it."""

    def __init__(self, data: bytes, voice: Voice) -> None:
        self.committee = Committee(data, voice)
        self._side: int = json.loads(self.committee.stored["side"])

    def probabilities(self, image: NDArray[np.uint8]) -> dict[str, float]:
        """A probability for each kind, which together are 1."""
        pixels = square(image, self._side).transpose(2, 0, 1)[None]
        (scores,) = self.committee.said(square=np.ascontiguousarray(pixels))
        return self.committee.probabilities(scores)
