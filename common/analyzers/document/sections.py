"""Headings: which specimen the results below come from; the laboratory and state of a report."""

import re
from collections.abc import Sequence

from common.analyzers.document import vocabulary
from common.analyzers.document.layout import Row
from common.domain.standards.lab import BLOOD, key

_MAX_HEADING_WORDS = 7


def specimen_in(text: str) -> str | None:
    """The specimen that a text names, if it names one."""
    words = set(key(text).split())
    for specimen, known in vocabulary.SPECIMENS.items():
        if words & set(known):
            return specimen
    return None


def is_heading(text: str) -> bool:
    """Whether a line without a result can head the results below it; a remark cannot."""
    return len(text.split()) <= _MAX_HEADING_WORDS and not text.endswith((".", ","))


def after_heading(heading: str, specimen: str, whole: str = BLOOD) -> str:
    """The specimen below a heading, given that above it and that of the whole report.

    A heading in capitals starts anew.
    """
    named = specimen_in(heading)
    if named:
        return named
    words = set(key(heading).split())
    is_chapter = heading.isupper() and len(heading) > 3
    is_of_blood = bool(words & vocabulary.BLOOD_SECTIONS)
    if is_chapter or (is_of_blood and specimen == "fluid"):
        return BLOOD if is_of_blood else whole
    return specimen


_HEAD_ROWS = 16
_MAX_TITLE_WORDS = 9
_LABORATORY = re.compile(
    r"\b(?:laborator(?:y|ium|io)|laboratoire|labor|lab|mvz|pathology|andrology unit)\b",
    re.IGNORECASE,
)
_STATUS = {
    "corrected": r"\b(?:corrected|amended|gecorrigeerd|korrigiert|corrige|corregido|rectificado)\b",
    "preliminary": r"\b(?:preliminary|interim|partial report|voorlopig|onvolledig|vorlaufig\w*"
    r"|vorbefund|teilbefund|provisoire|partiel|provisional|preliminar|parcial)\b",
    "final": r"\b(?:final|volledig|eindverslag|definitief|endbefund|definitif|definitivo"
    r"|complete report)\b",
}


def laboratory(rows: Sequence[Row]) -> str | None:
    """The laboratory as the head of the first page prints it; an organisation, no person."""
    for row in rows[:_HEAD_ROWS]:
        for cell in row.cells:
            words = cell.text.split()
            is_name = 1 < len(words) <= _MAX_TITLE_WORDS and ":" not in cell.text
            if is_name and _LABORATORY.search(cell.text):
                return cell.text
    return None


def status(rows: Sequence[Row]) -> str | None:
    """`preliminary`, `corrected` or `final`, where the head of these rows says so."""
    short = (row.text for row in rows[:_HEAD_ROWS] if len(row.text.split()) <= _MAX_TITLE_WORDS)
    head = key(" ; ".join(short))
    return next((word for word, known in _STATUS.items() if re.search(known, head)), None)


_CYCLE_DAY = re.compile(
    r"\b(?:cycle day|day of (?:the )?cycle|cyclusdag|zyklustag|cd)\s?(\d{1,2})\b"
    r"|\bday (\d{1,2}) of (?:the |her )?cycle|\bjour (\d{1,2}) du cycle|\bj\s?(\d{1,2}) du cycle"
    r"|\bdia (\d{1,2}) del ciclo"
)
_LONGEST_CYCLE = 60


def cycle_day(rows: Sequence[Row]) -> int | None:
    """The day of the cycle that the document states; None where it states none, or two."""
    found = {
        int(next(group for group in match.groups() if group))
        for row in rows
        for match in _CYCLE_DAY.finditer(key(row.text))
    }
    day = found.pop() if len(found) == 1 else None
    return day if day and day <= _LONGEST_CYCLE else None


_PHASE_LABEL = (
    r"\b(?:cycle phase|phase of (?:the )?cycle|menstrual phase|cyclusfase|zyklusphase"
    r"|phase du cycle|fase del ciclo)\s(?:is\s)?"
)
_PHASES = {
    "mid_luteal": r"(?:mid ?luteal|mid ?luteaal|mitte lutealphase|mittlutea?l|luteale moyenne"
    r"|mi luteale|lutea media)",
    "luteal": r"(?:luteal|luteaal|lutealphase|luteale|lutea|luteinica)",
    "follicular": r"(?:follicular|folliculair|follikular|follikelphase|folliculaire|folicular)",
    "ovulation": r"(?:ovulation|ovulatory|ovulatie|ovulatorisch|ovulatoire|ovulatoria|mid ?cycle)",
}
_TRIGGER = re.compile(
    r"\b(?:day of (?:the )?(?:hcg )?trigger|trigger day|dag van de trigger|triggerdag"
    r"|tag der (?:auslosung|triggerung)|jour du declenchement|dia (?:del trigger"
    r"|del desencadenamiento))\b"
)
_MAX_PHASE_WORDS = 8


def cycle_phase(rows: Sequence[Row]) -> str | None:
    """The phase of the cycle that the document states behind a label of its own, or
    `trigger_day`; None where it states none, or two. Ranges by phase are no statement.
    """
    found: set[str] = set()
    for row in rows:
        plain = key(row.text)
        if _TRIGGER.search(plain) and len(plain.split()) <= _MAX_PHASE_WORDS:
            found.add("trigger_day")
        phases = (p for p, said in _PHASES.items() if re.search(_PHASE_LABEL + said + r"\b", plain))
        found |= {phase for phase in [next(phases, None)] if phase}
    return found.pop() if len(found) == 1 else None
