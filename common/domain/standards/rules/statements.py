"""What a rule says: a coded sentence with rule, edition, citation, inputs and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from common.domain.model import JsonObject
from common.domain.standards import lab
from common.domain.standards.rules.inputs import Known
from common.domain.standards.rules.sentences import MISSING, SENTENCES

UNVERIFIED = "Not checked at its source: for the clinic to confirm."


def filled(template: str, values: Mapping[str, str]) -> str:
    """A sentence with its values; a value without a unit leaves no gap. KeyError."""
    return template.format_map(values).replace("  ", " ").replace(" )", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement. `missing` holds keys of MISSING and slugs of analytes.

    differs : `told` of the other edition, where it says something else
    established : whether its numbers were checked at their source
    """

    code: str
    rule: str
    edition: str
    citation: str
    values: Mapping[str, str] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    differs: JsonObject | None = None
    established: bool = True

    @property
    def sentence(self) -> str:
        """It in English, with what is missing."""
        said = filled(SENTENCES[self.code], self.values)
        missing = ", ".join(missing_word(key) for key in self.missing)
        said = f"{said} Missing: {missing}." if missing else said
        return said if self.established else f"{said} {UNVERIFIED}"

    @property
    def told(self) -> JsonObject:
        """What it says, without where it comes from."""
        return {
            "edition": self.edition,
            "code": self.code,
            "statement": self.sentence,
            "values": dict(self.values),
            "missing": [{"key": key, "name": missing_word(key)} for key in self.missing],
        }


_OTHER_NAMES = {
    "afc": "Antral follicle count",
    "endometrium": "Endometrial thickness",
    "progressive_total": "Total progressively motile sperm number",
}
_SCANS = {"follicle.count": "afc", "endometrium.thickness_mm": "endometrium"}


def stated(
    pack: str, code: str, rule: str, edition: str, citation: str, *inputs: Known
) -> Statement:
    """What a rule of a pack says of these values; words and gaps are added by `replace`."""
    return Statement(
        code=code,
        rule=f"{pack}:{rule}",
        edition=edition,
        citation=citation,
        inputs=tuple(dict.fromkeys(i for value in inputs for i in value.ids)),
    )


def name_of(slug: str) -> str:
    """What an analyte, or another measure that rules use, is called."""
    return _OTHER_NAMES.get(slug) or lab.analytes()[slug].name


def name_of_code(code: str) -> str | None:
    """What the rules call a finding of this code; None where none of them names it."""
    slug = _SCANS.get(code, code.removeprefix("lab."))
    return name_of(slug) if slug in _OTHER_NAMES or slug in lab.analytes() else None


def missing_word(key: str) -> str:
    """What is missing, in English words."""
    return MISSING.get(key) or name_of(key)


def to_json(statements: Sequence[Statement]) -> list[JsonObject]:
    """The statements as an analysis carries them."""
    return [
        {
            "id": f"i{i}",
            **s.told,
            "rule": s.rule,
            "citation": s.citation,
            "inputs": list(s.inputs),
            "differs": s.differs,
            "established": s.established,
        }
        for i, s in enumerate(statements, start=1)
    ]
