"""What a report says besides its results: specimen, method, quality, gaps, origin."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from common.domain.licences import is_open
from common.domain.model import Analysis, AnalysisRevision, JsonObject, Modality, Specimen, Upload
from common.domain.standards import codes
from common.reports import ranges
from common.reports.rows import plain, real
from common.reports.said import Absent, Pair
from common.reports.words.phrases import DOUBTS, Phrases

_FACTS = {
    "um_per_px": " µm/px",
    "mm_per_px": " mm/px",
    "fps": " /s",
    "chamber_depth_um": " µm",
    "dilution": "",
    "day": "",
    "side": "",
    "device": "",
}

# What a message or a table states was not read from a page.
_STATED = frozenset({"fhir", "hl7v2", "csv"})


def time_printed(at: datetime) -> str:
    """A time in UTC, to the minute."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _collected(text: str) -> str:
    """The sender's time: in UTC where it states its zone, else as it was stated."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return time_printed(at) if at.tzinfo else text


def specimen(
    specimen: Specimen, uploads: Sequence[Upload], analysed: int, said: Phrases
) -> tuple[Pair, ...]:
    """What is known of the specimen; a fact that nobody stated is left out."""
    lines = [
        (said["specimen_ref"], plain(specimen.specimen_ref or said["own_specimen"])),
        (
            said["kind"],
            said.get(f"kind.{specimen.modality}") or specimen.modality.replace("_", " "),
        ),
        (said["collected_at"], _stated(uploads, "collected_at", said) or said["not_stated"]),
    ]
    if uploads:
        received = min(upload.created_at for upload in uploads)
        lines.append((said["received_at"], time_printed(received)))
    if len(uploads) > 1:
        text = said["files_of"].format(analysed=analysed, received=len(uploads))
        lines.append((said["files"], text))
    for fact, suffix in _FACTS.items():
        if stated := _stated(uploads, fact, said):
            lines.append((said[fact], f"{stated}{suffix}"))
    sources = [source for upload in uploads if (source := scale_source(upload, said))]
    for at, name in enumerate(("scale_from", "scale_confirmed")):
        if found := ", ".join(dict.fromkeys(source[at] for source in sources)):
            lines.append((said[name], found))
    return tuple(lines)


def scale_source(upload: Upload, said: Phrases) -> tuple[str, str] | None:
    """From which ruler the scale of a file is, and who confirmed it when; None where stated."""
    source = upload.facts.get("scale_source")
    if not isinstance(source, Mapping):
        return None
    value, px = real(source.get("value")), real(source.get("px"))
    if value is None or px is None:
        return None
    text = said.get(f"scale_from.{source.get('kind')}") or said["scale_from.points"]
    unit = "µm" if source.get("unit") == "um" else plain(source.get("unit"))
    told = text.format(length=f"{value:.6g} {unit}", px=f"{px:.4g}")
    at = _collected(plain(source.get("at")))
    return told, f"{plain(source.get('confirmed_by'))}, {at}"


def _stated(uploads: Sequence[Upload], fact: str, said: Phrases) -> str:
    """The different values that the files state for one fact, in order."""
    found: dict[str, None] = {}
    for upload in uploads:
        value = upload.facts.get(fact)
        if value is not None:
            number = real(value)
            text = f"{number:.6g}" if number is not None else plain(value)
            text = said.get(f"word.{text}", text) if fact == "side" else text
            found[_collected(text) if fact == "collected_at" else text] = None
    return ", ".join(found)


def _why(why: str, said: Phrases) -> str:
    return said.get(f"why.{why}") or said["why.other"].format(why=plain(why).replace("_", " "))


def not_analyzable(body: JsonObject, said: Phrases) -> str:
    """Why a readable file has no valid result, and what to do next."""
    if body.get("status") == "analyzed":
        return ""
    why = str(body.get("why") or "")
    sentence = said["not_analyzable"].format(why=_why(why, said))
    says_what_to_do = f"why.{why}" in DOUBTS["en"]
    advice = "" if says_what_to_do else plain(body.get("advice") or "")
    return f"{sentence}. {advice}".strip()


def absent(
    bodies: Sequence[tuple[int, JsonObject]], language: str, said: Phrases
) -> tuple[Absent, ...]:
    """What was looked for and not measured, with the same gap of several files said once."""
    gaps: dict[tuple[str, str], list[int]] = {}
    for number, body in bodies:
        missing = body.get("not_measured")
        for gap in missing if isinstance(missing, Sequence) else ():
            code = str(gap.get("code"))
            if not code.startswith("identity."):
                name = codes.label(code, language, plain(gap.get("printed_name") or "") or None)
                gaps.setdefault((name, _why(str(gap.get("why")), said)), []).append(number)
    several = len(bodies) > 1
    return tuple(
        Absent(label=name, sentence=sentence, files=_runs(numbers) if several else "")
        for (name, sentence), numbers in gaps.items()
    )


def _runs(numbers: Sequence[int]) -> str:
    """1, 2, 3, 5 as `1-3, 5`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}\u2013{b}" for a, b in runs)


def methods(
    analyses: Sequence[Analysis], bodies: Sequence[JsonObject], said: Phrases
) -> tuple[str, ...]:
    """A sentence for each analyzer that took part, and for those of its methods that have one."""
    used = sorted({(analysis.analyzer, analysis.analyzer_version) for analysis in analyses})
    methods = _methods(bodies)
    names = {f"method.{analyzer}.{method}" for analyzer, _ in used for method in methods}
    stated_only = bool(methods & _STATED) and not any(m.startswith("rules") for m in methods)
    sentences = [
        said.get(f"method.{analyzer}")
        or said["method.other"].format(analyzer=analyzer, version=version)
        for analyzer, version in used
        if not (analyzer == Modality.DOCUMENT and stated_only)
    ]
    sentences += [said[name] for name in sorted(names) if name in said]
    # Only the picture models' confidences are calibrated probabilities.
    is_document = all(analyzer == Modality.DOCUMENT for analyzer, _ in used)
    meaning = said["method.confidence.document" if is_document else "method.confidence"]
    return (*sentences, meaning) if sentences else ()


def _methods(bodies: Sequence[JsonObject]) -> set[str]:
    found = set()
    for body in bodies:
        findings = body.get("findings")
        for finding in findings if isinstance(findings, Sequence) else ():
            found.add(str(finding.get("method")))
    return found


def references(modality: str, bodies: Sequence[JsonObject], said: Phrases) -> tuple[str, ...]:
    """The sources of the ranges that are shown."""
    found: dict[str, None] = {}
    for body in bodies:
        findings = body.get("findings")
        for finding in findings if isinstance(findings, Sequence) else ():
            if modality == Modality.DOCUMENT and finding.get("printed_range"):
                found[said["reference.document"]] = None
            limits = ranges.PUBLISHED.get(str(finding.get("code")))
            if limits and (len(bodies) > 1 or finding.get("code") != "sperm.normal"):
                found[said[limits.source]] = None
    return tuple(found)


def quality(body: JsonObject, said: Phrases) -> tuple[Pair, ...]:
    """The sample's quality: each number from 0 to 1 as percent, and the remarks."""
    stated = body.get("quality")
    if not isinstance(stated, Mapping):
        return ()
    lines = []
    for name, value in stated.items():
        number = real(value)
        if number is not None:
            title = said.get(f"quality.{name}") or plain(name).replace("_", " ")
            lines.append((title, f"{number * 100:.0f} %" if 0 <= number <= 1 else f"{number:.4g}"))
    flags = stated.get("flags")
    if isinstance(flags, Sequence) and not isinstance(flags, str) and flags:
        text = ", ".join(
            said.get(f"quality.{flag}") or plain(flag).replace("_", " ") for flag in flags
        )
        lines.append((said["quality.flags"], text))
    return tuple(lines)


def provenance(
    upload: Upload | None, analysis: Analysis, revision: AnalysisRevision, said: Phrases
) -> tuple[Pair, ...]:
    """Where the values of one file come from; what is unknown is left out."""
    body = revision.body
    stated = body.get("provenance")
    origin = stated if isinstance(stated, Mapping) else {}
    sha256 = origin.get("input_sha256") or (upload.accepted_sha256 if upload else None)
    size = said["size"].format(size=upload.size) if upload and upload.size is not None else None
    settings = origin.get("settings")
    ruler = scale_source(upload, said) if upload else None
    lines = (
        ("from.upload", analysis.upload_id),
        ("from.sha256", sha256),
        ("from.media_type", upload.media_type if upload else None),
        ("from.size", size),
        ("from.analyzer", f"{analysis.analyzer} {analysis.analyzer_version}"),
        ("from.model", body.get("model_digest")),
        ("from.licence", origin.get("weights_licence")),
        ("from.settings", _settings(settings)),
        ("from.code", origin.get("code")),
        ("from.run", f"{analysis.run}, {revision.revision}"),
        ("from.at", time_printed(analysis.finished_at)),
        ("scale_from", ruler[0] if ruler else None),
        ("scale_confirmed", ruler[1] if ruler else None),
    )
    return tuple((said[key], plain(value)) for key, value in lines if value)


def _settings(settings: object) -> str | None:
    if isinstance(settings, Mapping):
        return ", ".join(f"{name} {settings[name]}" for name in sorted(settings)) or None
    return plain(settings) if settings else None


def research(bodies: Sequence[JsonObject], said: Phrases) -> list[str]:
    """The licence sentence of every model that may only be used for research."""
    licences = set()
    for body in bodies:
        origin = body.get("provenance")
        if isinstance(origin, Mapping) and origin.get("weights_licence"):
            licences.add(plain(origin["weights_licence"]))
    return [
        said["research"].format(licence=licence)
        for licence in sorted(licences)
        if not is_open(licence)
    ]
