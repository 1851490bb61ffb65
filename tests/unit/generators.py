"""The programs beside the sample pictures that drew them, for tests that draw others."""

import importlib.util
from pathlib import Path
from types import ModuleType

SAMPLES = Path(__file__).parents[1] / "samples"


def generator(samples: str) -> ModuleType:
    """`generate.py` of that folder of samples."""
    spec = importlib.util.spec_from_file_location(samples, SAMPLES / samples / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
