"""Versions of one laboratory report that came as several files: the newest counts, all are kept.

Files of one patient are versions of a report where they print the same report number, and neither
laboratory nor time of collection differ. Every analysis of them says so, and a result that a newer
version gives anew is `superseded`: no rule uses it any more.
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
from common.domain.standards.lab import key
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
    analysis_id: str
    body: JsonObject
    arrived: datetime

    @property
    def order(self) -> tuple[object, ...]:
        """Later versions are greater: by what the report says it is, when it was made, and came."""
        ranks = [_RANK.get(str(f.get("status")), _FINAL) for f in _results(self.body)]
        made = max((str(f.get("reported_at") or "") for f in _results(self.body)), default="")
        return max(ranks, default=_FINAL), made, self.arrived, self.analysis_id


def stated(
    tx: Transaction,
    analysis: Analysis,
    body: JsonObject,
    arrived: datetime,
    named: Sequence[JsonObject],
) -> JsonObject:
    """What an analysis says, with what is known of other versions of its report.

    named : its findings that name a person; rules read age and sex from them
    """
    own = _Version(analysis.analysis_id, body, arrived)
    others = _others(tx, analysis, body)
    return _marked(own, others, named) if others or "versions" in body else body


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
    def newest(body: JsonObject) -> object:
        versions = body.get("versions")
        return versions.get("superseded_by") if isinstance(versions, Mapping) else None

    return {
        "finding_id": "", "code": "document.version", "reason": "another version of the report",
        "from": newest(before), "to": newest(after),
    }  # fmt: skip


def _others(tx: Transaction, analysis: Analysis, body: JsonObject) -> list[_Version]:
    """The other versions of this report: of each file the newest run."""
    if analysis.patient_id is None or _number(body) is None:
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
        if _is_same(body, theirs):
            versions.append(_Version(other.analysis_id, theirs, upload.created_at))
    return versions


def _results(body: JsonObject) -> list[JsonObject]:
    listed = body.get("findings")
    return [
        finding
        for finding in (listed if isinstance(listed, list | tuple) else ())
        if isinstance(finding, Mapping) and str(finding.get("code")).startswith(_RESULTS)
    ]


def _said(body: JsonObject, name: str) -> str | None:
    """What all results say of their report; None where they say nothing, or two things."""
    found = {str(f[name]) for f in _results(body) if f.get(name)}
    return found.pop() if len(found) == 1 else None


def _number(body: JsonObject) -> str | None:
    number = re.sub(r"[^a-z0-9]", "", key(_said(body, "report_number") or ""))
    return number if len(number) >= _SHORTEST and body.get("status") == "analyzed" else None


def _is_same(body: JsonObject, other: JsonObject) -> bool:
    if _number(body) is None or _number(body) != _number(other):
        return False
    laboratories = {key(said) for b in (body, other) if (said := _said(b, "laboratory"))}
    days = {said[:10] for b in (body, other) if (said := _said(b, "collected_at"))}
    return len(laboratories) < 2 and len(days) < 2


def _subject(finding: JsonObject) -> tuple[object, ...]:
    name = key(str(finding.get("printed_name"))) if finding.get("code") == "lab.other" else None
    return finding.get("code"), finding.get("specimen"), name


def _marked(own: _Version, others: Sequence[_Version], named: Sequence[JsonObject]) -> JsonObject:
    newer = [other for other in others if other.order > own.order]
    given_anew = {
        _subject(f): other.analysis_id
        for other in sorted(newer, key=lambda o: o.order)
        for f in _results(other.body)
    }
    listed = own.body.get("findings")
    findings = [
        _with_mark(f, given_anew.get(_subject(f)))
        for f in (listed if isinstance(listed, list | tuple) else ())
    ]
    older = sorted((o for o in others if o.order < own.order), key=lambda o: o.order)
    newest = max(newer, key=lambda o: o.order, default=None)
    return {
        **own.body,
        "findings": findings,
        "interpretations": interpretations([*findings, *named]),
        "versions": {
            "report_number": _said(own.body, "report_number"),
            "superseded_by": newest.analysis_id if newest else None,
            "supersedes": [other.analysis_id for other in older],
        },
    }


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
