"""Files nobody should send: each ends in the right outcome, the workers live on, the logs know only
ids.
"""

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.e2e.server import Server, until

SAMPLES = Path(__file__).parents[1] / "samples"
PANEL = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes()
SECRET = "Xanthippe Canary"


def jpeg(size: int = 300) -> bytes:
    """A photograph-like picture."""
    out = io.BytesIO()
    Image.effect_noise((size, size), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def huge_png() -> bytes:
    """30,000 x 30,000 pixels in about a megabyte."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    packer, row, body = zlib.compressobj(1), b"\0" * 30_001, []
    for _ in range(30_000):
        body.append(packer.compress(row))
    body.append(packer.flush())
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", b"".join(body))
        + chunk(b"IEND", b"")
    )


def locked_pdf() -> bytes:
    """A report that opens with a password only."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PANEL)))
    writer.encrypt("secret", algorithm="RC4-128")  # needs no further library
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def long_pdf(pages: int = 100_000) -> bytes:
    """So many pages, all of them empty."""
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out_end = b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 4\n0000000000 65535 f \n" + table + out_end


BAD = {
    "empty": (lambda: b"", "sperm_cell_image", "corrupt"),
    "truncated": (lambda: jpeg()[:-4000], "sperm_cell_image", "corrupt"),
    "huge": (huge_png, "sperm_cell_image", "too_large"),
    "locked": (locked_pdf, "document", "encrypted"),
    "long": (long_pdf, "document", "too_large"),
    "text.png": (lambda: b"just words, no picture\n", "sperm_cell_image", "unsupported_media"),
    "program": (lambda: b"\x7fELF" + bytes(500), "document", "unsupported_media"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_rejected_with_its_reason(running: Server, name: str) -> None:
    make, modality, reason = BAD[name]
    path = f"demo/drop/bad/{SECRET} {name}"
    running.drop(path, make(), modality=modality, patient_ref="P-bad")
    receipt = running.receipt(path, "rejected", "accepted", "held", "duplicate", "failed")
    assert (receipt["outcome"], receipt["reason"]) == ("rejected", reason)
    assert str(receipt["sentence"]).endswith(".")


def test_file_for_an_unknown_tenant_gets_its_receipt_apart(running: Server) -> None:
    running.drop("nobody/drop/a.txt", b"FSH 1 IU/L\n")
    folder = running.data / "buckets" / "receipts" / "_unroutable" / "nobody" / "drop"
    found = until(lambda: list(folder.glob("a.txt.*.receipt.json")) or None, "the receipt")
    assert '"wrong_tenant"' in found[0].read_text()


def test_object_overwritten_while_it_is_analysed_gives_both_generations(running: Server) -> None:
    path = "demo/drop/over/panel.txt"
    facts = {"modality": "document", "patient_ref": "P-over"}
    running.drop(path, b"FSH 5.1 IU/L\n", **facts)
    first = running.receipt(path, "accepted")
    running.drop(path, b"FSH 7.7 IU/L\n", **facts)

    def second() -> dict[str, object] | None:
        found = running.receipt(path, "accepted")
        return found if found["generation"] != first["generation"] else None

    newer = until(second, "the second generation")
    for receipt, value in ((first, 5.1), (newer, 7.7)):
        upload = running.settled(str(receipt["upload_id"]), "reported")
        [analysis_id] = upload["analyses"]  # type: ignore[misc]
        findings = running.call("GET", f"/analyses/{analysis_id}").json["findings"]
        values = {f["code"]: f["value"] for f in findings}  # type: ignore[union-attr]
        assert values["lab.fsh"] == value


def test_half_written_file_is_never_taken(running: Server) -> None:
    target = running.data / "buckets" / "incoming" / "demo" / "drop" / "slow" / "slow.txt"
    target.parent.mkdir(parents=True)
    sidecar = target.with_name("slow.txt.json")
    sidecar.write_text('{"modality": "document", "patient_ref": "P-slow"}')
    with target.open("wb") as file:
        for _ in range(8):
            file.write(b"FSH 5.1 IU/L\n")
            file.flush()
            time.sleep(0.4)
    receipt = running.receipt("demo/drop/slow/slow.txt", "accepted")
    upload = running.settled(str(receipt["upload_id"]), "reported")
    assert upload["size"] == 8 * 13
    receipts = running.data / "buckets" / "receipts" / "demo" / "drop" / "slow"
    assert len(list(receipts.glob("slow.txt.[0-9]*.receipt.json"))) == 1


def test_after_all_that_the_workers_work_and_the_logs_name_nobody(running: Server) -> None:
    upload_id = running.upload(
        f"{SECRET}.txt", b"LH 3.3 IU/L\n", "text/plain", modality="document",
        patient_ref="P-after",
    )  # fmt: skip
    running.settled(upload_id, "reported")
    logs = "".join(path.read_text() for path in (running.data / "logs").glob("*.log"))
    assert upload_id in logs
    assert SECRET not in logs and "Xanthippe" not in logs
