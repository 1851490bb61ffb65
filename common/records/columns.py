"""Which table and which columns each record has, read from its dataclass."""

import json
import types
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from common.domain import ledger, model
from common.domain.errors import InvalidInputError

R = TypeVar("R", bound=model.Record)

_TYPES = {
    str: "text",
    int: "bigint",
    bool: "boolean",
    datetime: "timestamptz",
    bytes: "bytea",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; every type that is not a plain value is kept as JSON."""

    name: str
    type: str
    is_nullable: bool
    is_sequence: bool


class Table:
    """One kind of record and where it is kept."""

    def __init__(self, kind: type[model.Record], name: str) -> None:
        self.kind = kind
        self.name = name
        self.key = ("tenant_id", *kind.KEY)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the record's fields."""
        hints = get_type_hints(self.kind)
        return tuple(_column(field.name, hints[field.name]) for field in fields(self.kind))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


_NAMES: Mapping[type[model.Record], str] = {
    model.Tenant: "tenants",
    model.Patient: "patients",
    model.Specimen: "specimens",
    model.Upload: "uploads",
    ledger.TimelineStep: "timeline",
    model.Analysis: "analyses",
    model.AnalysisRevision: "analysis_revisions",
    model.Report: "reports",
    ledger.Receipt: "receipts",
    ledger.OutboxRow: "outbox",
    ledger.DeadLetter: "dead_letters",
    ledger.IdempotentAnswer: "idempotency",
    ledger.ApiKey: "api_keys",
}
TABLES: Mapping[type[model.Record], Table] = {
    kind: Table(kind, name) for kind, name in _NAMES.items()
}


def _column(name: str, hint: object) -> Column:
    members = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    plain = next(member for member in members if member is not types.NoneType)
    kind = _TYPES.get(plain, "jsonb") if isinstance(plain, type) else "jsonb"
    is_mapping = get_origin(plain) is Mapping or (
        isinstance(get_origin(plain), type) and issubclass(get_origin(plain), Mapping)
    )
    return Column(
        name=name,
        type=kind,
        is_nullable=types.NoneType in members,
        is_sequence=kind == "jsonb" and not is_mapping,
    )


def to_row(record: model.Record) -> dict[str, object]:
    """The values of a record's columns as the driver takes them."""
    table = TABLES[type(record)]
    return {column.name: _out(column, getattr(record, column.name)) for column in table.columns}


def _out(column: Column, value: object) -> object:
    if value is None:
        return None
    if column.type == "jsonb":
        return to_json(value)
    return str(value) if column.type == "text" else value


def to_json(value: object) -> str:
    """JSON text; InvalidInputError where a value has none (NaN, bytes)."""
    try:
        return json.dumps(value, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError) as error:
        raise InvalidInputError(f"a value that JSON cannot hold: {type(value).__name__}") from error


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def from_row(kind: type[R], row: list[object]) -> R:
    """The record of a row whose values are in the order of `columns`."""
    values = {
        column.name: tuple(value) if column.is_sequence and isinstance(value, list) else value
        for column, value in zip(TABLES[kind].columns, row, strict=True)
    }
    return kind(**values)  # type: ignore[arg-type]  # the table was made from these fields
