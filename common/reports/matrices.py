"""Many files of one specimen as one table, a line for each file."""

from collections.abc import Sequence

from common.domain.model import JsonObject
from common.domain.standards import codes
from common.domain.standards.codes import Kind
from common.reports.rows import label, share, unit, value_printed
from common.reports.said import Matrix
from common.reports.words.phrases import Phrases

NOT_MEASURED = "\u2013"
CORRECTED = "\u2020"


def matrix(
    files: Sequence[tuple[int, Sequence[JsonObject]]], language: str, said: Phrases
) -> Matrix:
    """A column for each code that was measured once in any file; what a file lacks is a dash."""
    found: dict[str, JsonObject] = {}
    for _, findings in files:
        for finding in findings:
            if _is_column(finding):
                found.setdefault(str(finding.get("code")), finding)
    order = [code for code in codes.TABLE if code in found] + [
        code for code in found if code not in codes.TABLE
    ]
    header = (said["file"], *(_heading(found[code], language, said) for code in order))
    lines = tuple(
        (str(number), *(_cell(findings, code, language, said) for code in order))
        for number, findings in files
    )
    return Matrix(header=header, lines=lines)


def _is_column(finding: JsonObject) -> bool:
    row = codes.find(str(finding.get("code")))
    code = str(finding.get("code"))
    drawn = code in ("sperm.cell", "fruit.item") or code.startswith("identity.")
    # A value that repeats a laboratory line in a standard's own code is printed on that line.
    return (
        not drawn
        and not finding.get("derived_from")
        and (row is None or row.kind is not Kind.OUTLINE)
    )


def _heading(finding: JsonObject, language: str, said: Phrases) -> str:
    of_unit = unit(finding)
    name = label(finding, language, said)
    return f"{name}, {of_unit}" if of_unit else name


def _cell(findings: Sequence[JsonObject], code: str, language: str, said: Phrases) -> str:
    for finding in findings:
        if finding.get("code") == code:
            text = value_printed(finding, finding.get("value"), language, said)
            if finding.get("corrected"):
                text = f"{text} {CORRECTED}"
            confidence = share(finding.get("confidence"))
            return f"{text}\n{confidence}" if confidence else text
    return NOT_MEASURED
