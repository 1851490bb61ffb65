"""`dev --emulators` as a user starts it, and its buckets as another program sees them."""

import json
from functools import cached_property

from google.auth.credentials import AnonymousCredentials
from google.cloud import storage

from common.backends.emulated import notes
from common.backends.emulated.server import PROJECT
from common.settings import Settings
from tests.e2e.server import Server


class Emulated(Server):
    """On a free port; its buckets are reached by Google's own client."""

    switches = ("--emulators",)

    @cached_property
    def client(self) -> storage.Client:
        """Of Cloud Storage at the server's own port."""
        options = {"api_endpoint": self.address}
        return storage.Client(PROJECT, AnonymousCredentials(), client_options=options)

    def token(self, role: str = "clinician", tenant: str = "demo") -> str:
        """A fresh sign-in."""
        environ = notes.read(Settings(data=str(self.data)))
        assert environ is not None, "it does not run"
        return notes.issuer(Settings.from_env(environ)).issue(tenant, role)

    def put(self, path: str, data: bytes) -> None:
        """An object of the incoming bucket, by another program."""
        self.client.bucket(f"{PROJECT}-incoming").blob(path).upload_from_string(data)

    def receipt_of(self, path: str) -> bytes | None:
        """The newest receipt of a dropped file as it lies in its bucket, if there is one."""
        found = self.client.bucket(f"{PROJECT}-receipts").get_blob(f"{path}.receipt.json")
        return found.download_as_bytes() if found else None

    def account(self, email: str) -> dict[str, str]:
        """What a person types who has an account: the password, and the key of their app."""
        kept = json.loads((self.data / "emulated" / "people.json").read_text())
        found = kept["accounts"][email]
        return {"password": kept["password"], "secret": found["secret"] or ""}
