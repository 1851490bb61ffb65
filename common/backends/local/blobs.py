"""The object store in a folder: generations in PostgreSQL, contents by digest, receipts also as
plain files.
"""

import errno
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, cast

from common.backends.local.events import publish_within
from common.backends.local.objects import Content, ObjectFolder
from common.backends.local.signing import Grant, Signer
from common.domain.envelopes import UNROUTABLE, object_uploaded
from common.domain.errors import NotFoundError, UnavailableError
from common.domain.model import Area
from common.domain.transfer import RESUMABLE_FROM, SESSION_LIFE
from common.ports import BlobInfo, BlobKey, UploadSlot
from common.records.statements import Row, Run, Statements

_COLUMNS = "area, tenant_id, name, generation, size, sha256, media_type, metadata, created_at"

_RECORD = """
select generation, is_new
  from live.record_object(:area, :tenant_id, :name, cast(:size as bigint), :sha256, :media_type,
                          cast(:at as timestamptz), cast(:micros as bigint), :only_if_absent)
"""

_WHERE = "area = :area and tenant_id = :tenant_id and name = :name"
_FIND = f"""
select {_COLUMNS} from live.objects
 where {_WHERE} and deleted_at is null and cast(:generation as bigint) in (0, generation)
 order by generation desc limit 1
"""  # noqa: S608
_LIST = f"""
select distinct on (name) {_COLUMNS} from live.objects
 where area = :area and tenant_id = :tenant_id and starts_with(name, :prefix) and deleted_at is null
 order by name, generation desc
"""  # noqa: S608


class LocalBlobs:
    """`BlobStore` over a folder and `live.objects`."""

    def __init__(
        self, folder: Path, statements: Statements, signer: Signer, now: Callable[[], datetime]
    ) -> None:
        self.contents = ObjectFolder(folder / ".objects")
        self._visible = Path(os.path.normpath(folder / "buckets"))
        self._statements = statements
        self._signer = signer
        self._now = now

    def put(
        self, key: BlobKey, data: bytes | BinaryIO, media_type: str, *, only_if_absent: bool = False
    ) -> BlobKey:
        """Write a new generation."""
        if isinstance(data, bytes):
            content = self.contents.keep(data)
        else:
            content = self.contents.write(data.read)
        if key.area is Area.INCOMING:
            with self._statements.transaction() as run:
                return self.record(run, key, content, media_type, only_if_absent=only_if_absent)[0]
        stored, is_new = self.record(
            self._statements.run, key, content, media_type, only_if_absent=only_if_absent
        )
        if is_new and key.area is Area.RECEIPTS:
            self._show(key, content)
        return stored

    def record(
        self,
        run: Run,
        key: BlobKey,
        content: Content,
        media_type: str,
        *,
        only_if_absent: bool = False,
    ) -> tuple[BlobKey, bool]:
        """Stored content becomes an object; an incoming one is announced in the same transaction.

        Returns the key of the generation, and whether it is new.
        """
        at = self._now()
        [row] = run(
            _RECORD,
            area=key.area.value,
            tenant_id=key.tenant_id,
            name=key.name,
            size=content.size,
            sha256=content.sha256,
            media_type=media_type,
            at=at,
            micros=int(at.timestamp() * 1e6),
            only_if_absent=only_if_absent,
        )
        generation, is_new = int(str(row["generation"])), bool(row["is_new"])
        if is_new and key.area is Area.INCOMING:
            publish_within(run, object_uploaded(object_name(key), generation, at), at)
        return _with_generation(key, generation), is_new

    def open(self, key: BlobKey) -> BinaryIO:
        """That generation, streamed."""
        return self.contents.open(str(self._row(key)["sha256"]))

    def get(self, key: BlobKey) -> bytes:
        """That generation, whole."""
        with self.open(key) as file:
            return file.read()

    def stat(self, key: BlobKey) -> BlobInfo:
        """What is known of it."""
        return _info(self._row(key))

    def copy(self, key: BlobKey, to: BlobKey) -> BlobKey:
        """The same content under another key, only if that is absent."""
        row = self._row(key)
        content = Content(str(row["sha256"]), int(str(row["size"])))
        with self._statements.transaction() as run:
            stored, _ = self.record(run, to, content, str(row["media_type"]), only_if_absent=True)
        return stored

    def list(self, area: Area, tenant_id: str, prefix: str = "") -> Iterator[BlobInfo]:
        """The newest generation of each object under the prefix."""
        rows = self._statements.run(_LIST, area=area.value, tenant_id=tenant_id, prefix=prefix)
        return (_info(row) for row in rows)

    def delete(self, key: BlobKey) -> None:
        """Remove one generation, or all; the content goes with its last object."""
        with self._statements.transaction() as run:
            rows = run(
                "update live.objects set deleted_at = clock_timestamp()"  # noqa: S608
                f" where {_WHERE} and deleted_at is null"
                " and cast(:generation as bigint) in (0, generation) returning sha256",
                area=key.area.value,
                tenant_id=key.tenant_id,
                name=key.name,
                generation=key.generation,
            )
            unused = [
                str(row["sha256"])
                for row in rows
                if not run(
                    "select 1 from live.objects where sha256 = :sha256 and deleted_at is null",
                    sha256=row["sha256"],
                )
            ]
        for sha256 in unused:
            self.contents.remove(sha256)

    def upload_slot(
        self, key: BlobKey, media_type: str, size: int, origin: str | None, expires: timedelta
    ) -> UploadSlot:
        """An address for one PUT of exactly `size` bytes; above 8 MiB also one that can be
        resumed.
        """
        now = self._now()
        until = now + expires
        grants = [
            Grant(
                method=method,
                area=key.area.value,
                tenant_id=key.tenant_id,
                name=key.name,
                expires=end.timestamp(),
                size=size,
                media_type=media_type,
            )
            for method, end in (("PUT", until), ("RESUME", now + SESSION_LIFE))
        ]
        return UploadSlot(
            url=self._signer.url(grants[0]),
            headers={"Content-Type": media_type},
            resumable_url=self._signer.url(grants[1]) if size > RESUMABLE_FROM else None,
            expires_at=until,
        )

    def download_url(self, key: BlobKey, expires: timedelta, filename: str | None = None) -> str:
        """A signed address of one generation."""
        grant = Grant(
            method="GET",
            area=key.area.value,
            tenant_id=key.tenant_id,
            name=key.name,
            generation=key.generation,
            expires=(self._now() + expires).timestamp(),
            filename=filename,
        )
        return self._signer.url(grant)

    def finalize(self, grant: Grant, content: Content) -> bool:
        """What a signed PUT brought becomes an object; False where the slot was used before."""
        key = BlobKey(area=Area(grant.area), tenant_id=grant.tenant_id, name=grant.name)
        with self._statements.transaction() as run:
            _, is_new = self.record(run, key, content, grant.media_type, only_if_absent=True)
        return is_new

    def _row(self, key: BlobKey) -> Row:
        rows = self._statements.run(
            _FIND,
            area=key.area.value,
            tenant_id=key.tenant_id,
            name=key.name,
            generation=key.generation,
        )
        if not rows:
            raise NotFoundError(f"no such object in {key.area}")
        return rows[0]

    def _show(self, key: BlobKey, content: Content) -> None:
        """Receipts are for people with a file manager, too."""
        root = self._visible / key.area.value
        path = Path(os.path.normpath(root / key.tenant_id / key.name))
        if not path.is_relative_to(root):
            return  # a name that leaves the folder is kept as an object only
        draft = path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(self.contents.path(content.sha256).read_bytes())
            draft.replace(path)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return  # so is a name that no file can have
            draft.unlink(missing_ok=True)
            raise UnavailableError("the disk refused a receipt") from error


def object_name(key: BlobKey) -> str:
    """The object's whole name in its bucket."""
    return key.name if key.tenant_id == UNROUTABLE else f"{key.tenant_id}/{key.name}"


def _with_generation(key: BlobKey, generation: int) -> BlobKey:
    return BlobKey(area=key.area, tenant_id=key.tenant_id, name=key.name, generation=generation)


def _key(row: Row) -> BlobKey:
    return BlobKey(
        area=Area(str(row["area"])),
        tenant_id=str(row["tenant_id"]),
        name=str(row["name"]),
        generation=int(str(row["generation"])),
    )


def _info(row: Row) -> BlobInfo:
    return BlobInfo(
        key=_key(row),
        size=int(str(row["size"])),
        media_type=str(row["media_type"]),
        created_at=cast(datetime, row["created_at"]),
        sha256=str(row["sha256"]),
        metadata=cast(Mapping[str, str], row["metadata"]),
    )
