"""What starting the API costs."""

import subprocess
import sys

HEAVY = {
    "PIL",
    "alembic",
    "grpc",
    "jwt",
    "numpy",
    "onnxruntime",
    "reportlab",
    "sqlalchemy",
    "tink",
    "xlsxwriter",
}


def test_starting_loads_nothing_that_only_some_requests_need() -> None:
    program = "import common.entry, common.http.app, common.http.dispatch, sys; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "common.http.app" in loaded
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
