"""What a structured message states -> the same findings as those of a printed report."""

import re
from collections.abc import Iterator, Sequence

from common.analyzers.document import findings, identity, matching, numbers, semen
from common.analyzers.document.kind import document_type
from common.analyzers.document.numbers import VALUE, Interval, Value
from common.analyzers.document.sections import specimen_in
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import lab
from common.domain.standards.lab import BLOOD, Analyte
from common.domain.standards.lab_units import readings
from common.media.documents import Message, Place, StatedResult

_BLOOD_WORDS = frozenset({"blood", "serum", "plasma", "bloed", "blut", "sang", "sangre"})
_WORD = re.compile(r"[a-z][a-z0-9_]{1,60}")


def findings_of(
    message: Message, mark: str | None = None
) -> tuple[list[Finding], list[NotMeasured]]:
    """Findings and gaps of a message.

    mark : the decimal mark that a text's own numbers prove, for numbers that stand in words
    """
    title = "semen" if specimen_in(message.title) == "semen" else BLOOD
    read = [_Read(result, title, mark, message.format) for result in message.results]
    values = [item for item in read if item.result.kind != "none" and item.result.value]
    words = " ".join([message.title, *(r.name for r in message.results)])
    sections = " ".join(dict.fromkeys(r.section or "" for r in message.results))
    kind = document_type(
        [item.analyte.group if item.analyte else None for item in values], f"{words} {sections}"
    )
    typed = findings.of_type(kind)
    found = [typed] if typed else []
    results = [item.finding() for item in values]
    found += [*results, *semen.findings(results)]
    found += list(_identities(message))
    missing = [] if typed else [NotMeasured(code="document.type", why="unsure")]
    missing += [item.gap() for item in read if item not in values]
    return found, missing


def _identities(message: Message) -> Iterator[Finding]:
    for fact in message.facts:
        if fact.kind != identity.COLLECTED:
            yield Finding(
                code=f"identity.{fact.kind}",
                value=fact.text,
                region=_region(fact.place),
                method=message.format,
                detail=findings.meaning(fact.kind, fact.text),
            )


def _region(place: Place) -> JsonObject:
    corners = {"r0": place.r0, "c0": place.c0, "r1": place.r1, "c1": place.c1}
    return {"kind": "text", "page": 1, **corners}


def _specimen(result: StatedResult, title: str) -> str | None:
    """The specimen that is stated; one we have no word for is None, so that it fits any."""
    named = specimen_in(result.specimen or "") or specimen_in(result.name)
    if named or not result.specimen:
        return named or specimen_in(result.section or "") or title
    return BLOOD if set(lab.key(result.specimen).split()) & _BLOOD_WORDS else None


class _Read:
    """One result with what is known about it."""

    def __init__(self, result: StatedResult, title: str, mark: str | None, form: str) -> None:
        self.result = result
        self._form = form
        self._mark = mark
        self._value, own_unit = self._number()
        self._unit_text = result.unit or own_unit
        self._specimen = _specimen(result, title)
        loinc = (code[6:] for code in result.codes if code.startswith("loinc|"))
        self._loinc = next(loinc, None)
        self._match, self._conflict = matching.match_coded(
            self._loinc, result.name, result.ucum or self._unit_text, self._specimen
        )
        self.analyte: Analyte | None = self._match.analyte
        self._unit = self._ucum()

    def _ucum(self) -> str | None:
        """The unit; some senders call UCUM what is only printed so (mIU/mL)."""
        stated, analyte = self.result.ucum, self.analyte
        if stated is None:
            return lab.unit_of(self._unit_text, analyte)
        if analyte is None or analyte.takes(stated):
            return stated
        meant = lab.unit_of(stated, analyte)
        return meant if meant and analyte.takes(meant) else stated

    def _number(self) -> tuple[Value | None, str | None]:
        """The value as a number, and a unit that stands behind it; None where it is worded."""
        text = self.result.value or ""
        if self.result.kind == "number":
            printed = f"{self.result.comparator or ''}{text}"
            return Value("number", printed, self.result.comparator, float(text)), None
        if self.result.kind != "text":
            return None, None
        match = VALUE.match(text)
        rest = text[match.end() :].strip() if match else ""
        if match is None or (rest and (self.result.unit or not readings(rest))):
            return None, None
        return numbers.read(match, self._mark), rest or None

    def _interval(self) -> Interval | None:
        low, high = self.result.low, self.result.high
        if low is None and high is None:
            # A message's numbers have their point; a text's have what its numbers prove.
            return numbers.interval(self.result.range, self._mark)
        ends = (float(low) if low else None, float(high) if high else None)
        is_upside_down = None not in ends and ends[0] > ends[1]  # type: ignore[operator]
        return None if is_upside_down else Interval(*ends)

    def _held(self) -> str | None:
        """Why a person must look at this value before anyone uses it."""
        own = self.result.held or self._conflict
        if own or self._value is None:
            return own
        return findings.held(self._value, self._unit_text, self._unit, self.analyte)

    def gap(self) -> NotMeasured:
        """A result without a value, and why."""
        slug = self.analyte.slug if self.analyte else "other"
        stated = lab.key(self.result.absent or "").replace(" ", "_")
        is_open = self.result.status in ("registered", "preliminary")
        nothing = "pending" if is_open else "no_value_stated"
        why = stated if _WORD.fullmatch(stated) else nothing
        return NotMeasured(code=f"lab.{slug}", why=why)

    def finding(self) -> Finding:
        """The finding, with all that the message says of it."""
        value, analyte = self._value, self.analyte
        number = value.number if value else None
        shown = number if number is not None else value.printed if value else self.result.value
        detail = {**self._shared(), **self._stated(), "held": self._held()}
        if number is not None and analyte is not None and self._unit:
            detail |= findings.canonical(analyte, number, self._unit)
        return Finding(
            code=f"lab.{analyte.slug if analyte else 'other'}",
            value=shown,
            unit=self._unit or None,
            region=_region(self.result.place),
            standard="lab",
            method=self._form if self._match.exact or not analyte else f"{self._form}+similar_name",
            detail=detail,
        )

    def _shared(self) -> dict[str, object]:
        """What a printed report's findings have too."""
        result, value = self.result, self._value
        printed = value.printed if value else result.value
        limits = self._interval()
        shown: Sequence[str | None] = (result.name, printed, self._unit_text, result.range)
        return {
            "name": self.analyte.name if self.analyte else None,
            "comparator": value.comparator if value else None,
            "loinc": self._loinc or (self.analyte.code(self._unit) if self.analyte else None),
            "printed_name": result.name,
            "printed_value": printed,
            "printed_unit": self._unit_text,
            "printed_range": result.range,
            "range_low": limits.low if limits else None,
            "range_high": limits.high if limits else None,
            "printed_flag": result.flag,
            "flag": numbers.flag(value, limits) if value else None,
            "specimen": self._specimen or result.specimen,
            "section": result.section,
            "collected_at": result.collected_at,
            "raw": "  ".join(part for part in shown if part),
            "state": findings.state(None if value else result.value),
        }

    def _stated(self) -> dict[str, object]:
        """What only a message states."""
        result = self.result
        stated = {
            "status": result.status,
            "reported_at": result.reported_at,
            "method_stated": result.method,
            "laboratory": result.laboratory,
            "report_number": result.report,
            "specimen_stated": result.specimen,
            "notes": result.notes,
            "codes": list(result.codes) or None,
        }
        return {name: value for name, value in stated.items() if value is not None}
