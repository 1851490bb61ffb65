"""Sentences of an ultrasound report -> endometrium and follicles, each with its side and place.

Nothing is taken from a sentence that denies, quotes an earlier scan or a limit, or speaks of a
relative: what it says is not what was seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.analyzers.document import context, legibility, numbers
from common.analyzers.document.layout import Cell, Row
from common.domain.model import Finding, JsonObject
from common.domain.standards.lab import key

# OCR loses the space before the ovary.
_END = r"(?:\b|(?=ovar|eierst))"
_SIDES = {
    "right": re.compile(rf"\b(?:right|rechts|rechter|rechtes|rechten|droite?|derech[oa]){_END}"),
    "left": re.compile(rf"\b(?:left|links|linker|linkes|linken|gauche|izquierd[oa]){_END}"),
}
_NUMBER = r"\d+(?:[.,]\d+)?"
_THICKNESS = re.compile(
    rf"endom[eéè]tr\w*[^.;:\d]{{0,40}}[:=]?\s*(?P<value>{_NUMBER})\s?(?P<unit>mm|cm)\b"
    rf"|\b(?:emt|et)\s*[:=]?\s*(?P<short>{_NUMBER})\s?(?P<of>mm|cm)\b",
    re.IGNORECASE,
)
_ANTRAL = r"(?:antral|antrale|antraux|antrales|small)"
_FOLLICLES = r"(?:folli[ck]\w*|fol[ií]cul\w*)"
_COUNT = re.compile(
    rf"(?P<before>\d{{1,2}})\s+(?:{_ANTRAL}\s+)?{_FOLLICLES}(?:\s+{_ANTRAL})?\b(?!\s*(?:of|of|van|von|de)?\s*\d)"
    rf"|\b(?:afc|cfa|{_ANTRAL}\s+{_FOLLICLES}(?:\s+count)?|{_FOLLICLES}\s+{_ANTRAL}"
    rf"|antral\w*\s+follik\w*)\s*[:=]?\s*(?:(?:right|left|rechts|links|droite?|gauche|derech[oa]"
    rf"|izquierd[oa])\s*[:=]?\s*)?(?P<after>\d{{1,2}})\b(?!\s*(?:mm|cm|[.,]\d|x))",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rf"(?P<a>{_NUMBER})\s?(?:mm)?\s?[x\u00d7]\s?(?P<b>{_NUMBER})(?:\s?[x\u00d7]\s?(?P<c>{_NUMBER}))?\s?mm\b"
    rf"|(?P<one>{_NUMBER})\s?mm\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    rf"\bvol\w*[^.;\d]{{0,25}}(?P<value>{_NUMBER})\s?(?:ml|cc|cm3|cm³)(?!\w)", re.IGNORECASE
)
_PATTERNS = {
    "trilaminar": r"trilamin|triple.?(?:line|feuillet)|drielag|dreischicht|triple feuillet|trilam",
    "hyperechogenic": r"hyperechogen|hyperechoic|hiperecog|homogeneous(?:ly)? echogenic",
    "intermediate": r"isoechogen|isoechoic|isoecog|intermediate pattern",
}
_MOST_MM, _LARGEST_COUNT = 30.0, 60
_ENDOMETRIUM = re.compile(r"endom[eéè]tr|\bemt\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its row, and the side that it is about."""

    text: str
    row: Row
    side: str | None


def findings(rows: Sequence[Row], mark: str | None) -> list[Finding]:
    """Every measure that the sentences state, once each."""
    found: dict[tuple[object, ...], Finding] = {}
    for sentence in sentences(rows):
        if context.is_not_now(sentence.text):
            continue
        for finding in _of_sentence(sentence, mark):
            side = finding.detail.get("side")
            kind = (finding.code, str(finding.value), side)
            found.setdefault(kind, finding)
    return list(found.values())


def sentences(rows: Sequence[Row]) -> Iterator[Sentence]:
    """The sentences with the side that each is about: its own, or that of a heading before it."""
    heading: str | None = None
    for row in rows:
        side = heading
        for text in re.split(r"(?<=[^\d\s]{2})[.;]\s+|(?<=\d)[.;]\s+(?=[^\W\d_])", row.text):
            own = _side(text)
            side = own if own else side
            yield Sentence(text, row, side)
        is_heading = len(row.text.split()) <= 3 or row.text.rstrip().endswith(":")
        heading = _side(row.text) if is_heading and _side(row.text) else None


def _side(text: str) -> str | None:
    sides = [side for side, known in _SIDES.items() if known.search(key(text))]
    return sides[0] if len(sides) == 1 else None


def number(text: str, mark: str | None) -> float | None:
    """The number that is printed."""
    return numbers.number(text, mark)


def finding(
    code: str, value: object, unit: str | None, row: Row, raw: str, **detail: object
) -> Finding:
    """A finding of a sentence, with its row as its place."""
    cells: Sequence[Cell] = row.cells
    unsure = [c for c in cells if c.confidence is not None and c.confidence < legibility.SURE]
    if any(cell.struck for cell in cells):
        detail["held"] = "struck_out"
    elif unsure and not detail.get("held"):
        detail["held"] = "unsure_reading"
    region: JsonObject = {
        "kind": "text",
        "page": row.page,
        "r0": round(row.r0, 1),
        "c0": round(min(c.c0 for c in cells), 1),
        "r1": round(row.r1, 1),
        "c1": round(max(c.c1 for c in cells), 1),
    }
    return Finding(
        code=code, value=value, unit=unit, region=region, method="sentence",
        detail={"printed_value": raw, "raw": row.text, **detail},
    )  # fmt: skip


def _of_sentence(sentence: Sentence, mark: str | None) -> Iterator[Finding]:
    yield from _endometrium(sentence, mark)
    yield from _counts(sentence)
    yield from _volumes(sentence, mark)
    yield from _sizes(sentence, mark)


def _endometrium(sentence: Sentence, mark: str | None) -> Iterator[Finding]:
    match = _THICKNESS.search(sentence.text)
    if match:
        raw, unit = match["value"] or match["short"], match["unit"] or match["of"]
        value = number(raw, mark)
        if value is not None:
            millimetres = value * 10 if unit.casefold() == "cm" else value
            held = "implausible_review" if not 1 <= millimetres <= _MOST_MM else None
            yield finding(
                "endometrium.thickness_mm", millimetres, "mm", sentence.row, f"{raw} {unit}",
                held=held,
            )  # fmt: skip
    if match or _ENDOMETRIUM.search(sentence.text):
        plain = key(sentence.text)
        named = [name for name, known in _PATTERNS.items() if re.search(known, plain)]
        if len(named) == 1:
            yield finding("endometrium.pattern", named[0], None, sentence.row, named[0])


def _counts(sentence: Sentence) -> Iterator[Finding]:
    for match in _COUNT.finditer(sentence.text):
        count = int(match["before"] or match["after"])
        side = _side(match[0]) or sentence.side
        held = "implausible_review" if count > _LARGEST_COUNT else None
        is_antral = re.search(r"antr|afc|cfa", match[0], re.IGNORECASE) is not None
        yield finding(
            "follicle.count", float(count), None, sentence.row, match[0], side=side, held=held,
            antral=is_antral,
        )  # fmt: skip


def _volumes(sentence: Sentence, mark: str | None) -> Iterator[Finding]:
    match = _VOLUME.search(sentence.text)
    value = number(match["value"], mark) if match else None
    if match and value is not None and sentence.side:
        yield finding("ovary.volume_ml", value, "mL", sentence.row, match[0], side=sentence.side)


def _sizes(sentence: Sentence, mark: str | None) -> Iterator[Finding]:
    """Single follicles; the mean of two or three diameters where they are given."""
    start = re.search(_FOLLICLES, sentence.text, re.IGNORECASE)
    if start is None or _ENDOMETRIUM.search(sentence.text) or _COUNT.search(sentence.text):
        return
    for match in _SIZE.finditer(sentence.text):
        parts = [match["one"]] if match["one"] else [match["a"], match["b"], match["c"]]
        sizes = [number(part, mark) for part in parts if part]
        known = [size for size in sizes if size is not None]
        if len(known) != len(sizes):
            continue
        yield finding(
            "follicle.follicle", round(sum(known) / len(known), 1), "mm", sentence.row, match[0],
            side=sentence.side, diameters_mm=known,
        )  # fmt: skip
