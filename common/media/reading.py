"""A document's pages read: by what the file says, and by OCR where a page is only a picture.

OCR runs in children of its own, one for each page, forked from a process of its own that is started
with the first page that needs it.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from common.domain.errors import InvalidFileError
from common.media import isolate, words
from common.media.documents import Document, Page
from common.media.isolate import EVIDENCE_PAGES, EVIDENCE_PIXELS, Loaded, Picture
from common.media.limits import Limits
from common.media.nursery import Nursery
from common.media.wire import JsonObject

UNREAD = "unread"
"""Flag of a page that should have been read and was not."""

_nursery = Nursery(["common.media.ocr_tasks"])


@dataclass(frozen=True, slots=True)
class _Source:
    data: bytes
    media_type: str
    limits: Limits
    evidence_pixels: int
    evidence_pages: int


def close() -> None:
    """End the process that reads; the next use starts it again."""
    _nursery.close()


def isolation() -> str:
    """`full` where the children that read have no network, no files and no way to others."""
    return _nursery.isolation()


def pid() -> int:
    """The id of the process that reads; it is started where it does not live."""
    return _nursery.pid()


def load(
    data: bytes,
    media_type: str,
    limits: Limits,
    evidence_pixels: int = EVIDENCE_PIXELS,
    evidence_pages: int = EVIDENCE_PAGES,
) -> Loaded:
    """A document and the pictures of its first pages; a photograph is a document too.

    Raises as `isolate.load`. A page that takes longer than `limits.page_seconds`, and pages that
    are left when `limits.reading_seconds` are over, are flagged `unread`; where nothing at all
    could be read, the reason of the first failure is raised.
    """
    source = _Source(data, media_type, limits, evidence_pixels, evidence_pages)
    if media_type.startswith("image/"):
        return _of_picture(source)
    loaded = isolate.load(data, media_type, limits, evidence_pixels, evidence_pages)
    if loaded.document is None or not any(page.needs_reading for page in loaded.document.pages):
        return loaded
    return _of_pdf(source, loaded, loaded.document)


def read_document(data: bytes, media_type: str, limits: Limits) -> Document:
    """A document without pictures of its pages. Raises as `load`."""
    document = load(data, media_type, limits, 0, 0).document
    if document is None:
        raise InvalidFileError("unsupported_media", f"{media_type} is no document")
    return document


def _of_picture(source: _Source) -> Loaded:
    """Each frame of the picture is a page."""
    deadline = time.monotonic() + source.limits.reading_seconds
    first, pictures, facts = _read(source, 1)
    pages, count = [first], _count(facts, source.limits)
    for number in range(2, count + 1):
        page, drawn = _read_or_flag(source, replace(first, number=number, words=()), deadline)
        pages.append(page)
        pictures = [*pictures, *drawn]
    return Loaded(document=_document(pages), pictures=pictures)


def _of_pdf(source: _Source, loaded: Loaded, document: Document) -> Loaded:
    deadline = time.monotonic() + source.limits.reading_seconds
    pages: list[Page] = []
    pictures = list(loaded.pictures)
    failures: list[InvalidFileError] = []
    for page in document.pages:
        if not page.needs_reading:
            pages.append(page)
            continue
        read, drawn = _read_or_flag(source, page, deadline, failures)
        pages.append(read)
        if drawn and page.number <= len(pictures):
            pictures[page.number - 1] = drawn[0]
    if failures and all(UNREAD in page.flags for page in pages):
        raise failures[0]
    return Loaded(document=_document(pages), pictures=pictures)


def _read_or_flag(
    source: _Source,
    page: Page,
    deadline: float,
    failures: list[InvalidFileError] | None = None,
) -> tuple[Page, Sequence[Picture]]:
    unread = replace(page, words=(), is_read=True, numbers={}, flags=(UNREAD,))
    if time.monotonic() > deadline:
        return unread, ()
    try:
        read, pictures, _ = _read(source, page.number)
    except InvalidFileError as error:
        if failures is not None:
            failures.append(error)
        return unread, ()
    return read, pictures


def _read(source: _Source, number: int) -> tuple[Page, Sequence[Picture], JsonObject]:
    """One page, in a child of its own."""
    limits = replace(source.limits, seconds=source.limits.page_seconds)
    if len(source.data) > limits.bytes:
        raise InvalidFileError("too_large", "more bytes than the memory limit")
    wanted = source.evidence_pixels if number <= source.evidence_pages else 0
    arguments = {"media_type": source.media_type, "page": number, "evidence_pixels": wanted}
    result = _nursery.run("read_page", source.data, arguments, limits)
    try:
        page = words.unpack(result.facts["pages"], *result.blobs[:2]).pages[0]
        numbers = cast(Mapping[str, float], result.facts["numbers"])
        known = {str(name): float(value) for name, value in numbers.items()}
        pictures = isolate.pictures_of(result.facts, result.blobs[2:])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InvalidFileError("unsafe", "the reader's result has another form") from error
    return replace(page, number=number, is_read=True, numbers=known), pictures, result.facts


def _count(facts: JsonObject, limits: Limits) -> int:
    frames = facts.get("frames")
    if type(frames) is not int or not 1 <= frames <= limits.pages:
        raise InvalidFileError("unsafe", "the reader says no number of frames")
    return frames


def _document(pages: Sequence[Page]) -> Document:
    return Document(pages=pages, has_text=any(words.is_page_readable(page) for page in pages))
