"""`fertivision evaluate`: the measures of `training/` on a labelled folder."""

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import common
from common.cli import output
from common.domain.errors import ConfigurationError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.evaluate import Evaluation

ROOT = Path(common.__file__).parents[1]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(evaluate)


def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help="a wrong one prints the list")],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="the labelled folder; sperm_video: or `simulated`")
    ],
    research_models: Annotated[
        bool,
        typer.Option(
            "--research-models", help="also use weights whose training data are not openly licensed"
        ),
    ] = False,
    as_json: output.AsJson = False,
) -> int:
    """Measure how well an analyzer does on a labelled set."""
    tasks = _tasks()
    if task not in tasks:
        raise ConfigurationError(f"no task {task}; there are {', '.join(sorted(tasks))}")
    is_made = task == "sperm_video" and str(folder) == "simulated"
    if not is_made and not (folder / "labels.csv").is_file():
        raise NotFoundError(f"{folder} has no labels.csv")
    found = tasks[task](folder, research_models=research_models)
    output.pairs(found, as_json)
    return 0


def _tasks() -> "Mapping[str, Evaluation]":
    """What `training/` of this checkout measures; it is no part of an installed product."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    try:
        tasks: Mapping[str, Evaluation] = importlib.import_module("training.evaluate").TASKS
    except ModuleNotFoundError as error:
        raise ConfigurationError("evaluate needs a checkout: there is no training/") from error
    return tasks
