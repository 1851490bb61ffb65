"""Reads laboratory documents with a text layer: each value with its unit, range and place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import dates, findings, identity
from common.analyzers.document.columns import Column, columns, holds_two_results
from common.analyzers.document.kind import document_type
from common.analyzers.document.layout import Row, rows
from common.analyzers.document.lines import read_lines
from common.analyzers.document.numbers import convention
from common.analyzers.document.results import Printed
from common.analyzers.document.sections import specimen_in
from common.analyzers.document.table import Table
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards.lab import BLOOD
from common.media.documents import Document

_ADVICE = {
    "no_text_layer": "This is a picture of a page. "
    "Ask the laboratory for the original PDF, or enter the values by hand.",
    "blank": "The document has no text. Check that the right file was sent.",
}


_TITLE_ROWS = 12


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
    specimen, two = _title_specimen(pages[0]), False
    for page in pages:
        tables = _tables(page)
        if not tables:
            results += read_lines(page, mark, specimen)
        for found, body in tables:
            if holds_two_results(found):
                two = True
                continue
            table = Table(found, mark, specimen)
            results += table.read(body)
            empty += [row for row in table.empty if row.unit and row.range]
            specimen = table.specimen
    return _Read(_once(results), empty, two)


def _title_specimen(page: Sequence[Row]) -> str:
    """The specimen of the whole report, where what stands above its first table says semen."""
    heads = [i for i, row in enumerate(page) if columns(row)]
    above = " ".join(row.text for row in page[: heads[0] if heads else _TITLE_ROWS])
    return "semen" if specimen_in(above) == "semen" else BLOOD


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


def _collected(found: Sequence[identity.Field], texts: Sequence[str]) -> JsonObject:
    printed = next((f.text for f in found if f.kind == identity.COLLECTED), None)
    if printed is None:
        return {"collected_at": None}
    return {
        "collected_at": dates.moment(printed, dates.order(texts)),
        "printed_collected_at": printed,
    }


class DocumentReader:
    """Rules over words and boxes; no model, and nothing is inferred that is not printed."""

    version: ClassVar[str] = "1.0.0"

    def __init__(self, resources: Resources) -> None:
        del resources  # Rules need no weights.

    def analyze(self, sample: Sample) -> Outcome:
        """Read a document's results, identity and type."""
        document = sample.document
        if document is None or not document.pages:
            return _abstain("no_text_layer")
        if not document.has_text:
            is_text = sample.media_type.startswith("text/")
            return _abstain("blank" if is_text else "no_text_layer")
        return self._outcome(document)

    def _outcome(self, document: Document) -> Outcome:
        pages = [rows(page) for page in document.pages]
        flat = [row for page in pages for row in page]
        texts = [row.text for row in flat]
        mark = convention(texts)
        read = _read(pages, mark)
        persons = identity.fields(flat)
        collected = _collected(persons, texts)
        values = [findings.of_result(item, collected, mark) for item in read.results]
        kind = document_type([a.group if a else None for _, a in values], " ".join(texts))
        typed = findings.of_type(kind)
        found: list[Finding] = [typed] if typed else []
        found += [finding for finding, _ in values]
        found += [findings.of_identity(f) for f in persons if f.kind != identity.COLLECTED]
        missing = [] if typed else [NotMeasured(code="document.type", why="unsure")]
        missing += [findings.of_empty(row) for row in read.empty]
        if read.two_results:
            missing.append(NotMeasured(code="lab.other", why="two_result_columns"))
        return Outcome(findings=found, not_measured=missing, quality={"flags": _flags(values)})


def _flags(values: Sequence[tuple[Finding, object]]) -> list[str]:
    return ["values_held"] if any(f.detail.get("held") for f, _ in values) else []
