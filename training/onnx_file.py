"""Writes a model under its digest-named file name, replacing an earlier one of the same task."""

import hashlib
from pathlib import Path

WEIGHTS = Path(__file__).parents[1] / "common" / "analyzers" / "weights"


def write(data: bytes, task: str, folder: Path, ending: str = "onnx") -> Path:
    """`{task}-{first 16 digits of the SHA-256}.{ending}` in the folder, the only one of its task."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{task}-{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
    for other in folder.glob(f"{task}-*.{ending}"):
        other.unlink()
    path.write_bytes(data)
    return path
