"""Good or not, by a small neural network with as many answers as there were folds to learn from."""

import json
from collections.abc import Mapping

import numpy as np

from common.analyzers import embryo_outline
from common.analyzers.embryo_outline import Embryo
from common.analyzers.outlines import Floats
from common.analyzers.sessions import Model

# Of a file's SHA-256, by which the member that has not seen it is found.
DIGITS = 12


class QualityModel:
    """The network with what its weight file says about it.

    Each fold of the pictures that taught it was left out by one of its answers: a member. Asked
    alone, with the calibration that the other folds taught, it judges that fold without having
    seen it.
    """

    def __init__(self, data: bytes) -> None:
        self._model = Model(data)
        stored = self._model.metadata
        self.digest = self._model.digest
        self.licence = stored["licence"]
        self.day: int = json.loads(stored["day"])
        self.band: list[float] = json.loads(stored["band"])
        self.seen: Mapping[str, int] = json.loads(stored["seen"])
        self._side: int = json.loads(stored["side"])
        self._members: list[tuple[float, float]] = json.loads(stored["members"])
        self._everyone: tuple[float, float] = json.loads(stored["everyone"])

    def good(self, picture: Floats, embryo: Embryo, member: int | None = None) -> float:
        """The calibrated probability of a good embryo, of one member or of all."""
        square = embryo_outline.square(picture, embryo, self._side)
        (scores,) = self._model.run(square=square[None, None])
        score = float(scores.mean() if member is None else scores[0, member])
        slope, shift = self._everyone if member is None else self._members[member]
        return float(1 / (1 + np.exp(-(score * slope + shift))))
