"""The contract of an analyzer: a pure function of one sample."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from common.domain.model import Facts, Finding, JsonObject, NotMeasured
from common.media.documents import Document
from common.media.film import Film
from common.media.scale import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What an analyzer sees: the decoded content and the facts its sender stated.

    image : (M, N, 3) uint8, RGB, upright; None for a document
    reduction : factor (>= 1) by which the decoder made the picture smaller; `facts.um_per_px` and
        `facts.mm_per_px` are those of the upright original. Regions are reported in original
        pixels.
    document : text blocks with page boxes; None for a picture
    film : frames of a video, decoded while they are looked at; None for everything else
    regions : of an ultrasound file: rectangles of the original with a meaning of their own (tissue,
        colour, spectrum), each with its scale where it has one. Empty where the file says nothing
    """

    modality: str
    facts: Facts
    media_type: str
    image: NDArray[np.uint8] | None = None
    reduction: float = 1.0
    document: Document | None = None
    film: Film | None = None
    quality_flags: Sequence[str] = ()
    regions: Sequence[Region] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an analyzer says: findings, what it did not measure and why, and the sample's quality.

    status : `analyzed`, or `not_analyzable` (readable, but no valid result), then with `why`
        (a stable snake_case word) and `advice` (a sentence: what to do next)
    quality : numbers from 0 to 1 by name, and `flags`, a list of words
    """

    status: str = "analyzed"
    findings: Sequence[Finding] = ()
    not_measured: Sequence[NotMeasured] = ()
    quality: JsonObject = field(default_factory=lambda: {"flags": []})
    why: str | None = None
    advice: str | None = None
    model_digest: str | None = None
    weights_licence: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)


class LanguageModel(Protocol):
    """A hosted model, of which nothing is believed. Equal ones are equal and hashable."""

    def __hash__(self) -> int:
        """By its address and name."""
        ...

    @property
    def provider(self) -> str:
        """Who answers."""
        ...

    @property
    def name(self) -> str:
        """Which model answers."""
        ...

    def ask(self, instruction: str, text: str) -> str:
        """The model's answer to a text; UnavailableError where there is none in time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What an analyzer may use besides its sample.

    weights : returns a weight file's bytes by its digest-named file name; checked against the
    digest
    research : whether weights trained on data that are not openly licensed may be used
    language_model : None unless the clinic has switched one on
    """

    weights: Callable[[str], bytes]
    research: bool = False
    language_model: LanguageModel | None = None


class Analyzer(Protocol):
    """A plug-in. Its constructor takes one `Resources`."""

    version: ClassVar[str]

    def analyze(self, sample: Sample) -> Outcome:
        """Measure one sample. Deterministic; raises InvalidFileError only for the file's
        own fault.
        """
        ...
