"""Photographed receipts: how well the print is read, and that no receipt passes for a report."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from common.analyzers import Sample
from common.analyzers.registry import load
from common.domain.model import Facts
from common.media import reading
from common.media.documents import Document, Page
from common.media.limits import Limits

_DRAWS = 1000
Row = Mapping[str, str]
Line = tuple[float, float, float, float, str]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Characters and lines of all receipts, the four fields, and what was taken for a result."""
    del research_models
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    figures = [_receipt(folder, label) for label in labels]
    names = ("character_error_rate", "company_error_rate", "address_error_rate")
    return {
        "receipts": len(figures),
        **{name: _mean(figures, name) for name in names},
        **{name: _mean(figures, name) for name in ("line_exact", "date_found", "total_found")},
        "findings_taken_from_receipts": int(sum(f["findings"] for f in figures)),
        "sure_findings_taken_from_receipts": int(sum(f["sure_findings"] for f in figures)),
    }


def _receipt(folder: Path, label: Row) -> dict[str, float]:
    data = (folder / label["file"]).read_bytes()
    document = reading.read_document(data, "image/jpeg", Limits())
    sample = Sample(modality="document", facts=Facts(), media_type="image/jpeg", document=document)
    outcome = load("document", False).analyze(sample)
    found = [f for f in outcome.findings if f.code.startswith("lab.")]
    lines = _lines(folder / label["boxes"])
    text = _squeezed(" ".join(word.text for word in document.pages[0].words))
    scale = document.pages[0].height / Image.open(folder / label["file"]).height
    pairs = [(truth[4], _within(document.pages[0], truth, scale)) for truth in lines]
    wrong = sum(Levenshtein.distance(_squeezed(a), _squeezed(b)) for a, b in pairs)
    return {
        "character_error_rate": wrong / max(sum(len(_squeezed(a)) for a, _ in pairs), 1),
        "line_exact": float(np.mean([_squeezed(a) == _squeezed(b) for a, b in pairs])),
        "date_found": float(_squeezed(label["date"]) in text),
        "total_found": float(_squeezed(label["total"]) in text),
        "company_error_rate": _nearest(label["company"], document),
        "address_error_rate": _nearest(label["address"], document),
        "findings": len(found),
        "sure_findings": sum(f.confidence is not None and f.confidence >= 0.9 for f in found),
    }


def _lines(path: Path) -> list[Line]:
    """Box (r0, c0, r1, c1 in pixels) and text of each line."""
    found = []
    for row in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = row.split(",", 8)
        if len(parts) == 9:
            x, y = [float(n) for n in parts[0:8:2]], [float(n) for n in parts[1:8:2]]
            found.append((min(y), min(x), max(y), max(x), parts[8]))
    return found


def _within(page: Page, truth: Line, scale: float) -> str:
    """What was read in a line's box, from left to right."""
    r0, c0, r1, c1 = (edge * scale for edge in truth[:4])
    words = [
        w
        for w in page.words
        if r0 <= (w.r0 + w.r1) / 2 <= r1 and c0 - 4 <= (w.c0 + w.c1) / 2 <= c1 + 4
    ]
    return " ".join(w.text for w in sorted(words, key=lambda w: w.c0))


def _nearest(field: str, document: Document) -> float:
    """Character error rate against the stretch of the reading that fits best."""
    words = [_squeezed(w.text) for w in document.pages[0].words]
    wanted = _squeezed(field)
    best = len(wanted)
    for start in range(len(words)):
        joined = ""
        for word in words[start : start + 40]:
            joined += word
            best = min(best, Levenshtein.distance(wanted, joined))
            if len(joined) > 1.3 * len(wanted):
                break
    return best / max(len(wanted), 1)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def _mean(figures: Sequence[Mapping[str, float]], name: str) -> dict[str, object]:
    """The mean over receipts with a 95 % interval from drawing whole receipts."""
    values = np.array([f[name] for f in figures])
    draws = np.random.default_rng(0).integers(0, len(values), (_DRAWS, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return {
        "value": round(float(values.mean()), 4),
        "interval": [round(float(low), 4), round(float(high), 4)],
        "n": len(values),
    }
