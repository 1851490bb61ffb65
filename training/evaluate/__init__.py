"""The labelled sets that `fertivision evaluate TASK DIR` knows."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Evaluation(Protocol):
    """Measures one analyzer, through the product's own path, on one labelled folder."""

    def __call__(self, folder: Path, *, research_models: bool) -> dict[str, object]:
        """The figures by name; each task's module says what they are."""
        ...


def _task(module: str, name: str = "evaluate") -> Evaluation:
    """That function of a module of this package, imported when it is called."""

    def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
        loaded = importlib.import_module(f"{__name__}.{module}")
        run: Callable[..., dict[str, object]] = getattr(loaded, name)
        return run(folder, research_models=research_models)

    return evaluate


TASKS: dict[str, Evaluation] = {
    "docs_belgian": _task("docs_belgian"),
    "docs_belgian_scanned": _task("docs_belgian", "scanned"),
    "docs_hl7be_lab": _task("docs_hl7be_lab"),
    "docs_sroie": _task("docs_sroie"),
    "documents": _task("documents"),
    "documents_scanned": _task("documents", "scanned"),
    "embryo": _task("embryo"),
    "follicles": _task("follicles"),
    "fruit_360": _task("fruit_360"),
    "fruit_boxes": _task("fruit_boxes"),
    "fruit_kaggle": _task("fruit_360"),
    "hysteroscopy": _task("hysteroscopy"),
    "junk": _task("junk"),
    "oocyte_osmotic": _task("oocyte_osmotic"),
    "ovary": _task("ovary"),
    "rulers": _task("rulers"),
    "sperm_hushem": _task("sperm_stained", "hushem"),
    "sperm_mhsma": _task("sperm_mhsma"),
    "sperm_parsing": _task("sperm_parsing"),
    "sperm_smids": _task("sperm_stained", "smids"),
    "sperm_svia": _task("sperm_svia"),
    "sperm_video": _task("sperm_video"),
}
