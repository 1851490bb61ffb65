"""Which spots of a field are sperm heads: by one rule, or by a calibrated weighing of features."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from common.analyzers import sperm_field_heads as heads
from common.analyzers.sperm_field_heads import Floats, Spots

# ln(depth relative to the darkest spots) + ln(area) / 2, that is contrast times diameter.
RULE_LEAST = 1.55
# Spots below this are grains far smaller or fainter than a head, and no objects at all.
OBJECT_LEAST = 1.0
# A head is of a middling size and shape: grains are smaller, pieces of tail longer. A sum of the
# features has no middle, so the weighing gets the products of these, too.
SHAPE = [heads.FEATURES.index(name) for name in ("depth", "area", "width", "length")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objects:
    """The objects of a field, the most prominent first.

    boxes : (n, 4), r0, c0, r1, c1; prominence : (n,), see RULE_LEAST; is_sperm : (n,)
    probability : (n,) that an object is a sperm, calibrated; None where only the rule was used
    """

    boxes: Floats
    prominence: Floats
    is_sperm: list[bool]
    probability: Floats | None


class Weighing:
    """A logistic regression on what `weighed` gives, kept as JSON; its digest and licence."""

    def __init__(self, data: bytes) -> None:
        stored: Mapping[str, object] = json.loads(data)
        self._weights = np.array(stored["weights"], dtype=np.float64)
        self._shift = float(str(stored["shift"]))
        self.licence = str(stored["licence"])
        self.digest = hashlib.sha256(data).hexdigest()

    def probability(self, features: Floats) -> Floats:
        """(n,) that each spot is a sperm."""
        return np.asarray(
            0.5 * (1 + np.tanh((weighed(features) @ self._weights + self._shift) / 2))
        )


def weighed(features: Floats) -> Floats:
    """(n, 6) features -> (n, 16): the features and the products of those of SHAPE."""
    pairs = combinations_with_replacement(SHAPE, 2)
    products = [features[:, i] * features[:, k] for i, k in pairs]
    return np.column_stack([features, *products])


def prominence(features: Floats) -> Floats:
    """Contrast times diameter of each spot, as a logarithm."""
    return np.asarray(features[:, 0] + features[:, 1] / 2, dtype=np.float64)


def objects(found: Spots, weighing: Weighing | None) -> Objects:
    """The spots that are objects, each once."""
    standing = prominence(found.features)
    probability = None if weighing is None else weighing.probability(found.features)
    kept = heads.apart(found.boxes, standing if probability is None else probability)
    kept = kept[standing[kept] >= OBJECT_LEAST]
    if probability is None:
        is_sperm = standing[kept] >= RULE_LEAST
    else:
        probability = probability[kept]
        is_sperm = probability >= 0.5
    return Objects(
        boxes=found.boxes[kept],
        prominence=standing[kept],
        is_sperm=[bool(v) for v in is_sperm],
        probability=probability,
    )
