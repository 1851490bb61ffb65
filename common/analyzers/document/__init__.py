"""Reads laboratory documents: each value with its unit, range and place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import (
    amended,
    dates,
    findings,
    grid,
    halves,
    identity,
    legibility,
    matching,
    operative,
    scans,
    sections,
    semen,
    stated,
    suggested,
    versions,
)
from common.analyzers.document.columns import Column, columns, holds_two_results
from common.analyzers.document.kind import document_type
from common.analyzers.document.layout import Row, rows
from common.analyzers.document.lines import read_lines
from common.analyzers.document.numbers import convention
from common.analyzers.document.results import Printed
from common.analyzers.document.sections import specimen_in
from common.analyzers.document.table import Table
from common.domain.errors import UnavailableError
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards.lab import BLOOD
from common.media.documents import Document, Message

_ADVICE = {
    "no_text_layer": "This is no document. Check that the right file was sent.",
    "no_print": "No print was found on the page. Check that the right picture was sent, "
    "or take it again from above, in even light, with the whole page in view.",
    "blank": "The document has no text. Check that the right file was sent.",
    "not_fhir": "This JSON is no FHIR resource with laboratory results. "
    "Ask the sender for a FHIR R4 bundle, or for the report as a PDF.",
    "not_a_result_message": "This HL7 message carries no results. "
    "Ask the sender for the ORU^R01 message.",
    "several_patients": "This file is about more than one person. "
    "Send one file for each patient, so that no result is given to the wrong one.",
    "no_results": "The message holds no results. Check that the right file was sent.",
    "two_delimiters": "The table can be read with two different delimiters. "
    "Save it with one delimiter and quoted cells, or send the report as a PDF.",
    "two_tables": "The file holds more than one table of results. Send one file for each table.",
    "two_result_columns": "The table has more than one column of results, and which of them is "
    "meant is not said. Send a table with one column of results.",
}


_TITLE_ROWS = 12
_TELLING_LINES = 3
# A hundred pages of sixty rows; what stands behind them is left out, and a flag says so.
_MAX_ROWS = 6000


@dataclass(frozen=True, slots=True)
class _Read:
    results: Sequence[Printed]
    empty: Sequence[Printed]
    two_results: bool


def _abstain(why: str) -> Outcome:
    return Outcome(status="not_analyzable", why=why, advice=_ADVICE[why], quality={"flags": [why]})


def _tables(page: Sequence[Row]) -> list[tuple[Sequence[Column], Sequence[Row]]]:
    """Each heading of a page with the rows below it."""
    heads = [(i, found) for i, row in enumerate(page) if (found := columns(row))]
    ends = [*[i for i, _ in heads[1:]], len(page)]
    return [
        (found, page[i + 1 : end])
        for (i, found), end in zip(heads, ends[: len(heads)], strict=True)
    ]


def _read(pages: Sequence[Sequence[Row]], mark: str | None) -> _Read:
    results: list[Printed] = []
    empty: list[Printed] = []
    whole, two = _title_specimen(pages[0]), False
    specimen = whole
    for page in pages:
        tables = _tables(page)
        if not tables:
            results += read_lines(page, mark, specimen)
        for found, body in tables:
            if holds_two_results(found):
                two = True
                continue
            table = Table(found, mark, specimen, whole)
            results += table.read(body)
            empty += [row for row in table.empty if row.unit and row.range]
            specimen = table.specimen
    return _Read(_once(results), empty, two)


def _title_specimen(page: Sequence[Row]) -> str:
    """The specimen of the whole report, where what stands above its first table says semen."""
    heads = [i for i, row in enumerate(page) if columns(row)]
    above = " ".join(row.text for row in page[: heads[0] if heads else _TITLE_ROWS])
    is_semen = specimen_in(above) == "semen" or _names_semen(page)
    return "semen" if is_semen else BLOOD


def _names_semen(page: Sequence[Row]) -> bool:
    """Whether several lines begin with what is measured in semen alone, and none with a hormone."""
    firsts = (matching.groups_of(row.cells[0].text) for row in page)
    named = [groups for groups in firsts if groups]
    return sum(groups == {"semen"} for groups in named) >= _TELLING_LINES and not any(
        groups == {"hormone"} for groups in named
    )


def _once(results: Sequence[Printed]) -> list[Printed]:
    """Without what a later page or figure prints again."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for item in results:
        shown = item.value.printed if item.value else item.wording
        same = (item.name.casefold(), shown, item.unit, item.specimen, item.section)
        if same not in seen:
            seen.add(same)
            kept.append(item)
    return kept


def _about(found: Sequence[identity.Field], rows: Sequence[Row], order: str | None) -> JsonObject:
    """What the report says of all its results: when, by which laboratory, under which number."""
    about: dict[str, object] = {"collected_at": None}
    for kind in (identity.COLLECTED, identity.REPORTED):
        printed = next((f.text for f in found if f.kind == kind), None)
        if printed is not None:
            about[kind] = dates.moment(printed, order)
            about[f"printed_{kind}"] = printed
    number = next((f.text for f in found if f.kind == identity.REPORT), None)
    stated = {
        "laboratory": sections.laboratory(rows),
        "report_number": number,
        "status": sections.status(rows),
        "cycle_day": sections.cycle_day(rows),
        "cycle_phase": sections.cycle_phase(rows),
    }
    return about | {name: value for name, value in stated.items() if value}


def _of_message(message: Message, mark: str | None) -> Outcome:
    """The outcome of a structured document."""
    problem = message.problem or ("several_patients" if message.patients > 1 else None)
    if problem is None and not message.results:
        problem = "no_results"
    if problem:
        return _abstain(problem)
    found, missing = stated.findings_of(message, mark)
    held = ["values_held"] if any(f.detail.get("held") for f in found) else []
    return Outcome(findings=found, not_measured=missing, quality={"flags": [*held, *message.flags]})


class DocumentReader:
    """Rules over words and boxes; nothing is inferred that is not printed. A hosted language model
    may point to further values where the clinic has switched one on.
    """

    version: ClassVar[str] = "1.4.0"

    def __init__(self, resources: Resources) -> None:
        self._model = resources.language_model

    def analyze(self, sample: Sample) -> Outcome:
        """Read a document's results, identity and type."""
        document = sample.document
        if document is None or not document.pages:
            return _abstain("no_text_layer")
        if document.message is not None:
            return _of_message(document.message, None)
        if (table := grid.message(document.grids)) is not None:
            return _of_message(*table)
        judged = legibility.judge(document)
        if not document.has_text:
            return _abstain("blank" if judged is None else "no_print")
        if judged is not None and judged.advice is not None:
            quality: JsonObject = {**judged.numbers, "flags": list(judged.flags)}
            return Outcome(
                status="not_analyzable", why="illegible", advice=judged.advice, quality=quality
            )
        outcome = self._outcome(document)
        return outcome if judged is None else _with_reading(outcome, judged)

    def _suggest(
        self,
        found: list[Finding],
        flat: Sequence[Row],
        persons: Sequence[identity.Field],
        about: JsonObject,
        mark: str | None,
    ) -> list[str]:
        """Add what a language model points to, where one is switched on; without it, the rules."""
        if self._model is None:
            return []
        try:
            more = suggested.findings(self._model, flat, persons, found, about, mark)
        except UnavailableError:
            return [suggested.UNAVAILABLE]
        found += more
        return ["values_held"] if more else []

    def _outcome(self, document: Document) -> Outcome:
        pages, flags = _bounded(
            [halves.parted(amended.joined(rows(page))) for page in document.pages]
        )
        flat = [row for page in pages for row in page]
        texts = [row.text for row in flat]
        mark = convention(texts)
        read = _read(pages, mark)
        order = dates.order(texts)
        if identity.is_about_several(flat, order):
            return _abstain("several_patients")
        persons = identity.fields(flat)
        collected = _about(persons, flat, order)
        values = [findings.of_result(item, collected, mark) for item in read.results]
        kind = document_type([a.group if a else None for _, a in values], " ".join(texts))
        typed = findings.of_type(kind)
        found: list[Finding] = [typed] if typed else []
        found += versions.marked([finding for finding, _ in values], pages)
        gaps: list[NotMeasured] = []
        if kind.name == "ultrasound_report":
            found += scans.findings(flat, mark)
        if kind.name in ("ultrasound_report", "operative_report"):
            seen, gaps = operative.findings(flat, mark)
            found += seen
        read_by_rules = len(found)
        flags += self._suggest(found, flat, persons, collected, mark)
        found += semen.findings(found[:read_by_rules])
        found += [findings.of_identity(f, order) for f in persons if f.kind in identity.PERSONAL]
        missing = [] if typed else [NotMeasured(code="document.type", why="unsure")]
        missing += [*(findings.of_empty(row) for row in read.empty), *gaps]
        if read.two_results:
            missing.append(NotMeasured(code="lab.other", why="two_result_columns"))
        return Outcome(
            findings=found,
            not_measured=missing,
            quality={"flags": list(dict.fromkeys([*_flags(values), *flags]))},
        )


def _with_reading(outcome: Outcome, judged: legibility.Legibility) -> Outcome:
    """The outcome with what is said of how its pages were read."""
    said = outcome.quality.get("flags", [])
    flags = [*(said if isinstance(said, list) else []), *judged.flags]
    return replace(outcome, quality={**outcome.quality, **judged.numbers, "flags": flags})


def _bounded(pages: Sequence[Sequence[Row]]) -> tuple[list[Sequence[Row]], list[str]]:
    """The pages with no more rows than are read, and a flag where some were left out."""
    left, kept = _MAX_ROWS, []
    for page in pages:
        kept.append(page[: max(left, 0)])
        left -= len(page)
    return kept, ["rows_left_out"] if left < 0 else []


def _flags(values: Sequence[tuple[Finding, object]]) -> list[str]:
    return ["values_held"] if any(f.detail.get("held") for f, _ in values) else []
