"""Versions of one laboratory report that came as several files: the newest counts, all are kept.

Files of one patient are versions of a report where they print the same report number, and neither
laboratory nor time of collection differ. Every analysis of them says so, and a result that a newer
version gives anew is `superseded`: no rule uses it any more. A message may hold several reports, or
orders, each with a number of its own; each has its own versions then.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from common.domain.events import AnalysisRevised
from common.domain.ledger import OutboxRow
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Modality,
    Specimen,
    Upload,
)
from common.domain.standards.lab import key, subject
from common.domain.standards.rules.interpret import interpretations
from common.ports import Backend, Transaction
from common.services import flags, identity, outbox

_RANK = {"preliminary": 0, "corrected": 2, "amended": 2}
_FINAL = 1
_SHORTEST = 4
_MOST = 60
"""Documents of a patient that are looked at, the newest first."""

_RESULTS = ("lab.", "who_semen.")


@dataclass(frozen=True, slots=True)
class _Version:
    """One report as one file gives it: its results, of all of the file's or those of its number."""

    analysis_id: str
    number: str
    results: Sequence[JsonObject]
    arrived: datetime

    @property
    def order(self) -> tuple[object, ...]:
        """Later versions are greater: by what the report says it is, when it was made, and came."""
        ranks = [_RANK.get(str(f.get("status")), _FINAL) for f in self.results]
        made = max((str(f.get("reported_at") or "") for f in self.results), default="")
        return max(ranks, default=_FINAL), made, self.arrived, self.analysis_id

    def is_of(self, other: "_Version") -> bool:
        """Whether both are of one report."""
        laboratories = {key(said) for v in (self, other) if (said := v.said("laboratory"))}
        days = {said[:10] for v in (self, other) if (said := v.said("collected_at"))}
        is_same = _plain(self.number) == _plain(other.number)
        return is_same and len(laboratories) < 2 and len(days) < 2

    def said(self, name: str) -> str | None:
        """What all its results say; None where they say nothing, or two things."""
        found = {str(f[name]) for f in self.results if f.get(name)}
        return found.pop() if len(found) == 1 else None


def _plain(number: object) -> str:
    return re.sub(r"[^a-z0-9]", "", key(str(number or "")))


def _reports(analysis_id: str, body: JsonObject, arrived: datetime) -> list[_Version]:
    """The reports of a file that have a number. With one number, all its results are of it."""
    results = _results(body) if body.get("status") == "analyzed" else []
    numbers: dict[str, str] = {}
    for finding in results:
        if plain := _plain(finding.get("report_number")):
            numbers.setdefault(plain, str(finding["report_number"]))
    return [
        _Version(
            analysis_id,
            printed,
            [f for f in results if len(numbers) == 1 or _plain(f.get("report_number")) == plain],
            arrived,
        )
        for plain, printed in numbers.items()
        if len(plain) >= _SHORTEST
    ]


def stated(
    tx: Transaction,
    analysis: Analysis,
    body: JsonObject,
    arrived: datetime,
    named: Sequence[JsonObject],
) -> JsonObject:
    """What an analysis says, with what is known of other versions of its reports.

    named : its findings that name a person; rules read age and sex from them
    """
    own = _reports(analysis.analysis_id, body, arrived)
    others = _others(tx, analysis, body)
    return _marked(body, own, others, named) if others or "versions" in body else body


def settle(analysis: Analysis, backend: Backend) -> None:
    """Revise the other versions' analyses where they do not say yet that there is this one."""
    if analysis.modality != Modality.DOCUMENT or analysis.patient_id is None:
        return
    with backend.records.transaction(analysis.tenant_id) as tx:
        found = tx.find(Analysis, {"analysis_id": analysis.analysis_id}, limit=1)
        if not found:
            return  # Another delivery of this run came first.
        current = found[0]
        said = tx.get(AnalysisRevision, current.analysis_id, current.revision)
        others = [version.analysis_id for version in _others(tx, current, said.body)]
    for analysis_id in (*others, analysis.analysis_id):
        row = _revised(analysis.tenant_id, analysis_id, backend) if others else None
        if row is not None:
            outbox.publish(row, backend)


def _revised(tenant_id: str, analysis_id: str, backend: Backend) -> OutboxRow | None:
    """One analysis brought up to date, under the locks of a correction and in their order."""
    now = backend.now()
    with backend.records.transaction(tenant_id) as tx:
        tx.get(Specimen, tx.get(Analysis, analysis_id).specimen_id, lock=True)
        found = tx.get(Analysis, analysis_id, lock=True)
        before = tx.get(AnalysisRevision, analysis_id, found.revision)
        upload = tx.get(Upload, found.upload_id, lock=True)
        named = identity.open_findings(backend.keys, tenant_id, analysis_id, before.identity_sealed)
        body = stated(tx, found, before.body, upload.created_at, named)
        if upload.run != found.run or body.get("versions") == before.body.get("versions"):
            return None
        after = replace(
            before,
            version=1,
            revision=before.revision + 1,
            body=body,
            changes=[_change(before.body, body)],
            author=f"{found.analyzer} {found.analyzer_version}",
            created_at=now,
        )
        tx.create(after)
        found = tx.replace(replace(found, revision=after.revision))
        tx.replace(replace(upload, flag=flags.of(body), changed_at=now))
        event = AnalysisRevised(
            tenant_id=tenant_id,
            run=found.run,
            analysis_id=analysis_id,
            upload_id=found.upload_id,
            specimen_id=found.specimen_id,
            patient_id=found.patient_id,
            modality=found.modality,
            revision=after.revision,
        )
        return outbox.announce(tx, event, now)


def _change(before: JsonObject, after: JsonObject) -> JsonObject:
    return {
        "finding_id": "", "code": "document.version", "reason": "another version of the report",
        "from": _newest(before), "to": _newest(after),
    }  # fmt: skip


def _newest(body: JsonObject) -> object:
    """The analysis of the newest version; of several reports that of the first that has one."""
    versions = body.get("versions")
    if not isinstance(versions, Mapping):
        return None
    every = versions.get("reports") or [versions]
    found = [one.get("superseded_by") for one in every if isinstance(one, Mapping)]
    return next((newest for newest in found if newest), None)


def _others(tx: Transaction, analysis: Analysis, body: JsonObject) -> list[_Version]:
    """The other versions of its reports: of each file the newest run."""
    own = _reports(analysis.analysis_id, body, analysis.finished_at)
    if analysis.patient_id is None or not own:
        return []
    where = {"patient_id": analysis.patient_id, "modality": Modality.DOCUMENT.value}
    found = tx.find(Analysis, where, order=("finished_at",), descending=True, limit=_MOST)
    versions = []
    for other in found:
        upload = tx.get(Upload, other.upload_id)
        is_newest = upload.run == other.run and upload.patient_id == analysis.patient_id
        if other.upload_id == analysis.upload_id or not is_newest:
            continue
        theirs = tx.get(AnalysisRevision, other.analysis_id, other.revision).body
        listed = _reports(other.analysis_id, theirs, upload.created_at)
        versions += [v for v in listed if any(v.is_of(one) for one in own)]
    return versions


def _results(body: JsonObject) -> list[JsonObject]:
    listed = body.get("findings")
    return [
        finding
        for finding in (listed if isinstance(listed, list | tuple) else ())
        if isinstance(finding, Mapping) and str(finding.get("code")).startswith(_RESULTS)
    ]


def _marked(
    body: JsonObject,
    own: Sequence[_Version],
    others: Sequence[_Version],
    named: Sequence[JsonObject],
) -> JsonObject:
    given_anew: dict[str, str] = {}
    told: list[JsonObject] = []
    for report in own:
        versions = sorted((o for o in others if o.is_of(report)), key=lambda o: o.order)
        newer = [other for other in versions if other.order > report.order]
        latest = {subject(f): other.analysis_id for other in newer for f in other.results}
        given_anew |= {
            str(f.get("id")): latest[subject(f)] for f in report.results if subject(f) in latest
        }
        older = [other.analysis_id for other in versions if other.order < report.order]
        newest = newer[-1].analysis_id if newer else None
        told.append({"report_number": report.number, "superseded_by": newest, "supersedes": older})
    listed = body.get("findings")
    findings = [
        _with_mark(f, given_anew.get(str(f.get("id"))))
        for f in (listed if isinstance(listed, list | tuple) else ())
    ]
    return {
        **body,
        "findings": findings,
        "interpretations": interpretations([*findings, *named]),
        "versions": _together(told),
    }


def _together(told: Sequence[JsonObject]) -> JsonObject:
    """What is known of the one report; of several, each of those that has other versions."""
    if len(told) == 1:
        return told[0]
    nothing: JsonObject = {"report_number": None, "superseded_by": None, "supersedes": []}
    versed = [one for one in told if one["superseded_by"] or one["supersedes"]]
    return {**nothing, "reports": versed}


def _with_mark(finding: JsonObject, newer: str | None) -> JsonObject:
    """The finding, `superseded` where a newer version gives it anew, by the newest that does.

    What was superseded within its own file stays so.
    """
    plain = {name: value for name, value in finding.items() if name != "superseded_by"}
    if "superseded_by" in finding:
        plain.pop("superseded", None)
    is_result = str(finding.get("code")).startswith(_RESULTS)
    if newer is None or not is_result or plain.get("superseded"):
        return plain
    return {**plain, "superseded": True, "superseded_by": newer}
