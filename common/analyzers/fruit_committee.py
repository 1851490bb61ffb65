"""Models with members that left a part of the taught pictures out, and can judge it unseen."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from common.analyzers.sessions import Model

# Of a file's SHA-256, by which the member that has not seen it is found.
DIGITS = 12
# The kind whose score is lifted: of the rarest, least squares makes too little.
LIFTED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What turns scores into an answer.

    temperature : divides the scores before they become probabilities
    lift : is then added to that of the kind LIFTED
    least_probability : below it nothing is said
    strangeness_limit : of the distance from the taught pictures; above it nothing is said
    """

    temperature: float = 1.0
    lift: float = 0.0
    least_probability: float = 0.0
    strangeness_limit: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: the answer that all pictures taught, or a member by its number; and whether it
    leaves unsaid what is unsure.
    """

    member: int | None = None
    abstains: bool = True


class Committee:
    """A weight file: what is seen of a picture, and several linear answers to it.

    The last answer, which all pictures taught, is the one that is given. A picture that taught it
    is judged, for evaluation, by the member that left it out, with factors chosen without it.
    """

    def __init__(self, data: bytes, voice: Voice) -> None:
        self._model = Model(data)
        stored = self._model.metadata
        self.digest = self._model.digest
        self.stored: Mapping[str, str] = stored
        self.licence = stored["licence"]
        members = [Factors(**one) for one in json.loads(stored["members"])]
        everyone = Factors(**json.loads(stored["everyone"]))
        factors = everyone if voice.member is None else members[voice.member]
        if not voice.abstains:
            factors = replace(factors, least_probability=0.0, strangeness_limit=math.inf)
        self.factors = factors
        self.kinds: list[str] = json.loads(stored["kinds"])
        self._lines = len(members) + 1
        self._line = len(members) if voice.member is None else voice.member

    def seen(self) -> dict[str, int]:
        """The member that left a picture out, by the first DIGITS of each taught file's SHA-256."""
        return {
            digests[at : at + DIGITS]: number
            for number, digests in enumerate(json.loads(self.stored["seen"]))
            for at in range(0, len(digests), DIGITS)
        }

    def said(self, **inputs: NDArray[np.float32]) -> list[NDArray[np.float64]]:
        """Each output, of which every answer gave a line: the speaker's."""
        outputs = self._model.run(**inputs)
        return [out.reshape(self._lines, -1)[self._line] for out in outputs]

    def probabilities(self, scores: NDArray[np.float64]) -> dict[str, float]:
        """(k,) scores of the kinds -> a probability for each, which together are 1."""
        rare = np.array([kind == LIFTED for kind in self.kinds])
        sure = scores / self.factors.temperature + self.factors.lift * rare
        raised = np.exp(sure - sure.max())
        return dict(zip(self.kinds, (raised / raised.sum()).tolist(), strict=True))
