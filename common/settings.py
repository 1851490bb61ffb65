"""Every setting, its default and its check. The only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import cast

from common.domain.errors import ConfigurationError

BACKENDS = ("local", "gcp")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _range(low: float, high: float, help_text: str, default: float) -> float:
    value: float = field(default=default, metadata={"range": (low, high), "help": help_text})
    return value


def _count(low: int, high: int, help_text: str, default: int) -> int:
    value: int = field(default=default, metadata={"range": (low, high), "help": help_text})
    return value


def _text(help_text: str, default: str = "", *, secret: bool = False) -> str:
    value: str = field(
        default=default, repr=not secret, metadata={"help": help_text, "secret": secret}
    )
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings, checked. Names in the environment are the field names in capitals."""

    backend: str = _text("which set of port implementations: local or gcp", "local")
    data: str = _text("local: the folder that holds everything", ".data")
    app_database_url: str = _text("PostgreSQL address of the role fv_app", secret=True)
    system_database_url: str = _text("PostgreSQL address of the role fv_system", secret=True)
    owner_database_url: str = _text(
        "PostgreSQL address of the role fv_owner, migrations", secret=True
    )
    port: int = _count(0, 65535, "local: the port of the page and the API, 0 = any", 8080)
    demo: int = _count(0, 1, "local: load the demonstration files at the first start", 1)
    public_url: str = _text("the address of the page and the API", "http://127.0.0.1:8080")
    database_pool: int = _count(1, 50, "connections each process keeps", 4)
    job_lease_s: float = _range(1, 3600, "how long a claim holds without renewal", 60)
    event_max_age_s: float = _range(1, 2592000, "an older event is held, not processed", 604800)
    sidecar_wait_s: float = _range(0, 86400, "how long a dropped file waits for its facts", 5)
    bundle_wait_s: float = _range(1, 2592000, "how long a bundle may stay incomplete", 86400)
    upload_expires_s: float = _range(60, 86400, "how long an upload slot is open", 900)
    download_expires_s: float = _range(10, 300, "how long a link to a PDF or picture works", 300)
    sign_in_max_age_s: float = _range(10, 3600, "how fresh a sign-in must be to sign", 300)
    sign_second_factor: int = _count(0, 1, "a signature needs a sign-in with a second factor", 0)
    session_idle_s: float = _range(60, 86400, "the page signs out after so long without use", 1800)
    max_image_bytes: int = _count(1, 10**9, "largest image", 50_000_000)
    max_document_bytes: int = _count(1, 10**9, "largest document", 50_000_000)
    max_dicom_bytes: int = _count(1, 10**10, "largest DICOM file", 200_000_000)
    max_video_bytes: int = _count(1, 10**10, "largest video", 500_000_000)
    max_video_seconds: float = _range(1, 86400, "longest video", 600)
    max_image_pixels: int = _count(1, 10**9, "most pixels of an image", 100_000_000)
    max_decoded_pixels: int = _count(1, 10**8, "pixels at which an image is analysed", 16_000_000)
    max_pages: int = _count(1, 10_000, "most pages of a document", 100)
    decode_seconds: float = _range(1, 600, "time limit of one file's decoding", 30)
    decode_bytes: int = _count(2**26, 2**34, "memory limit of one file's decoding", 2**30)
    read_page_seconds: float = _range(1, 600, "time limit of reading one page by OCR", 60)
    read_seconds: float = _range(
        1, 3600, "time limit of reading one document by OCR; later pages are flagged unread", 300
    )
    decode_video_seconds: float = _range(
        1, 3600, "processor time of one video's decoding, without its measurement", 600
    )
    max_attempts: int = _count(1, 100, "deliveries before an event is a dead letter", 8)
    rate_limit_per_minute: int = _count(1, 10**6, "requests of one principal", 1200)
    tenant_rate_limit_per_minute: int = _count(1, 10**7, "requests of one tenant", 6000)
    request_max_bytes: int = _count(1024, 10**8, "largest request body of the API", 2_000_000)
    bus_backoff_s: float = _range(0.01, 600, "local bus: first wait after a failed delivery", 2)
    bus_backoff_max_s: float = _range(0.01, 3600, "local bus: longest wait", 120)
    watch_stable_s: float = _range(0.05, 60, "local drop folder: unchanged so long = complete", 1)
    sweep_every_s: float = _range(1, 86400, "local: how often the sweep runs", 60)
    gcp_project: str = _text("gcp: the project")
    gcp_buckets: str = _text("gcp: what the names of the buckets begin with, `-incoming` follows")
    gcp_topics: str = _text("gcp: what the names of the topics begin with", "fertivision-")
    gcp_kms_key: str = _text("gcp: projects/…/cryptoKeys/…, which wraps the tenants' keys")
    gcp_firestore_database: str = _text("gcp: the database of the live state", "(default)")
    gcp_identity_project: str = _text("gcp: whose users sign in, if not the project's own")
    gcp_identity_certificates: str = _text(
        "gcp: where the certificates of those who sign in lie",
        "https://www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com",
    )
    gcp_identity_endpoint: str = _text(
        "gcp: address of Identity Platform, http = an emulator",
        "https://identitytoolkit.googleapis.com",
    )
    gcp_identity_api_key: str = _text("gcp: the public key that the page signs people in with")
    gcp_push_audience: str = _text(
        "gcp: whom the tokens of Pub/Sub's pushes are for; empty = unchecked"
    )
    gcp_push_account: str = _text("gcp: the service account that Pub/Sub pushes as")
    gcp_push_certificates: str = _text(
        "gcp: where the certificates of service accounts' tokens lie",
        "https://www.googleapis.com/oauth2/v1/certs",
    )
    gcp_storage_endpoint: str = _text(
        "gcp: address of Cloud Storage, http = an emulator", "https://storage.googleapis.com"
    )
    gcp_pubsub_endpoint: str = _text(
        "gcp: address of Pub/Sub, http = an emulator", "https://pubsub.googleapis.com"
    )
    gcp_firestore_endpoint: str = _text(
        "gcp: address of Firestore, http = an emulator", "https://firestore.googleapis.com"
    )
    gcp_kms_endpoint: str = _text(
        "gcp: address of Cloud KMS, http = an emulator", "https://cloudkms.googleapis.com"
    )
    language_model_url: str = _text("an OpenAI-compatible address, for clinics that switch it on")
    language_model_name: str = _text("which model is asked there")
    language_model_key: str = _text("what the address wants to see of us", secret=True)
    language_model_seconds: float = _range(1, 120, "the longest that one answer may take", 20)
    proxy_hops: int = _count(
        0, 10, "how many addresses the proxies in front of the API add to X-Forwarded-For", 1
    )
    log_level: str = _text("DEBUG, INFO, WARNING or ERROR", "INFO")

    @staticmethod
    def from_env(environ: Mapping[str, str] | None = None) -> "Settings":
        """The settings of an environment; one ConfigurationError that names every wrong value."""
        source = os.environ if environ is None else environ
        values: dict[str, object] = {}
        wrong: list[str] = []
        for f in fields(Settings):
            raw = source.get(f.name.upper())
            if raw is None or raw == "":
                continue
            try:
                values[f.name] = _parse(f.type, raw, f.metadata)
            except ValueError as error:
                wrong.append(f"{f.name.upper()}: {error}")
        backend = values.get("backend", "local")
        if backend not in BACKENDS:
            wrong.append(f"BACKEND: one of {', '.join(BACKENDS)}")
        if values.get("log_level", "INFO") not in LOG_LEVELS:
            wrong.append(f"LOG_LEVEL: one of {', '.join(LOG_LEVELS)}")
        if wrong:
            raise ConfigurationError("; ".join(wrong))
        return Settings(**values)  # type: ignore[arg-type]  # each value was parsed by its field's type

    def to_env(self) -> dict[str, str]:
        """The environment that gives these settings again, for a process we start."""
        return {f.name.upper(): str(getattr(self, f.name)) for f in fields(self)}


def _parse(kind: object, raw: str, metadata: Mapping[str, object]) -> object:
    if kind is str:
        return raw
    value = int(raw) if kind is int else float(raw)
    low, high = cast("tuple[float, float]", metadata["range"])
    if not low <= value <= high:
        raise ValueError(f"between {low} and {high}")
    return value


def table() -> list[tuple[str, str, str, str, bool, str]]:
    """(name, type, default, range, secret, help) of every setting, for the documents."""
    rows = []
    for f in fields(Settings):
        kind = getattr(f.type, "__name__", str(f.type))
        default = "" if f.default is MISSING else str(f.default)
        limits = f.metadata.get("range")
        text = f"{limits[0]} to {limits[1]}" if limits else ""
        secret = bool(f.metadata.get("secret"))
        rows.append((f.name.upper(), kind, default, text, secret, str(f.metadata["help"])))
    return rows
