"""Which fruit a piece before a plain background is, by numbers that anyone can follow."""

import numpy as np

from common.analyzers import fruit_features
from common.analyzers.fruit_committee import Committee, Voice
from common.analyzers.fruit_outline import Mask, Scene


class PieceModel:
    """Logistic regression on a piece's numbers, with what its weight file says about it."""

    def __init__(self, data: bytes, voice: Voice) -> None:
        self.committee = Committee(data, voice)

    def opinion(self, scene: Scene, mask: Mask) -> tuple[dict[str, float], bool]:
        """A probability for each kind, which together are 1, and whether the piece is unlike those
        that taught.
        """
        features = fruit_features.describe(scene.picture, mask).astype(np.float32)
        scores, strangeness = self.committee.said(features=features[None])
        strange = float(strangeness[0]) > self.committee.factors.strangeness_limit
        return self.committee.probabilities(scores), strange
