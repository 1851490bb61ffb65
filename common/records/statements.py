"""Plain statements on one pool, for the local backend's queue, live state and object list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from common.records.connect import Pool

Row = Mapping[str, object]
Run = Callable[..., Sequence[Row]]


class Statements:
    """Short statements under one role; the pool opens with the first of them.

    quick : commits do not wait for the disk; for what may be lost with the machine
    """

    def __init__(self, url: str, pool: int, *, quick: bool = False) -> None:
        self._pool = Pool(f"{url}?synchronous_commit=off" if quick else url, pool)

    @contextmanager
    def transaction(self) -> Iterator[Run]:
        """`run(statement, **values) -> rows` in one transaction; UnavailableError for trouble."""
        with self._pool.transaction() as session:

            def run(statement: str, **values: object) -> Sequence[Row]:
                return session.named_rows(statement, values)

            yield run

    def run(self, statement: str, **values: object) -> Sequence[Row]:
        """One statement in a transaction of its own; its rows, if it returns any."""
        with self._pool.alone() as session:
            return session.named_rows(statement, values)

    def close(self) -> None:
        """Give the connections back."""
        self._pool.close()
