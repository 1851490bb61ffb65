"""The WHO editions over semen findings: worked examples, a grid of values, and monotonicity."""

from itertools import product

import pytest

from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject
from common.domain.standards import lab
from common.domain.standards.rules import interpret
from common.domain.standards.rules.interpret import differences
from common.domain.standards.rules.semen_limits import EDITIONS
from common.domain.standards.rules.sentences import SENTENCES
from common.domain.standards.rules.statements import Statement

SLUGS = {
    "volume": "semen_volume",
    "conc": "sperm_concentration",
    "total": "sperm_total",
    "motile": "sperm_motility_total",
    "pr": "sperm_progressive",
    "np": "sperm_nonprogressive",
    "im": "sperm_immotile",
    "live": "sperm_vitality",
    "normal": "sperm_normal_forms",
}


def statements(findings: list[JsonObject], edition: str = "2021") -> list[Statement]:
    """What this pack says; the bands and groups of the others have tests of their own."""
    found = interpret.statements(findings, edition)
    return [said for said in found if said.rule.startswith("semen/")]


def sample(**values: float) -> list[JsonObject]:
    return [
        {
            "id": f"f{i}",
            "code": f"lab.{SLUGS[name]}",
            "value": float(value),
            "unit": lab.analytes()[SLUGS[name]].units[0],
        }
        for i, (name, value) in enumerate(values.items(), start=1)
    ]


def terms(found: list[Statement]) -> str:
    [said] = [s for s in found if s.rule.endswith(":terms")]
    return said.values.get("terms", said.code)


EXAMPLES = [
    ({"volume": 2.5, "conc": 16, "pr": 30, "motile": 42, "normal": 4}, "2021", "normozoospermia"),
    ({"volume": 2.5, "conc": 16, "pr": 30, "motile": 42, "normal": 4}, "2010", "asthenozoospermia"),
    ({"volume": 1.4, "conc": 16, "pr": 30, "normal": 4}, "2021", "oligozoospermia (total number)"),
    (
        {"volume": 1.4, "conc": 16, "pr": 30, "normal": 4},
        "2010",
        "oligoasthenozoospermia (total number), hypospermia",
    ),
    ({"volume": 3, "conc": 15.5}, "2021", "oligozoospermia (concentration)"),
    ({"volume": 3, "conc": 15.5}, "2010", "not_computable"),
    (
        {"volume": 2, "conc": 5, "pr": 10, "normal": 1},
        "2021",
        "oligoasthenoteratozoospermia (total number, concentration)",
    ),
    ({"conc": 40, "motile": 30, "normal": 6}, "2021", "total motility below the 5th centile"),
    ({"volume": 2, "conc": 0}, "2021", "semen.no_sperm"),
    ({"volume": 0, "conc": 0}, "2021", "semen.no_ejaculate"),
]


@pytest.mark.parametrize(("values", "edition", "expected"), EXAMPLES)
def test_worked_examples(values: dict[str, float], edition: str, expected: str) -> None:
    assert terms(statements(sample(**values), edition)) == expected


def test_switching_the_edition_lists_what_changes() -> None:
    found = differences(sample(volume=2.5, conc=16, pr=30, normal=4))
    assert {s.rule for s in found} == {
        "semen/1:5th_centile.sperm_progressive", "semen/1:terms", "semen/1:repeat",
    }  # fmt: skip
    [changed] = [s for s in found if s.rule.endswith("progressive")]
    assert changed.differs is not None
    assert changed.differs["code"] == "semen.below_5th_centile"
    assert (changed.edition, changed.differs["edition"]) == ("6th ed. 2021", "5th ed. 2010")


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        statements([], "1999")


def test_a_total_number_is_computed_and_names_both_inputs() -> None:
    found = statements(sample(volume=2.8, conc=22, pr=35))
    [total] = [s for s in found if s.rule.endswith("centile.sperm_total")]
    assert (total.values["value"], total.inputs) == ("61.6", ("f1", "f2"))
    [progressive] = [s for s in found if s.code == "semen.progressive_total"]
    assert (progressive.values["value"], progressive.inputs) == ("21.56", ("f1", "f2", "f3"))


CONTRADICTIONS = [
    {"motile": 60, "live": 40},
    {"pr": 50, "np": 10, "motile": 55},
    {"pr": 60, "im": 50},
    {"volume": 2, "conc": 30, "total": 30},
    {"pr": 120},
]


@pytest.mark.parametrize("values", CONTRADICTIONS)
def test_contradictions_are_said_instead_of_a_label(values: dict[str, float]) -> None:
    assert [s.code for s in statements(sample(**values))] == ["semen.contradiction"]


def test_no_normal_label_without_all_three_values() -> None:
    for left_out in ("conc", "pr", "normal"):
        values = {"conc": 50.0, "pr": 50.0, "normal": 10.0}
        del values[left_out]
        [said] = [s for s in statements(sample(**values)) if s.rule.endswith(":terms")]
        assert (said.code, said.missing) == ("not_computable", (SLUGS[left_out],))


GRID = {
    "volume": (0.5, 1.4, 1.45, 1.5, 3.0),
    "conc": (0.0, 4.0, 15.0, 15.5, 16.0, 60.0),
    "pr": (0.0, 10.0, 29.9, 30.0, 31.0, 32.0, 60.0),
    "normal": (0.0, 3.9, 4.0, 10.0),
}
LIMITS = {"volume": (1.4, 1.5), "conc": (16, 15), "pr": (30, 32), "normal": (4, 4)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_combination_says_exactly_what_is_below(edition: str) -> None:
    column = list(EDITIONS).index(edition)
    for point in product(*GRID.values()):
        values = dict(zip(GRID, point, strict=True))
        found = {s.rule.rpartition(".")[2]: s for s in statements(sample(**values), edition)}
        for name, value in values.items():
            below = value < LIMITS[name][column]
            assert (found[SLUGS[name]].code == "semen.below_5th_centile") is below
        is_normal = terms(list(found.values())) == "normozoospermia"
        none_below = all(v >= LIMITS[n][column] for n, v in values.items() if n != "volume")
        enough = values["volume"] * values["conc"] >= 39
        assert not is_normal or (none_below and enough)


def _bad(found: list[Statement]) -> int:
    """How many things are below; a term that names nothing is the best."""
    words = terms(found)
    below = sum(s.code == "semen.below_5th_centile" for s in found)
    return 100 if words == "semen.no_sperm" else below


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", GRID)
def test_a_worse_value_never_improves_a_statement(name: str, edition: str) -> None:
    others = [k for k in GRID if k != name]
    for point in product(*(GRID[k] for k in others)):
        fixed = dict(zip(others, point, strict=True))
        said = [
            _bad(statements(sample(**fixed, **{name: value}), edition))
            for value in sorted(GRID[name])
        ]
        assert said == sorted(said, reverse=True)


def test_every_statement_names_rule_edition_citation_and_inputs() -> None:
    for point in product(*GRID.values()):
        for said in statements(sample(**dict(zip(GRID, point, strict=True)))):
            assert said.rule and said.edition and said.citation and said.inputs
            assert said.code in SENTENCES and said.sentence


CONSENSUS = [
    ("semen_ph", 7.1, True), ("semen_ph", 7.2, False),
    ("semen_leukocytes", 0.99, False), ("semen_leukocytes", 1.0, True),
    ("semen_mar", 49, False), ("semen_mar", 50, True),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "value", "outside"), CONSENSUS)
def test_consensus_limits(slug: str, value: float, outside: bool) -> None:
    unit = lab.analytes()[slug].units[0]
    [said] = statements([{"id": "f1", "code": f"lab.{slug}", "value": value, "unit": unit}])
    assert said.code == f"semen.{'outside' if outside else 'within'}_consensus"
    assert said.edition == "5th ed. 2010"


def test_shares_without_a_lower_limit_are_never_judged() -> None:
    assert statements(sample(im=90)) == [] and statements(sample(np=0)) == []


def test_a_value_without_a_unit_leaves_no_gap_in_its_sentence() -> None:
    [said] = statements([{"id": "f1", "code": "lab.semen_ph", "value": 7.8, "unit": None}])
    assert said.sentence == "Semen pH: 7.8 is within the consensus limit (\u2265 7.2)."
