"""The evaluation of stained smears, on a drawn one whose polygons are known."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.unit.generators import generator
from training.evaluate import TASKS

SMEAR = Path(__file__).parents[2] / "samples" / "sperm_smear_synthetic"
TURN, SHARE = 0.9, 0.4


def polygons(moved: float = 0.0) -> list[dict[str, object]]:
    """Nucleus and acrosome of every drawn head, x and y as labelme has them."""
    drawn = generator(SMEAR.name)
    around = np.linspace(0, 2 * np.pi, 400)
    shapes: list[dict[str, object]] = []
    for i, (r, c) in enumerate(drawn.PLACES):
        along, across = drawn.LENGTH / 2 * np.cos(around), drawn.WIDTH / 2 * np.sin(around)
        for label, kept in (
            ("Acrosome", along <= drawn.LENGTH * (SHARE - 0.5)),
            ("Nucleus", along >= drawn.LENGTH * (SHARE - 0.5)),
        ):
            # From the cut around: the polygon closes along the cut.
            order = np.argsort((around[kept] + (np.pi if label == "Nucleus" else 0)) % (2 * np.pi))
            a, b = along[kept][order], across[kept][order]
            x = c + a * np.cos(TURN * i) - b * np.sin(TURN * i) + moved
            y = r + a * np.sin(TURN * i) + b * np.cos(TURN * i)
            points = [[float(p), float(q)] for p, q in zip(x, y, strict=True)]
            shapes.append({"label": label, "group_id": i, "points": points})
    return shapes


def figures(folder: Path, shapes: list[dict[str, object]]) -> dict[str, object]:
    shutil.copy(SMEAR / "smear_6.jpg", folder)
    (folder / "smear.json").write_text(json.dumps({"shapes": shapes}))
    (folder / "labels.csv").write_text(
        "file,split,annotation,session\nsmear_6.jpg,train,smear.json,a\n"
    )
    return TASKS["sperm_parsing"](folder, research_models=False)


def test_a_smear_agrees_with_the_polygons_it_was_drawn_by(tmp_path: Path) -> None:
    found = figures(tmp_path, polygons())
    assert (found["drawn"], found["recall50"], found["precision50"]) == (6, 1.0, 1.0)
    assert found["count_relative_error"] == 0.0 and found["acrosome_told"] == 1.0
    assert float(str(found["head_overlap"])) > 0.85
    assert float(str(found["acrosome_overlap"])) > 0.75
    assert float(str(found["share_mean_absolute_error"])) < 0.05


def test_polygons_elsewhere_are_missed(tmp_path: Path) -> None:
    found = figures(tmp_path, polygons(moved=60.0)[:6])
    assert (found["drawn"], found["recall50"], found["precision50"]) == (3, 0.0, 0.0)
    assert found["count_relative_error"] == pytest.approx(1.0)
    assert "head_overlap" not in found and "acrosome_told" not in found
