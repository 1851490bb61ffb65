"""Films: what is read, what is refused, what a copy leaves out."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import closing, contextmanager

import av
import numpy as np
import pytest
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import films, sniff
from common.media.films import Held
from common.media.limits import Limits
from tests.unit.media.made_films import film, scenes

MP4, AVI, MOV = "video/mp4", "video/x-msvideo", "video/quicktime"
LIMITS = Limits()
FORMS = [
    ("mp4", "mpeg4", MP4),
    ("mp4", "libx264", MP4),
    ("mov", "mjpeg", MOV),
    ("avi", "mpeg4", AVI),
    ("avi", "mjpeg", AVI),
    ("avi", "rawvideo", AVI),
]


@pytest.fixture(autouse=True, scope="module")
def _end() -> Iterator[None]:
    yield
    films.close()


@contextmanager
def held(data: bytes) -> Iterator[Held]:
    with films.held([data[:100], data[100:]]) as found:
        yield found


def seen(data: bytes, media_type: str, limits: Limits = LIMITS) -> list[films.Frame]:
    with held(data) as found:
        shown, _ = films.load(found, media_type, limits, 0)
        return list(shown.frames())


def refused(data: bytes, media_type: str = MP4, limits: Limits = LIMITS) -> str:
    with held(data) as found, pytest.raises(InvalidFileError) as caught:
        films.inspect(found, media_type, limits)
    return caught.value.reason


@pytest.mark.parametrize("form, codec, media_type", FORMS)
def test_every_frame_comes_with_its_time(form: str, codec: str, media_type: str) -> None:
    pictures = scenes()
    data = film(pictures, form, codec)
    assert sniff.sniff(data[:4096], len(data)).media_type == media_type
    frames = seen(data, media_type)
    assert len(frames) == 10
    for i, (frame, grey) in enumerate(zip(frames, pictures, strict=True)):
        assert frame.pixels.shape == grey.shape
        expected = None if media_type == AVI else pytest.approx(i / 25)
        assert frame.seconds == expected
        # Limited range keeps 219 of 255 grey levels, and codecs lose some detail.
        assert np.corrcoef(frame.pixels.ravel(), grey.ravel())[0, 1] > 0.98


@pytest.mark.parametrize("form, codec, media_type", FORMS)
def test_the_copy_shows_the_same_and_says_nothing(form: str, codec: str, media_type: str) -> None:
    data = film(scenes(), form, codec, metadata={"title": "Jane Doe", "artist": "1980-01-02"})
    assert b"Jane Doe" in data
    with held(data) as found:
        copy = films.inspect(found, media_type, LIMITS).scrubbed.read()
    assert len(copy) == len(data) and b"Jane Doe" not in copy and b"1980-01-02" not in copy
    for one, other in zip(seen(data, media_type), seen(copy, media_type), strict=True):
        assert (one.pixels == other.pixels).all() and one.seconds == other.seconds
    with held(copy) as found:
        assert films.inspect(found, media_type, LIMITS).scrubbed.read() == copy


@pytest.mark.parametrize("form, media_type", [("mp4", MP4), ("avi", AVI)])
def test_the_copy_is_silent(form: str, media_type: str) -> None:
    data = film(scenes(), form, sound=True)
    with held(data) as found:
        inspected = films.inspect(found, media_type, LIMITS)
        small, parts = io.BytesIO(), inspected.scrubbed
        while part := parts.read(97):
            small.write(part)
    with av.open(io.BytesIO(data)) as container:
        spoken = [bytes(p) for p in container.demux(audio=0) if p.size > 40]
    assert spoken and not any(packet in small.getvalue() for packet in spoken)
    for one, other in zip(seen(data, media_type), seen(small.getvalue(), media_type), strict=True):
        assert (one.pixels == other.pixels).all()


def test_the_digest_is_that_of_the_copy() -> None:
    with held(film(scenes())) as found:
        inspected = films.inspect(found, MP4, LIMITS)
        assert hashlib.sha256(inspected.scrubbed.read()).hexdigest() == inspected.scrubbed_sha256


@pytest.mark.parametrize("media_type, form", [(MP4, "mp4"), (AVI, "avi")])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.999])
def test_a_film_without_its_end_is_corrupt(media_type: str, form: str, share: float) -> None:
    data = film(scenes(), form)
    assert refused(data[: int(len(data) * share)], media_type) == "corrupt"


def test_a_film_in_fragments_is_read_and_missed_when_cut() -> None:
    data = film(scenes(), options={"movflags": "frag_every_frame+empty_moov"})
    assert data.index(b"moov") < data.index(b"mdat") and data.count(b"moof") == 10
    with held(data) as found:
        copy = films.inspect(found, MP4, LIMITS).scrubbed.read()
    assert len(seen(copy, MP4)) == 10
    assert refused(data[:-200]) == "corrupt"


def test_what_is_no_film_is_corrupt() -> None:
    head = film(scenes())[:40]
    assert refused(head + np.random.default_rng(1).bytes(5000)) == "corrupt"
    assert refused(b"RIFF\x00\x10\x00\x00AVI LIST" + bytes(4000), AVI) == "corrupt"


def test_a_film_without_frames_is_corrupt() -> None:
    data = film(scenes(1), "avi")
    at = data.index(b"00dc")
    nothing = data[:at] + b"JUNK" + data[at + 4 :].replace(b"00dc", b"JUNK")
    assert refused(nothing, AVI) == "corrupt"


def test_a_film_of_sound_alone_is_corrupt() -> None:
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        voice = container.add_stream("aac", rate=8000, layout="mono")
        spoken = av.AudioFrame.from_ndarray(
            np.zeros((1, 1024), np.int16), format="s16", layout="mono"
        )
        spoken.sample_rate = 8000
        for packet in [*voice.encode(spoken), *voice.encode()]:
            container.mux(packet)
    assert refused(out.getvalue()) == "corrupt"


def test_a_film_longer_than_the_limit_is_refused() -> None:
    data = film(scenes(), fps=1)
    assert refused(data, limits=Limits(film_seconds=5)) == "too_large"
    with held(data) as found:
        assert films.inspect(found, MP4, LIMITS).frames == 10


def test_a_frame_larger_than_the_limit_is_refused() -> None:
    assert refused(film(scenes()), limits=Limits(pixels=1000)) == "too_large"


def test_uneven_times_are_those_of_the_file() -> None:
    times = [0, 40, 80, 120, 260, 300, 340, 500, 540, 580]
    frames = seen(film(scenes(), times=times), MP4)
    assert [round(1000 * (f.seconds or 0)) for f in frames] == times


def test_evidence_is_a_picture_and_a_clip() -> None:
    grey = scenes(50)
    with held(film(grey)) as found:
        shown, pictures = films.load(found, MP4, LIMITS, 2_000_000)
        again = films.load(found, MP4, LIMITS, 2_000_000)[1]
    assert [p.media_type for p in pictures] == ["image/jpeg", "image/webp"]
    assert [p.data for p in pictures] == [p.data for p in again]
    frames = list(range(0, 50, 2))
    assert pictures[0].clip is None
    assert pictures[1].clip == {"frames": frames, "columns": 5, "rows": 5, "fps": 25.0}
    assert pictures[1].scale == 1.0
    with Image.open(io.BytesIO(pictures[1].data)) as opened:
        sheet = np.asarray(opened.convert("L"), dtype=float)
    assert sheet.shape == (5 * 96, 5 * 128)
    for place, number in ((0, 0), (7, 14), (24, 48)):
        row, column = place // 5 * 96, place % 5 * 128
        tile = sheet[row : row + 96, column : column + 128]
        assert np.abs(tile - grey[number]).mean() < 6, number
    assert (shown.height, shown.width, shown.fps) == (96, 128, 25.0)


def test_frames_can_be_left_early_and_asked_for_again() -> None:
    with held(film(scenes())) as found:
        shown, _ = films.load(found, MP4, LIMITS, 0)
        with closing(shown.frames()) as frames:
            first = next(frames)
        assert len(list(shown.frames())) == 10
        assert (next(shown.frames()).pixels == first.pixels).all()


def test_a_large_frame_is_delivered_smaller() -> None:
    data = film(scenes(1, (2200, 2400)), codec="mjpeg", form="avi")
    with held(data) as found:
        shown, pictures = films.load(found, AVI, LIMITS, 2_000_000)
        frame = next(shown.frames())
    assert (shown.height, shown.width) == (2200, 2400) and "reduced" in shown.flags
    assert frame.pixels.size <= 4_000_000
    assert shown.reduction == pytest.approx(2400 / frame.pixels.shape[1], rel=1e-3)
    assert pictures[0].width * pictures[0].height <= 2_000_000


def test_a_wrong_codec_is_not_taken() -> None:
    assert refused(film(scenes(), "mp4", "libvpx-vp9").replace(b"vp09", b"drac")) in (
        "unsupported_media",
        "corrupt",
    )


@pytest.mark.parametrize("seed", range(12))
def test_damage_ends_as_a_refusal_or_as_frames(seed: int) -> None:
    rng = np.random.default_rng(seed)
    form, media_type = (("mp4", MP4), ("avi", AVI))[seed % 2]
    data = bytearray(film(scenes(), form))
    for at in rng.integers(0, len(data), 30):
        data[at] = rng.integers(0, 256)
    with held(bytes(data)) as found:
        try:
            films.inspect(found, media_type, LIMITS)
            shown, _ = films.load(found, media_type, LIMITS, 10_000)
            assert all(frame.pixels.size for frame in shown.frames())
        except InvalidFileError as error:
            assert error.reason in ("corrupt", "too_large", "unsupported_media", "unsafe")
