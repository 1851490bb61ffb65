"""Records -> ReportContent: what the report says. Pure: the same records say the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from common.domain import ids
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Modality,
    Specimen,
    Tenant,
    Upload,
)
from common.domain.standards import who_semen
from common.reports import accounts, counts, evidence, interpreted, matrices, motility
from common.reports.rows import Change, correction, plain, row
from common.reports.said import (
    Correction,
    Identity,
    Letterhead,
    Matrix,
    Part,
    Picture,
    ReportContent,
    Row,
    digest,
    from_json,
    to_json,
)
from common.reports.words.phrases import Phrases, phrases

__all__ = ["Identity", "Picture", "ReportContent", "build", "digest", "from_json", "to_json"]

SCHEMA = "fertivision.report/1"
TEMPLATE = "1"
_CELLS = (Modality.SPERM_CELL_IMAGE, Modality.FRUIT_IMAGE, Modality.OOCYTE_IMAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """One analysed file with what is currently said about it."""

    number: int
    upload: Upload | None
    analysis: Analysis
    revision: AnalysisRevision
    findings: Sequence[JsonObject]
    changes: Mapping[str, Change]


def build(
    tenant: Tenant,
    specimen: Specimen,
    patient_ref: str | None,
    uploads: Sequence[Upload],
    analyses: Sequence[tuple[Analysis, AnalysisRevision]],
    language: str,
    number: int,
    amends: str | None = None,
    amendment_reason: str | None = None,
    *,
    created_at: datetime,
    address: str | None = None,
) -> ReportContent:
    """What is said about one specimen; its code leads to `address` (`https://host/api/v1`)."""
    said = phrases(language)
    files = _files(uploads, analyses)
    as_matrix = len(files) > 1 and specimen.modality in _CELLS
    is_one_film = len(files) == 1 and specimen.modality == Modality.SPERM_VIDEO
    report_id = _report_id(tenant, specimen, analyses, language, amends)
    bodies = [file.revision.body for file in files]
    pictures, left_out = _pictures(files, said)
    return ReportContent(
        schema=SCHEMA,
        template=TEMPLATE,
        language=language,
        report_id=report_id,
        number=number,
        created_at=_iso(created_at),
        modality=specimen.modality,
        title=said.get(f"title.{specimen.modality}", said["report"]),
        letterhead=_letterhead(tenant),
        patient_ref=plain(patient_ref) if patient_ref else None,
        specimen=accounts.specimen(specimen, uploads, len(files), said),
        statement=said.get(f"statement.{specimen.modality}", said["statement"]),
        notices=_notices(tenant, specimen, uploads, files, left_out, said),
        summary=_summary(specimen, files, as_matrix, language, said),
        parts=tuple(_part(file, language, as_matrix or is_one_film, said) for file in files),
        matrix=_matrix(specimen, files, as_matrix, language, said),
        absent=accounts.absent([(f.number, f.revision.body) for f in files], language, said),
        corrections=_corrections(files, language, said),
        methods=accounts.methods([file.analysis for file in files], bodies, said),
        references=accounts.references(specimen.modality, bodies, said),
        pictures=pictures,
        amends=amends,
        amendment_reason=plain(amendment_reason) if amendment_reason else None,
        address=f"{address}/reports/{report_id}" if address else None,
        interpretations=interpreted.interpretations(bodies, language, said),
    )


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _report_id(
    tenant: Tenant,
    specimen: Specimen,
    analyses: Sequence[tuple[Analysis, AnalysisRevision]],
    language: str,
    amends: str | None,
) -> str:
    revisions = [(revision.analysis_id, revision.revision) for _, revision in analyses]
    return ids.report(tenant.tenant_id, specimen.specimen_id, revisions, TEMPLATE, language, amends)


def _files(
    uploads: Sequence[Upload], analyses: Sequence[tuple[Analysis, AnalysisRevision]]
) -> list[_File]:
    by_id = {upload.upload_id: upload for upload in uploads}
    order = {upload.upload_id: i for i, upload in enumerate(_by_arrival(uploads))}
    unknown = len(order)
    ranked = sorted(
        analyses, key=lambda pair: (order.get(pair[0].upload_id, unknown), pair[0].analysis_id)
    )
    return [
        _File(
            number=order.get(analysis.upload_id, unknown + i) + 1,
            upload=by_id.get(analysis.upload_id),
            analysis=analysis,
            revision=revision,
            findings=_findings(revision.body),
            changes=_changes(_findings(revision.body)),
        )
        for i, (analysis, revision) in enumerate(ranked)
    ]


def _by_arrival(uploads: Sequence[Upload]) -> list[Upload]:
    return sorted(uploads, key=lambda upload: (upload.created_at, upload.upload_id))


def _findings(body: JsonObject) -> Sequence[JsonObject]:
    findings = body.get("findings")
    return findings if isinstance(findings, Sequence) else ()


def _changes(findings: Sequence[JsonObject]) -> dict[str, Change]:
    """What persons changed, by finding: each finding carries the account of its own change."""
    found = {}
    for finding in findings:
        corrected = finding.get("corrected")
        if isinstance(corrected, Mapping):
            found[str(finding.get("id"))] = Change(
                machine_value=corrected.get("machine_value"),
                reason=str(corrected.get("reason") or ""),
                author=str(corrected.get("by") or ""),
                at=str(corrected.get("at") or ""),
            )
    return found


def _letterhead(tenant: Tenant) -> Letterhead:
    """What the clinic stated about itself, line by line."""
    stated = tenant.letterhead
    address = stated.get("address")
    lines = address if isinstance(address, list | tuple) else str(address or "").split("\n")
    contact = [plain(stated[key]) for key in ("phone", "email") if stated.get(key)]
    accreditation = stated.get("accreditation")
    return Letterhead(
        name=plain(stated.get("name") or tenant.name),
        lines=(*(plain(line) for line in lines if line), *contact),
        accreditation=plain(accreditation) if accreditation else None,
    )


def _part(file: _File, language: str, as_matrix: bool, said: Phrases) -> Part:
    rows = () if as_matrix else _rows(file, language, said)
    return Part(
        number=file.number,
        title=said["results_of"].format(number=file.number),
        rows=rows,
        statement=accounts.not_analyzable(file.revision.body, said),
        quality=accounts.quality(file.revision.body, said),
        provenance=accounts.provenance(file.upload, file.analysis, file.revision, said),
    )


def _summary(
    specimen: Specimen, files: Sequence[_File], as_matrix: bool, language: str, said: Phrases
) -> tuple[Row, ...]:
    bodies = [file.revision.body for file in files]
    if specimen.modality == Modality.SPERM_VIDEO:
        first = _rows(files[0], language, said) if len(files) == 1 else ()
        return (*first, *motility.bands(motility.tracks(bodies), said))
    return counts.summary(bodies, language, said) if as_matrix else ()


def _rows(file: _File, language: str, said: Phrases) -> tuple[Row, ...]:
    return tuple(
        row(m.finding, m.mark, file.changes.get(str(m.finding.get("id"))), language, said)
        for m in evidence.marked(file.findings)
    )


def _matrix(
    specimen: Specimen, files: Sequence[_File], as_matrix: bool, language: str, said: Phrases
) -> Matrix | None:
    if specimen.modality == Modality.SPERM_VIDEO:
        tracks = motility.tracks([file.revision.body for file in files])
        return motility.matrix(tracks, language, said)
    if not as_matrix:
        return None
    return matrices.matrix([(file.number, file.findings) for file in files], language, said)


def _pictures(files: Sequence[_File], said: Phrases) -> tuple[tuple[Picture, ...], int]:
    several = len(files) > 1
    shown = [
        picture
        for file in files
        for picture in evidence.pictures(
            file.analysis, file.revision.body, file.number, several, said
        )
    ]
    most = evidence.MOST_PICTURES
    return tuple(shown[:most]), max(0, len(shown) - most)


def _corrections(files: Sequence[_File], language: str, said: Phrases) -> tuple[Correction, ...]:
    return tuple(
        correction(finding, file.changes[str(finding.get("id"))], language, said)
        for file in files
        for finding in file.findings
        if str(finding.get("id")) in file.changes
        and not str(finding.get("code")).startswith("identity.")
    )


def _notices(
    tenant: Tenant,
    specimen: Specimen,
    uploads: Sequence[Upload],
    files: Sequence[_File],
    left_out: int,
    said: Phrases,
) -> tuple[str, ...]:
    notices = [said["demonstration"]] if tenant.demonstration else []
    bodies = [file.revision.body for file in files]
    notices += accounts.research(bodies, said)
    cells = counts.spermatozoa(bodies)
    if specimen.modality == Modality.SPERM_CELL_IMAGE and 0 < cells < counts.ENOUGH:
        notices.append(said["one_cell"] if cells == 1 else said["below_200"].format(n=cells))
    if specimen.modality == Modality.SPERM_VIDEO:
        notices += _about_films(bodies, said)
    if specimen.modality == Modality.DOCUMENT:
        empty = [file.number for file in files if not _has_values(file)]
        notices += [said["no_values"].format(number=number) for number in empty]
        notices += [notice for file in files for notice in _about_versions(file, said)]
    analysed = {file.analysis.upload_id for file in files}
    notices += [
        said["not_included"].format(number=i, reason=upload.reason or upload.status)
        for i, upload in enumerate(_by_arrival(uploads), 1)
        if upload.upload_id not in analysed
    ]
    if left_out:
        notices.append(said["more_pictures"].format(count=left_out))
    return tuple(notices)


def _about_versions(file: _File, said: Phrases) -> list[str]:
    """That a report in a file is an earlier version of a laboratory's, or replaces one."""
    versions = file.revision.body.get("versions")
    several = versions.get("reports") if isinstance(versions, Mapping) else None
    each = several if isinstance(several, list | tuple) else [versions]
    return [
        said[f"version.{which}"].format(number=file.number, report=plain(one["report_number"]))
        for one in each
        if isinstance(one, Mapping)
        for which, member in (("superseded", "superseded_by"), ("supersedes", "supersedes"))
        if one.get(member)
    ]


def _about_films(bodies: Sequence[JsonObject], said: Phrases) -> list[str]:
    followed = motility.counted(bodies)
    notices = [said["motility.not_validated"]]
    if 0 < followed < who_semen.MIN_CELLS_FOR_MOTILITY:
        notices.insert(0, said["motility.below_200"].format(n=followed))
    return notices


def _has_values(file: _File) -> bool:
    return any(str(finding.get("code")).startswith("lab.") for finding in file.findings)
