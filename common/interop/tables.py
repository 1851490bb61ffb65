"""Findings as rows: CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from common.domain.standards import codes
from common.interop.stated import Finding, History, Stated, held, is_superseded, number

Cell = str | int | float | bool | None

COLUMNS = (
    "patient_ref",
    "specimen_ref",
    "upload_id",
    "analysis_id",
    "revision",
    "signed",
    "collected_at",
    "analyzed_at",
    "modality",
    "finding_id",
    "code",
    "loinc",
    "name",
    "comparator",
    "value",
    "unit",
    "reference",
    "flag",
    "confidence",
    "interval_low",
    "interval_high",
    "n",
    "method",
    "standard",
    "analyzer",
    "analyzer_version",
    "machine_value",
    "correction_reason",
    "not_measured",
    "superseded",
    "held",
)
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows(history: History) -> Iterator[dict[str, Cell]]:
    """A row for each finding, and one without a value for each code that was not measured."""
    for stated in history.stated:
        common = _common(history, stated)
        for finding in stated.findings:
            yield {**common, **_finding(finding, history.language)}
        for absent in stated.not_measured:
            code = str(absent.get("code", ""))
            named = {"code": code, "name": codes.label(code, history.language)}
            yield {**common, **named, "not_measured": _text(absent.get("why"))}


def to_csv(history: History) -> bytes:
    """The findings as a table."""
    return csv_of(COLUMNS, rows(history))


def csv_of(columns: Sequence[str], found: Iterable[Mapping[str, Cell]]) -> bytes:
    """RFC 4180 in UTF-8 with a byte order mark, as spreadsheets expect it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in found:
        writer.writerow([_written(row.get(name)) for name in columns])
    return out.getvalue().encode("utf-8-sig")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return text.startswith(_RISKY)


def _written(cell: Cell) -> str | int | float:
    """A text that could be a formula is marked as text; a number is never touched."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if is_risky(cell) else cell
    return cell


def _common(history: History, stated: Stated) -> dict[str, Cell]:
    analysis, upload = stated.analysis, stated.upload
    return {
        "patient_ref": history.person.patient_ref,
        "specimen_ref": upload.specimen_ref,
        "upload_id": upload.upload_id,
        "analysis_id": analysis.analysis_id,
        "revision": stated.revision.revision,
        "signed": stated.is_signed,
        "collected_at": stated.collected_at,
        "analyzed_at": analysis.finished_at.isoformat(timespec="seconds"),
        "modality": analysis.modality,
        "analyzer": analysis.analyzer,
        "analyzer_version": analysis.analyzer_version,
    }


def _finding(finding: Finding, language: str) -> dict[str, Cell]:
    code = str(finding.get("code", ""))
    printed = finding.get("printed_name")
    interval = finding.get("interval")
    low, high = interval if isinstance(interval, list) and len(interval) == 2 else (None, None)
    corrected = finding.get("corrected")
    person = corrected if isinstance(corrected, Mapping) else {}
    return {
        "finding_id": _text(finding.get("id")),
        "code": code,
        "loinc": _text(finding.get("loinc")),
        "name": codes.label(code, language, printed if isinstance(printed, str) else None),
        "comparator": _text(finding.get("comparator")),
        "value": _value(finding.get("value")),
        "unit": _text(finding.get("unit")),
        "reference": _text(finding.get("printed_range")),
        "flag": _text(finding.get("flag")),
        "confidence": number(finding.get("confidence")),
        "interval_low": number(low),
        "interval_high": number(high),
        "n": number(finding.get("n")),
        "method": _text(finding.get("method")),
        "standard": _text(finding.get("standard")),
        "superseded": is_superseded(finding) or None,
        "held": held(finding),
        "machine_value": _value(person.get("machine_value")),
        "correction_reason": _text(person.get("reason")),
    }


def _value(value: object) -> Cell:
    """A value as a cell: what is no single value has none, rather than a made-up one."""
    return value if isinstance(value, str | bool | int | float) else None


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) and value else None
