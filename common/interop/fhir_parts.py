"""Small parts that every FHIR resource is made of."""

import re
from collections.abc import Mapping

Resource = dict[str, object]

SYSTEM = "urn:fertivision"
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9.-]")


def resource_id(text: str) -> str:
    """An id of ours as FHIR allows it: letters, digits, hyphens and points, at most 64."""
    return _NOT_IN_IDS.sub("-", text)[:64]


def reference(kind: str, name: str) -> Resource:
    """A reference to another resource of the bundle."""
    return {"reference": f"{kind}/{resource_id(name)}"}


def identifier(kind: str, value: str) -> Resource:
    """What we call it ourselves."""
    return {"system": f"{SYSTEM}:{kind}", "value": value}


def concept(kind: str, code: str, text: str) -> Resource:
    """A code of ours with its words."""
    return {"coding": [{"system": f"{SYSTEM}:{kind}", "code": code}], "text": text}


def present(members: Mapping[str, object]) -> Resource:
    """The members that are there: FHIR knows no null."""
    return {name: value for name, value in members.items() if value is not None}
