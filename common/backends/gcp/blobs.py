"""The object store on Cloud Storage: a versioned bucket for each area."""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import quote

from common.backends.gcp.failures import patient, translated
from common.backends.gcp.objects import stream
from common.backends.gcp.signing import Request, Signer, signed_url
from common.domain.envelopes import UNROUTABLE
from common.domain.errors import ConflictError, NotFoundError
from common.domain.model import Area
from common.domain.transfer import RESUMABLE_FROM
from common.ports import BlobInfo, BlobKey, UploadSlot

if TYPE_CHECKING:
    from google.cloud.storage import Blob, Bucket, Client


class CloudBlobs:
    """`BlobStore` over the buckets `{buckets}-{area}`."""

    def __init__(
        self,
        client: "Callable[[], Client]",
        signer: Signer,
        buckets: str,
        endpoint: str,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._signer = signer
        self._buckets = buckets
        self._endpoint = endpoint.rstrip("/")
        self._now = now

    def put(
        self, key: BlobKey, data: bytes | BinaryIO, media_type: str, *, only_if_absent: bool = False
    ) -> BlobKey:
        """Write a new generation."""
        blob = self._bucket(key.area).blob(object_name(key))
        try:
            with _repeatable(data) as (file, size), translated("object"):
                blob.upload_from_file(
                    file,
                    size=size,  # of what is small, that makes it one request
                    content_type=media_type,
                    checksum="crc32c",
                    if_generation_match=0 if only_if_absent else None,
                    **patient(),
                )
        except ConflictError:
            return self.stat(_of(key, 0)).key
        return _of(key, int(blob.generation))

    def open(self, key: BlobKey) -> BinaryIO:
        """That generation, streamed."""
        return stream(self._loaded(key))

    def get(self, key: BlobKey) -> bytes:
        """That generation, whole."""
        blob = self._blob(key)
        with translated("object"):
            data: bytes = blob.download_as_bytes(raw_download=True, checksum="crc32c", **patient())
        return data

    def stat(self, key: BlobKey) -> BlobInfo:
        """What is known of it."""
        return _info(self._loaded(key), key.area, key.tenant_id)

    def copy(self, key: BlobKey, to: BlobKey) -> BlobKey:
        """Copy one generation to another key, only if that is absent."""
        source = self._loaded(key)
        target = self._bucket(to.area).blob(object_name(to))
        target.content_type = source.content_type
        target.metadata = source.metadata
        token = None
        try:
            with translated("object"):
                while True:
                    token, _, _ = target.rewrite(
                        source, token=token, if_generation_match=0, **patient()
                    )
                    if token is None:
                        break
        except ConflictError:
            return self.stat(_of(to, 0)).key
        return _of(to, int(target.generation))

    def list(self, area: Area, tenant_id: str, prefix: str = "") -> Iterator[BlobInfo]:
        """The newest generation of each object under the prefix, by name."""
        inside = object_name(BlobKey(area=area, tenant_id=tenant_id, name=prefix))
        # What no tenant owns lies at the top of its bucket.
        delimiter = "/" if inside == prefix else None
        versions = self._versions(area, inside, delimiter)
        for _, same in groupby(versions, key=lambda blob: str(blob.name)):
            yield _info(max(same, key=_generation), area, tenant_id)

    def delete(self, key: BlobKey) -> None:
        """Remove one generation, or all with generation 0. Absent is no error."""
        name = object_name(key)
        same = self._same_name(key.area, name)
        wanted = [key.generation] if key.generation else [_generation(blob) for blob in same]
        for generation in wanted:
            try:
                with translated("object"):
                    blob = self._bucket(key.area).blob(name, generation=generation)
                    blob.delete(**patient())
            except NotFoundError:
                continue

    def upload_slot(
        self, key: BlobKey, media_type: str, size: int, origin: str | None, expires: timedelta
    ) -> UploadSlot:
        """An address for one PUT of exactly `size` bytes; above 8 MiB also a session that can be
        resumed.
        """
        headers = {
            "Content-Type": media_type,
            "x-goog-content-length-range": f"{size},{size}",
            "x-goog-if-generation-match": "0",
        }
        bucket, name, at = self._name(key.area), object_name(key), self._now()
        request = Request(method="PUT", bucket=bucket, name=name, headers=headers)
        return UploadSlot(
            url=signed_url(self._signer, self._endpoint, request, at, expires),
            headers=headers,
            resumable_url=(
                self._session(key, media_type, size, origin) if size > RESUMABLE_FROM else None
            ),
            expires_at=at + expires,
        )

    def _session(self, key: BlobKey, media_type: str, size: int, origin: str | None) -> str:
        """Cloud Storage lets a browser use it only from the origin that is named here."""
        with translated("session"):
            url: str = (
                self._bucket(key.area)
                .blob(object_name(key))
                .create_resumable_upload_session(
                    content_type=media_type,
                    size=size,
                    origin=origin,
                    if_generation_match=0,
                    **patient(),
                )
            )
        return url

    def download_url(self, key: BlobKey, expires: timedelta, filename: str | None = None) -> str:
        """A signed address of one generation."""
        query = {"generation": str(key.generation)} if key.generation else {}
        if filename is not None:
            query["response-content-disposition"] = _disposition(filename)
        request = Request(
            method="GET", bucket=self._name(key.area), name=object_name(key), query=query
        )
        return signed_url(self._signer, self._endpoint, request, self._now(), expires)

    def _name(self, area: Area) -> str:
        return f"{self._buckets}-{area.value}"

    def _bucket(self, area: Area) -> "Bucket":
        with translated("bucket"):
            return self._client().bucket(self._name(area))

    def _blob(self, key: BlobKey) -> "Blob":
        """One generation; its properties are there only where it had to be looked for."""
        if not key.generation:
            return self._newest(key)
        return self._bucket(key.area).blob(object_name(key), generation=key.generation)

    def _loaded(self, key: BlobKey) -> "Blob":
        blob = self._blob(key)
        if key.generation:
            with translated("object"):
                blob.reload(**patient())
        return blob

    def _newest(self, key: BlobKey) -> "Blob":
        """The live generation, else the newest of those that are left: Cloud Storage makes none
        live when the live one is deleted.
        """
        name = object_name(key)
        blob = self._bucket(key.area).blob(name)
        try:
            with translated("object"):
                blob.reload(**patient())
        except NotFoundError:
            left = max(self._same_name(key.area, name), key=_generation, default=None)
            if left is None:
                raise
            blob = left
        return blob  # what was loaded knows its generation, and keeps to it

    def _same_name(self, area: Area, name: str) -> "Iterator[Blob]":
        """Every generation; the name itself comes before all that it begins."""
        return takewhile(lambda blob: str(blob.name) == name, self._versions(area, name, None))

    def _versions(self, area: Area, prefix: str, delimiter: str | None) -> "Iterator[Blob]":
        with translated("bucket"):
            yield from self._client().list_blobs(
                self._name(area),
                prefix=prefix,
                delimiter=delimiter,
                versions=True,
                **patient(),
            )


@contextmanager
def _repeatable(data: bytes | BinaryIO) -> Iterator[tuple[BinaryIO, int]]:
    """The data from its start, such that an upload that broke off can go back in it; its size."""
    if isinstance(data, bytes):
        yield io.BytesIO(data), len(data)
        return
    with tempfile.SpooledTemporaryFile(max_size=RESUMABLE_FROM) as file:
        shutil.copyfileobj(data, file, 1024 * 1024)
        size = file.tell()
        file.seek(0)
        yield cast(BinaryIO, file), size


def object_name(key: BlobKey) -> str:
    """The object's whole name in its bucket. What came under no tenant's name has its own."""
    if key.tenant_id == UNROUTABLE and key.area is Area.INCOMING:
        return key.name
    return f"{key.tenant_id}/{key.name}"


def _of(key: BlobKey, generation: int) -> BlobKey:
    return BlobKey(area=key.area, tenant_id=key.tenant_id, name=key.name, generation=generation)


def _generation(blob: "Blob") -> int:
    return int(blob.generation or 0)


def _info(blob: "Blob", area: Area, tenant_id: str) -> BlobInfo:
    whole = str(blob.name)
    outside = object_name(BlobKey(area=area, tenant_id=tenant_id, name=""))
    key = BlobKey(
        area=area,
        tenant_id=tenant_id,
        name=whole.removeprefix(outside),
        generation=_generation(blob),
    )
    return BlobInfo(
        key=key,
        size=int(blob.size or 0),
        media_type=str(blob.content_type or "application/octet-stream"),
        created_at=cast(datetime, blob.time_created),
        crc32c=blob.crc32c,
        metadata=dict(blob.metadata or {}),
    )


def _disposition(filename: str) -> str:
    """Save as that, in a name of ASCII and in the real one."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in filename)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"
