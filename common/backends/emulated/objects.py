"""The objects of an emulated Cloud Storage: versioned, conditional, each version a file."""

import base64
import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import google_crc32c


class RefusedError(Exception):
    """An answer with that status."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


@dataclass(frozen=True)
class Version:
    """One generation of one object."""

    bucket: str
    name: str
    generation: int
    path: Path
    size: int
    media_type: str
    crc32c: str
    md5: str
    created_at: datetime
    metadata: Mapping[str, str] = field(default_factory=dict)

    def resource(self, base_url: str) -> dict[str, object]:
        """As the JSON API shows it."""
        return {
            "kind": "storage#object",
            "bucket": self.bucket,
            "name": self.name,
            "generation": str(self.generation),
            "metageneration": "1",
            "size": str(self.size),
            "contentType": self.media_type,
            "crc32c": self.crc32c,
            "md5Hash": self.md5,
            "timeCreated": self.created_at.isoformat().replace("+00:00", "Z"),
            "updated": self.created_at.isoformat().replace("+00:00", "Z"),
            "metadata": dict(self.metadata),
        }


def crc32c(data: bytes) -> str:
    """As Cloud Storage writes it."""
    return base64.b64encode(google_crc32c.Checksum(data).digest()).decode()


class Objects:
    """Every version of every object. Deleting the live one makes no other live, as in Google's."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], announce: Callable[[Version], None]
    ) -> None:
        self._folder = folder
        self._now = now
        self._announce = announce
        self._lock = threading.Lock()
        self._versions: dict[tuple[str, str], list[Version]] = {}
        self._live: dict[tuple[str, str], int] = {}
        self._last = 0

    def put(
        self,
        place: tuple[str, str],
        data: bytes,
        media_type: str,
        metadata: Mapping[str, str] | None = None,
        match: str | None = None,
    ) -> Version:
        """A new generation, if the live one is the one that is to match (0: none)."""
        with self._lock:
            self._check(place, match)
            at = self._now()
            self._last = max(self._last + 1, int(at.timestamp() * 1e6))
            path = self._folder / str(self._last)
            path.write_bytes(data)
            md5 = base64.b64encode(hashlib.md5(data).digest()).decode()  # noqa: S324
            version = Version(
                *place,
                generation=self._last,
                path=path,
                size=len(data),
                media_type=media_type,
                crc32c=crc32c(data),
                md5=md5,
                created_at=at,
                metadata=dict(metadata or {}),
            )
            self._versions.setdefault(place, []).append(version)
            self._live[place] = version.generation
        self._announce(version)
        return version

    def find(self, place: tuple[str, str], generation: str | None) -> Version:
        """That generation, or the live one."""
        wanted = int(generation) if generation else self._live.get(place)
        for version in self._versions.get(place, ()):
            if version.generation == wanted:
                return version
        raise RefusedError(404)

    def under(self, bucket: str, prefix: str, *, versions: bool) -> list[Version]:
        """The live ones, or all, by name and generation."""
        return [
            version
            for place in sorted(self._versions, key=lambda place: place[1].encode())
            if place[0] == bucket and place[1].startswith(prefix)
            for version in self._versions[place]
            if versions or version.generation == self._live.get(place)
        ]

    def delete(self, place: tuple[str, str], generation: str | None, match: str | None) -> None:
        """That generation for good; without one the live one only stops being live."""
        with self._lock:
            self._check(place, match)
            version = self.find(place, generation)
            if self._live.get(place) == version.generation:
                del self._live[place]
            if generation:
                self._versions[place].remove(version)
                version.path.unlink()

    def _check(self, place: tuple[str, str], match: str | None) -> None:
        if match is not None and int(match) != self._live.get(place, 0):
            raise RefusedError(412)
