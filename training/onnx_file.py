"""Writes a model under its digest-named file name, replacing an earlier one of the same task."""

import hashlib
from pathlib import Path

WEIGHTS = Path(__file__).parents[1] / "common" / "analyzers" / "weights"


def write(data: bytes, task: str, folder: Path) -> Path:
    """`{task}-{first 16 digits of the SHA-256}.onnx` in the folder, the only one of that task."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{task}-{hashlib.sha256(data).hexdigest()[:16]}.onnx"
    for other in folder.glob(f"{task}-*.onnx"):
        other.unlink()
    path.write_bytes(data)
    return path
