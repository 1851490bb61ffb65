"""Printed results -> findings: analyte, UCUM unit, our own flag, evidence and confidence."""

import re
from collections.abc import Mapping, Sequence

from common.analyzers.document import (
    amended,
    dates,
    identity,
    legibility,
    matching,
    numbers,
    vocabulary,
)
from common.analyzers.document.kind import Kind
from common.analyzers.document.layout import Cell
from common.analyzers.document.results import Printed
from common.analyzers.document.sections import specimen_in
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import lab, lab_ranges
from common.domain.standards.lab import Analyte

METHOD = "rules"
# Share of right readings under column headings, counted by training.document.confidence.
CONFIDENCE: Mapping[str, float] = {"known": 0.981, "worded": 0.986, "unknown": 0.929}


def region(page: int, cells: Sequence[Cell]) -> JsonObject:
    """A text region around these cells."""
    return {
        "kind": "text",
        "page": page,
        "r0": round(min(c.r0 for c in cells), 1),
        "c0": round(min(c.c0 for c in cells), 1),
        "r1": round(max(c.r1 for c in cells), 1),
        "c1": round(max(c.c1 for c in cells), 1),
    }


def state(wording: str | None) -> str | None:
    """Whether a wording says that the result is pending or was not performed."""
    words = lab.key(wording or "")
    if words in vocabulary.PENDING:
        return "pending"
    return "not_performed" if words in vocabulary.NOT_DONE else None


def held(
    value: numbers.Value | None, printed_unit: str | None, unit: str | None, analyte: Analyte | None
) -> str | None:
    """Why a person must look at this value before anyone uses it."""
    if value is not None and value.kind == "ambiguous":
        return "ambiguous_number"
    if printed_unit and unit is None:
        return "unknown_unit"
    if value is None or value.number is None or analyte is None:
        return None
    if unit is None:
        return None if analyte.is_unitless else "no_unit"
    outside = lab.plausibility(analyte.slug, value.number, unit)
    return f"implausible_{outside}" if outside else None


def _confidence(result: Printed, found: matching.Match) -> float | None:
    """How often such a reading was right; None where none was ever counted."""
    is_similar = found.analyte is not None and not found.exact
    if result.layout != "table" or is_similar or result.amended or result.struck:
        return None
    kind = "known" if found.analyte is not None else "unknown"
    counted = CONFIDENCE["worded" if result.value is None else kind]
    sure = result.sureness
    return counted if sure is None else round(counted * sure, 4)


def _changed(result: Printed) -> tuple[dict[str, object], str | None]:
    """What is crossed out of a result or was corrected, and why a person must look at it."""
    said = result.amended or (amended.read(result.remark) if result.remark else None)
    detail: dict[str, object] = {"as_read": result.as_read} if result.as_read else {}
    if result.struck:
        detail["struck_out"] = result.struck
    if said is not None and said.before:
        detail["corrected_from" if said.is_correction else "earlier_value"] = said.before
    if result.struck:
        return detail, "struck_out"
    is_unclear = said is not None and said.is_unclear
    return detail, "two_corrected_values" if is_unclear or _is_told_otherwise(result) else None


def _unit_doubt(
    analyte: Analyte | None,
    value: numbers.Value | None,
    units: tuple[str | None, str | None],
    limits: numbers.Interval | None,
    cycle_day: object,
) -> tuple[dict[str, object], str | None]:
    """The unit that a printed interval speaks for, where none or another one is printed.

    units : as printed, and what it means
    """
    printed, unit = units
    if printed and unit is None:
        return {}, None
    if analyte is None or value is None or value.number is None or limits is None:
        return {}, None
    if limits.low is None or limits.high is None or (unit is None and analyte.is_unitless):
        return {}, None
    ends = (limits.low, limits.high)
    if unit is None:
        found = lab_ranges.inferred_unit(analyte, value.number, ends)
        return ({"unit_inferred": found}, "unit_inferred") if found else ({}, None)
    day = cycle_day if isinstance(cycle_day, int) else None
    found = lab_ranges.suspected_unit(analyte, unit, ends, day)
    return ({"unit_suspected": found}, "unit_mismatch") if found else ({}, None)


def _is_told_otherwise(result: Printed) -> bool:
    """Whether a line below gives another value as the corrected one."""
    new = amended.new_value(result.remark)
    return new is not None and (result.value is None or result.value.printed != new)


def _doubt(result: Printed, limits: numbers.Interval | None) -> str | None:
    sure = result.sureness
    if sure is None or (sure >= legibility.SURE and not _may_lack_its_mark(result, limits)):
        return None
    return "unsure_reading"


def _may_lack_its_mark(result: Printed, limits: numbers.Interval | None) -> bool:
    """Whether a number without a decimal mark lies above an interval that has them: OCR may have
    lost a faint one.
    """
    value = result.value
    if value is None or value.number is None or limits is None or limits.high is None:
        return False
    has_marks = re.search(r"\d[.,]\d", result.range or "") is not None
    return has_marks and value.printed.isdigit() and value.number > limits.high


def of_result(
    result: Printed, collected: JsonObject, mark: str | None
) -> tuple[Finding, Analyte | None]:
    """The finding of one printed result."""
    specimen = specimen_in(result.name) or result.specimen
    found = matching.match(result.name, result.unit, specimen)
    analyte = found.analyte
    unit = lab.unit_of(result.unit, analyte)
    value = result.value
    number = value.number if value is not None else None
    shown = number if number is not None else value.printed if value is not None else result.wording
    limits = numbers.interval(result.range, mark)
    changed, why = _changed(result)
    day = collected.get("cycle_day")
    suspected, of_unit = _unit_doubt(analyte, value, (result.unit, unit), limits, day)
    detail: dict[str, object] = {
        "name": analyte.name if analyte else None,
        "comparator": value.comparator if value else None,
        "loinc": analyte.code(unit) if analyte else None,
        "printed_name": result.name,
        "printed_value": value.printed if value else result.wording,
        "printed_unit": result.unit,
        "printed_range": result.range,
        "range_low": limits.low if limits else None,
        "range_high": limits.high if limits else None,
        "printed_flag": result.flag,
        "flag": numbers.flag(value, limits) if value else None,
        "specimen": specimen,
        "section": result.section,
        **collected,
        "raw": "  ".join(cell.text for cell in result.cells),
        "state": state(result.wording),
        "held": why or of_unit or held(value, result.unit, unit, analyte) or _doubt(result, limits),
        **changed,
        **suspected,
        **({"method_stated": result.method} if result.method else {}),
    }
    if number is not None and analyte is not None and unit:
        detail |= canonical(analyte, number, unit)
    finding = Finding(
        code=f"lab.{analyte.slug if analyte else 'other'}",
        value=shown,
        confidence=_confidence(result, found),
        unit=unit or None,
        region=region(result.page, result.cells),
        standard="lab",
        method=METHOD if found.exact or analyte is None else f"{METHOD}+similar_name",
        detail=detail,
    )
    return finding, analyte


def canonical(analyte: Analyte, number: float, unit: str) -> dict[str, object]:
    """The value in the analyte's first unit, where it is in another one."""
    target = analyte.units[0]
    converted = lab.convert(analyte.slug, number, unit, target)
    if converted is None or target == unit:
        return {}
    return {"canonical_value": float(f"{converted:.6g}"), "canonical_unit": target}


def of_empty(row: Printed) -> NotMeasured:
    """A row with a unit and a range but no result."""
    analyte = matching.match(row.name, row.unit, row.specimen).analyte
    return NotMeasured(code=f"lab.{analyte.slug if analyte else 'other'}", why="no_value_printed")


def of_identity(field: identity.Field, shown: str | None = None) -> Finding:
    """The finding of one fact about a person, as printed and as what it can mean.

    shown : whether the document's dates have day or month first, where they tell
    """
    return Finding(
        code=f"identity.{field.kind}",
        value=field.text,
        region=region(field.page, [field.cell]),
        method="label" if field.labelled else "address_block",
        detail=meaning(field.kind, field.text, field.label, shown),
    )


def meaning(kind: str, text: str, label: str = "", shown: str | None = None) -> JsonObject:
    """What a date of birth or a sex says: `iso` and all `possible` dates, `sex`."""
    if kind == identity.BIRTH:
        possible = dates.possible(text, shown)
        return {
            "iso": possible[0] if len(possible) == 1 else None,
            "possible": list(possible),
        }
    if kind == identity.SEX:
        return {"sex": identity.sex_of(text, label)}
    return {}


def of_type(kind: Kind) -> Finding | None:
    """The document's type, unless it is not clear."""
    if kind.name is None:
        return None
    return Finding(
        code="document.type",
        value=kind.name,
        confidence=kind.probabilities[kind.name],
        probabilities=kind.probabilities,
        method="evidence_share",
    )
