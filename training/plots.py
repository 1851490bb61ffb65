"""Draws what the cards' figures say of confidence: python -m training.plots [--check].

In every `*cross_validation.json` beside a card the curves `reliability` and `risk_coverage`, at
whichever place, become `*reliability.svg` and `*risk_coverage.svg`: a panel for each place
that holds one, under that place's name. The same file gives the same bytes.

    "reliability": [[said, true, n], ...]          mean probability, share that is true, number
    "risk_coverage": [[least, answered, wrong], ...]    further columns may stand between

A point may also be an object with these names, and a curve an object of curves by their labels.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import svg
from training.svg import Panel

HERE = Path(__file__).parent
FIGURES = "cross_validation.json"
CURVES = ("reliability", "risk_coverage")
NAMES = {"reliability": ("said", "true", "n"), "risk_coverage": ("least", "answered", "wrong")}
# Tops of the axis of wrong answers, the lowest that holds all of them.
TOPS = (0.1, 0.2, 0.3, 0.5, 1.0)
# Points nearer than this, in shares of the axis, do not get a number each.
APART = 0.09
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Curve:
    """One curve of a file and the place where it stands."""

    kind: str
    label: str
    points: tuple[Point, ...]


def curves(figures: object, label: str = "") -> Iterator[Curve]:
    """Every curve of a file's content, in its order; `label` is the place reached so far."""
    if not isinstance(figures, Mapping):
        return
    for name, value in figures.items():
        inner = f"{label}, {name}".removeprefix(", ").replace("_", " ")
        if name not in CURVES:
            yield from curves(value, inner)
        elif isinstance(value, Mapping):
            for part, points in value.items():
                place = f"{label}, {part}".removeprefix(", ").replace("_", " ")
                yield Curve(name, place, _points(name, points))
        else:
            yield Curve(name, label, _points(name, value))


def _points(kind: str, rows: object) -> tuple[Point, ...]:
    """The rows of a curve, either way they are written; of longer rows the two first and last."""
    if not isinstance(rows, Sequence):
        return ()
    found = []
    for row in rows:
        values = [row[name] for name in NAMES[kind]] if isinstance(row, Mapping) else row
        found.append((float(values[0]), float(values[1]), float(values[-1])))
    return tuple(found)


def reliability(curve: Curve) -> Panel:
    """Said against true, on the diagonal where both agree, with 95 % intervals (Wilson)."""
    sizes = [round(n) for _, _, n in curve.points]
    each = f"{min(sizes)}" if min(sizes) == max(sizes) else f"{min(sizes)} to {max(sizes)}"
    return Panel(
        title=curve.label,
        below=f"{len(sizes)} points, n = {each} each",
        across="probability said",
        up="share that is true",
        top=1.0,
        diagonal=True,
        points=tuple((said, true) for said, true, _ in curve.points),
        bars=tuple(_wilson(true, n) for _, true, n in curve.points),
        notes=tuple(f"said {s:g}, true {t:g}, n = {n:g}" for s, t, n in curve.points),
        marks=("",) * len(sizes),
    )


def _wilson(share: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share of n (E. B. Wilson, J. Am. Stat. Assoc. 1927)."""
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return middle - half, middle + half


def risk_coverage(curve: Curve) -> Panel:
    """Wrong against answered; at the points stands the least probability that is answered."""
    most = max(wrong for _, _, wrong in curve.points)
    marks, last = [], float("inf")
    for least, answered, _ in curve.points:
        shown = abs(last - answered) >= APART
        marks.append(f"{least:g}" if shown else "")
        last = answered if shown else last
    return Panel(
        title=curve.label,
        below="at the points: least probability answered",
        across="share answered",
        up="wrong of the answered",
        top=next(top for top in TOPS if most <= top),
        diagonal=False,
        points=tuple((answered, wrong) for _, answered, wrong in curve.points),
        bars=(),
        notes=tuple(
            f"from {le:g}: answered {a:g}, of these wrong {w:g}" for le, a, w in curve.points
        ),
        marks=tuple(marks),
    )


HEADS = {
    "reliability": "what was said, and how often it was true (held-out answers)",
    "risk_coverage": "how much is answered, and how much of that is wrong (held-out answers)",
}
PANELS = {"reliability": reliability, "risk_coverage": risk_coverage}


def drawn(figures: Path) -> dict[Path, str]:
    """The pictures of one file of figures, by their paths; none of a curve that it lacks."""
    found = list(curves(json.loads(figures.read_text())))
    pictures = {}
    for kind in CURVES:
        panels = [PANELS[kind](curve) for curve in found if curve.kind == kind and curve.points]
        if panels:
            path = figures.with_name(figures.name.replace(FIGURES, f"{kind}.svg"))
            part = figures.name.removesuffix(FIGURES).replace("_", " ")
            task = f"{figures.parent.name.replace('_', ' ')} {part}".strip()
            pictures[path] = svg.page(f"{task}: {HEADS[kind]}", panels)
    return pictures


def all_drawn(folder: Path = HERE) -> dict[Path, str]:
    """The pictures of every card's figures."""
    found: dict[Path, str] = {}
    for figures in sorted(folder.glob(f"*/*{FIGURES}")):
        found |= drawn(figures)
    return found


def stale(pictures: Mapping[Path, str], folder: Path = HERE) -> list[Path]:
    """What lies there and is not what would be drawn now."""
    there = {path for kind in CURVES for path in folder.glob(f"*/*{kind}.svg")}
    return sorted(
        path
        for path in there | set(pictures)
        if path not in there or path.read_text() != pictures.get(path)
    )


def main() -> None:
    """Write the pictures that have changed; with --check only name them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if any changed")
    check = parser.parse_args().check
    pictures = all_drawn()
    changed = stale(pictures)
    for path in changed:
        print(path.relative_to(HERE))
        if check:
            continue
        if path in pictures:
            path.write_text(pictures[path])
        else:
            path.unlink()
    if check and changed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
