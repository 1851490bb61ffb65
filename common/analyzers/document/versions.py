"""Several versions of a report in one file: the newest counts, and the earlier ones are kept."""

from collections.abc import Sequence
from dataclasses import replace

from common.analyzers.document import sections
from common.analyzers.document.layout import Row
from common.domain.model import Finding

_RANK = {"preliminary": 0, "final": 1, "corrected": 2}


def marked(found: Sequence[Finding], pages: Sequence[Sequence[Row]]) -> list[Finding]:
    """The results with the state of the page they stand on; `superseded` where a later state of
    the report has the same result.

    Where the file has one state only, or none, they are as they were.
    """
    states = _states(pages)
    if len(set(states.values()) - {None}) < 2:
        return list(found)
    stated = [_with_state(finding, states) for finding in found]
    newest: dict[tuple[object, ...], int] = {}
    for finding in stated:
        rank = _RANK.get(str(finding.detail.get("status")), -1)
        newest[_subject(finding)] = max(newest.get(_subject(finding), -1), rank)
    return [
        _superseded(finding)
        if _RANK.get(str(finding.detail.get("status")), -1) < newest[_subject(finding)]
        else finding
        for finding in stated
    ]


def _states(pages: Sequence[Sequence[Row]]) -> dict[int, str | None]:
    """The state that each page's head says; a page that says none continues the one before."""
    states: dict[int, str | None] = {}
    current: str | None = None
    for page in pages:
        if page:
            current = sections.status(page) or current
            states[page[0].page] = current
    return states


def _with_state(finding: Finding, states: dict[int, str | None]) -> Finding:
    page = finding.region.get("page") if finding.region else None
    state = states.get(int(str(page))) if page is not None else None
    if not finding.code.startswith("lab.") or state is None:
        return finding
    return replace(finding, detail={**finding.detail, "status": state})


def _subject(finding: Finding) -> tuple[object, ...]:
    name = finding.detail.get("printed_name") if finding.code == "lab.other" else None
    return finding.code, finding.detail.get("specimen"), name


def _superseded(finding: Finding) -> Finding:
    return replace(finding, detail={**finding.detail, "superseded": True})
