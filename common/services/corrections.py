"""A corrected revision of what an analysis says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from common.domain.errors import InvalidInputError
from common.domain.model import AnalysisRevision, JsonObject, Principal
from common.domain.standards.rules.interpret import interpretations
from common.ports import KeyRing
from common.services import flags, identity, recounting, redrawing
from common.services.revising import Mark, Sheet
from common.services.shapes import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One finding's value as a person sees it, and why."""

    finding_id: str
    value: bool | int | float | str = field(repr=False)
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """Another outline or box of one finding."""

    finding_id: str
    region: JsonObject
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An object that is none."""

    finding_id: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An object that the machine did not see; `value` is its class, where its kind has classes."""

    code: str
    region: JsonObject
    value: bool | int | float | str | None = None
    reason: str = field(repr=False)


Change = Correction | Redrawn | Removed | Added


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person draws: what is on the picture, its size and scale, as far as known."""

    modality: str = ""
    size: tuple[float, float] | None = None
    mm_per_px: float | None = None


def corrected(
    before: AnalysisRevision,
    corrections: Sequence[Change],
    principal: Principal,
    now: datetime,
    keys: KeyRing,
    place: Place | None = None,
) -> AnalysisRevision:
    """The next revision. InvalidInputError for an unknown finding or a value of another kind."""
    named = identity.open_findings(
        keys, before.tenant_id, before.analysis_id, before.identity_sealed
    )
    sheet = _sheet(before.body, place, principal, now, named)
    first = list(sheet.findings)
    for correction in corrections:
        _apply(sheet, named, correction)
    recounting.count_again(sheet, first, corrections[-1].reason)
    said: dict[str, object] = {**before.body, "findings": sheet.findings}
    if sheet.removed or "removed" in said:
        said["removed"] = sheet.removed
    if sheet.not_measured:
        said["not_measured"] = sheet.not_measured
    if "interpretations" in said:
        # What the rules say of the values as they now stand.
        said["interpretations"] = interpretations([*sheet.findings, *named])
    context = f"analysis:{before.analysis_id}:identity"
    return replace(
        before,
        version=1,
        revision=before.revision + 1,
        body=said,
        identity_sealed=(
            identity.seal_json(keys, before.tenant_id, named, context) if named else None
        ),
        changes=sheet.changes,
        author=principal.subject,
        created_at=now,
    )


def back_to(
    earlier: AnalysisRevision,
    before: AnalysisRevision,
    reason: str,
    principal: Principal,
    now: datetime,
) -> AnalysisRevision:
    """What an earlier revision said, as the next one: all changes since then are undone."""
    return replace(
        earlier,
        version=1,
        revision=before.revision + 1,
        changes=[{"back_to": earlier.revision, "reason": reason}],
        author=principal.subject,
        created_at=now,
    )


def _sheet(
    body: JsonObject,
    place: Place | None,
    principal: Principal,
    now: datetime,
    named: Sequence[JsonObject],
) -> Sheet:
    """What the analysis says so far, ready to be changed by this person."""
    place = place or Place()
    return Sheet(
        findings=_listed(body, "findings"),
        not_measured=_listed(body, "not_measured"),
        removed=_listed(body, "removed"),
        mark=lambda was, now_is, reason, because: _marked(
            was, now_is, reason, principal, now, because
        ),
        modality=place.modality if body.get("status") == "analyzed" else None,
        size=place.size,
        mm_per_px=place.mm_per_px,
        taken=[str(finding.get("id")) for finding in named],
    )


def _listed(body: JsonObject, name: str) -> list[JsonObject]:
    listed = body.get(name)
    return list(listed) if isinstance(listed, list) else []


def _apply(sheet: Sheet, named: list[JsonObject], change: Change) -> None:
    match change:
        case Redrawn():
            redrawing.redraw(sheet, change.finding_id, change.region, change.reason)
        case Removed():
            redrawing.remove(sheet, change.finding_id, change.reason)
        case Added():
            redrawing.add(sheet, change.code, change.region, change.value, change.reason)
        case Correction():
            place = _holding(change.finding_id, sheet.findings, named)
            index = _index(change.finding_id, place)
            finding = place[index]
            _check_value(finding, change.value)
            place[index] = _replaced(finding, change, sheet.mark)
            sheet.changes.append(_change(finding, change, is_identity=place is named))


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
    redrawing.check_class(str(finding.get("code")), value)
    if isinstance(categories, Mapping) and isinstance(value, str) and value not in categories:
        raise InvalidInputError("not one of the categories")


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else "other"


def _replaced(finding: JsonObject, correction: Correction, mark: Mark) -> JsonObject:
    """The finding with the person's value."""
    flagged = {"flag": flags.again(finding, correction.value)} if "flag" in finding else {}
    said = {**finding, "value": correction.value, "interval": None, **flagged, "method": "person"}
    return mark(finding, said, correction.reason, None)


def _marked(
    was: JsonObject,
    now_is: JsonObject,
    reason: str,
    principal: Principal,
    now: datetime,
    because: Sequence[str] | None,
) -> JsonObject:
    """The finding with what the machine said of it, whose confidence spoke of its own value only.

    because : the findings whose change made this one measured or counted again; None where the
        value is a person's own
    """
    earlier = was.get("corrected")
    machine = earlier.get("machine_value") if isinstance(earlier, Mapping) else was.get("value")
    return {
        **now_is,
        "confidence": None,
        "corrected": {
            "machine_value": machine,
            "by": principal.subject,
            "at": iso(now),
            "reason": reason,
            **({} if because is None else {"because": list(because)}),
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
