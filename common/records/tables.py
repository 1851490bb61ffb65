"""The tables as the migrations must have left them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Double,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    desc,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.types import TypeEngine

from common.records import columns

metadata = MetaData()

_AT = TIMESTAMP(timezone=True)
_TYPES: Mapping[str, TypeEngine[Any]] = {
    "text": Text(),
    "bigint": BigInteger(),
    "boolean": Boolean(),
    "timestamptz": _AT,
    "bytea": LargeBinary(),
    "jsonb": JSONB(),
}


def _record_table(kept: columns.Table) -> Table:
    return Table(
        kept.name,
        metadata,
        *(
            Column(c.name, _TYPES[c.type], nullable=c.is_nullable, primary_key=c.name in kept.key)
            for c in kept.columns
        ),
    )


_RECORDS = {kept.name: _record_table(kept) for kept in columns.TABLES.values()}


def _index(table: str, *names: str, newest: str = "", unique: bool = False) -> None:
    """By those columns within a tenant; with `newest`, then by that time and the key, backwards."""
    parts: list[ColumnElement[Any]] = [_RECORDS[table].c[name] for name in ("tenant_id", *names)]
    if newest:
        key = next(k.key[-1] for k in columns.TABLES.values() if k.name == table)
        parts += [desc(_RECORDS[table].c[newest]), desc(_RECORDS[table].c[key])]
    Index(f"{table}_by_{'_'.join(names) or newest}", *parts, unique=unique)


_index("uploads", newest="changed_at")
_index("uploads", "status", newest="changed_at")
_index("uploads", "created_by", newest="changed_at")
_index("uploads", "patient_id", newest="created_at")
_index("uploads", "specimen_id")
_index("uploads", "sha256")
_index("specimens", "patient_id")
_index("analyses", "upload_id")
_index("analyses", "specimen_id")
_index("analyses", "patient_id", newest="finished_at")
_index("reports", "specimen_id", "number")
_index("reports", "patient_id", newest="created_at")
_index("reports", "amends")
_index("receipts", "upload_id")
_index("dead_letters", "status", newest="created_at")
_index("api_keys", newest="created_at")
_index("patients", newest="created_at")
_index("patients", "patient_ref", unique=True)
_index("patients", "name_index")
_index("patients", "birth_date_index")
_outbox = _RECORDS["outbox"].c
Index("outbox_unsent", _outbox.created_at, postgresql_where=text("sent_at IS NULL"))

# The highest number that wrote for a job, and the accounts of who did what.

fences = Table(
    "fences",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("job", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", _AT, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("subject", "role", "action", "kind")),
    Column("target", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("audit_by_target", audit.c.tenant_id, audit.c.target, audit.c.number)
Index("audit_by_subject", audit.c.tenant_id, audit.c.subject, audit.c.number)
Index(
    "audit_of_integrators",
    audit.c.tenant_id,
    audit.c.subject,
    audit.c.at,
    postgresql_where=audit.c.role == "integrator",
)
audit_heads = Table(
    "audit_heads",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)
rate_limits = Table(
    "rate_limits",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("bucket", Text, primary_key=True),
    Column("slot", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("previous", BigInteger, nullable=False),
    Column("expires_at", _AT, nullable=False),
    prefixes=["UNLOGGED"],
)

TENANT_TABLES = tuple(metadata.tables)

# The local backend's queue, live state and object list: ids only, for the role fv_system.

Table(
    "claims",
    metadata,
    Column("job", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("lease_until", _AT),
    Column("holder", Text),
    schema="live",
)
Table(
    "progress",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("upload_id", Text, primary_key=True),
    Column("step", Text),
    Column("share", Double),
    Column("at", _AT),
    schema="live",
)
_queue = Table(
    "queue",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("event", JSONB, nullable=False),
    Column("published_at", _AT, nullable=False),
    Column("available_at", _AT, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", _AT),
    Column("last_error", Text),
    schema="live",
)
Index("queue_by_due", _queue.c.subscription, _queue.c.available_at)
Table(
    "objects",
    metadata,
    Column("area", Text, primary_key=True),
    Column("tenant_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("generation", BigInteger, primary_key=True, autoincrement=False),
    Column("size", BigInteger),
    Column("sha256", Text),
    Column("crc32c", Text),
    Column("media_type", Text),
    Column("metadata", JSONB),
    Column("created_at", _AT),
    Column("announced_at", _AT),
    Column("deleted_at", _AT),
    schema="live",
)
Table(
    "seen",
    metadata,
    Column("area", Text),
    Column("path", Text, primary_key=True),
    Column("inode", BigInteger),
    Column("mtime_ns", BigInteger),
    Column("size", BigInteger),
    Column("generation", BigInteger),
    schema="live",
)
