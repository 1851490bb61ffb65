"""Findings for the tests of the rules."""

from common.domain.model import JsonObject
from common.domain.standards import lab as table
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import statements
from common.domain.standards.rules.statements import Statement

WOMAN, MAN = Context(sex="female", age=33), Context(sex="male", age=35)


def lab(slug: str, value: object, i: int = 1, **more: object) -> JsonObject:
    """A result in its analyte's first unit; `i` numbers it."""
    units = table.analytes()[slug].units
    return {
        "id": f"f{i}", "code": f"lab.{slug}", "value": value, "unit": units[0] if units else None,
        **more,
    }  # fmt: skip


def said(pack: str, *findings: JsonObject, about: Context = WOMAN) -> dict[str, Statement]:
    """What one pack says, by the name of its rule."""
    found = statements(list(findings), context=about)
    return {s.rule.partition(":")[2]: s for s in found if s.rule.startswith(f"{pack}/")}
