"""Firestore's rules on its emulator: who may follow progress; and every query has its index."""

import ast
import base64
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import requests

from common.backends.emulated.java import Emulators

ROOT = Path(__file__).parents[2]
HOSTING = ROOT / "hosting"
OWNER = "Bearer owner"
CLINICIAN = {"tenant": "t1", "role": "clinician", "email": "dr@t1.example", "email_verified": True}

Ask = Callable[..., int]


def _token(project: str, claims: Mapping[str, object]) -> str:
    """An ID token as the emulator takes it: it checks everything of it but the signature."""
    whole = {
        "iss": f"https://securetoken.google.com/{project}",
        "aud": project,
        "sub": "somebody",
        "user_id": "somebody",
        "iat": 1700000000,
        "exp": 4000000000,
        "auth_time": 1700000000,
        "firebase": {"sign_in_provider": "password", "identities": {}},
        **claims,
    }
    parts = [json.dumps(part).encode() for part in ({"alg": "none", "typ": "JWT"}, whole)]
    return ".".join([base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts] + [""])


@pytest.fixture(scope="module")
def ask(emulators: Emulators) -> Iterator[Ask]:
    """`ask(claims, path, method)`: the status of one request to a database that has our rules."""
    project = f"r{secrets.token_hex(6)}"
    base = f"http://{emulators.firestore}"
    rules = {"rules": {"files": [{"content": (HOSTING / "firestore.rules").read_text()}]}}
    where = f"{base}/emulator/v1/projects/{project}:securityRules"
    requests.put(where, json=rules, timeout=30).raise_for_status()
    documents = f"{base}/v1/projects/{project}/databases/(default)/documents"
    progress = {"fields": {"step": {"stringValue": "analyze"}}}
    for tenant in ("t1", "t2"):
        for kind in ("progress", "jobs", "patients"):
            url = f"{documents}/tenants/{tenant}/{kind}/u1"
            owned = {"Authorization": OWNER}
            requests.patch(url, json=progress, headers=owned, timeout=30).raise_for_status()

    def send(claims: Mapping[str, object] | None, path: str, method: str = "GET") -> int:
        signed = {} if claims is None else {"Authorization": f"Bearer {_token(project, claims)}"}
        body = None if method in ("GET", "DELETE") else progress
        url = f"{documents}{path if path.startswith(':') else '/' + path}"
        return requests.request(method, url, json=body, headers=signed, timeout=30).status_code

    yield send


@pytest.mark.emulators
@pytest.mark.parametrize("role", ["viewer", "technician", "clinician", "admin"])
def test_a_clinics_people_follow_its_progress(ask: Ask, role: str) -> None:
    assert ask({**CLINICIAN, "role": role}, "tenants/t1/progress/u1") == 200


@pytest.mark.emulators
@pytest.mark.parametrize(
    ("what", "claims"),
    [
        ("nobody", None),
        ("another clinic", {**CLINICIAN, "tenant": "t2"}),
        ("an integrator", {**CLINICIAN, "role": "integrator"}),
        ("the system", {**CLINICIAN, "role": "system"}),
        ("a role of its own", {**CLINICIAN, "role": "owner"}),
        ("no role", {k: v for k, v in CLINICIAN.items() if k != "role"}),
        ("no clinic", {k: v for k, v in CLINICIAN.items() if k != "tenant"}),
        ("a clinic that is null", {**CLINICIAN, "tenant": None}),
        ("every clinic", {**CLINICIAN, "tenant": "*"}),
        ("a list of clinics", {**CLINICIAN, "tenant": ["t1", "t2"]}),
        ("roles in a list", {**CLINICIAN, "role": ["clinician"]}),
        ("an unconfirmed address", {**CLINICIAN, "email_verified": False}),
        ("an address confirmed by a word", {**CLINICIAN, "email_verified": "true"}),
        ("a clinic in its name", {"name": "tenant=t1", "email_verified": True, "role": "admin"}),
        ("claims in another place", {"firebase": {"tenant": "t1"}, "claims": CLINICIAN}),
    ],
)
def test_everybody_else_is_refused(
    ask: Ask, what: str, claims: Mapping[str, object] | None
) -> None:
    assert ask(claims, "tenants/t1/progress/u1") == 403, what


@pytest.mark.emulators
@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
@pytest.mark.parametrize("kind", ["progress", "jobs", "patients"])
def test_nobody_writes(ask: Ask, method: str, kind: str) -> None:
    assert ask({**CLINICIAN, "role": "admin"}, f"tenants/t1/{kind}/u1", method) == 403


@pytest.mark.emulators
@pytest.mark.parametrize(
    "path",
    [
        "tenants/t1/jobs/u1",
        "tenants/t1/patients/u1",
        "tenants/t1",
        "tenants/t1/progress",
        "tenants/t1/progress/u1/deeper/still",
        "somewhere/else",
    ],
)
def test_nothing_else_can_be_read(ask: Ask, path: str) -> None:
    assert ask(CLINICIAN, path) == 403


def _queries(source: str) -> list[str]:
    """What in a module asks for more than one named document."""
    asking = {"where", "order_by", "collection", "collection_group", "stream", "runQuery"}
    asking |= {"find_nearest", "count", "sum", "avg", "list_documents", "collections"}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in asking:
            found.append(node.attr)
        if isinstance(node, ast.Constant) and ":runQuery" in str(node.value):
            found.append("runQuery")
    return found


def test_live_state_asks_for_single_documents_so_no_index_is_needed() -> None:
    """A query would need its index, which the emulator does not ask for. There is none; who adds
    one adds its index to the file, and its name here.
    """
    source = (ROOT / "common" / "backends" / "gcp" / "state.py").read_text()
    declared = json.loads((HOSTING / "firestore.indexes.json").read_text())
    assert _queries(source) == []
    assert declared["indexes"] == []


@pytest.mark.parametrize(
    "query",
    [
        "client.collection('jobs').where(filter=f).order_by('a').stream()",
        "client.collection_group('jobs').count().get()",
        "rest.post(f'{documents}:runQuery', body)",
    ],
)
def test_a_query_would_be_seen(query: str) -> None:
    assert _queries(query)


def test_what_is_written_is_forgotten_and_not_indexed() -> None:
    """`jobs` and `progress` are the two kinds of document; fields that rise with time, indexed,
    would make one server do all the writing.
    """
    source = (ROOT / "common" / "backends" / "gcp" / "state.py").read_text()
    kinds = {
        node.args[1].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "_document"
        and isinstance(node.args[1], ast.Constant)
    }
    declared = json.loads((HOSTING / "firestore.indexes.json").read_text())["fieldOverrides"]
    forgotten = {each["collectionGroup"] for each in declared if each.get("ttl")}
    unindexed = {each["collectionGroup"] for each in declared if each["fieldPath"] == "*"}
    assert kinds == forgotten == unindexed == {"jobs", "progress"}
    assert all(each["indexes"] == [] for each in declared)
    assert {each["fieldPath"] for each in declared if each.get("ttl")} == {"expires_at"}
