"""Every weight file's licence is known for what it is: open, or for research at most."""

import io
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from common.analyzers.registry import WEIGHTS
from common.domain.licences import is_open

# A trunk without a head: no result comes from it alone, so its licence never stands alone.
PARTS = ("sperm_trunk",)
FILES = [path for path in sorted(WEIGHTS.rglob("*-*.*")) if not path.name.startswith(PARTS)]


def licence_of(path: Path) -> str:
    """What a weight file says of the data behind it."""
    if path.suffix == ".json":
        return str(json.loads(path.read_text())["licence"])
    if path.suffix == ".npz":
        return str(np.load(io.BytesIO(path.read_bytes()))["licence"])
    session = onnxruntime.InferenceSession(str(path))
    return str(session.get_modelmeta().custom_metadata_map["licence"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_weights_outside_research_are_open(path: Path) -> None:
    assert is_open(licence_of(path)) == (path.parent == WEIGHTS)
