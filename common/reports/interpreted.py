"""The statements of an analysis -> what a report prints of them, in its language."""

from collections.abc import Mapping, Sequence

from common.domain.model import JsonObject
from common.domain.standards.rules.statements import filled
from common.reports.rows import label, plain
from common.reports.said import Interpretation
from common.reports.words.phrases import Phrases


def interpretations(
    bodies: Sequence[JsonObject], language: str, said: Phrases
) -> tuple[Interpretation, ...]:
    """Every statement of these analyses, in their order."""
    found = []
    for body in bodies:
        findings = _objects(body.get("findings"))
        names = {str(f.get("id")): plain(label(f, language, said)) for f in findings}
        found += [_one(s, names, said) for s in _objects(body.get("interpretations"))]
    return tuple(found)


def _objects(value: object) -> list[JsonObject]:
    listed = value if isinstance(value, list | tuple) else ()
    return [item for item in listed if isinstance(item, Mapping)]


def _one(statement: JsonObject, names: Mapping[str, str], said: Phrases) -> Interpretation:
    listed = statement.get("inputs")
    inputs = [names[str(i)] for i in (listed if isinstance(listed, list | tuple) else ())
              if str(i) in names]  # fmt: skip
    shown = ", ".join(dict.fromkeys(inputs))
    own_name = inputs[0] if len(inputs) == 1 else None
    source = said["rule.source"].format(
        edition=plain(statement.get("edition")),
        citation=plain(statement.get("citation")),
        inputs=shown or "-",
    )
    other = statement.get("differs")
    differs = ""
    if isinstance(other, Mapping):
        sentence = _sentence(other, own_name, said)
        edition = plain(other.get("edition"))
        differs = said["rule.differs"].format(edition=edition, statement=sentence)
    return Interpretation(
        code=str(statement.get("code")),
        sentence=_sentence(statement, own_name, said),
        source=source,
        differs=differs,
    )


def _sentence(statement: JsonObject, own_name: str | None, said: Phrases) -> str:
    """The sentence in the report's language; the analyte is called as its document calls it."""
    values = statement.get("values")
    stated = {k: plain(v) for k, v in values.items()} if isinstance(values, Mapping) else {}
    if own_name and "name" in stated:
        stated["name"] = own_name
    template = said.get(f"rule.{statement.get('code')}")
    try:
        sentence = filled(template, stated) if template else plain(statement.get("statement"))
    except KeyError:
        sentence = plain(statement.get("statement"))
    missing = [
        said.get(f"missing.{gap.get('key')}") or plain(gap.get("name"))
        for gap in _objects(statement.get("missing"))
    ]
    if template and statement.get("established") is False:
        sentence = f"{sentence} {said['rule.unverified']}"
    if missing and template:
        sentence = f"{sentence} {said['rule.missing'].format(missing=', '.join(missing))}"
    return sentence
