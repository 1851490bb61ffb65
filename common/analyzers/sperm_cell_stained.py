"""What is said of a stained crop: head shape, sperm or not, normal or not, with its outline."""

import math
from collections.abc import Mapping

from common.analyzers import outlines
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sperm_cell_kinds import Kinds
from common.analyzers.sperm_cell_stain import Stained
from common.domain.model import Finding, JsonObject, NotMeasured

SHAPE, IS_SPERM, NORMAL = "sperm.head_shape", "sperm.is_sperm", "sperm.normal"
CODES = (SHAPE, IS_SPERM, NORMAL)
METHOD = "aligned head; pretrained features and its form"
SOURCES = {SHAPE: "HuSHeM, doi 10.17632/tt3yj2pf38.3", IS_SPERM: "SMIDS", NORMAL: "SMIDS"}
PINK = (60.0, 115.0)
"""Red less green of the ground in the smears that taught the head's shape: 74 to 99."""

BEIGE = (-12.0, 42.0)
"""The same in the smears that taught sperm or not: -2 to 29."""

SHAPE_AT_LEAST = 0.4
"""Below it a shape is more likely wrong than right."""


def findings(
    kinds: Kinds, head: Stained, reduction: float, member: int | None = None
) -> tuple[list[Finding], list[NotMeasured]]:
    """What can be said of a head whose ground looks like either teaching set's; else nothing."""
    region = _region(head, reduction)
    redness = float(head.ground[0] - head.ground[1])
    shape, kind = kinds.stained(head, member)
    said: list[Finding] = []
    missing: list[NotMeasured] = []
    if PINK[0] <= redness <= PINK[1]:
        _add(said, missing, SHAPE, _shape(shape, region))
    else:
        missing.append(NotMeasured(code=SHAPE, why="unlike_training_data"))
    if not BEIGE[0] <= redness <= BEIGE[1]:
        missing += [NotMeasured(code=c, why="unlike_training_data") for c in (IS_SPERM, NORMAL)]
        return said, missing
    is_sperm = 1 - kind["non_sperm"]
    said.append(_yes_or_no(IS_SPERM, is_sperm, region))
    if is_sperm < 0.5:
        missing.append(NotMeasured(code=NORMAL, why="not_a_sperm"))
    else:
        share = kind["normal"] / max(kind["normal"] + kind["abnormal"], 1e-9)
        said.append(_yes_or_no(NORMAL, share, region))
    return said, missing


def _add(said: list[Finding], missing: list[NotMeasured], code: str, found: Finding | None) -> None:
    if found is None:
        missing.append(NotMeasured(code=code, why="unsure"))
    else:
        said.append(found)


def _shape(probabilities: Mapping[str, float], region: JsonObject) -> Finding | None:
    best = max(probabilities, key=lambda name: probabilities[name])
    if probabilities[best] < SHAPE_AT_LEAST:
        return None
    return Finding(
        code=SHAPE,
        value=best,
        confidence=round(probabilities[best], 4),
        n=1,
        region=region,
        standard="who_semen",
        method=METHOD,
        probabilities={name: round(p, 4) for name, p in probabilities.items()},
        detail={"source": SOURCES[SHAPE]},
    )


def _yes_or_no(code: str, yes: float, region: JsonObject) -> Finding:
    value = yes >= 0.5
    return Finding(
        code=code,
        value=value,
        confidence=round(yes if value else 1 - yes, 4),
        n=1,
        region=region,
        standard="who_semen" if code == NORMAL else None,
        method=METHOD,
        detail={"source": SOURCES[code]},
    )


def _region(head: Stained, reduction: float) -> JsonObject:
    """The outline, or the whole picture where none closes."""
    line = stain.outline(head)
    shape = head.picture.shape[:2]
    if line is None:
        r1, c1 = (math.floor(n * reduction) for n in shape)
        return {"kind": "box", "r0": 0, "c0": 0, "r1": r1, "c1": c1}
    return outlines.polygon(line, reduction, shape)
