"""Hostile and malformed requests: 4xx, never 5xx, and nothing of them in the answer."""

import json

import pytest

from common.domain.errors import InvalidInputError
from common.http import strict_json

REFUSED = [
    b"",
    b"{",
    b'{"a":1,}',
    b'{"a":1,"a":2}',
    b'{"a":NaN}',
    b'{"a":Infinity}',
    b'{"a":-Infinity}',
    b'{"a":1e400}',
    b'{"a":-1e999}',
    b'{"a":' + b"9" * 5000 + b"}",
    b'{"a":"\\ud800"}',
    b'{"a":"\\udc00\\ud800"}',
    b'{"a":"\\u0000"}',
    b'{"\\u0000":1}',
    b'{"a":"\x00"}',
    b'{"a":"\xff"}',
    b'\xef\xbb\xbf{"a":1}',
    b"\xff\xfe{\x00}\x00",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"[" * 21 + b"]" * 21,
    b'{"a":1} x',
    b"{'a':1}",
    b"{a:1}",
    b'{"a":01}',
    b'{"a":.5}',
    b'{"a":+1}',
    b'{"a":"\n"}',
    b"// x\n{}",
]


@pytest.mark.parametrize("raw", REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_strict_json_is_refused(raw) -> None:
    with pytest.raises(InvalidInputError):
        strict_json.parse(raw)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b'{"a":[1,2.5,"x",true,null]}', {"a": [1, 2.5, "x", True, None]}),
        (b'{"a":"\\ud83d\\ude00"}', {"a": "😀"}),
        (b'{"a":"[[[{{{\\"[["}', {"a": '[[[{{{"[['}),
        (b"[" * 20 + b"]" * 20, json.loads("[" * 20 + "]" * 20)),
    ],
)
def test_what_is_strict_json_is_read(raw, value) -> None:
    assert strict_json.parse(raw) == value


@pytest.mark.parametrize("raw", [*REFUSED, b"[]", b"1", b"null", b'"x"'], ids=lambda r: str(len(r)))
def test_a_request_with_it_is_a_400(world, raw) -> None:
    answer = world.ask("POST", "/patients", data=raw)
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "invalid_input"


@pytest.mark.parametrize(
    "body",
    [
        {"patient_ref": "P-2", "Zoë Canary": 1},
        {"patient_ref": "P-2", "birth_date": "Zoë Canary"},
        {"patient_ref": "P-2", "birth_date": "1990-02-30 Canary"},
        {"patient_ref": "P-2", "sex": "Canary"},
        {"patient_ref": "P-2", "name": ["Canary"]},
        {"patient_ref": "P-2", "name": "Canary" * 100},
        {"patient_ref": "Canary\n"},
        {"name": "Canary"},
        {"patient_ref": 7},
    ],
)
def test_an_error_never_repeats_what_was_sent(world, body) -> None:
    answer = world.ask("POST", "/patients", json=body)
    assert answer.status_code == 400
    assert answer.get_json()["errors"]
    assert "Canary" not in answer.text


def test_an_error_says_where_it_is(world) -> None:
    errors = world.ask("POST", "/patients", json={"patient_ref": 7}).get_json()["errors"]
    assert [(error["loc"], error["type"]) for error in errors] == [("patient_ref", "string_type")]


@pytest.mark.parametrize(
    "path",
    [
        "/uploads?limit=0",
        "/uploads?limit=201",
        "/uploads?limit=1&limit=2",
        "/uploads?nothing=1",
        "/uploads?status=lost",
        "/uploads?q=%00",
        "/uploads?changed_after=yesterday",
        "/uploads?changed_after=2026-01-01T00:00:00",
        "/uploads?changed_after=0001-01-01T00:00:00%2B14:00",
        "/uploads?cursor=x",
        "/uploads?cursor=" + "A" * 400,
        "/patients?birth_date=1990",
        "/me?x=1",
    ],
)
def test_a_wrong_query_is_a_400(world, path) -> None:
    assert world.ask("GET", path).status_code == 400


@pytest.mark.parametrize(
    "upload_id", ["x", "upl_1", "..%2f..", "%00", "upl_'--", "UPL_" + "0" * 26, "é" * 30]
)
def test_a_path_that_holds_no_id_is_not_found(world, upload_id) -> None:
    assert world.ask("GET", f"/uploads/{upload_id}").status_code == 404


@pytest.mark.parametrize("text", ["' OR 1=1 --", "$1", ":x", "%", "_", "\\", "{$ne:1}", "upl_'"])
def test_a_search_for_sql_finds_nothing(world, text) -> None:
    for name in ("q", "flag", "patient_id"):
        answer = world.ask("GET", "/uploads?" + name + "=" + text.replace("%", "%25"))
        assert (answer.status_code, answer.get_json()["items"]) == (200, [])


def test_a_body_over_the_limit_is_not_read(world) -> None:
    answer = world.ask("POST", "/patients", data=b" " * (world.settings.request_max_bytes + 1))
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")


def test_a_body_that_is_not_json_is_a_415(world) -> None:
    token = world.issuer.issue("t1", "clinician")
    sent = {"Authorization": f"Bearer {token}"}
    answer = world.client.post("/api/v1/patients", data={"patient_ref": "P-2"}, headers=sent)
    assert (answer.status_code, answer.get_json()["code"]) == (415, "unsupported_media")


def test_a_tenant_in_the_body_is_refused(world) -> None:
    answer = world.ask("POST", "/patients", json={"patient_ref": "P-2", "tenant_id": "t2"})
    assert answer.status_code == 400
