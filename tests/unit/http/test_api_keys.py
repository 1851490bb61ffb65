"""Keys of integrators, as an integrator, an administrator and an attacker use them."""

import pytest
from werkzeug.datastructures import Headers

from common.domain.ledger import ApiKey
from common.http import addresses
from common.services import api_keys
from tests.unit.http.test_matrix import BODY

NEW = {"name": "Laboratory <b>1</b>", "scopes": ["upload", "read_own_uploads"]}


def _make(world, tenant_id="t1", **changes) -> dict:
    answer = world.ask("POST", "/admin/api-keys", "admin", tenant_id, json={**NEW, **changes})
    assert answer.status_code == 201, answer.text
    return answer.get_json()


def _with(world, key, method, path, json=None, **more):
    headers = {"X-Api-Key": key, **more}
    return world.client.open(f"/api/v1{path}", method=method, headers=headers, json=json)


def _status(world, key) -> int:
    return _with(world, key, "GET", "/me").status_code


def test_a_key_is_shown_once_and_kept_as_a_digest(world) -> None:
    made = _make(world)
    assert made["key"].startswith(f"{made['prefix']}") and ".t1." in made["key"]
    secret = made["key"].rpartition(".")[2]
    listing = world.ask("GET", "/admin/api-keys", "admin")
    assert made["key_id"] in listing.text and secret not in listing.text
    stored = world.get(ApiKey, made["key_id"])
    assert secret.encode() not in stored.digest and secret not in repr(stored)
    assert ("created", "api_key", made["key_id"]) in world.audited()


def test_a_key_is_an_integrator_of_its_own_clinic(world) -> None:
    body = _with(world, _make(world)["key"], "GET", "/me").get_json()
    assert (body["tenant_id"], body["role"]) == ("t1", "integrator")
    assert body["rights"] == ["read_own_uploads", "upload"]


def test_an_integrator_reads_only_what_it_sent(world) -> None:
    key = _make(world)["key"]
    sent = _with(world, key, "POST", "/uploads", BODY)
    assert sent.status_code in (200, 201)
    mine = sent.get_json()["upload_id"]
    assert _with(world, key, "GET", f"/uploads/{mine}").status_code == 200
    theirs = world.seeds().paths()
    for path in ("uploads/" + theirs["upload_id"], "analyses/" + theirs["analysis_id"]):
        assert _with(world, key, "GET", f"/{path}").status_code == 404
    items = _with(world, key, "GET", "/uploads").get_json()["items"]
    assert [item["upload_id"] for item in items] == [mine]
    assert _with(world, key, "GET", "/patients").status_code == 403


@pytest.mark.parametrize(
    ("scope", "method", "path", "body"),
    [
        ("upload", "GET", "/uploads", None),
        ("read_own_uploads", "POST", "/uploads", BODY),
        ("upload", "GET", "/admin/api-keys", None),
    ],
)
def test_a_scope_that_is_too_small_is_a_403(world, scope, method, path, body) -> None:
    key = _make(world, scopes=[scope])["key"]
    assert _with(world, key, method, path, body).status_code == 403


def _forged(key: str) -> list[str]:
    prefix, tenant, name, secret = key.split(".")

    def another(text: str) -> str:
        return ("0" if text[0] != "0" else "1") + text[1:]

    return [
        f"{prefix}.{tenant}.{name}.{another(secret)}",
        f"{prefix}.t2.{name}.{secret}",
        f"{prefix}.nobody.{name}.{secret}",
        f"{prefix}.{tenant}.{another(name)}.{secret}",
        f"{prefix}.{tenant}.{name}",
        f"{prefix}.{tenant}'--.{name}.{secret}",
        f"{key} ",
        key.upper(),
        "",
    ]


def test_a_forged_key_is_a_401_and_makes_no_clinic_a_key_set(world) -> None:
    key = _make(world)["key"]
    before = {path.name for path in _keys(world).iterdir()}
    for forged in _forged(key):
        answer = _with(world, forged, "GET", "/me")
        assert (answer.status_code, answer.get_json()["code"]) == (401, "unauthenticated"), forged
    assert {path.name for path in _keys(world).iterdir()} == before
    assert _status(world, key) == 200


def _keys(world):
    return world.backend.keys._sets._folder


def test_two_credentials_are_refused(world) -> None:
    token = f"Bearer {world.issuer.issue('t1', 'admin')}"
    answer = _with(world, _make(world)["key"], "GET", "/me", Authorization=token)
    assert answer.status_code == 401


def test_a_revoked_key_stops_at_once(world) -> None:
    made = _make(world)
    assert _status(world, made["key"]) == 200
    path = f"/admin/api-keys/{made['key_id']}"
    assert [world.ask("DELETE", path, "admin").status_code for _ in range(2)] == [200, 409]
    assert _status(world, made["key"]) == 401
    assert world.ask("POST", f"{path}/rotate", "admin", json={}).status_code == 409


def test_an_expired_key_stops(world) -> None:
    made = _make(world, expires_in_days=1)
    world.clock.move(hours=23)
    assert _status(world, made["key"]) == 200
    world.clock.move(hours=1)
    assert _status(world, made["key"]) == 401


def test_a_rotated_key_works_until_the_overlap_ends(world) -> None:
    old = _make(world)
    sent = _with(world, old["key"], "POST", "/uploads", BODY).get_json()["upload_id"]
    path = f"/admin/api-keys/{old['key_id']}/rotate"
    new = world.ask("POST", path, "admin", json={"overlap_hours": 2}).get_json()
    assert new["key"] != old["key"] and new["scopes"] == old["scopes"]
    assert [_status(world, each["key"]) for each in (old, new)] == [200, 200]
    # The successor is the same sender.
    assert _with(world, new["key"], "GET", f"/uploads/{sent}").status_code == 200
    assert world.ask("POST", path, "admin", json={}).status_code == 409
    world.clock.move(hours=2)
    assert [_status(world, each["key"]) for each in (old, new)] == [401, 200]


def test_the_last_use_is_written_at_most_once_a_minute(world) -> None:
    made = _make(world)
    assert world.get(ApiKey, made["key_id"]).last_used_at is None
    _status(world, made["key"])
    first = world.get(ApiKey, made["key_id"])
    assert first.last_used_at == world.clock.now
    world.clock.move(seconds=30)
    _status(world, made["key"])
    assert world.get(ApiKey, made["key_id"]) == first
    world.clock.move(seconds=31)
    _status(world, made["key"])
    assert world.get(ApiKey, made["key_id"]).last_used_at == world.clock.now


@pytest.mark.parametrize(
    ("forwarded", "range_"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("198.51.100.1, 203.0.113.77", "203.0.113.0/24"),  # what the client claims stands before
        ("2001:db8:7:8::1", "2001:db8:7::/48"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("<b>x</b>", None),
        ("", None),
        (None, None),
    ],
)
def test_a_range_of_addresses_is_remembered_and_no_address(world, forwarded, range_) -> None:
    made = _make(world)
    sent = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    _with(world, made["key"], "GET", "/me", **sent)
    items = world.ask("GET", "/admin/api-keys", "admin").get_json()["items"]
    [row] = [item for item in items if item["key_id"] == made["key_id"]]
    assert row["last_address"] == range_


def test_addresses_are_read_behind_no_proxy_or_two() -> None:
    sent = Headers({"X-Forwarded-For": "10.0.0.1, 203.0.113.77, 192.0.2.1"})
    assert addresses.range_of(sent, "198.51.100.4", 0) == "198.51.100.0/24"
    assert addresses.range_of(sent, None, 2) == "203.0.113.0/24"
    assert addresses.range_of(sent, None, 4) is None


def test_the_activity_of_a_key_is_what_the_account_holds_of_its_sender(world) -> None:
    old = _make(world)
    assert _with(world, old["key"], "POST", "/uploads", BODY).status_code in (200, 201)
    _with(world, old["key"], "GET", "/uploads")
    path = f"/admin/api-keys/{old['key_id']}/rotate"
    new = world.ask("POST", path, "admin", json={}).get_json()
    _with(world, new["key"], "GET", "/uploads")
    items = world.ask("GET", "/admin/api-keys", "admin").get_json()["items"]
    found = {item["key_id"]: item["activity"] for item in items}
    today = [0] * (api_keys.DAYS - 1) + [3]
    assert found[old["key_id"]] == found[new["key_id"]] == today
    assert found[world.seeds().paths()["key_id"]] == [0] * api_keys.DAYS


def test_another_clinics_key_is_neither_seen_nor_ended(world) -> None:
    theirs = _make(world, "t2")
    assert theirs["key_id"] not in world.ask("GET", "/admin/api-keys", "admin").text
    path = f"/admin/api-keys/{theirs['key_id']}"
    assert world.ask("DELETE", path, "admin").status_code == 404
    assert world.ask("POST", f"{path}/rotate", "admin", json={}).status_code == 404
    assert _status(world, theirs["key"]) == 200


@pytest.mark.parametrize(
    "changes",
    [{"scopes": []}, {"scopes": ["administer"]}, {"name": ""}, {"expires_in_days": 731}, {"x": 1}],
    ids=str,
)
def test_what_no_key_may_be_is_refused(world, changes) -> None:
    answer = world.ask("POST", "/admin/api-keys", "admin", json={**NEW, **changes})
    assert answer.status_code == 400


def test_a_repeated_request_makes_one_key(world) -> None:
    sent = {"Idempotency-Key": "same"}
    answers = [
        world.ask("POST", "/admin/api-keys", "admin", json=NEW, headers=sent) for _ in range(2)
    ]
    assert answers[0].get_json() == answers[1].get_json()
    items = world.ask("GET", "/admin/api-keys", "admin").get_json()["items"]
    assert len(items) == 2  # it, and the clinic's first
