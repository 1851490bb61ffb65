"""What may be shown of a dead letter's event, and what people did about it."""

import re
from dataclasses import fields

from common.domain.events import EVENTS
from common.domain.ledger import AuditFilter
from common.domain.model import JsonObject
from common.ports import Transaction

MOST_DONE = 20
_ENVELOPE = ("id", "type", "time")
_NAMING = frozenset({"name", "original"})
_PLAIN = re.compile(r"[A-Za-z0-9_.:@+-]{1,128}", re.ASCII)


def shown(envelope: JsonObject) -> tuple[dict[str, str | int], list[str]]:
    """The members of an event that may be shown, and the names of those that may not.

    Only members that we know and that hold an id, a code, a digest or a number: an object's name
    can name a person, and so can whatever else somebody sent us.
    """
    kind = EVENTS.get(str(envelope.get("type")))
    data = envelope.get("data")
    members = data if isinstance(data, dict) else {}
    known = {f.name for f in fields(kind)} if kind else set()
    found: dict[str, str | int] = {}
    withheld: set[str] = set()
    for name, value in {**{n: envelope.get(n) for n in _ENVELOPE}, **members}.items():
        if value is None:
            continue
        is_ours = name in _ENVELOPE or name in known
        if is_ours and name not in _NAMING and _is_plain(value):
            found[name] = value
        else:
            withheld.add(name if is_ours else "other")
    return found, sorted(withheld)


def _is_plain(value: object) -> bool:
    is_word = isinstance(value, str) and _PLAIN.fullmatch(value) is not None
    return is_word or (isinstance(value, int) and not isinstance(value, bool))


def done(transaction: Transaction, dead_letter_id: str) -> list[JsonObject]:
    """What people did about it, the newest first, from the account."""
    found: list[tuple[int, JsonObject]] = []
    for action in ("replayed", "discarded"):
        which = AuditFilter(action=action, target=dead_letter_id, newest_first=True)
        for entry in transaction.audit_entries(None, MOST_DONE, which):
            detail = entry["detail"]
            why = detail if isinstance(detail, dict) else {}
            shown_ = {name: entry[name] for name in ("at", "subject", "action")}
            shown_ |= {name: why.get(name) for name in ("run", "because")}
            found.append((int(str(entry["number"])), shown_))
    return [entry for _, entry in sorted(found, key=lambda one: one[0], reverse=True)]
