"""A Cloud Storage over a folder, as far as its real client and a browser need one.

Generations, preconditions, checksums, resumable sessions with their origin, and signed requests are
honoured, which gcp-storage-emulator does not do. It knows nothing of rights, and keeps no bucket.
"""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from werkzeug.wrappers import Request, Response

from common.backends.emulated.objects import Objects, RefusedError, Version, crc32c
from common.backends.emulated.signatures import check

_OURS = re.compile(r"/(?:download/|upload/)?storage/v1/")
_OBJECT = re.compile(r"/(?:download/)?storage/v1/b/([^/]+)/o/(.+)", re.DOTALL)
_BUCKET = re.compile(r"/(?:upload/)?storage/v1/b/([^/]+)/o")
_SIGNED = re.compile(r"/([^/]+)/(.+)", re.DOTALL)
_SPAN = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")
_QUANTUM = 256 * 1024


@dataclass
class Session:
    """A resumable upload that has begun."""

    place: tuple[str, str]
    resource: dict[str, object]
    media_type: str
    match: str | None
    size: int | None
    origin: str | None
    data: bytearray = field(default_factory=bytearray)
    said: bytes | None = None  # the last answer, for who did not hear it


class Storage:
    """Answers requests to one set of objects."""

    def __init__(
        self,
        objects: Objects,
        key: RSAPublicKey,
        now: Callable[[], datetime],
        page: int = 1000,
    ) -> None:
        self.objects = objects
        self._page = page
        self._key = key
        self._now = now
        self._sessions: dict[str, Session] = {}

    def takes(self, request: Request) -> bool:
        """Whether it is for us, where others answer at the same port."""
        return "X-Goog-Signature" in request.args or bool(_OURS.match(request.path))

    def answer(self, request: Request) -> Response:
        """One request."""
        try:
            return self._route(request)
        except RefusedError as error:
            body = {"error": {"code": error.status, "message": "refused"}}
            return Response(json.dumps(body), error.status, mimetype="application/json")

    def _route(self, request: Request) -> Response:
        if "X-Goog-Signature" in request.args:
            return self._signed(request)
        if "upload_id" in request.args:
            return self._resume(request, request.args["upload_id"])
        if found := _BUCKET.fullmatch(request.path):
            return self._bucket(request, found[1])
        if found := _OBJECT.fullmatch(request.path):
            source, rewrite, target = found[2].partition("/rewriteTo/b/")
            if rewrite:
                return self._rewrite(request, (found[1], source), target)
            return self._object(request, (found[1], found[2]))
        raise RefusedError(404)

    def _bucket(self, request: Request, bucket: str) -> Response:
        if request.method == "GET":
            return self._list(request, bucket)
        if request.args.get("uploadType") == "resumable":
            return self._begin(request, bucket)
        boundary = request.mimetype_params["boundary"].encode()
        _, head, media, _ = request.get_data().split(b"--" + boundary)
        resource = json.loads(head.partition(b"\r\n\r\n")[2])
        kind, _, data = media.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        data = data.removesuffix(b"\r\n")
        media_type = kind.decode().partition(":")[2].strip()
        place = (bucket, resource["name"])
        return self._stored(
            place, data, resource, media_type, request.args.get("ifGenerationMatch")
        )

    def _stored(
        self,
        place: tuple[str, str],
        data: bytes,
        resource: dict[str, object],
        media_type: str,
        match: str | None,
    ) -> Response:
        if resource.get("crc32c", crc32c(data)) != crc32c(data):
            raise RefusedError(400)
        kind = str(resource.get("contentType") or media_type)
        metadata = resource.get("metadata") or {}
        if not isinstance(metadata, dict):
            raise RefusedError(400)
        return _json(self.objects.put(place, data, kind, metadata, match).resource(""))

    def _list(self, request: Request, bucket: str) -> Response:
        prefix, delimiter = request.args.get("prefix", ""), request.args.get("delimiter")
        found = self.objects.under(bucket, prefix, versions=request.args.get("versions") == "True")
        if delimiter:
            found = [version for version in found if delimiter not in version.name[len(prefix) :]]
        start, most = int(request.args.get("pageToken", 0)), self._page
        page: dict[str, object] = {
            "kind": "storage#objects",
            "items": [version.resource("") for version in found[start : start + most]],
        }
        if start + most < len(found):
            page["nextPageToken"] = str(start + most)
        return _json(page)

    def _object(self, request: Request, place: tuple[str, str]) -> Response:
        generation = request.args.get("generation")
        if request.method == "DELETE":
            self.objects.delete(place, generation, request.args.get("ifGenerationMatch"))
            return Response("", 204)
        version = self.objects.find(place, generation)
        if request.args.get("alt") == "media":
            return _media(request, version)
        return _json(version.resource(""))

    def _rewrite(self, request: Request, source: tuple[str, str], target: str) -> Response:
        bucket, _, name = target.partition("/o/")
        version = self.objects.find(source, request.args.get("sourceGeneration"))
        resource: dict[str, object] = {
            "contentType": version.media_type,
            "metadata": version.metadata,
            **(request.get_json() or {}),
        }
        stored = self._stored(
            (bucket, name),
            version.path.read_bytes(),
            resource,
            version.media_type,
            request.args.get("ifGenerationMatch"),
        )
        size = str(version.size)
        done = {"done": True, "totalBytesRewritten": size, "objectSize": size}
        return _json({**done, "kind": "storage#rewriteResponse", "resource": stored.get_json()})

    def _begin(self, request: Request, bucket: str) -> Response:
        resource = request.get_json(silent=True) or {}
        size = request.headers.get("X-Upload-Content-Length")
        name = str(resource.get("name") or request.args["name"])
        session = Session(
            place=(bucket, name),
            resource=resource,
            media_type=request.headers.get("X-Upload-Content-Type", "application/octet-stream"),
            match=request.args.get("ifGenerationMatch"),
            size=int(size) if size else None,
            origin=request.headers.get("Origin"),
        )
        upload_id = secrets.token_urlsafe(16)
        self._sessions[upload_id] = session
        path = f"upload/storage/v1/b/{bucket}/o?uploadType=resumable&upload_id={upload_id}"
        return Response("", 200, {"Location": request.host_url + path})

    def _resume(self, request: Request, upload_id: str) -> Response:
        session = self._sessions.get(upload_id)
        if session is None:
            raise RefusedError(404)
        span = _SPAN.fullmatch(request.headers.get("Content-Range", "bytes */*"))
        body = request.get_data()
        if span is None:
            raise RefusedError(400)
        if session.said is not None:
            return Response(session.said, 200, _cors(session), mimetype="application/json")
        first = len(session.data) if span[1] is None else int(span[1])
        if first > len(session.data):
            raise RefusedError(400)
        body = body[len(session.data) - first :]  # what came before is not taken again
        total = int(span[3]) if span[3] != "*" else session.size
        if "Content-Range" not in request.headers:
            total = len(session.data) + len(body)
        is_last = total is not None and len(session.data) + len(body) == total
        if not is_last and len(body) % _QUANTUM:
            raise RefusedError(400)
        if session.size is not None and len(session.data) + len(body) > session.size:
            raise RefusedError(400)
        session.data += body
        if not is_last:
            return self._so_far(session)
        return self._complete(request, session)

    def _so_far(self, session: Session) -> Response:
        have = len(session.data)
        headers = {"Range": f"bytes=0-{have - 1}"} if have else {}
        return Response("", 308, {**headers, **_cors(session)})

    def _complete(self, request: Request, session: Session) -> Response:
        resource, data = dict(session.resource), bytes(session.data)
        found = re.search(r"crc32c=([^,]+)", request.headers.get("X-Goog-Hash", ""))
        if found:
            resource["crc32c"] = found[1]
        answer = self._stored(session.place, data, resource, session.media_type, session.match)
        session.said = answer.get_data()
        session.data.clear()
        answer.headers.update(_cors(session))
        return answer

    def _signed(self, request: Request) -> Response:
        """The XML API's PUT and GET."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        check(self._key, request.method, request.environ["REQUEST_URI"], headers, self._now())
        found = _SIGNED.fullmatch(request.path)
        if found is None:
            raise RefusedError(404)
        place = (found[1], found[2])
        if request.method == "GET":
            version = self.objects.find(place, request.args.get("generation"))
            return _media(request, version)
        data, limits = request.get_data(), headers.get("x-goog-content-length-range", "0,5000000")
        low, high = (int(limit) for limit in limits.split(","))
        if not low <= len(data) <= high:
            raise RefusedError(400)
        match = headers.get("x-goog-if-generation-match")
        self.objects.put(place, data, request.mimetype, match=match)
        return Response("", 200)


def _json(body: object) -> Response:
    return Response(json.dumps(body), mimetype="application/json")


def _cors(session: Session) -> dict[str, str]:
    return {"Access-Control-Allow-Origin": session.origin} if session.origin else {}


def _media(request: Request, version: Version) -> Response:
    data = version.path.read_bytes()
    headers = {
        "X-Goog-Hash": f"crc32c={version.crc32c},md5={version.md5}",
        "X-Goog-Generation": str(version.generation),
    }
    disposition = request.args.get("response-content-disposition")
    if disposition:
        headers["Content-Disposition"] = disposition
    span = request.range.range_for_length(len(data)) if request.range else None
    if request.range and span is None:
        raise RefusedError(416)
    status = 200
    if span:
        headers["Content-Range"] = f"bytes {span[0]}-{span[1] - 1}/{len(data)}"
        data, status = data[span[0] : span[1]], 206
    return Response(data, status, headers, mimetype=version.media_type)
