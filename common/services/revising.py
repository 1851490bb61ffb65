"""A revision while a person changes it: what is said so far, and how a change is marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from common.domain import drawn
from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject

Mark = Callable[[JsonObject, JsonObject, str, Sequence[str] | None], JsonObject]
"""What was said before, what is said now, why, because of which findings: a marked finding."""

WITHDRAWN = "outline_changed"


@dataclass(slots=True)
class Sheet:
    """A revision while it is being changed; `modality` is None where it has no valid result."""

    findings: list[JsonObject]
    not_measured: list[JsonObject]
    removed: list[JsonObject]
    mark: Mark = field(repr=False)
    modality: str | None
    size: tuple[float, float] | None
    mm_per_px: float | None
    taken: Sequence[str] = ()
    changes: list[JsonObject] = field(default_factory=list)

    def at(self, finding_id: str) -> int:
        """Where a finding stands; InvalidInputError."""
        for place, finding in enumerate(self.findings):
            if finding.get("id") == finding_id:
                return place
        raise InvalidInputError("no such finding")

    def next_id(self) -> str:
        """The id of a new finding: one that no finding ever had."""
        ids = [*(str(f.get("id")) for f in (*self.findings, *self.removed)), *self.taken]
        used = [int(name.removeprefix("f")) for name in ids]
        return f"f{max(used, default=0) + 1}"


def is_stated(finding: JsonObject) -> bool:
    """Whether the value is a person's own, not one that was measured or counted again."""
    corrected = finding.get("corrected")
    return isinstance(corrected, Mapping) and "because" not in corrected


def withdraw(
    sheet: Sheet, codes: set[str], reason: str, *because: str, why: str = WITHDRAWN
) -> None:
    """What cannot be said any more is not measured; a person's own value stays."""
    for finding in list(sheet.findings):
        if drawn.plain(str(finding.get("code"))) not in codes or is_stated(finding):
            continue
        if not isinstance(finding.get("value"), int | float):
            continue
        sheet.findings.remove(finding)
        sheet.not_measured.append({"code": finding.get("code"), "why": why})
        sheet.changes.append(
            {
                "finding_id": finding.get("id"),
                "code": finding.get("code"),
                "reason": reason,
                "from": finding.get("value"),
                "withdrawn": True,
                "because": list(because),
            }
        )


def change(before: JsonObject, after: JsonObject, reason: str, *because: str) -> JsonObject:
    """A value as it was and as it is, for the list of what a revision changed."""
    return {
        "finding_id": before.get("id"),
        "code": before.get("code"),
        "reason": reason,
        "from": before.get("value"),
        "to": after.get("value"),
        "because": list(because),
    }


def real(value: object) -> float:
    """A number; what is no number is zero."""
    return float(value) if isinstance(value, int | float) else 0.0
