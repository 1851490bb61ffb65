"""The statements of the store: their text is made once for each shape."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from common.domain.errors import InvalidInputError
from common.records.columns import Table


@lru_cache
def insert(table: Table) -> str:
    """Create unless the key exists; a row comes back where it was created."""
    names = table.names
    values = ", ".join(f":{name}" for name in names)
    return (
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values})"  # noqa: S608
        " ON CONFLICT DO NOTHING RETURNING true"
    )


@lru_cache
def select(table: Table, lock: bool) -> str:
    """One record by its key."""
    suffix = " FOR UPDATE" if lock else ""
    return f"SELECT {_names(table)} FROM {table.name} WHERE {_is_key(table)}{suffix}"  # noqa: S608


@lru_cache
def update(table: Table) -> str:
    """Write over the version that was read; the new version comes back."""
    fixed = {"version", *table.key}
    sets = [f"{name} = :{name}" for name in table.names if name not in fixed]
    return (
        f"UPDATE {table.name} SET {', '.join(sets)}, version = version + 1"  # noqa: S608
        f" WHERE {_is_key(table)} AND version = :version RETURNING version"
    )


def find(
    table: Table,
    where: Mapping[str, object],
    order: Sequence[str],
    descending: bool,
    after: Sequence[object] | None,
) -> tuple[str, dict[str, object]]:
    """The statement and its values, without tenant and limit."""
    order = tuple(order) or table.key[1:]
    if after is not None and len(after) != len(order):
        raise InvalidInputError("a page continues with a value for each column of its order")
    later = {f"after_{place}": value for place, value in enumerate(after or ())}
    statement = _find(table, _shape(where), order, descending, after is not None)
    return statement, _values(where) | later


def tally(table: Table, by: str, where: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The statement that counts by a column, and its values, without tenant."""
    tests = _tests(table, _shape(where), by)
    return (
        f"SELECT {by} AS value, count(*) AS number FROM {table.name}"  # noqa: S608
        f" WHERE {' AND '.join(tests)} GROUP BY {by}",
        _values(where),
    )


def _shape(where: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _comparison(name, value)) for name, value in where.items())


def _values(where: Mapping[str, object]) -> dict[str, object]:
    return {
        _parameter(name): list(value) if isinstance(value, (tuple, list)) else value
        for name, value in where.items()
        if value is not None
    }


def _tests(table: Table, shape: tuple[tuple[str, str], ...], *named: str) -> list[str]:
    """The conditions; InvalidInputError for a column that the table lacks."""
    for name in (*(name.removesuffix(">") for name, _ in shape), *named):
        if name not in table.names:
            raise InvalidInputError(f"{table.name} have no column {name}")
    return ["tenant_id = :tenant_id", *(f"{n.removesuffix('>')} {test}" for n, test in shape)]


@lru_cache(maxsize=512)
def _find(
    table: Table,
    shape: tuple[tuple[str, str], ...],
    order: tuple[str, ...],
    descending: bool,
    is_later_page: bool,
) -> str:
    tests = _tests(table, shape, *order)
    if is_later_page:
        last = ", ".join(f":after_{place}" for place in range(len(order)))
        tests.append(f"({', '.join(order)}) {'<' if descending else '>'} ({last})")
    direction = " DESC" if descending else ""
    by = ", ".join(f"{name}{direction}" for name in order or ("tenant_id",))
    return (
        f"SELECT {_names(table)} FROM {table.name} WHERE {' AND '.join(tests)}"  # noqa: S608
        f" ORDER BY {by} LIMIT :limit"
    )


def _comparison(name: str, value: object) -> str:
    if name.endswith(">"):
        return f"> :{_parameter(name)}"
    if value is None:
        return "IS NULL"
    return f"= ANY(:{name})" if isinstance(value, (tuple, list)) else f"= :{name}"


def _parameter(name: str) -> str:
    return f"{name[:-1]}_beyond" if name.endswith(">") else name


def _names(table: Table) -> str:
    return ", ".join(table.names)


def _is_key(table: Table) -> str:
    return " AND ".join(f"{name} = :{name}" for name in table.key)


def quoted(text: str) -> str:
    """A text as a literal, for the statements that travel without parameters."""
    if "\0" in text:
        raise InvalidInputError("a text with a NUL")
    return "'" + text.replace("'", "''") + "'"
