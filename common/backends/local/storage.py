"""The signed addresses of the local object store, as a WSGI application: PUT, resumable
PUT, GET.
"""

import logging
import os
import re
import time
from pathlib import Path

from werkzeug.exceptions import HTTPException
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from common.backends.local.blobs import LocalBlobs
from common.backends.local.objects import CHUNK
from common.backends.local.signing import PREFIX, Grant, Signer
from common.domain.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    PreconditionError,
    ServiceError,
    TooLargeError,
    UnavailableError,
)
from common.domain.ids import derive
from common.domain.model import Area
from common.domain.transfer import SESSION_LIFE
from common.ports import BlobKey

_LOG = logging.getLogger(__name__)
_RANGE = re.compile(r"bytes (?:(\d{1,15})-(\d{1,15})|\*)/(\d{1,15}|\*)", re.ASCII)
_QUANTUM = 256 * 1024
# What a stranger's file may do when a browser shows it: nothing.
_INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


class Storage:
    """Who comes with a signed address may do what it says."""

    def __init__(self, blobs: LocalBlobs, signer: Signer, sessions: Path) -> None:
        self._blobs = blobs
        self._signer = signer
        self._sessions = sessions

    def forget_old(self) -> None:
        """Remove what sessions left behind that can no longer be used."""
        oldest = time.time() - SESSION_LIFE.total_seconds()
        for part in self._sessions.glob("*"):
            if part.stat().st_mtime < oldest:
                part.unlink(missing_ok=True)

    def takes(self, request: Request) -> bool:
        """Whether the address is one that was signed."""
        return request.path.startswith(PREFIX)

    def answer(self, request: Request) -> Response:
        """One request; an error is a status and a code, nothing else."""
        try:
            grant = self._signer.check(request.path.removeprefix(PREFIX))
            if request.method in ("GET", "HEAD") and grant.method == "GET":
                return self._get(request, grant)
            if request.method == "PUT" and grant.method == "PUT":
                return self._put(request, grant)
            if request.method == "PUT" and grant.method == "RESUME":
                return self._resume(request, grant)
        except ServiceError as error:
            return Response(error.code, error.http_status, _INERT, mimetype="text/plain")
        except HTTPException as error:
            return Response("", error.code or 400, _INERT, mimetype="text/plain")
        return Response("", 405, _INERT)

    def _get(self, request: Request, grant: Grant) -> Response:
        key = BlobKey(
            area=Area(grant.area),
            tenant_id=grant.tenant_id,
            name=grant.name,
            generation=grant.generation,
        )
        info = self._blobs.stat(key)
        path = self._blobs.contents.path(info.sha256 or "")
        if not path.is_file():
            raise NotFoundError("the content is gone")
        response = send_file(
            path.resolve(),
            request.environ,
            mimetype=info.media_type,
            as_attachment=grant.filename is not None,
            download_name=grant.filename,
            etag=info.sha256 or False,
            conditional=True,
        )
        response.headers.update(_INERT)
        return response

    def _put(self, request: Request, grant: Grant) -> Response:
        length = request.content_length
        if length is None:
            return Response("", 411, _INERT)
        if length != grant.size:
            raise (TooLargeError if length > grant.size else InvalidInputError)("not the size")
        if request.mimetype != grant.media_type:
            raise InvalidInputError("not the media type that was signed")
        content = self._blobs.contents.write(request.stream.read, grant.size)
        if content.size != grant.size:
            raise InvalidInputError("the connection ended before the bytes did")
        return self._done(self._blobs.finalize(grant, content))

    def _done(self, is_new: bool) -> Response:
        if not is_new:
            raise PreconditionError("the slot was used before")
        _LOG.info("object.finalized")
        return Response("", 200, _INERT)

    def _resume(self, request: Request, grant: Grant) -> Response:
        """The resumable protocol of Cloud Storage: chunks of 256 KiB multiples, 308 until
        the last.
        """
        found = _RANGE.fullmatch(request.headers.get("Content-Range", ""))
        if found is None:
            raise InvalidInputError("no Content-Range")
        if found[3] not in ("*", str(grant.size)):
            raise InvalidInputError("not the size")
        part = self._sessions / derive("ses", grant.area, grant.tenant_id, grant.name)
        have = part.stat().st_size if part.exists() else 0
        if not have and self._is_there(grant):
            # Who never heard the last answer asks how far it came: all the way.
            return self._done(found[1] is None)
        if found[1] is not None:
            have = self._append(request, part, have, (int(found[1]), int(found[2])), grant)
        if have < grant.size:
            headers = {**_INERT, **({"Range": f"bytes=0-{have - 1}"} if have else {})}
            return Response("", 308, headers)
        return self._complete(part, grant)

    def _append(
        self, request: Request, part: Path, have: int, span: tuple[int, int], grant: Grant
    ) -> int:
        first, last = span
        length = last - first + 1
        if last >= grant.size or request.content_length != length:
            raise InvalidInputError("a chunk that does not fit")
        if first != have:
            return have  # the 308 says where to go on
        if last + 1 < grant.size and length % _QUANTUM:
            raise InvalidInputError("a chunk that is no multiple of 256 KiB")
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            # Written at their place, not at the end: a client that comes back need not wait until
            # its old connection is gone, as both write the same bytes to the same place.
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.seek(have)
                while chunk := request.stream.read(CHUNK):
                    file.write(chunk)
            return part.stat().st_size
        except OSError as error:
            raise UnavailableError("the disk refused a chunk") from error

    def _is_there(self, grant: Grant) -> bool:
        key = BlobKey(area=Area(grant.area), tenant_id=grant.tenant_id, name=grant.name)
        try:
            self._blobs.stat(key)
        except NotFoundError:
            return False
        return True

    def _complete(self, part: Path, grant: Grant) -> Response:
        try:
            with part.open("rb") as file:
                content = self._blobs.contents.write(file.read, grant.size)
        except FileNotFoundError as error:
            raise ConflictError("another request completed this session") from error
        is_new = self._blobs.finalize(grant, content)
        part.unlink(missing_ok=True)
        return self._done(is_new)
