"""Text in a PDF: the product's fonts and colours, and lines that fit their width."""

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from common.reports.direction import visual

REGULAR = "FertiVision"
BOLD = "FertiVision-Bold"
_FOLDER = Path(__file__).parent / "fonts"
_FILES = {REGULAR: "DejaVuSansCondensed.ttf", BOLD: "DejaVuSansCondensed-Bold.ttf"}
_NO_GLYPH = "\u25a1"
_LONGEST_LINE = 400
BETWEEN = " \u00b7 "  # between the fields of a line

# The page's light theme.
TEXT = HexColor(0x16202E)
MUTED = HexColor(0x4A5668)
SUBTLE = HexColor(0x5D6A7D)
BORDER = HexColor(0xD5DBE3)
STRONG = HexColor(0x7A8698)
SUNKEN = HexColor(0xEEF1F5)
SURFACE = HexColor(0xFFFFFF)
ACCENT = HexColor(0x0B6A75)
ACCENT_BG = HexColor(0xE2F3F4)
OK = HexColor(0x1B6E3C)
OK_BG = HexColor(0xE3F4E8)
WARN = HexColor(0x8A5300)
WARN_BG = HexColor(0xFDF1DC)
CRIT = HexColor(0xB3261E)
CRIT_BG = HexColor(0xFCE8E6)
WATERMARK = HexColor(0xEFF2F6)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; sizes in points."""

    size: float = 8.5
    leading: float = 11.5
    font: str = REGULAR
    colour: Color = TEXT


BODY = Style()
SMALL = Style(7.2, 9.6, REGULAR, MUTED)
STRONG_BODY = Style(8.5, 11.5, BOLD, TEXT)
HEAD = Style(7.2, 9.6, BOLD, MUTED)
HEADING = Style(10.5, 14, BOLD, ACCENT)
TITLE = Style(15, 20, BOLD, TEXT)


def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    for name, file in _FILES.items():
        if name not in pdfmetrics._fonts:
            pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))


def width(text: str, style: Style) -> float:
    """How wide a line is."""
    return float(pdfmetrics.stringWidth(text, style.font, style.size))


def printable(text: str, font: str) -> str:
    """The text with a box for each character that the font does not have."""
    if text.isascii():
        return text
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    return "".join(c if ord(c) in glyphs or c == "\n" else _NO_GLYPH for c in text)


def lacks_glyphs(text: str) -> bool:
    """Whether a box stands for some character of the text."""
    return not text.isascii() and _NO_GLYPH in printable(text, REGULAR)


def lines(text: str, style: Style, room: float, most: int = 0) -> list[str]:
    """The text as lines no wider than `room`; with `most` the rest is cut off by an ellipsis."""
    if most == 1:
        return [_line(" ".join(text.split()), style, room)]
    found: list[str] = []
    for paragraph in printable(text, style.font).split("\n"):
        found += _wrapped(paragraph, style, room)
        if most and len(found) > most:
            found = [*found[: most - 1], _cut(found[most - 1], style, room)]
            break
    return [visual(line) for line in found]


def _line(text: str, style: Style, room: float) -> str:
    """One line. Each of its fields keeps its place, whatever direction it is written in."""
    shown = printable(text[:_LONGEST_LINE], style.font)
    if width(shown, style) > room:
        shown = _cut(shown, style, room)
    return BETWEEN.join(visual(field) for field in shown.split(BETWEEN))


def _wrapped(paragraph: str, style: Style, room: float) -> list[str]:
    if width(paragraph, style) <= room:
        return [paragraph]
    found: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, style) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        *full, line = _broken(word, style, room)
        found += full
    return [*found, line]


def _broken(word: str, style: Style, room: float) -> list[str]:
    """A word in pieces that fit, each found from the likely number of characters."""
    pieces = []
    while word and width(word, style) > room:
        fits = max(1, int(len(word) * room / width(word, style)))
        while fits > 1 and width(word[:fits], style) > room:
            fits -= 1
        while fits < len(word) and width(word[: fits + 1], style) <= room:
            fits += 1
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


def _cut(line: str, style: Style, room: float) -> str:
    while line and width(f"{line} \u2026", style) > room:
        line = line[:-1]
    return f"{line} \u2026"
