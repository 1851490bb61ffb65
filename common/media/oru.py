"""HL7 v2 ORU^R01 -> what it states: each OBX with its order, specimen, notes and patient.

References
----------
.. [1] HL7 Version 2.5.1, chapter 7, Observation Reporting; tables 0078, 0085, 0125.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from common.domain.errors import InvalidFileError
from common.media import er7
from common.media.documents import Message, StatedFact, StatedResult
from common.media.er7 import Segment
from common.media.fhir_values import specimen_word
from common.media.places import Layout, clean

MAX_RESULTS = 5000
_STATUS = {
    **{"F": "final", "U": "final", "P": "preliminary", "R": "preliminary", "S": "preliminary"},
    **{"C": "corrected", "I": "registered", "O": "registered", "N": "not_asked"},
    **{"D": "entered_in_error", "W": "entered_in_error", "X": "cancelled"},
}
_UNSAID = frozenset({"entered_in_error", "cancelled", "not_asked"})
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_CODED = frozenset({"CE", "CWE", "CNE", "CF", "IS", "ID"})
_WORDS = frozenset({"ST", "TX", "FT", "", "DT", "TM", "TS", "DTM", "NM", "SN"})
_SIGNS = {"<": "<", "<=": "\u2264", ">=": "\u2265", ">": ">", "=": None, "": None}
_SEX = {"F": "female", "M": "male"}


@dataclass(slots=True)
class _Order:
    """One OBR with the observations, notes and specimens below it."""

    head: Segment | None = None
    results: list[tuple[Segment, list[str]]] = field(default_factory=list)
    specimens: list[Segment] = field(default_factory=list)


def read(text: str) -> Message:
    """What the messages of a text state. InvalidFileError where they are broken."""
    segments = er7.segments(text)
    heads = [s for s in segments if s.name == "MSH"]
    if not heads:
        raise InvalidFileError("corrupt", "no message")
    if any(head.component(9) != "ORU" for head in heads):
        return Message(format="hl7v2", problem="not_a_result_message")
    layout = Layout(text)
    people = {_key(s): s for s in segments if s.name == "PID"}
    orders = _orders(segments)
    results = [r for order in orders for r in _results(order, heads[0], layout)]
    flags = ["results_left_out"] if len(results) > MAX_RESULTS else []
    first = next(iter(people.values()), None)
    titles = [order.head.component(4, 2) for order in orders if order.head]
    return Message(
        format="hl7v2",
        title=" ".join(dict.fromkeys(filter(None, titles))),
        patients=len(people),
        facts=list(_facts(first, layout)) if first else (),
        results=results[:MAX_RESULTS],
        flags=flags,
    )


def _orders(segments: list[Segment]) -> list[_Order]:
    orders = [_Order()]
    for segment in segments:
        if segment.name in ("OBR", "MSH"):
            orders.append(_Order(segment if segment.name == "OBR" else None))
        elif segment.name == "OBX":
            orders[-1].results.append((segment, []))
        elif segment.name == "NTE" and orders[-1].results:
            orders[-1].results[-1][1].append(segment.text(3))
        elif segment.name == "SPM":
            orders[-1].specimens.append(segment)
    return orders


def _key(person: Segment) -> tuple[str, ...]:
    return (person.raw(3) or person.raw(2), person.raw(5), person.raw(7))


def _facts(person: Segment, layout: Layout) -> Iterator[StatedFact]:
    family, given = person.component(5, 1), person.component(5, 2)
    family = family.split(person.marks.part)[0]
    stated = [
        ("name", 5, " ".join(filter(None, (family, given, person.component(5, 3))))),
        ("birth_date", 7, moment(person.component(7)) or ""),
        ("sex", 8, _SEX.get(person.component(8), "")),
    ]
    numbers = [person.parted(r)[0] for r in person.repetitions(3)]
    for kind, number, text in [*stated, *(("number", 3, n) for n in numbers)]:
        if text:
            place = layout.place(*person.spans[number])
            yield StatedFact(kind=kind, text=text, place=place)


def moment(stamp: str) -> str | None:
    """A time stamp as ISO 8601, as precise as it is; None where it is none."""
    match = re.fullmatch(
        r"(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d+)?)?)?)?)?([+-]\d{4})?",
        stamp,
    )
    if match is None:
        return None
    day = "-".join(filter(None, match.group(1, 2, 3)))
    time = ":".join(filter(None, match.group(4, 5, 6)))
    zone = f"{match[7][:3]}:{match[7][3:]}" if match[7] and time else ""
    return f"{day}T{time}{zone}" if time else day


@dataclass(frozen=True, slots=True)
class _Value:
    kind: str = "none"
    text: str | None = None
    comparator: str | None = None
    problem: str | None = None
    held: str | None = None


def _value(obx: Segment) -> _Value:
    kind, said = obx.component(2), obx.repetitions(5)
    if not said:
        return _Value()
    if kind not in _WORDS and kind not in _CODED:
        return _Value(problem="unsupported_value")
    if len(said) > 1:
        words = [" ".join(filter(None, obx.parted(r)[:2])) for r in said]
        is_number = kind in ("NM", "SN")
        joined = clean("; ".join(words) if is_number else " ".join(words))
        return _Value("coded", joined, held="several_values" if is_number else None)
    if kind == "SN":
        return _structured(obx.parted(said[0]))
    if kind in _CODED:
        parts = obx.parted(said[0])
        named = [parts[i] for i in (1, 4, 0, 3) if i < len(parts) and parts[i]]
        return _Value("coded", named[0]) if named else _Value()
    text = obx.clear(said[0])
    return _Value("number" if kind == "NM" and _NUMBER.fullmatch(text) else "text", text or None)


def _structured(parts: list[str]) -> _Value:
    """A structured numeric: comparator, number, separator, number."""
    sign, first, between, second = [*parts, "", "", "", ""][:4]
    if sign not in _SIGNS or not _NUMBER.fullmatch(first):
        return _Value(problem="invalid_value")
    if not between and not second:
        return _Value("number", first, _SIGNS[sign])
    is_whole = _NUMBER.fullmatch(second) or (between == "+" and not second)
    if sign not in ("", "=") or not is_whole:
        return _Value(problem="invalid_value")
    return _Value("text", f"{first}{between}{second}")


def _specimen(order: _Order) -> str | None:
    if len(order.specimens) == 1:
        code, words = order.specimens[0].component(4), order.specimens[0].component(4, 2)
    elif order.head is not None and not order.specimens:
        source = order.head.component(15)
        code, _, words = source.partition(order.head.marks.part)
    else:
        return None
    named = (specimen_word(code), words.split(_part(order))[0] or code)
    return " ".join(dict.fromkeys(word for word in named if word)) or None


def _part(order: _Order) -> str:
    segment = order.head or order.specimens[0]
    return segment.marks.part


def _codes(obx: Segment) -> tuple[str, ...]:
    parts = [*obx.components(3), *[""] * 6]
    pairs = ((parts[0], parts[2]), (parts[3], parts[5]))
    return tuple(f"{'loinc' if s == 'LN' else s}|{code}" for code, s in pairs if code)


def _times(order: _Order, obx: Segment) -> tuple[str | None, str | None]:
    """When the specimen was taken, and when it was reported."""
    taken = moment(obx.component(14))
    reported = None
    if order.head is not None:
        taken = taken or moment(order.head.component(7))
        reported = moment(order.head.component(22))
    if taken is None and len(order.specimens) == 1:
        taken = moment(order.specimens[0].component(17))
    return taken, reported


def _number(order: _Order) -> str | None:
    """The laboratory's own number of the order, else that of who placed it."""
    head = order.head
    return (head.component(3) or head.component(2) or None) if head else None


def _results(order: _Order, message: Segment, layout: Layout) -> Iterator[StatedResult]:
    for obx, notes in order.results:
        value = _value(obx)
        status = _STATUS.get(obx.component(11))
        unsaid = status in _UNSAID
        taken, reported = _times(order, obx)
        names = obx.components(3)
        named = [names[i] for i in (1, 4, 0) if i < len(names) and names[i]]
        unit, system = obx.component(6), obx.component(6, 3)
        found = StatedResult(
            name=named[0] if named else "",
            kind="none" if unsaid else value.kind,
            place=layout.place(obx.spans[0][0], obx.spans[-1][1]),
            value=value.text,
            comparator=value.comparator,
            codes=_codes(obx),
            ucum=unit if system.upper() in ("UCUM", "ISO+UCUM") else None,
            unit=unit or obx.component(6, 2) or None,
            range=obx.clear(obx.raw(7)) or None,
            flag=clean(" ".join(obx.parted(r)[0] for r in obx.repetitions(8))) or None,
            specimen=_specimen(order),
            collected_at=taken,
            reported_at=reported,
            status=status,
            method=obx.component(17, 2) or obx.component(17) or None,
            laboratory=message.component(4) or None,
            section=(order.head.component(4, 2) or None) if order.head else None,
            notes=clean(" ".join(filter(None, notes))) or None,
            absent=value.problem or (status if unsaid else None),
            held=value.held,
            report=_number(order),
        )
        yield found if found.kind != "none" else replace(found, value=None)
