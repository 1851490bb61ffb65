"""Findings -> printed result rows."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.domain.model import JsonObject
from common.domain.standards import codes
from common.domain.standards.codes import Kind
from common.reports import ranges
from common.reports.said import Correction, Row
from common.reports.words.phrases import Phrases

_FLAGS = {
    "l": "low",
    "low": "low",
    "h": "high",
    "high": "high",
    "ll": "critical_low",
    "critical_low": "critical_low",
    "hh": "critical_high",
    "critical_high": "critical_high",
    "a": "abnormal",
    "aa": "abnormal",
    "abnormal": "abnormal",
}
_ALTERNATIVE = 0.05  # a category below this share is not worth a reader's time


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person did to one finding."""

    machine_value: object
    reason: str
    author: str
    at: str


def plain(value: object) -> str:
    """Text as it may be printed and stored: no control characters, no lone surrogates."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    if text.isascii() and text.isprintable():
        return text.strip()
    kinds = ((c, unicodedata.category(c)) for c in text if c != "\r")
    shown = (c if kind != "Cc" or c == "\n" else " " for c, kind in kinds if kind != "Cf")
    return "".join(shown).strip()


def member(finding: JsonObject, name: str) -> object:
    """A member of a finding, wherever its analyzer keeps it: at the top or in `detail`."""
    detail = finding.get("detail")
    if finding.get(name) is None and isinstance(detail, Mapping):
        return detail.get(name)
    return finding.get(name)


def _text(finding: JsonObject, name: str) -> str:
    value = member(finding, name)
    return "" if value is None else plain(value)


def real(value: object) -> float | None:
    """A number, None for everything else (a bool is none)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def share(value: object) -> str:
    """A probability as percent. What is not certain is never printed as 100 % or 0 %."""
    number = real(value)
    if number is None:
        return ""
    if 0.995 <= number < 1:
        return "> 99 %"
    if 0 < number < 0.005:
        return "< 1 %"
    return f"{number * 100:.0f} %"


def value_printed(finding: JsonObject, value: object, language: str, said: Phrases) -> str:
    """A value of a finding's code as people read it."""
    code = str(finding.get("code"))
    row = codes.find(code)
    if isinstance(value, bool):
        return codes.value_label(code, "true" if value else "false", language)
    if value is None or (isinstance(value, Mapping | Sequence) and not isinstance(value, str)):
        return said["outlined"]
    number = real(value)
    if number is not None:
        decimals = row.decimals if row else None
        return _text(finding, "comparator") + codes.number_printed(number, decimals)
    if row and row.kind is Kind.CATEGORY:
        return codes.value_label(code, plain(value), language)
    return plain(value)


def label(finding: JsonObject, language: str, said: Phrases) -> str:
    """What a finding is called; a laboratory value as its document calls it, and in which specimen.

    A document says "Leukocytes" below a heading that the report's rows no longer stand under. Blood
    goes without saying.
    """
    printed = _text(finding, "printed_name") or None
    name = codes.label(str(finding.get("code")), language, printed)
    where = said.get(f"specimen.{_text(finding, 'specimen').replace(' ', '_')}", "")
    return f"{name} ({where})" if where and where.casefold() not in name.casefold() else name


def _sided(finding: JsonObject, language: str, said: Phrases) -> str:
    """What a finding is called, with the side that its document says it is on."""
    side, named = said.get(f"word.{_text(finding, 'side')}"), label(finding, language, said)
    return f"{named} ({side})" if side else named


def unit(finding: JsonObject) -> str:
    """The unit as printed on the document, else the finding's, else its code's."""
    if printed := _text(finding, "printed_unit"):
        return printed
    row = codes.find(str(finding.get("code")))
    stated = _text(finding, "unit") or (row.unit if row else None)
    return codes.unit_printed(stated)


def _flag(finding: JsonObject, change: Change | None, limits: ranges.Range) -> str | None:
    code = str(finding.get("code"))
    value = finding.get("value")
    if code.startswith("lab."):
        if change is None:
            stated = _text(finding, "flag") or _text(finding, "printed_flag")
            return _FLAGS.get(stated.lower())
        number = real(value)
        if number is None or _text(finding, "comparator"):
            return None
        if limits.low is not None and number < limits.low:
            return "low"
        return "high" if limits.high is not None and number > limits.high else None
    return "abnormal" if value is False and code.endswith("normal") else None


def _limits(finding: JsonObject) -> ranges.Range:
    code = str(finding.get("code"))
    if code.startswith("lab."):
        return ranges.parse(_text(finding, "printed_range"))
    if code == "sperm.normal":  # a share of many cells has a range, one cell has none
        return ranges.Range()
    return ranges.PUBLISHED.get(code, ranges.Range())


def _note(finding: JsonObject, language: str, said: Phrases) -> str:
    notes = []
    interval = finding.get("interval")
    if isinstance(interval, list | tuple) and len(interval) == 2:
        row = codes.find(str(finding.get("code")))
        ends = [codes.number_printed(float(end), row.decimals if row else None) for end in interval]
        notes.append(said["interval"].format(low=ends[0], high=ends[1]))
    n = finding.get("n")
    if isinstance(n, int) and n > 1:
        notes.append(said["count_n"].format(n=n))
    chances = finding.get("probabilities")
    if isinstance(chances, Mapping):
        others = sorted(((p, c) for c, p in chances.items() if c != finding["value"]), reverse=True)
        code = str(finding.get("code"))
        listed = [
            f"{codes.value_label(code, plain(c), language)} {share(p)}"
            for p, c in others[:3]
            if p >= _ALTERNATIVE
        ]
        if listed:
            notes.append(said["alternatives"].format(list=", ".join(listed)))
    notes += _doubts(finding, said)
    return "; ".join(notes).replace(" %", "\u00a0%")  # never a line that begins with the sign


def _doubts(finding: JsonObject, said: Phrases) -> list[str]:
    """What keeps a value of a document from counting; a person's own value is past it."""
    if finding.get("method") == "person":
        return []
    texts = {name: _text(finding, name) for name in ("struck_out", "corrected_from")}
    notes = [said[f"note.{name}"].format(text=text) for name, text in texts.items() if text]
    if member(finding, "superseded"):
        notes.append(said["note.superseded"])
    elif held := member(finding, "held"):
        notes.append(said.get(f"held.{held}") or said["note.held"])
    return notes


def row(finding: JsonObject, mark: str, change: Change | None, language: str, said: Phrases) -> Row:
    """One finding as a printed row."""
    limits = _limits(finding)
    printed = _text(finding, "printed_value") if change is None else ""
    number = real(finding.get("value"))
    return Row(
        mark=mark,
        code=str(finding.get("code")),
        label=_sided(finding, language, said),
        value=printed or value_printed(finding, finding.get("value"), language, said),
        unit=unit(finding),
        note=_note(finding, language, said),
        reference=limits.printed,
        number=None if _text(finding, "comparator") else number,
        low=limits.low,
        high=limits.high,
        flag=_flag(finding, change, limits),
        confidence=share(finding.get("confidence")),
        corrected=change is not None,
    )


def correction(finding: JsonObject, change: Change, language: str, said: Phrases) -> Correction:
    """The account of a person's change to one finding."""
    printed, in_unit = _text(finding, "printed_value"), unit(finding)
    now = value_printed(finding, finding.get("value"), language, said)
    machine = value_printed(finding, change.machine_value, language, said)
    if printed and change.machine_value is None:
        machine = printed
    before = said["not_found"] if finding.get("added") else f"{machine} {in_unit}".strip()
    return Correction(
        label=_sided(finding, language, said),
        machine_value=before,
        value=f"{now} {in_unit}".strip(),
        reason=plain(change.reason),
        author=plain(change.author),
        at=change.at[:16].replace("T", " ") + " UTC" if change.at else "",
    )
