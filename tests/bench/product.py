"""The whole local product as its own process, for the benchmarks that send files through it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image, ImageDraw

from common.backends.local import tokens
from common.cli.client import Connection
from common.settings import Settings
from tests.bench.processes import ROOT

NO_LIMIT = "1000000"


@dataclass(frozen=True, slots=True)
class Product:
    """A running server: its process, its folder, and the processes of its functions."""

    pid: int
    data: Path
    address: str
    functions: dict[str, int]

    def connection(self, role: str = "clinician") -> Connection:
        """A client signed in to the demonstration clinic."""
        issued = tokens(Settings(data=str(self.data))).issue("demo", role)
        return Connection(url=self.address, token=issued)


@contextmanager
def product(**settings: str) -> Iterator[Product]:
    """Start `fertivision dev` on an empty folder, and stop it in the end."""
    chosen = {"DEMO": "0", "PORT": "0", "RATE_LIMIT_PER_MINUTE": NO_LIMIT, **settings}
    chosen["TENANT_RATE_LIMIT_PER_MINUTE"] = NO_LIMIT
    with TemporaryDirectory() as folder:
        child = subprocess.Popen(
            [Path(sys.executable).with_name("fertivision"), "dev"],
            cwd=ROOT,
            env={**os.environ, **chosen, "DATA": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert child.stdout is not None
            if not child.stdout.readline().startswith("ready "):
                raise RuntimeError("the server did not become ready")
            noted = json.loads((Path(folder) / "run.json").read_text())
            functions = {name: found["pid"] for name, found in noted["functions"].items()}
            yield Product(child.pid, Path(folder), noted["address"], functions)
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(60)


def pictures(folder: Path, count: int, first: int = 0) -> list[Path]:
    """That many small pictures, no two alike: a stained oval on a noisy field, from a seed."""
    found = []
    for number in range(first, first + count):
        random = np.random.default_rng(number)
        noise = random.normal(200, 4, (96, 96, 3)).clip(0, 255).astype(np.uint8)
        picture = Image.fromarray(noise)
        width, height = 36 + number % 7, 22 + number % 5
        box = (30, 36, 30 + width, 36 + height)
        ImageDraw.Draw(picture).ellipse(box, fill=(90, 60, 120))
        path = folder / f"cell-{number:04d}.png"
        picture.save(path)
        found.append(path)
    return found
