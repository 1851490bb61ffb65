"""How well the pages that are pictures could be read, and what would give a better picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.domain.model import JsonObject
from common.media.documents import Document, Page

SURE = 0.9
"""A word below it is not used without a person."""

_LEGIBLE_SHARE, _FAIR_SHARE = 0.5, 0.8
_SMALL_PX = 22.0
"""Height of a line with its margins; ten point print at 120 dpi has 25."""

_SHADOW = 0.55
_BLURRED = 0.3

_CAUSES = {
    "small_print": "The print is too small in this picture: go closer, or scan at 300 dpi.",
    "blurred": "The picture is blurred: hold still, let the camera focus, or lay the page flat.",
    "handwriting": "Handwriting is not read: enter these values by hand.",
    "shadow": "A shadow lies on the page: take the picture in even light, without flash.",
}
_ASK = "Take the picture again, or send the laboratory's own PDF. "
_WRITTEN = "handwriting"
_OTHERWISE = (
    "Handwriting, other scripts and damaged print cannot be read: enter the values by hand."
)


@dataclass(frozen=True, slots=True)
class Legibility:
    """What is said of the reading. `advice` where nothing should be taken from the document."""

    numbers: JsonObject
    flags: Sequence[str]
    advice: str | None = None


def judge(document: Document) -> Legibility | None:
    """How the pictures among a document's pages could be read; None where there are none."""
    pages = [page for page in document.pages if page.is_read]
    if not pages:
        return None
    flags = ["read_by_ocr"]
    if any("unread" in page.flags for page in pages):
        flags.append("pages_unread")
    words = [w.confidence for page in pages for w in page.words if w.confidence is not None]
    share = sum(sure >= SURE for sure in words) / len(words) if words else 0.0
    causes = _causes(pages) if share < _FAIR_SHARE else []
    if any(page.numbers.get("written") for page in pages):
        causes.append(_WRITTEN)
    numbers: JsonObject = {"legibility": round(share, 4)}
    if share >= _LEGIBLE_SHARE:
        hard = ["hard_to_read"] if share < _FAIR_SHARE else []
        return Legibility(numbers, [*flags, *hard, *causes])
    reasons = " ".join(_CAUSES[cause] for cause in causes) or _OTHERWISE
    ask = "" if causes == [_WRITTEN] else _ASK
    return Legibility(numbers, [*flags, *causes], ask + reasons)


def _causes(pages: Sequence[Page]) -> list[str]:
    """What makes these pages hard to read, by the worst of them."""
    numbers = [page.numbers for page in pages if page.words]
    if not numbers:
        return []
    seen = {
        "small_print": min(n.get("letter_px", _SMALL_PX) for n in numbers) < _SMALL_PX,
        "blurred": min(n.get("focus", 1.0) for n in numbers) < _BLURRED,
        "shadow": min(n.get("evenness", 1.0) for n in numbers) < _SHADOW,
    }
    return [cause for cause, is_so in seen.items() if is_so]
