"""The same rows as an Excel workbook."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from common.interop.stated import History
from common.interop.tables import COLUMNS, Cell, is_risky, rows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_MOST = 32_767  # characters that a cell can hold
_WIDE = {"name": 32, "value": 16, "upload_id": 34, "analysis_id": 34, "analyzed_at": 24}


def to_xlsx(history: History) -> bytes:
    """One sheet of findings, one that says what the file is. Texts are texts, never formulas."""
    import xlsxwriter  # with the first workbook, not at start-up

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _SAFE)
    book.set_properties({"title": "FertiVision export", "created": _time(history)})
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    sheet = book.add_worksheet("Findings")
    for place, name in enumerate(COLUMNS):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, _WIDE.get(name, 14))
    last = 0
    for last, row in enumerate(rows(history), 1):
        for place, name in enumerate(COLUMNS):
            _write(sheet, (last, place), row.get(name), quoted)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 90)
    for place, text in enumerate(_about(history)):
        _write(about, (place, 0), text, quoted)
    book.close()
    return out.getvalue()


def _write(sheet: "Worksheet", place: tuple[int, int], cell: Cell, quoted: "Format") -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, str):
        text = cell[:_MOST]
        sheet.write_string(*place, text, quoted if is_risky(text) else None)
    else:
        sheet.write_number(*place, cell)


def _about(history: History) -> tuple[str, ...]:
    return (
        f"Findings of {history.person.patient_ref}, put together {history.at}.",
        "Decision support, not a diagnosis. A value without a signature is a draft.",
        "A cell without a number was not measured; the column not_measured says why.",
        "A value that is superseded counts no more: a newer version of its report gives it anew.",
        "A value that is held waits for a person; the column held says why.",
        "Units are UCUM.",
    )


def _time(history: History) -> datetime:
    return datetime.fromisoformat(history.at).replace(tzinfo=None)
