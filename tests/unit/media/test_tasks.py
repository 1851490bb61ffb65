"""The tasks themselves, in this process: what a child does is what they do."""

import json
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import isolate, stated, tasks, words
from common.media.chunks import exif
from common.media.isolate import Limits

ARGUMENTS = {"evidence_pixels": 50_000, "evidence_pages": 2, "page": 2, "max_pixels": 50_000}
FORMS = ["JPEG", "PNG", "TIFF", "BMP", "WEBP"]
MODES = ["RGB", "L", "RGBA", "P", "1"]
NONE = {("JPEG", "RGBA"), ("JPEG", "P")}


def run(task: str, data: bytes, media_type: str, limits: Limits) -> tuple[dict, list[bytes]]:
    result = tasks.TASKS[task](data, {**ARGUMENTS, "media_type": media_type}, limits)
    return json.loads(json.dumps(result.facts)), [bytes(blob) for blob in result.blobs]


@pytest.fixture
def document(pdf: bytes) -> tuple[bytes, str]:
    return pdf, "application/pdf"


@pytest.mark.parametrize(("form", "mode"), [p for p in product(FORMS, MODES) if p not in NONE])
def test_inspect_in_a_child_is_inspect(picture, encode, limits, form: str, mode: str) -> None:
    data, media_type = encode(picture.convert(mode), form), f"image/{form.lower()}"
    facts, (copy,) = run("inspect", data, media_type, limits)
    there = isolate.inspect(data, media_type, limits)
    assert facts == {"height": 60, "width": 90, "pages": 1, "frames": 1}
    assert (there.height, there.width, there.scrubbed) == (60, 90, copy)


@pytest.mark.parametrize("form", FORMS)
def test_load_in_a_child_is_load(picture, encode, limits: Limits, form: str) -> None:
    data, media_type = encode(picture.resize((900, 600)), form), f"image/{form.lower()}"
    facts, (pixels, evidence) = run("load", data, media_type, limits)
    there = isolate.load(data, media_type, limits, 50_000)
    assert facts["shape"] == [600, 900, 3] and there.image.pixels.tobytes() == pixels
    assert there.pictures[0].data == evidence and facts["pictures"][0]["width"] == 273


ODD = {
    "deep": np.arange(3600, dtype=np.uint16).reshape(60, 60) * 15,
    "float": np.linspace(0, 1, 3600, dtype=np.float32).reshape(60, 60),
    "whole": np.arange(3600, dtype=np.int32).reshape(60, 60),
    "clear": np.arange(14400, dtype=np.uint8).reshape(60, 60, 4),
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("most", [16_000_000, 1000])
def test_odd_picture_in_a_child_is_the_picture(encode, limits: Limits, kind, most: int) -> None:
    small = replace(limits, decoded_pixels=most)
    turned = b"Exif\x00\x00" + exif(6)
    data = encode(Image.fromarray(ODD[kind]), "TIFF", exif=turned, save_all=True)
    facts, (pixels, _) = run("load", data, "image/tiff", small)
    there = isolate.decode_image(data, "image/tiff", small)
    assert there.pixels.tobytes() == pixels and list(there.flags) == facts["flags"]
    assert run("scrub", data, "image/tiff", small)[1][0] == isolate.scrub(data, "image/tiff", small)


TEXTS = {
    "text/plain": 'Name;Wert\n"AMH Östr";2,5\n'.encode("latin-1"),
    "text/csv": b"name;value;unit\nAMH;2,5;ng/ml",
    "application/json": b'{\n"a": 1}',
    "application/fhir+json": b'{\n"resourceType": "Bundle"}',
    "application/hl7-v2": b"MSH|^~\\&|||||||ORU^R01\rPID|1||7",
}


@pytest.mark.parametrize("media_type", sorted(tasks.TEXTS))
def test_text_in_a_child_is_the_text(limits: Limits, media_type: str) -> None:
    data = TEXTS[media_type]
    facts, (numbers, texts, blob) = run("load", data, media_type, limits)
    message, grids = stated.unpack(blob)
    document = words.unpack(facts["pages"], numbers, texts)
    there = isolate.read_document(data, media_type, limits)
    assert replace(document, message=message, grids=grids) == there
    facts, (copy,) = run("inspect", data, media_type, limits)
    assert (facts["height"], facts["pages"], copy) == (24, 1, data)


def test_wrong_family_is_said(pdf: bytes, png: bytes, limits: Limits) -> None:
    for call in (
        lambda: isolate.decode_image(pdf, "application/pdf", limits),
        lambda: isolate.read_document(png, "image/png", limits),
        lambda: isolate.evidence_picture(b"text", "text/plain", 1000, limits),
    ):
        with pytest.raises(InvalidFileError) as caught:
            call()
        assert caught.value.reason == "unsupported_media"


def test_warm_up_needs_nothing_but_memory() -> None:
    tasks.warm_up()


def test_document_in_a_child_is_the_document(document, limits: Limits) -> None:
    facts, (numbers, texts, *pictures) = run("load", *document, limits)
    there = isolate.load(*document, limits, 50_000, 2)
    assert there.document == words.unpack(facts["pages"], numbers, texts)
    assert [picture.data for picture in there.pictures] == pictures
    assert run("render_page", *document, limits)[1] == pictures[1:]
    assert run("scrub", *document, limits)[1][0] == isolate.scrub(*document, limits)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_page_that_does_not_exist(pdf: bytes, limits: Limits, page: int) -> None:
    with pytest.raises(InvalidFileError):
        isolate.render_page(pdf, page, 50_000, limits)


DAMAGES = [
    ("image/jpeg", "jpeg", lambda d: d[:-2]),
    ("image/jpeg", "jpeg", lambda d: d[:200]),
    ("image/png", "png", lambda d: d[:-4]),
    ("image/png", "png", lambda d: d[:60] + b"\x00" + d[61:]),
    ("application/pdf", "pdf", lambda d: d[:-20]),
    ("text/plain", "pdf", lambda d: d[:20] + b"\x00"),
]


@pytest.mark.parametrize(("media_type", "name", "damage"), DAMAGES)
def test_damage_is_found(request, limits: Limits, media_type, name, damage) -> None:
    with pytest.raises(InvalidFileError) as caught:
        run("inspect", damage(request.getfixturevalue(name)), media_type, limits)
    assert caught.value.reason == "corrupt"


def test_bomb_is_refused(bomb: bytes, limits: Limits) -> None:
    with pytest.raises(InvalidFileError) as caught:
        run("inspect", bomb, "image/png", limits)
    assert caught.value.reason == "too_large"


def test_locked_document_is_refused(locked_pdf: bytes, limits: Limits) -> None:
    with pytest.raises(InvalidFileError) as caught:
        run("load", locked_pdf, "application/pdf", limits)
    assert caught.value.reason == "encrypted"


@pytest.mark.parametrize(("numbers", "texts"), [(b"\x00" * 8, b"a"), (b"", b"a"), (b"123", b"")])
def test_document_that_does_not_fit_together(numbers: bytes, texts: bytes) -> None:
    with pytest.raises(ValueError, match=r"words|bytes"):
        words.unpack([[10, 10, 1]], numbers, texts)
