"""How sure a document's type is: the sharpness of its probabilities, fitted and judged.

`python -m training.document.kinds TUNED JUDGED` reads generated reports whole and in parts. A whole
one is nearly always clear; of parts (a random run of its lines, down to a tenth) many are not, so
that there are errors to fit to. Fitted on the first folder, judged on the second.
"""

import itertools
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from common.analyzers import Sample
from common.analyzers.document import kind
from common.analyzers.registry import load
from common.domain.model import Facts
from common.domain.standards import lab
from common.media import isolate
from common.media.documents import Document
from common.media.limits import Limits

_PARTS = 4
_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_SHARPEST, _STEP = 6.0, 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """A document or a part of one: the evidence for each type, and what it is."""

    evidence: dict[str, float]
    truth: str
    is_whole: bool


def cases(folder: Path) -> Iterator[Case]:
    """Every document of a generated folder, whole and in parts."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        data = (folder / truth["file"]).read_bytes()
        document = isolate.read_document(data, "application/pdf", Limits())
        draw = random.Random(truth["file"])
        for number, part in enumerate([document, *(_part(document, draw) for _ in range(_PARTS))]):
            if part.has_text:
                yield Case(_evidence(part), truth["kind"], number == 0)


def _part(document: Document, draw: random.Random) -> Document:
    """A run of a document's lines."""
    pages = []
    for page in document.pages[:1]:
        lines = sorted({word.line for word in page.words})
        count = max(2, round(len(lines) * draw.uniform(0.1, 0.6)))
        start = draw.randint(0, max(len(lines) - count, 0))
        kept = set(lines[start : start + count])
        pages.append(replace(page, words=[word for word in page.words if word.line in kept]))
    return replace(document, pages=pages, has_text=any(page.words for page in pages))


def _evidence(document: Document) -> dict[str, float]:
    sample = Sample(
        modality="document", facts=Facts(), media_type="application/pdf", document=document
    )
    found = load("document", False).analyze(sample).findings
    slugs = [f.code.removeprefix("lab.") for f in found if f.code.startswith("lab.")]
    groups = [lab.analytes()[slug].group if slug != "other" else None for slug in slugs]
    text = " ".join(word.text for page in document.pages for word in page.words)
    return kind.evidence(groups, text)


def loss(found: Sequence[Case], sharpness: float) -> float:
    """Mean logarithmic loss."""
    chances = (kind.probabilities(case.evidence, sharpness)[case.truth] for case in found)
    return -sum(math.log(max(chance, 1e-9)) for chance in chances) / len(found)


def fitted(found: Sequence[Case]) -> float:
    """The sharpness with the least loss."""
    grid = [round(_STEP * step, 2) for step in range(4, round(_SHARPEST / _STEP) + 1)]
    return min(grid, key=lambda sharpness: loss(found, sharpness))


def table(found: Sequence[Case], sharpness: float) -> dict[str, object]:
    """Accuracy where a type is said, how often it is, and how often each probability was right."""
    said = []
    for case in found:
        chances = kind.probabilities(case.evidence, sharpness)
        best = max(chances, key=lambda name: chances[name])
        if kind.is_clear(case.evidence, chances[best]):
            said.append((chances[best], best == case.truth))
    rows = []
    for low, high in itertools.pairwise(_BINS):
        inside = [(p, ok) for p, ok in said if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            rows.append([f"{low}-{high}", len(inside), round(mean, 3),
                         round(sum(ok for _, ok in inside) / len(inside), 3)])  # fmt: skip
    gaps = sum(n * abs(p - a) for _, n, p, a in rows) / max(len(said), 1)  # type: ignore[operator]
    return {
        "documents": len(found), "said": len(said),
        "right_of_said": round(sum(ok for _, ok in said) / max(len(said), 1), 4),
        "calibration_error": round(gaps, 4), "bins (range, n, said, right)": rows,
    }  # fmt: skip


def main(tuned: Path, judged: Path) -> None:
    """Fit on one folder and judge on the other."""
    fit = list(cases(tuned))
    sharpness = fitted(fit)
    print("sharpness", sharpness, "in use", kind.SHARPNESS)
    for name, found in (("fitted", fit), ("judged", list(cases(judged)))):
        for part, chosen in (
            ("whole", [c for c in found if c.is_whole]),
            ("parts", [c for c in found if not c.is_whole]),
        ):
            for used in dict.fromkeys((1.0, sharpness, kind.SHARPNESS)):
                print(name, part, used, json.dumps(table(chosen, used)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
