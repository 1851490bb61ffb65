"""A corrected revision of what an analysis says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from common.domain.errors import InvalidInputError
from common.domain.model import AnalysisRevision, JsonObject, Principal
from common.domain.standards.rules.interpret import interpretations
from common.ports import KeyRing
from common.services import flags, identity
from common.services.shapes import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One finding's value as a person sees it, and why."""

    finding_id: str
    value: bool | int | float | str = field(repr=False)
    reason: str = field(repr=False)


def corrected(
    before: AnalysisRevision,
    corrections: Sequence[Correction],
    principal: Principal,
    now: datetime,
    keys: KeyRing,
) -> AnalysisRevision:
    """The next revision. InvalidInputError for an unknown finding or a value of another kind."""
    named = identity.open_findings(
        keys, before.tenant_id, before.analysis_id, before.identity_sealed
    )
    listed = before.body.get("findings")
    stated: list[JsonObject] = list(listed) if isinstance(listed, list) else []
    changes: list[JsonObject] = []
    for correction in corrections:
        place = _holding(correction.finding_id, stated, named)
        index = _index(correction.finding_id, place)
        finding = place[index]
        _check_value(finding, correction.value)
        place[index] = _replaced(finding, correction, principal, now)
        changes.append(_change(finding, correction, is_identity=place is named))
    said: dict[str, object] = {**before.body, "findings": stated}
    if "interpretations" in said:
        # What the rules say of the values as they now stand.
        said["interpretations"] = interpretations([*stated, *named])
    context = f"analysis:{before.analysis_id}:identity"
    return replace(
        before,
        version=1,
        revision=before.revision + 1,
        body=said,
        identity_sealed=(
            identity.seal_json(keys, before.tenant_id, named, context) if named else None
        ),
        changes=changes,
        author=principal.subject,
        created_at=now,
    )


def _index(finding_id: str, place: Sequence[JsonObject]) -> int:
    return next(i for i, finding in enumerate(place) if finding.get("id") == finding_id)


def _holding(finding_id: str, *places: list[JsonObject]) -> list[JsonObject]:
    for place in places:
        if any(finding.get("id") == finding_id for finding in place):
            return place
    raise InvalidInputError("no such finding")


def _check_value(finding: JsonObject, value: object) -> None:
    """A truth value stays one, a number a number, a word a word, a category one of its own."""
    machine = finding.get("value")
    categories = finding.get("probabilities")
    if _kind(machine) != _kind(value):
        raise InvalidInputError("a value of another kind")
    if isinstance(categories, Mapping) and isinstance(value, str) and value not in categories:
        raise InvalidInputError("not one of the categories")


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else "other"


def _replaced(
    finding: JsonObject, correction: Correction, principal: Principal, now: datetime
) -> JsonObject:
    """The finding with the person's value; the machine's confidence spoke of its own value only."""
    earlier = finding.get("corrected")
    machine = earlier.get("machine_value") if isinstance(earlier, Mapping) else finding.get("value")
    return {
        **finding,
        "value": correction.value,
        "confidence": None,
        "interval": None,
        **({"flag": flags.again(finding, correction.value)} if "flag" in finding else {}),
        "method": "person",
        "corrected": {
            "machine_value": machine,
            "by": principal.subject,
            "at": iso(now),
            "reason": correction.reason,
        },
    }


def _change(finding: JsonObject, correction: Correction, *, is_identity: bool) -> JsonObject:
    """What the revision records of a change; an identity's values stay sealed with the finding."""
    change: dict[str, object] = {
        "finding_id": correction.finding_id,
        "code": finding.get("code"),
        "reason": correction.reason,
    }
    if not is_identity:
        change |= {"from": finding.get("value"), "to": correction.value}
    return change
