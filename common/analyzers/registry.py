"""The table of analyzers, and the only place that imports one."""

import hashlib
import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from common.analyzers import Analyzer, LanguageModel, Resources
from common.domain.errors import ConfigurationError, NotFoundError
from common.domain.model import Modality

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Entry:
    """One analyzer: what it reads and where its class is."""

    modality: Modality
    path: str


TABLE: dict[str, Entry] = {
    "sperm_cell": Entry(Modality.SPERM_CELL_IMAGE, "common.analyzers.sperm_cell:SpermCell"),
    "sperm_field": Entry(Modality.SPERM_FIELD_IMAGE, "common.analyzers.sperm_field:SpermField"),
    "sperm_video": Entry(Modality.SPERM_VIDEO, "common.analyzers.sperm_video:SpermVideo"),
    "fruit": Entry(Modality.FRUIT_IMAGE, "common.analyzers.fruit:Fruit"),
    "oocyte": Entry(Modality.OOCYTE_IMAGE, "common.analyzers.oocyte:Oocyte"),
    "embryo": Entry(Modality.EMBRYO_IMAGE, "common.analyzers.embryo:Embryology"),
    "ovary": Entry(Modality.OVARY_ULTRASOUND, "common.analyzers.ovary:Ovary"),
    "hysteroscopy": Entry(
        Modality.HYSTEROSCOPY_IMAGE, "common.analyzers.hysteroscopy:Hysteroscopy"
    ),
    "document": Entry(Modality.DOCUMENT, "common.analyzers.document:DocumentReader"),
}


def weights(name: str) -> bytes:
    """A weight file. Its name ends in the first 16 hex digits of its SHA-256, which is checked."""
    for folder in (WEIGHTS, WEIGHTS / "research"):
        path = folder / name
        if path.is_file():
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if path.stem.rpartition("-")[2] != digest[:16]:
                raise ConfigurationError(f"weights {name} are not those their name promises")
            return data
    raise ConfigurationError(f"weights {name} are missing")


@cache
def load(name: str, research: bool, language_model: LanguageModel | None = None) -> Analyzer:
    """The analyzer of that name, built once for each setting; NotFoundError."""
    if name not in TABLE:
        raise NotFoundError(f"no analyzer {name}")
    module, _, class_name = TABLE[name].path.partition(":")
    kind = getattr(importlib.import_module(module), class_name)
    analyzer: Analyzer = kind(
        Resources(weights=weights, research=research, language_model=language_model)
    )
    return analyzer


def by_modality(modality: str) -> str | None:
    """The name of the analyzer that reads this modality by default."""
    return next((name for name, entry in TABLE.items() if entry.modality == modality), None)
