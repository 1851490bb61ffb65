"""The page is served in the cloud as it is served here, with what only the cloud needs."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[3]
HOSTING = ROOT / "hosting"
CONFIG = json.loads((HOSTING / "firebase.json").read_text())
HERE = json.loads((HOSTING / "headers.json").read_text())
CLOUD = {
    each["source"]: {header["key"]: header["value"] for header in each["headers"]}
    for each in CONFIG["hosting"]["headers"]
}
# Where uploads go and pictures come from, and who signs people in.
STORAGE = "https://storage.googleapis.com"
SIGN_IN = ("https://identitytoolkit.googleapis.com", "https://securetoken.googleapis.com")
POLICY = "Content-Security-Policy"


def _policy(text: str) -> dict[str, set[str]]:
    parts = (part.split() for part in text.split(";"))
    return {part[0]: set(part[1:]) for part in parts if part}


def test_the_headers_are_those_of_the_local_server() -> None:
    assert set(CLOUD) == set(HERE)
    assert CLOUD["/lib/**"] == HERE["/lib/**"]
    here, cloud = HERE["/**"], dict(CLOUD["/**"])
    assert cloud.pop("Strict-Transport-Security") == "max-age=63072000; includeSubDomains"
    assert {k: v for k, v in cloud.items() if k != POLICY} == {
        k: v for k, v in here.items() if k != POLICY
    }


def test_the_policy_opens_no_more_than_storage_and_sign_in() -> None:
    here, cloud = _policy(HERE["/**"][POLICY]), _policy(CLOUD["/**"][POLICY])
    assert set(here) == set(cloud)
    more = {name: cloud[name] - here[name] for name in cloud if cloud[name] != here[name]}
    assert more == {"connect-src": {STORAGE, *SIGN_IN}, "img-src": {STORAGE}}
    assert all(here[name] <= cloud[name] for name in here)


def test_what_the_page_needs_is_served_and_what_configures_it_is_not() -> None:
    names = [p.relative_to(HOSTING).as_posix() for p in HOSTING.rglob("*") if p.is_file()]
    ignored = CONFIG["hosting"]["ignore"]
    served = {n for n in names if not any(fnmatch(n, pattern) for pattern in ignored)}
    assert {"index.html", "theme.js", "favicon.svg", "app/pages/app.js", "lib/lit.js"} <= served
    left_out = set(names) - served
    assert {"firestore.rules", "firebase.json", "headers.json", "tools/vendor.py"} <= left_out
    for name in served:
        if name.endswith((".js", ".html")):
            text = (HOSTING / name).read_text()
            for other in re.findall(r"""(?:from|src=|href=)\s*["'](\.[^"']+)["']""", text):
                target = (HOSTING / name).parent / other
                assert target.resolve().relative_to(HOSTING).as_posix() in served, (name, other)


def test_every_kind_of_file_has_a_media_type() -> None:
    types = (ROOT / "terraform" / "modules" / "web" / "main.tf").read_text()
    known = set(re.findall(r"\b(\w+)\s*= \"(?:text|application|image|font)/", types))
    ignored = CONFIG["hosting"]["ignore"]
    for path in HOSTING.rglob("*"):
        name = path.relative_to(HOSTING).as_posix()
        if path.is_file() and not any(fnmatch(name, pattern) for pattern in ignored):
            assert path.suffix.removeprefix(".") in known, name


def test_the_api_has_the_pages_address() -> None:
    sources = {rule["source"]: rule["run"]["serviceId"] for rule in CONFIG["hosting"]["rewrites"]}
    assert sources == {"/api/**": "api", "/health": "api"}
    balancer = (ROOT / "terraform" / "modules" / "web" / "balancer.tf").read_text()
    assert '"/api/*", "/health", "/ready"' in balancer


def test_rules_and_indexes_are_where_firebase_looks() -> None:
    assert (HOSTING / CONFIG["firestore"]["rules"]).is_file()
    assert (HOSTING / CONFIG["firestore"]["indexes"]).is_file()
