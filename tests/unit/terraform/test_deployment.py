"""What Terraform deploys is what the code needs: settings, events, areas, rights, limits."""

import ast
import json
import re
from dataclasses import fields
from itertools import accumulate
from pathlib import Path

import pytest

from common import logs, ports, settings
from common.backends.local.events import SUBSCRIPTIONS
from common.backends.local.processes import FUNCTIONS
from common.domain.events import EVENTS, ObjectUploaded
from common.domain.model import Area
from common.http.app import create_app
from common.settings import Settings

ROOT = Path(__file__).parents[3]
TERRAFORM = ROOT / "terraform"
SOURCES = {
    path.relative_to(TERRAFORM).as_posix(): path.read_text()
    for path in sorted(TERRAFORM.rglob("*.tf"))
    if ".terraform" not in path.parts
}
ROWS = json.loads((TERRAFORM / "functions.json").read_text())
SIZES = json.loads((TERRAFORM / "sizes.json").read_text())
DELIVERY = json.loads((TERRAFORM / "delivery.json").read_text())

# The functions framework's own, which none of our code reads.
FRAMEWORK = {"WORKERS", "THREADS", "OMP_NUM_THREADS"}
# Settings that a deployment does not give, and why.
LEFT_ALONE = {
    "the local backend's alone": {
        "DATA", "PORT", "DEMO", "BUS_BACKOFF_S", "BUS_BACKOFF_MAX_S", "WATCH_STABLE_S",
        "SWEEP_EVERY_S",
    },
    "for whoever migrates, never for a function": {"OWNER_DATABASE_URL"},
    "off: a hosted model would see what a document says of a patient": {
        "LANGUAGE_MODEL_KEY", "LANGUAGE_MODEL_NAME", "LANGUAGE_MODEL_SECONDS",
        "LANGUAGE_MODEL_URL"},
    "Google's real addresses are the defaults": {
        "GCP_IDENTITY_CERTIFICATES", "GCP_STORAGE_ENDPOINT", "GCP_PUBSUB_ENDPOINT",
        "GCP_FIRESTORE_ENDPOINT", "GCP_KMS_ENDPOINT", "GCP_IDENTITY_PROJECT",
        "GCP_IDENTITY_ENDPOINT", "GCP_PUSH_CERTIFICATES",
    },
    "limits of the product, the same everywhere": {
        "BUNDLE_WAIT_S", "UPLOAD_EXPIRES_S", "DOWNLOAD_EXPIRES_S", "SIGN_IN_MAX_AGE_S",
        "SESSION_IDLE_S", "MAX_IMAGE_BYTES", "MAX_DOCUMENT_BYTES", "MAX_DICOM_BYTES",
        "MAX_VIDEO_BYTES", "MAX_IMAGE_PIXELS", "MAX_DECODED_PIXELS", "MAX_PAGES",
        "DECODE_SECONDS", "DECODE_BYTES", "MAX_VIDEO_SECONDS", "READ_PAGE_SECONDS", "READ_SECONDS",
        "RATE_LIMIT_PER_MINUTE", "TENANT_RATE_LIMIT_PER_MINUTE", "REQUEST_MAX_BYTES",
    },
}  # fmt: skip


def _block(name: str, opening: str) -> str:
    """The text between an opening line and the line that closes it."""
    text = SOURCES[name]
    start = text.index(opening)
    indent = len(opening) - len(opening.lstrip())
    return text[start : text.index("\n" + " " * indent + "}", start)]


def _names(block: str) -> set[str]:
    return set(re.findall(r"^\s+([A-Z][A-Z0-9_]+)\s*=", block, re.MULTILINE))


PLAIN = (
    _names(_block("main.tf", "  environment_of_all = {"))
    | _names(_block("modules/function/main.tf", "  pushed_by = "))
    | _names(_block("modules/function/main.tf", "  environment = merge("))
)
SECRET = _names(_block("functions.tf", "  secrets = {"))


def test_every_setting_is_given_or_left_alone_for_a_reason() -> None:
    known = {f.name.upper() for f in fields(Settings)}
    left = set().union(*LEFT_ALONE.values())
    assert (PLAIN | SECRET) - known == FRAMEWORK
    assert left & (PLAIN | SECRET) == set()
    assert known - PLAIN - SECRET - left == set(), "give it in terraform/main.tf, or say why not"


def test_secrets_are_mounted_and_nothing_else_is() -> None:
    secret = {row[0] for row in settings.table() if row[4]}
    assert secret == SECRET | {"OWNER_DATABASE_URL", "LANGUAGE_MODEL_KEY"}
    assert PLAIN & secret == set()


def test_the_settings_that_are_given_are_accepted() -> None:
    block = _block("main.tf", "  environment_of_all = {")
    literal = dict(re.findall(r'^\s+([A-Z_]+)\s*= "([^"$]+)"$', block, re.MULTILINE))
    numbers = re.findall(r"^\s+([A-Z_]+)\s*= tostring\(local\.delivery\.(\w+)\)", block, re.M)
    counted = {name: str(DELIVERY[key]) for name, key in numbers}
    assert {"BACKEND", "DECODE_VIDEO_SECONDS", "SIDECAR_WAIT_S"} <= set(literal)
    assert set(counted) == {"EVENT_MAX_AGE_S", "JOB_LEASE_S", "MAX_ATTEMPTS"}
    for row in ROWS.values():
        Settings.from_env({**literal, **counted, "DATABASE_POOL": str(row["pool"])})


def test_an_event_outlasts_three_leases() -> None:
    lease = DELIVERY["job_lease_s"]
    assert lease == Settings().job_lease_s
    assert DELIVERY["attempts"] * DELIVERY["minimum_backoff_s"] > 3 * lease


def test_an_event_outlasts_an_outage_and_its_own_facts() -> None:
    """Each wait is twice the one before, up to the longest: hours pass before an event is given
    up, and a file whose sidecar is awaited is asked for again in time.
    """
    doubled = (DELIVERY["minimum_backoff_s"] * 2**n for n in range(DELIVERY["attempts"] - 1))
    waits = [min(wait, DELIVERY["maximum_backoff_s"]) for wait in doubled]
    assert sum(waits) > 4 * 3600
    tried_after = next(n for n, total in enumerate(accumulate(waits)) if total > 120)
    assert tried_after < DELIVERY["attempts"] / 3


def test_nothing_is_delivered_again_while_it_is_worked_on() -> None:
    for name, row in ROWS.items():
        if row["receives"]:
            assert DELIVERY["ack_deadline_s"] > row["timeout_s"], name


def test_the_longest_work_on_one_file_ends_before_its_delivery_does() -> None:
    block = _block("main.tf", "  environment_of_all = {")
    [video] = re.findall(r'DECODE_VIDEO_SECONDS\s*= "(\d+)"', block)
    longest = max(float(video), Settings().read_seconds, Settings().decode_seconds)
    for name in ("ingest", "analyze"):
        assert longest + 60 < ROWS[name]["timeout_s"], name


def test_pubsub_allows_what_is_asked_of_it() -> None:
    assert 5 <= DELIVERY["attempts"] <= 100
    assert 10 <= DELIVERY["minimum_backoff_s"] <= DELIVERY["maximum_backoff_s"] <= 600
    assert 10 <= DELIVERY["ack_deadline_s"] <= 600
    assert DELIVERY["retention_s"] == Settings().event_max_age_s


def _routed(function: str) -> set[str]:
    """Names of the events in a function's own table."""
    tree = ast.parse((ROOT / "functions" / function / "main.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    kinds = [call.args[0] for call in calls if getattr(call.func, "id", "") == "on"]
    by_class = {kind.__name__: kind.NAME for kind in EVENTS.values()}
    return {by_class[kind.id] for kind in kinds if isinstance(kind, ast.Name)}


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_a_function_receives_what_it_handles(function: str) -> None:
    assert set(ROWS[function]["receives"]) == _routed(function)


def test_the_cloud_delivers_what_the_local_queue_delivers() -> None:
    cloud = {(event, name) for name, row in ROWS.items() for event in row["receives"]}
    local = {
        (kind.NAME, "ingest" if name == "dead-letters" else name)
        for kind, names in SUBSCRIPTIONS.items()
        for name in names
    }
    assert local <= cloud
    # The rest is what on one machine needs no subscription: its server calls these itself.
    assert cloud - local <= {("event.dead_lettered", "ingest"), ("sweep.requested", "ingest")}


def test_every_event_has_a_topic() -> None:
    named = {event for row in ROWS.values() for event in row["receives"] + row["publishes"]}
    assert named == {kind.NAME for kind in EVENTS.values()}


def test_every_event_is_received_or_for_others() -> None:
    received = {event for row in ROWS.values() for event in row["receives"]}
    for_integrators = {"report.ready", "upload.held", "upload.rejected"}
    assert {kind.NAME for kind in EVENTS.values()} - received == for_integrators


def test_a_dead_letter_can_be_replayed() -> None:
    """The API publishes again whatever any function may have given up."""
    given_up = {event for row in ROWS.values() for event in row["receives"]}
    never_replayed = {"event.dead_lettered", "sweep.requested"}
    assert given_up - never_replayed <= set(ROWS["api"]["publishes"])
    assert ObjectUploaded.NAME in ROWS["ingest"]["publishes"]


def test_every_area_has_a_bucket() -> None:
    block = _block("modules/buckets/main.tf", "  areas = {")
    found = set(re.findall(r"^    (\w+)\s*= \{", block, re.MULTILINE))
    assert found == {area.value for area in Area} | {"keys"}


def test_rights_to_buckets_are_the_least() -> None:
    rights = {name: row["buckets"] for name, row in ROWS.items()}
    assert rights["api"]["incoming"] == "creator", "the API never reads a stranger's bytes"
    assert "accepted" not in rights["api"]
    assert rights["ingest"]["reports"] == "sweeper", "ingest never reads a report"
    assert "reports" in rights["report"]
    assert "accepted" not in rights["report"]
    for name, areas in rights.items():
        assert areas.get("incoming") in ("creator", "viewer", None), name
        assert areas.get("models") in ("viewer", None), name
    writers = {name for name, areas in rights.items() if areas.get("accepted") == "user"}
    assert writers == {"ingest"}


def test_only_the_api_signs_and_only_it_is_reached_by_people() -> None:
    assert {name for name, row in ROWS.items() if row["signs"]} == {"api"}
    assert {name for name, row in ROWS.items() if not row["receives"]} == {"api"}
    assert {name for name, row in ROWS.items() if row["live_state"] == "viewer"} == {"api"}


# Every role that is given to anybody, so that another one is a decision.
ROLES = {
    "roles/artifactregistry.writer", "roles/cloudkms.cryptoKeyEncrypterDecrypter",
    "roles/cloudsql.client", "roles/cloudsql.instanceUser", "roles/datastore.user",
    "roles/datastore.viewer", "roles/iam.serviceAccountTokenCreator", "roles/logging.logWriter",
    "roles/pubsub.publisher", "roles/pubsub.subscriber", "roles/run.invoker",
    "roles/secretmanager.secretAccessor", "roles/storage.legacyObjectReader",
    "roles/storage.objectCreator", "roles/storage.objectUser", "roles/storage.objectViewer",
}  # fmt: skip


def test_no_other_role_is_given() -> None:
    given = set(re.findall(r'"(roles/[\w.]+)"', "\n".join(SOURCES.values())))
    assert given == ROLES


def test_only_the_page_is_public() -> None:
    public = {name for name, text in SOURCES.items() if re.search(r'member\s*= "all', text)}
    assert public == {"modules/web/main.tf"}
    assert "allUsers" not in SOURCES["modules/buckets/main.tf"]


@pytest.mark.parametrize("function", ["ingest", "analyze"])
def test_an_instance_has_memory_for_all_it_decodes_at_once(function: str) -> None:
    row = ROWS[function]
    needed = row["concurrency"] * Settings().decode_bytes / 2**20 + 512
    assert row["memory_mib"] >= needed


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_database_has_a_connection_for_everybody(size: str) -> None:
    """Both revisions of a canary at once, PostgreSQL's own five, and ten for an operator."""
    instances = SIZES[size]["instances"]
    wanted = sum(
        instances[name] * (row["pool"] + min(2, row["pool"])) for name, row in ROWS.items()
    )
    assert SIZES[size]["max_connections"] >= 2 * wanted + 15
    assert set(instances) == set(SIZES[size]["warm"]) == set(FUNCTIONS)


def test_an_instance_waits_for_a_connection_no_longer_than_for_its_turn() -> None:
    for name, row in ROWS.items():
        assert row["pool"] * 2 >= row["concurrency"], name


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_variable_and_output_is_described(name: str) -> None:
    blocks = re.split(r"^(?=(?:variable|output) \")", SOURCES[name], flags=re.MULTILINE)
    for block in blocks:
        kind = block.partition(" ")[0]
        if kind in ("variable", "output"):
            title = block.splitlines()[0]
            assert re.search(r'^  description = ".+\.', block, re.MULTILINE), title
        if kind == "variable":
            assert re.search(r"^  type\s+= ", block, re.MULTILINE), title


def test_no_file_is_longer_than_300_lines() -> None:
    assert {name: n for name, t in SOURCES.items() if (n := len(t.splitlines())) > 300} == {}


def test_the_metrics_count_lines_that_the_code_writes() -> None:
    counted = dict(
        re.findall(
            r'"([a-z]+\.[a-z_]+)"\s*= \{ label = "(\w+)"', SOURCES["modules/monitoring/metrics.tf"]
        )
    )
    code = "\n".join(path.read_text() for path in (ROOT / "common").rglob("*.py"))
    assert len(counted) > 8
    for message, label in counted.items():
        assert f'"{message}"' in code, message
        assert label in logs.ALLOWED | {"logger"}, label


def test_the_guard_of_the_api_lets_all_its_methods_through_and_no_others() -> None:
    def no_backend() -> ports.Backend:
        raise AssertionError("listing the routes needs no backend")

    rules = create_app(no_backend, Settings()).url_map.iter_rules()
    served = {method for rule in rules for method in rule.methods or set()} - {"OPTIONS"}
    [let_through] = re.findall(r"method\.matches\('([A-Z|]+)'\)", SOURCES["modules/web/armor.tf"])
    assert set(let_through.split("|")) == served


def test_exceptions_from_checks_are_justified() -> None:
    for name, text in SOURCES.items():
        for line in re.findall(r"#checkov:skip=.*", text):
            _, _, reason = line.partition(":")[2].partition(":")
            assert len(reason) > 20, f"{name}: {line}"
