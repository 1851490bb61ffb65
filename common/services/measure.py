"""Bytes in, contracts.md section 6 out: the one path from a file to what is said about it."""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from common.analyzers import LanguageModel, Outcome, Sample, registry
from common.domain import scales
from common.domain.errors import InvalidFileError
from common.domain.licences import is_open
from common.domain.model import Facts, Finding, JsonObject, Modality
from common.domain.standards.rules.interpret import interpretations
from common.media import films, isolate, quality_gate, reading, sniff
from common.media.film import Film
from common.media.films import Held
from common.media.scale import same
from common.services import contents
from common.settings import Settings

EVIDENCE_PIXELS = 2_000_000
_IDENTITY = "identity."
_TAKES: Mapping[str, frozenset[str]] = {
    Modality.DOCUMENT: frozenset(("document", "image")),
    Modality.SPERM_VIDEO: frozenset(("video",)),
    Modality.OVARY_ULTRASOUND: frozenset(("dicom", "image")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was said about one file. Findings that name a person are apart; `pictures` are the
    evidence's.
    """

    body: Mapping[str, object]
    identities: Sequence[Mapping[str, object]] = field(repr=False)
    pictures: Sequence[isolate.Picture] = field(repr=False)
    seconds: float


def measure(
    data: bytes | Held,
    modality: str,
    facts: Facts,
    *,
    research: bool,
    settings: Settings,
    analyzer: str | None = None,
) -> dict[str, object]:
    """The whole line of one file, without its name. A file at fault is `rejected`, with
    its reason.
    """
    try:
        measured = examine(
            data, modality, facts, research=research, settings=settings, analyzer=analyzer
        )
    except InvalidFileError as error:
        return {
            "status": "rejected",
            "reason": error.reason,
            "modality": modality,
            "findings": [],
            "not_measured": [],
            "provenance": {"input_sha256": _sha256(data)},
        }
    found = [*measured.body["findings"], *measured.identities]  # type: ignore[misc]
    found.sort(key=lambda finding: int(str(finding["id"])[1:]))
    return {**measured.body, "findings": found, "seconds": round(measured.seconds, 4)}


def examine(
    data: bytes | Held,
    modality: str,
    facts: Facts,
    *,
    research: bool,
    settings: Settings,
    analyzer: str | None = None,
    input_sha256: str | None = None,
    language_model: LanguageModel | None = None,
) -> Measured:
    """Decode in the child, analyse, and write down what came of it. InvalidFileError."""
    began = time.perf_counter()
    name = analyzer or registry.by_modality(modality)
    if name is None:
        raise InvalidFileError("unsupported_media", f"nothing reads {modality}")
    sniffed = _sniffed(data)
    _check_family(sniffed.family, modality)
    reads = registry.load(name, research, language_model)
    with _seen(data, sniffed.family) as seen:
        sample, pictures = _sample(seen, modality, facts, sniffed.media_type, settings)
        outcome = reads.analyze(sample)
    listed = [_finding(f"f{i}", finding) for i, finding in enumerate(outcome.findings, start=1)]
    body: dict[str, object] = {
        "status": outcome.status,
        "modality": modality,
        "analyzer": name,
        "version": reads.version,
        "model_digest": outcome.model_digest,
        "findings": [f for f in listed if not _names_somebody(f)],
        "quality": dict(_quality(sample, outcome)),
        "not_measured": [{"code": n.code, "why": n.why} for n in outcome.not_measured],
        "provenance": {
            "input_sha256": input_sha256 or _sha256(data),
            "code": code_digest(),
            "settings": settings_digest(facts, research, outcome),
            **_weights(outcome.weights_licence),
            **_asked(language_model, modality),
        },
    }
    if modality == Modality.DOCUMENT and outcome.status == "analyzed":
        body["interpretations"] = interpretations(listed)
    if outcome.status != "analyzed":
        body |= {"why": outcome.why, "advice": outcome.advice}
    return Measured(
        body=body,
        identities=[f for f in listed if _names_somebody(f)],
        pictures=pictures,
        seconds=time.perf_counter() - began,
    )


def _weights(licence: str | None) -> dict[str, object]:
    """The licence of the weights that were used, and whether it allows research only."""
    is_research = licence is not None and not is_open(licence)
    return {"weights_licence": licence, "research_weights": is_research}


def _asked(model: LanguageModel | None, modality: str) -> dict[str, object]:
    """Which language model was asked about a document."""
    if model is None or modality != Modality.DOCUMENT:
        return {}
    return {"language_model": {"provider": model.provider, "model": model.name}}


def _check_family(family: str, modality: str) -> None:
    if family not in _TAKES.get(modality, frozenset(("image",))):
        raise InvalidFileError("unsupported_media", f"{family} for {modality}")


def _sniffed(data: bytes | Held) -> sniff.Sniffed:
    if isinstance(data, Held):
        return sniff.sniff(data.head(sniff.HEAD), data.size)
    return sniff.sniff(data[: sniff.HEAD], len(data))


def _sha256(data: bytes | Held) -> str:
    return data.sha256 if isinstance(data, Held) else hashlib.sha256(data).hexdigest()


@contextmanager
def _seen(data: bytes | Held, family: str) -> Iterator[bytes | Held]:
    """A film is looked at while it is in shared memory, everything else as it is."""
    if family == "video" and isinstance(data, bytes):
        with films.held([data]) as film:
            yield film
    else:
        yield data


def _sample(
    data: bytes | Held, modality: str, facts: Facts, media_type: str, settings: Settings
) -> tuple[Sample, Sequence[isolate.Picture]]:
    """What the analyzer sees, and its evidence pictures."""
    limits = contents.limits(settings)
    if isinstance(data, Held):
        film, pictures = films.load(data, media_type, limits, EVIDENCE_PIXELS)
        return _sample_of_film(film, modality, facts, media_type), pictures
    load = reading.load if modality == Modality.DOCUMENT else isolate.load
    loaded = load(data, media_type, limits, evidence_pixels=EVIDENCE_PIXELS)
    return _sample_of(loaded, modality, facts, media_type), loaded.pictures


def _sample_of_film(film: Film, modality: str, facts: Facts, media_type: str) -> Sample:
    return Sample(
        modality=modality,
        facts=facts,
        media_type=media_type,
        film=film,
        reduction=film.reduction,
        quality_flags=film.flags,
    )


def _sample_of(loaded: isolate.Loaded, modality: str, facts: Facts, media_type: str) -> Sample:
    image = loaded.image
    facts, flags = _with_scale(facts, image)
    return Sample(
        modality=modality,
        facts=facts,
        media_type=media_type,
        image=image.pixels if image else None,
        reduction=image.reduction if image else 1.0,
        document=loaded.document,
        quality_flags=flags,
        regions=image.regions if image else (),
    )


def _with_scale(facts: Facts, image: isolate.DecodedImage | None) -> tuple[Facts, Sequence[str]]:
    """The facts with the file's own scale, and the flags.

    Where sender and file contradict each other neither is believed: `scale_conflict`.
    """
    if image is None:
        return facts, ()
    if image.mm_per_px is None:
        kept = [f for f in image.flags if f != "no_scale" or facts.mm_per_px is None]
        return facts, kept
    if facts.mm_per_px is not None and not same(facts.mm_per_px, image.mm_per_px):
        return replace(facts, mm_per_px=None), [*image.flags, "scale_conflict"]
    return replace(facts, mm_per_px=image.mm_per_px), image.flags


def _quality(sample: Sample, outcome: Outcome) -> Mapping[str, object]:
    """The analyzer's own, of a picture completed by its ruler and by the gate for all pictures."""
    if sample.image is None:
        return outcome.quality
    return quality_gate.judge(sample.image, _with_ruler(sample, outcome.quality))


def _with_ruler(sample: Sample, quality: JsonObject) -> JsonObject:
    """With the ruler that is burned into a picture whose scale nothing says: nothing is measured by
    it before a person has confirmed what it stands for.
    """
    wanted = scales.WANTED.get(sample.modality)
    if sample.image is None or wanted is None or getattr(sample.facts, wanted.fact) is not None:
        return quality
    # With scipy, which the other functions' bundles do not have.
    from common.media import ruler

    found = ruler.find(sample.image, wanted.unit, sample.reduction)
    if found is None:
        return quality
    stated = quality.get("flags")
    flags = list(stated) if isinstance(stated, Sequence) else []
    return {**quality, "flags": [*flags, "ruler_unconfirmed"], "ruler": found.said()}


def _names_somebody(finding: Mapping[str, object]) -> bool:
    return str(finding["code"]).startswith(_IDENTITY)


def _finding(finding_id: str, finding: Finding) -> dict[str, object]:
    line: dict[str, object] = {
        "id": finding_id,
        "code": finding.code,
        "value": finding.value,
        "confidence": finding.confidence,
        "unit": finding.unit,
        "interval": None if finding.interval is None else list(finding.interval),
        "n": finding.n,
        "region": None if finding.region is None else dict(finding.region),
        "standard": finding.standard,
        "method": finding.method,
    }
    if finding.probabilities is not None:
        line["probabilities"] = dict(finding.probabilities)
    return {**line, **finding.detail}


@cache
def code_digest() -> str:
    """The first 16 digits of the SHA-256 of everything that can change a measurement: media and
    analyzers.
    """
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for folder in ("analyzers", "media", "domain"):
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def settings_digest(facts: Facts, research: bool, outcome: Outcome) -> str:
    """The first 16 digits of the SHA-256 of what was set from outside for this measurement."""
    stated = sorted((k, str(v)) for k, v in outcome.settings.items())
    text = repr((replace(facts, operator=None), research, stated))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
