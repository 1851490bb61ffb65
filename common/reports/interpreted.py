"""The statements of an analysis -> what a report prints of them, in its language."""

import re
from collections.abc import Mapping, Sequence

from common.domain.model import JsonObject
from common.domain.standards.rules.sentences import WORDS
from common.domain.standards.rules.statements import filled, name_of_code
from common.reports.rows import label, plain
from common.reports.said import Interpretation
from common.reports.words.phrases import Phrases

# The longest first: "total number" is not half of "volume, concentration and total number".
_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(WORDS, key=len, reverse=True)))})(?!\w)"
)
# A rule puts its own words into these; `value` may be what the document says.
_WORDED = ("name", "terms", "what")


def interpretations(
    bodies: Sequence[JsonObject], language: str, said: Phrases
) -> tuple[Interpretation, ...]:
    """Every statement of these analyses, in their order."""
    found = []
    for body in bodies:
        findings = _objects(body.get("findings"))
        inputs = {str(f.get("id")): _Input(f, language, said) for f in findings}
        found += [_one(s, inputs, said) for s in _objects(body.get("interpretations"))]
    return tuple(found)


class _Input:
    """What a finding is called: as its document calls it, and as the rules do."""

    def __init__(self, finding: JsonObject, language: str, said: Phrases) -> None:
        self.shown = plain(label(finding, language, said))
        self.name = name_of_code(str(finding.get("code")))


def _objects(value: object) -> list[JsonObject]:
    listed = value if isinstance(value, list | tuple) else ()
    return [item for item in listed if isinstance(item, Mapping)]


def _one(statement: JsonObject, findings: Mapping[str, _Input], said: Phrases) -> Interpretation:
    listed = statement.get("inputs")
    ids = [str(i) for i in (listed if isinstance(listed, list | tuple) else ())]
    inputs = [findings[i] for i in ids if i in findings]
    shown = ", ".join(dict.fromkeys(one.shown for one in inputs))
    names = {one.name: one.shown for one in reversed(inputs) if one.name}
    source = said["rule.source"].format(
        edition=plain(statement.get("edition")),
        citation=plain(statement.get("citation")),
        inputs=shown or "-",
    )
    other = statement.get("differs")
    differs = ""
    if isinstance(other, Mapping):
        sentence = _sentence(other, names, said)
        edition = plain(other.get("edition"))
        differs = said["rule.differs"].format(edition=edition, statement=sentence)
    return Interpretation(
        code=str(statement.get("code")),
        sentence=_sentence(statement, names, said),
        source=source,
        differs=differs,
    )


def _words(text: str, names: Mapping[str, str], said: Phrases) -> str:
    """A rule's words in the report's language; an analyte is called as its document calls it."""
    parts = (names.get(part) or _WORD.sub(lambda m: said[f"word.{m[0]}"], part)
             for part in text.split(", "))  # fmt: skip
    return names.get(text) or said.get(f"word.{text}") or ", ".join(parts)


def _sentence(statement: JsonObject, names: Mapping[str, str], said: Phrases) -> str:
    """The sentence in the report's language."""
    values = statement.get("values")
    stated = {k: plain(v) for k, v in values.items()} if isinstance(values, Mapping) else {}
    worded = (*_WORDED, "value") if statement.get("code") == "ovarian.poseidon" else _WORDED
    stated |= {k: _words(stated[k], names, said) for k in worded if k in stated}
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
