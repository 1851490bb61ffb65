"""What goes out to other systems: a patient, the analyses about them, what each states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from common.domain.model import Analysis, AnalysisRevision, JsonObject, Report, Upload
from common.domain.standards.lab import subject

Finding = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One analysis in its newest revision, with the upload it is of and whether it is signed."""

    upload: Upload
    analysis: Analysis
    revision: AnalysisRevision
    is_signed: bool

    @property
    def findings(self) -> list[Finding]:
        """What was found, without identities, which are sealed."""
        return _members(self.revision.body, "findings")

    @property
    def not_measured(self) -> list[Finding]:
        """What was looked for and not measured, and why."""
        return _members(self.revision.body, "not_measured")

    @property
    def versions(self) -> Finding:
        """What is known of other versions of its report; nothing where there are none."""
        found = self.revision.body.get("versions")
        return found if isinstance(found, Mapping) else {}

    @property
    def collected_at(self) -> str | None:
        """When the sample was taken, where the sender said so."""
        said = self.upload.facts.get("collected_at")
        return said if isinstance(said, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A patient with the identity that was opened for this export."""

    patient_id: str
    patient_ref: str
    identity: Mapping[str, str | None] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that is known of one patient: what is exported, and when it was put together."""

    person: Person
    stated: Sequence[Stated]
    reports: Sequence[Report]
    at: str
    language: str

    @property
    def replaced(self) -> Mapping[tuple[str, str], Sequence[tuple[str, str]]]:
        """By analysis and finding: the findings of older versions that it replaces."""
        newer = {
            (one.analysis.analysis_id, *subject(f)): str(f.get("id"))
            for one in self.stated
            for f in one.findings
            if not f.get("superseded")
        }
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for one in self.stated:
            for finding in one.findings:
                by = str(finding.get("superseded_by"))
                if finding.get("superseded") and (by, *subject(finding)) in newer:
                    mine = (one.analysis.analysis_id, str(finding.get("id")))
                    found.setdefault((by, newer[(by, *subject(finding))]), []).append(mine)
        return found


def is_superseded(finding: Finding) -> bool:
    """Whether a newer version of its report gives it anew, so that it counts no more."""
    return finding.get("superseded") is True


def held(finding: Finding) -> str | None:
    """Why a value waits for a person; a person's own is past it."""
    why = finding.get("held")
    return why if isinstance(why, str) and why and finding.get("method") != "person" else None


def number(value: object) -> float | int | None:
    """The value where it is a number, and a truth value is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None  # type: ignore[return-value]  # checked just above


def _members(body: JsonObject, name: str) -> list[Finding]:
    listed = body.get(name)
    return [m for m in listed if isinstance(m, Mapping)] if isinstance(listed, list) else []
