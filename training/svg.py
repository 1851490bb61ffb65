"""Small panels with points and a line, as SVG text: the same numbers give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SIDE = 170
# Room around a panel's axes: left, right, above, below.
LEFT, RIGHT, ABOVE, BELOW = 46, 14, 22, 48
HEAD = 26
COLUMNS = 4
STEPS = 5
# What a mark takes beside its point.
ROOM = 30
INK, PALE, LINE = "#222", "#bbb", "#1f5fa8"


@dataclass(frozen=True)
class Panel:
    """One square plot from 0 to 1 across and from 0 to `top` upwards.

    points : (across, up); bars : (low, high) through each point, or none
    notes : what a pointer that rests on a point shows; marks : what stands beside it, may be empty
    """

    title: str
    below: str
    across: str
    up: str
    top: float
    diagonal: bool
    points: tuple[tuple[float, float], ...]
    bars: tuple[tuple[float, float], ...]
    notes: tuple[str, ...]
    marks: tuple[str, ...]


def page(head: str, panels: Sequence[Panel]) -> str:
    """The panels side by side, four in a row, under a heading."""
    wide, high = LEFT + SIDE + RIGHT, ABOVE + SIDE + BELOW
    columns = min(len(panels), COLUMNS)
    rows = -(-len(panels) // COLUMNS)
    # A heading over one panel needs two panels' room.
    size = f"{max(columns, 2) * wide} {HEAD + rows * high}"
    width, height = size.split()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{width}"'
        f' height="{height}" role="img" font-family="sans-serif" font-size="10" fill="{INK}">',
        f"<title>{escape(head)}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        _text(8, 17, head, "", size=12),
    ]
    for number, panel in enumerate(panels):
        row, column = divmod(number, COLUMNS)
        at = f"{column * wide + LEFT},{HEAD + row * high + ABOVE}"
        parts += [f'<g transform="translate({at})">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(panel: Panel) -> list[str]:
    parts = [
        f'<rect width="{SIDE}" height="{SIDE}" fill="none" stroke="{PALE}"/>',
        _text(0, -7, panel.title, "", bold=True),
        _text(SIDE / 2, SIDE + 27, panel.across, "middle"),
        _text(SIDE / 2, SIDE + 40, panel.below, "middle", colour="#666"),
        f'<g transform="translate(-33,{SIDE / 2:g}) rotate(-90)">{_text(0, 0, panel.up, "middle")}'
        "</g>",
    ]
    for step in range(STEPS + 1):
        share = step / STEPS
        parts.append(_text(share * SIDE, SIDE + 13, f"{share:g}", "middle"))
        parts.append(_text(-5, (1 - share) * SIDE + 3.5, f"{share * panel.top:g}", "end"))
        if 0 < step < STEPS:
            parts.append(
                f'<path d="M0 {_f(share * SIDE)}H{SIDE}M{_f(share * SIDE)} 0V{SIDE}"'
                ' stroke="#eee"/>'
            )
    if panel.diagonal:
        parts.append(f'<path d="M0 {SIDE}L{SIDE} 0" stroke="{PALE}" stroke-dasharray="4 3"/>')
    return parts + _points(panel)


def _points(panel: Panel) -> list[str]:
    places = [(across * SIDE, (1 - up / panel.top) * SIDE) for across, up in panel.points]
    line = " ".join(f"{_f(x)},{_f(y)}" for x, y in places)
    parts = [f'<polyline points="{line}" fill="none" stroke="{LINE}" stroke-width="1.2"/>']
    for (x, _), (low, high) in zip(places, panel.bars, strict=bool(panel.bars)):
        ends = [_f((1 - end / panel.top) * SIDE) for end in (low, high)]
        parts.append(f'<path d="M{_f(x)} {ends[0]}V{ends[1]}" stroke="{LINE}" opacity=".5"/>')
    for (x, y), note, mark in zip(places, panel.notes, panel.marks, strict=True):
        parts.append(
            f'<circle cx="{_f(x)}" cy="{_f(y)}" r="3" fill="{LINE}"><title>{escape(note)}</title>'
            "</circle>"
        )
        if mark:
            # Left of the point lies no line that rises to the right; by the axis there is no room.
            beside = (x - 6, "end") if x > ROOM else (x + 6, "start")
            parts.append(_text(beside[0], y + 2, mark, beside[1], colour=LINE))
    return parts


def _text(
    x: float,
    y: float,
    words: str,
    anchor: str,
    *,
    size: int = 0,
    bold: bool = False,
    colour: str = "",
) -> str:
    more = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("text-anchor", anchor),
            ("font-size", size),
            ("font-weight", "bold" if bold else ""),
            ("fill", colour),
        )
        if value
    )
    return f'<text x="{_f(x)}" y="{_f(y)}"{more}>{escape(words)}</text>'


def _f(value: float) -> str:
    """A place to a tenth of a pixel, written one way on every machine."""
    return f"{round(value, 1) + 0:g}"
