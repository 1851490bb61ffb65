"""Which pictures a report shows, and what is drawn over them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from common.domain.model import Analysis, JsonObject, Modality
from common.reports.rows import plain, real
from common.reports.said import Picture, Point, Shape
from common.reports.words.phrases import Phrases

MOST_PICTURES = 48
_UNMARKED = ("sperm.cell", "sperm.track")  # hundreds of them: drawn, but no row of the table


@dataclass(frozen=True, slots=True)
class Marked:
    """The findings that are rows, each with the number that ties it to its place in a picture."""

    finding: JsonObject
    mark: str


def marked(findings: Sequence[JsonObject]) -> list[Marked]:
    """The printed findings in their order, numbered; identities are never among them."""
    shown = [f for f in findings if not str(f.get("code")).startswith("identity.")]
    shown = [f for f in shown if f.get("code") not in _UNMARKED]
    return [Marked(f, str(i)) for i, f in enumerate(shown, 1)]


def _box(region: JsonObject) -> tuple[Point, ...]:
    corners = [real(region.get(name)) for name in ("r0", "c0", "r1", "c1")]
    if None in corners:
        return ()
    r0, c0, r1, c1 = (round(corner, 2) for corner in corners if corner is not None)
    return ((r0, c0), (r1, c1))


def _points(region: JsonObject) -> tuple[Point, ...]:
    points = region.get("points")
    if not isinstance(points, Sequence):
        return ()
    return tuple((round(float(p[0]), 2), round(float(p[1]), 2)) for p in points)


def _shape(region: JsonObject, mark: str) -> Shape | None:
    kind = str(region.get("kind"))
    if kind in ("box", "text"):
        points, kind = _box(region), "box"
    elif kind in ("polygon", "path"):
        points = _points(region)
    else:
        return None  # a mask has no outline to draw; its picture is shown as it is
    return Shape(kind=kind, mark=mark, points=points) if len(points) >= 2 else None


def _placed(findings: Sequence[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Each finding with its region, or with each of its parts' where it has parts."""
    for finding in findings:
        region, parts = finding.get("region"), finding.get("parts")
        regions = parts.values() if isinstance(parts, Mapping) else (region,)
        yield from ((finding, one) for one in regions if isinstance(one, Mapping))


def _shapes(findings: Sequence[JsonObject], page: object) -> tuple[Shape, ...]:
    """One shape for each place; findings about the same place share it and list their numbers."""
    places: dict[tuple[str, tuple[Point, ...]], list[str]] = {}
    marks = {id(m.finding): m.mark for m in marked(findings)}
    for finding, region in _placed(findings):
        if str(finding.get("code")).startswith("identity."):
            continue
        if page is not None and region.get("page") not in (None, page):
            continue
        if shape := _shape(region, ""):
            mark = marks.get(id(finding), "")
            places.setdefault((shape.kind, shape.points), []).extend([mark] if mark else [])
    return tuple(
        Shape(kind=kind, points=points, mark=", ".join(found))
        for (kind, points), found in places.items()
    )


def pictures(
    analysis: Analysis, body: JsonObject, number: int, several: bool, said: Phrases
) -> list[Picture]:
    """The pictures of one analysis; of a document only pages on which something was read."""
    findings = body.get("findings")
    found = findings if isinstance(findings, Sequence) else ()
    shown = []
    for image in analysis.images:
        if image.get("clip"):
            continue  # frames of a film, for the screen
        page = image.get("page") if analysis.modality == Modality.DOCUMENT else None
        shapes = _shapes(found, page)
        if page is not None and not shapes and len(analysis.images) > 1:
            continue
        caption = _caption(page, number, several, said)
        if page is None and not several and len(shapes) == 1 and shapes[0].mark:
            caption = said["outlined_rows"].format(rows=shapes[0].mark)
        shown.append(_picture(image, page, shapes, caption))
    return shown


def _caption(page: object, number: int, several: bool, said: Phrases) -> str:
    of_file = said["file_of"].format(number=number)
    if page is None:
        return of_file if several else ""
    of_page = said["page_of"].format(page=page)
    return f"{of_file}. {of_page}" if several else of_page


def _picture(image: JsonObject, page: object, shapes: tuple[Shape, ...], caption: str) -> Picture:
    return Picture(
        name=plain(image["name"]),
        generation=int(str(image.get("generation") or 0)),
        width=int(str(image["width"])),
        height=int(str(image["height"])),
        scale=real(image.get("scale")) or 1.0,
        page=page if isinstance(page, int) else None,
        caption=caption,
        shapes=shapes,
    )
