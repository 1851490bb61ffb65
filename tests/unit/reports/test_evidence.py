"""What a report draws over a picture."""

from tests.unit.reports import made


def test_an_object_with_parts_is_drawn_by_their_outlines() -> None:
    box = {"kind": "box", "r0": 20, "c0": 20, "r1": 44, "c1": 44}
    tip = {"kind": "polygon", "points": [[20.0, 20.0], [20.0, 44.0], [30.0, 32.0]]}
    cell = {
        "id": "f2",
        "code": "sperm.cell",
        "value": "sperm",
        "region": box,
        "parts": {"head": made.HEAD, "acrosome": tip},
    }
    content = made.one("sperm_field_image", made.body([cell]), [made.image("p1")])
    assert [shape.kind for shape in content.pictures[0].shapes] == ["polygon", "polygon"]
    assert [len(shape.points) for shape in content.pictures[0].shapes] == [4, 3]
