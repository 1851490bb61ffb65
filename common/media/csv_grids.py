"""Delimited text -> its readings as a table, one for each delimiter that its first rows bear out.

Which of them is meant only the headings tell; nothing is guessed here.

References
----------
.. [1] RFC 4180, Common Format and MIME Type for Comma-Separated Values.
"""

import re

from common.media.documents import Grid, GridCell
from common.media.places import Layout, clean

DELIMITERS = (";", "\t", ",", "|")
MAX_ROWS = 5000
"""Rows that are kept; a table of results has a hundred."""

_MAX_CELLS = 200
_HEAD_ROWS = 20
_LEAST_CELLS = 3


def grids(text: str) -> list[Grid]:
    """The readings whose first rows have three or more cells."""
    layout = Layout(text)
    found = []
    for delimiter in DELIMITERS:
        head = text.splitlines()[:_HEAD_ROWS]
        if any(line.count(delimiter) >= _LEAST_CELLS - 1 for line in head):
            found.append(Grid(delimiter=delimiter, rows=_rows(text, delimiter, layout)))
    return found


def _rows(text: str, delimiter: str, layout: Layout) -> list[list[GridCell]]:
    d = re.escape(delimiter)
    cell = re.compile(
        rf'[ ]*+(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"[ ]*+|(?P<bare>(?!")[^{d}\r\n]*+))'
        rf"(?P<end>{d}|\r\n|\r|\n|$)"
    )
    rows: list[list[GridCell]] = [[]]
    at = 0
    while at < len(text) and len(rows) <= MAX_ROWS + _HEAD_ROWS + 2:
        match = cell.match(text, at)
        if match is None:  # A quote that is not closed, or words behind it: no table.
            return []
        quoted, bare = match["quoted"], match["bare"]
        words = quoted.replace('""', '"') if quoted is not None else bare
        rows[-1].append(GridCell(text=clean(words), place=layout.place(at, match.end() or at + 1)))
        at = match.end()
        if match["end"] != delimiter:
            rows.append([])
        elif len(rows[-1]) > _MAX_CELLS:
            return []
    return [row for row in rows if any(cell.text for cell in row)]
