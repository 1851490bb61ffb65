"""A `Message` and grids on their way from a child: to bytes, and back, believing nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import cast

from common.media.documents import Grid, GridCell, Message, Place, StatedFact, StatedResult
from common.media.wire import Buffer

_MAX_BYTES = 64 * 2**20
_CORNERS = ("r0", "c0", "r1", "c1")


def pack(message: Message | None, grids: Sequence[Grid]) -> bytes:
    """Both as JSON."""
    plain = {
        "message": None if message is None else asdict(message),
        "grids": [
            [
                grid.delimiter,
                [
                    [[c.text, *(getattr(c.place, k) for k in _CORNERS)] for c in r]
                    for r in grid.rows
                ],
            ]
            for grid in grids
        ],
    }
    return json.dumps(plain).encode()


def unpack(blob: Buffer) -> tuple[Message | None, list[Grid]]:
    """Both; ValueError where the bytes are not what `pack` writes."""
    if memoryview(blob).nbytes > _MAX_BYTES:
        raise ValueError("more than any message states")
    try:
        plain = json.loads(bytes(blob))
        grids = [
            Grid(delimiter=_text(d), rows=[_row(row) for row in rows]) for d, rows in plain["grids"]
        ]
        return _message(plain["message"]), grids
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no message of ours") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(item) for item in cast(Sequence[object], value))


def _place(corners: Sequence[object]) -> Place:
    numbers = [float(cast(float, corner)) for corner in corners]
    return Place(r0=numbers[0], c0=numbers[1], r1=numbers[2], c1=numbers[3])


def _row(cells: Sequence[Sequence[object]]) -> list[GridCell]:
    return [GridCell(text=_text(cell[0]), place=_place(cell[1:5])) for cell in cells]


def _boxed(plain: Mapping[str, object]) -> Place:
    return _place([cast(Mapping[str, object], plain["place"])[k] for k in _CORNERS])


def _fact(plain: Mapping[str, object]) -> StatedFact:
    return StatedFact(kind=_text(plain["kind"]), text=_text(plain["text"]), place=_boxed(plain))


def _result(plain: Mapping[str, object]) -> StatedResult:
    whole = ("name", "kind", "place", "codes")
    words = {f.name: _optional(plain[f.name]) for f in fields(StatedResult) if f.name not in whole}
    return StatedResult(
        name=_text(plain["name"]),
        kind=_text(plain["kind"]),
        place=_boxed(plain),
        codes=_texts(plain["codes"]),
        **words,
    )


def _message(plain: Mapping[str, object] | None) -> Message | None:
    if plain is None:
        return None
    patients = plain["patients"]
    if type(patients) is not int:
        raise TypeError("no number of patients")
    return Message(
        format=_text(plain["format"]),
        title=_text(plain["title"]),
        patients=patients,
        facts=[_fact(fact) for fact in cast(Sequence[Mapping[str, object]], plain["facts"])],
        results=[_result(r) for r in cast(Sequence[Mapping[str, object]], plain["results"])],
        flags=_texts(plain["flags"]),
        problem=_optional(plain["problem"]),
    )
