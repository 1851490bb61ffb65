"""Which results ask for attention: a corrected finding's flag, and the one flag of an upload."""

from collections.abc import Mapping, Sequence

from common.domain.model import JsonObject
from common.reports import ranges

NOT_ANALYZABLE = "not_analyzable"
HELD = "held"
ABNORMAL = "A"
_GRAVEST_FIRST = ("LL", "HH", ABNORMAL)


def again(finding: JsonObject, value: object) -> str | None:
    """The flag of a laboratory value that a person corrected, by its own printed range.

    None where range or value leave a doubt: the flag of the value before says nothing of this one.
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    printed = finding.get("printed_range")
    if not is_number or finding.get("comparator") or not isinstance(printed, str):
        return None
    limits, number = ranges.parse(printed), float(str(value))
    if limits.low is not None and number < limits.low:
        return "L"
    if limits.high is not None and number > limits.high:
        return "H"
    return "N" if limits.low is not None or limits.high is not None else None


def of(body: JsonObject) -> str | None:
    """What the worklist shows of a whole analysis; None where nothing asks for attention."""
    if body.get("status") != "analyzed":
        return NOT_ANALYZABLE
    listed = body.get("findings")
    findings = [f for f in listed if isinstance(f, Mapping)] if isinstance(listed, list) else []
    found = {_letter(finding) for finding in findings} - {None, "N"}
    for letter in _GRAVEST_FIRST:
        if letter in found:
            return letter
    if found:
        return ABNORMAL if len(found) > 1 else str(found.pop())
    return HELD if _is_held(findings) else None


def _letter(finding: Mapping[str, object]) -> str | None:
    if finding.get("value") is False and str(finding.get("code")).endswith("_normal"):
        return ABNORMAL
    flag = finding.get("flag")
    return str(flag) if flag else None


def _is_held(findings: Sequence[Mapping[str, object]]) -> bool:
    return any(finding.get("held") for finding in findings)
