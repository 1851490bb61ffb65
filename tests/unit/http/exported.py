"""What the tests of exports ask, and how they look at a bundle."""

from collections.abc import Iterator

HOSTILE = '=HYPERLINK("http://x","<b>1</b>")'


def get(world, part, role="viewer"):
    """An export of the clinic's patient."""
    return world.ask("GET", f"/patients/{world.seeds().patient_id}/{part}", role)


def observation(bundle, ending):
    """The one resource whose id ends so."""
    found = [e["resource"] for e in bundle["entry"] if e["resource"]["id"].endswith(ending)]
    assert len(found) == 1
    return found[0]


def leads_nowhere_else(bundle) -> None:
    """Every reference of the bundle leads into it, and no two resources have one name."""
    held = {f"{e['resource']['resourceType']}/{e['resource']['id']}" for e in bundle["entry"]}

    def references(part: object) -> Iterator[str]:
        if isinstance(part, dict):
            if isinstance(part.get("reference"), str):
                yield part["reference"]
            for member in part.values():
                yield from references(member)
        elif isinstance(part, list):
            for member in part:
                yield from references(member)

    asked = set(references(bundle))
    assert asked and asked <= held
    assert len(held) == len(bundle["entry"])
