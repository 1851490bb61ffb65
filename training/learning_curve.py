"""How good an answer gets with the groups that teach it.

python -m training.learning_curve TASK --data DIR [--out DIR]; DIR holds the sets' folders.

The heads are cheap ones on features of a network that is not trained further, so that thirty
answers can be learnt in minutes; the folds are the given ones, and a group is never on both sides.
Writes the figures beside the task's card and prints the tables that the card shows.
"""

import argparse
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from training.learning_problem import Floats, Problem, Rows

HERE = Path(__file__).parent
FILES = {
    "embryo": "embryo/learning_curve.json",
    "fruit": "fruit/learning_curve.json",
    "head_shape": "sperm_cell/stained_learning_curve.json",
    "hysteroscopy": "hysteroscopy/learning_curve.json",
    "ovary": "ovary/learning_curve.json",
    "sperm_labels": "sperm_cell/learning_curve.json",
}
SHARES = (0.25, 0.5, 0.75, 1.0)
SEEDS = 3
Curve = Mapping[str, object]


def drawn(problem: Problem, rows: Rows, share: float, seed: int) -> Rows:
    """Those of the rows whose groups are drawn: of each stratum's groups this share, rounded up."""
    rng = np.random.default_rng(seed)
    names = np.asarray(problem.groups)[rows]
    once, first = np.unique(names, return_index=True)
    strata = problem.strata[rows[first]]
    kept = []
    for stratum in np.unique(strata):
        inside = once[strata == stratum]
        kept.append(rng.permutation(inside)[: int(np.ceil(share * inside.size))])
    return rows[np.isin(names, np.concatenate(kept))]


def curve(problem: Problem) -> Curve:
    """For each share: the mean number of groups that taught, and each measure's mean, least and
    greatest value over the draws.
    """
    points = []
    for share in SHARES:
        found: dict[str, list[float]] = {name: [] for name in problem.measures}
        sizes = []
        for seed in range(SEEDS if share < 1 else 1):
            answers, taught = _out_of_fold(problem, share, seed)
            sizes += taught
            for name, measure in problem.measures.items():
                found[name].append(measure(answers))
        points.append(
            {
                "share": share,
                "groups": round(float(np.mean(sizes))),
                **{
                    n: [round(float(f(v)), 4) for f in (np.mean, min, max)]
                    for n, v in found.items()
                },
            }
        )
    return {"what": problem.what, "points": points}


def _out_of_fold(problem: Problem, share: float, seed: int) -> tuple[Floats, list[int]]:
    """The answers of all rows, and how many groups taught in each fold."""
    parts: list[tuple[Rows, Floats]] = []
    sizes = []
    for fold in np.unique(problem.folds):
        held = np.flatnonzero(problem.folds == fold)
        taught = drawn(problem, np.flatnonzero(problem.folds != fold), share, seed)
        sizes.append(len({problem.groups[i] for i in taught}))
        parts.append((held, problem.answer(taught, held)))
    whole = np.zeros((len(problem.groups), *parts[0][1].shape[1:]))
    for held, answers in parts:
        whole[held] = answers
    return whole, sizes


def table(found: Curve) -> str:
    """The curve as the card shows it."""
    points = found["points"]
    if not isinstance(points, list):
        raise TypeError("a curve has points")
    names = [name for name in points[0] if name not in ("share", "groups")]
    lines = [
        f"| {found['what']} that teach | {' | '.join(names)} |",
        f"|--:|{'--:|' * len(names)}",
    ]
    for point in points:
        cells = [_cell(point[name]) for name in names]
        lines.append(f"| {point['groups']} ({point['share']:.0%}) | {' | '.join(cells)} |")
    return "\n".join(lines).replace("%)", " %)") + "\n"


def _cell(values: Sequence[float]) -> str:
    mean, low, high = values
    return f"{mean:.3f}" if low == high else f"{mean:.3f} ({low:.3f}-{high:.3f})"


def main() -> None:
    """Learn the curves of one task, write and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(FILES))
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets' folders")
    parser.add_argument("--out", type=Path, default=HERE)
    arguments = parser.parse_args()
    problems = importlib.import_module("training.learning_problems")
    task: Callable[[Path], Mapping[str, Problem]] = getattr(problems, arguments.task)
    found = {name: curve(problem) for name, problem in task(arguments.data).items()}
    path = arguments.out / FILES[arguments.task]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n")
    for name, one in found.items():
        print(f"{name}\n\n{table(one)}")


if __name__ == "__main__":
    main()
