"""Runs the `api` function in this process and prints which heavy libraries it has loaded by then.

Arguments: a token and the id of a draft report. The environment holds the settings.
"""

import json
import sys
import uuid
from pathlib import Path

import functions_framework

ROOT = Path(__file__).parents[2]
HEAVY = ("grpc", "numpy", "PIL", "reportlab")


def main(token: str, report_id: str) -> None:
    """One authenticated read, one slot, one signature."""
    source = str(ROOT / "functions" / "api" / "main.py")
    client = functions_framework.create_app("api", source, "http").test_client()
    signed_in = {"Authorization": f"Bearer {token}"}

    def post(path: str, body: dict[str, object], **headers: str) -> int:
        own = {**signed_in, "Idempotency-Key": str(uuid.uuid4()), **headers}
        return client.post(f"/api/v1{path}", json=body, headers=own).status_code

    read = client.get(f"/api/v1/reports/{report_id}", headers=signed_in)
    slot = {
        "filename": "a.png",
        "size": 10,
        "sha256": "0" * 64,
        "media_type": "image/png",
        "modality": "sperm_cell_image",
        "patient_ref": "P-1",
    }
    statuses = {
        "health": client.get("/health").status_code,
        "read": read.status_code,
        "slot": post("/uploads", slot),
        "signature": post(
            f"/reports/{report_id}/signature",
            {"meaning": "reviewed"},
            **{"If-Match": read.headers.get("ETag", "")},
        ),
    }
    loaded = [name for name in HEAVY if name in sys.modules]
    sys.stdout.write(json.dumps({"statuses": statuses, "loaded": loaded}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
