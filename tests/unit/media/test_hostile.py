"""Bad files end in the right reason, and the worker lives."""

import io
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import psutil
import pytest
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import isolate
from common.media.isolate import Limits
from common.media.sniff import HEAD, sniff

REASONS = {"corrupt", "too_large", "encrypted", "unsafe", "unsupported_media"}


def reason(call: Callable[[], object]) -> str | None:
    """Why it was refused; None where it was taken."""
    try:
        call()
    except InvalidFileError as error:
        return error.reason
    return None


def fate(data: bytes, limits: Limits) -> str | None:
    """What becomes of a file on its whole way, as ingest and analyze take it."""

    def take() -> None:
        media_type = sniff(data[:HEAD], len(data)).media_type
        copy = isolate.inspect(data, media_type, limits).scrubbed
        isolate.load(copy, media_type, limits)

    return reason(take)


@pytest.fixture(autouse=True)
def _worker_lives(png: bytes, limits: Limits):
    yield
    assert fate(png, limits) is None


def test_good_files_are_taken(jpeg: bytes, png: bytes, pdf: bytes, limits: Limits) -> None:
    assert [fate(data, limits) for data in (jpeg, png, pdf, b"AMH 2.5 ng/ml")] == [None] * 4


def test_empty_file(limits: Limits) -> None:
    assert fate(b"", limits) == "corrupt"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_truncated_picture(picture, encode, limits, form: str, share: float) -> None:
    data = encode(picture, form)
    assert fate(data[: int(len(data) * share)], limits) == "corrupt"


@pytest.mark.parametrize("missing", [1, 2])
def test_jpeg_without_its_last_bytes(jpeg: bytes, limits: Limits, missing: int) -> None:
    assert fate(jpeg[:-missing], limits) == "corrupt"


def test_progressive_jpeg_cut_after_its_first_scan(picture, encode, limits: Limits) -> None:
    data = encode(picture, "JPEG", progressive=True)
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    assert fate(data, limits) is None
    assert fate(data[:second], limits) == "corrupt"


def test_png_with_a_wrong_check_sum(png: bytes, limits: Limits) -> None:
    at = png.index(b"IDAT") + 10
    assert fate(png[:at] + bytes([png[at] ^ 1]) + png[at + 1 :], limits) == "corrupt"
    end = png.index(b"IEND") - 5
    assert fate(png[:end] + bytes([png[end] ^ 1]) + png[end + 1 :], limits) == "corrupt"


def test_huge_picture_is_refused_from_its_header(bomb: bytes, limits: Limits) -> None:
    assert len(bomb) < 2_000_000
    tight = replace(limits, bytes=2**26)  # a single decoded copy would need 900 MB
    for call in (isolate.inspect, isolate.load, isolate.scrub):
        assert reason(lambda call=call: call(bomb, "image/png", tight)) == "too_large"


@pytest.mark.parametrize("form", ["BMP", "TIFF", "WEBP", "JPEG"])
def test_other_formats_are_measured_too(encode, limits: Limits, form: str) -> None:
    data = encode(Image.new("RGB", (400, 300)), form)
    assert fate(data, replace(limits, pixels=119_999)) == "too_large"
    assert fate(data, replace(limits, pixels=120_000)) is None


def test_second_frame_that_is_huge(encode, limits: Limits) -> None:
    frames = [Image.new("L", (500, 500))]
    data = encode(Image.new("L", (10, 10)), "TIFF", save_all=True, append_images=frames)
    assert fate(data, replace(limits, pixels=10_000)) == "too_large"


def test_too_many_frames(encode, limits: Limits) -> None:
    frames = [Image.new("L", (4, 4), n) for n in range(20)]
    data = encode(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert fate(data, replace(limits, pages=19)) == "too_large"
    assert fate(data, replace(limits, pages=20)) is None


def test_tiff_whose_directories_form_a_ring(encode, limits: Limits) -> None:
    data = bytearray(encode(Image.new("L", (4, 4)), "TIFF"))
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    struct.pack_into("<I", data, at + 2 + 12 * count, at)
    assert fate(bytes(data), replace(limits, seconds=5)) in {None, *REASONS}


def test_pdf_with_a_password(locked_pdf: bytes, limits: Limits) -> None:
    assert fate(locked_pdf, limits) == "encrypted"


def test_pdf_with_a_hundred_thousand_pages(endless_pdf: bytes, limits: Limits) -> None:
    assert len(endless_pdf) < 1_000_000
    assert fate(endless_pdf, limits) == "too_large"


@pytest.mark.parametrize("count", [10**9, -1, 1, 0])
def test_pdf_that_lies_about_its_pages(pdf: bytes, limits: Limits, count: int) -> None:
    lie = pdf.replace(b"/Count 2", b"/Count %d" % count)
    assert fate(lie, limits) in {None, "corrupt", "too_large"}


def test_page_limit_is_exact(pdf: bytes, limits: Limits) -> None:
    assert fate(pdf, replace(limits, pages=1)) == "too_large"
    assert fate(pdf, replace(limits, pages=2)) is None


def test_half_a_pdf(pdf: bytes, limits: Limits) -> None:
    assert fate(pdf[: len(pdf) // 2], limits) == "corrupt"


def test_pdf_that_unpacks_to_a_flood(heavy_pdf: bytes, limits: Limits) -> None:
    assert len(heavy_pdf) < 1_000_000
    worker = psutil.Process().memory_info().rss
    assert fate(heavy_pdf, replace(limits, seconds=4, bytes=2**28)) == "unsafe"
    assert psutil.Process().memory_info().rss < worker + 2**26


def test_pages_that_are_a_ring(limits: Limits, pdf: bytes) -> None:
    ring = pdf.replace(b"/Kids [ 3 0 R", b"/Kids [ 8 0 R")
    assert fate(ring, limits) in {None, *REASONS}


def test_text_called_png_is_text() -> None:
    assert sniff(b"not a picture\n", 14).family == "document"


@pytest.mark.parametrize("media_type", ["video/mp4", "image/gif", "x/y"])
def test_families_that_are_not_read(limits: Limits, media_type: str) -> None:
    for call in (isolate.inspect, isolate.load, isolate.scrub):
        assert reason(lambda call=call: call(b"x", media_type, limits)) == "unsupported_media"


def test_type_that_lies_is_corrupt(png: bytes, jpeg: bytes, limits: Limits) -> None:
    assert reason(lambda: isolate.inspect(png, "image/jpeg", limits)) == "corrupt"
    assert reason(lambda: isolate.inspect(jpeg, "application/pdf", limits)) == "corrupt"


def test_more_bytes_than_memory(limits: Limits) -> None:
    tight = replace(limits, bytes=2**20)
    assert reason(lambda: isolate.load(bytes(2**20 + 1), "text/plain", tight)) == "too_large"


def test_more_words_than_any_report(limits: Limits) -> None:
    assert fate(b"x " * 200_001, limits) == "too_large"


def test_time_limit_holds_for_real_decoders(limits: Limits, heavy_pdf: bytes) -> None:
    assert fate(heavy_pdf, replace(limits, seconds=0.3)) == "unsafe"


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """Some bits flipped, a piece cut out, or the end cut off."""
    kind = rng.integers(3)
    at = int(rng.integers(len(data)))
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[at + int(rng.integers(1, 64)) :]
    changed = np.frombuffer(data, np.uint8).copy()
    where = rng.integers(len(data), size=int(rng.integers(1, 9)))
    changed[where] ^= (1 << rng.integers(8, size=where.size)).astype(np.uint8)
    return changed.tobytes()


@pytest.mark.parametrize("kind", ["jpeg", "png", "pdf", "tiff", "webp"])
def test_mutations_are_taken_or_refused_with_a_reason(
    request: pytest.FixtureRequest, picture, encode, limits: Limits, kind: str
) -> None:
    made = kind in ("jpeg", "png", "pdf")
    data = request.getfixturevalue(kind) if made else encode(picture, kind)
    rng = np.random.default_rng([20, *kind.encode()])
    fates = [fate(mutated(data, rng), replace(limits, seconds=10)) for _ in range(50)]
    assert set(fates) <= {None, *REASONS}
    assert fates.count("unsafe") == 0  # none of these takes much, and no decoder may crash
    assert len(set(fates)) > 1


def test_every_damaged_bit_of_a_png_is_found(png: bytes, limits: Limits) -> None:
    for at in range(8, len(png), 7):
        damaged = png[:at] + bytes([png[at] ^ 4]) + png[at + 1 :]
        assert fate(damaged, limits) in {"corrupt", "too_large"}


def test_threads_decode_at_once(encode, limits: Limits) -> None:
    images = [Image.new("RGB", (50 + n, 40), (n, 0, 0)) for n in range(32)]
    files = [encode(image, "PNG") for image in images]
    with ThreadPoolExecutor(4) as pool:
        decoded = list(pool.map(lambda f: isolate.decode_image(f, "image/png", limits), files))
    assert [d.width for d in decoded] == [50 + n for n in range(32)]
    assert [int(d.pixels[0, 0, 0]) for d in decoded] == list(range(32))


def test_result_outlives_its_source(png: bytes, limits: Limits) -> None:
    first = isolate.decode_image(png, "image/png", limits).pixels
    copy = first.copy()
    for _ in range(3):
        isolate.decode_image(png, "image/png", limits)
    assert np.array_equal(first, copy)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(png))), copy)
