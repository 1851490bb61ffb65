"""Where the emulated services are, as the backend gcp is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from common.backends.emulated.kms import KEY
from common.backends.emulated.topics import PREFIX
from common.settings import Settings

API_KEY = "demonstration"  # ours asks for none, its client for any


@dataclass(frozen=True, kw_only=True)
class Endpoints:
    """Addresses of one project's services; Firestore's has no `http://` before it."""

    project: str
    buckets: str
    storage: str
    pubsub: str
    firestore: str
    kms: str
    identity: str
    sign_in: str

    def settings(self, base: Settings) -> Settings:
        """The settings of a process that uses them."""
        return replace(
            base,
            backend="gcp",
            gcp_project=self.project,
            gcp_buckets=self.buckets,
            gcp_topics=PREFIX,
            gcp_kms_key=KEY,
            gcp_identity_certificates=self.identity,
            gcp_identity_endpoint=self.sign_in,
            gcp_identity_api_key=API_KEY,
            gcp_storage_endpoint=self.storage,
            gcp_pubsub_endpoint=self.pubsub,
            gcp_firestore_endpoint=f"http://{self.firestore}",
            gcp_kms_endpoint=self.kms,
        )

    def environ(self, account: Path) -> Mapping[str, str]:
        """What Google's own libraries look for: the emulator, and the file of the account."""
        return {
            "FIRESTORE_EMULATOR_HOST": self.firestore,
            "GOOGLE_APPLICATION_CREDENTIALS": str(account),
        }
