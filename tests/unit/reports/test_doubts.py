"""Every reason why a value waits for a person or is absent has a sentence that says what to do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.domain.model import JsonObject
from common.reports.content import build
from common.reports.rows import row
from common.reports.words.phrases import DOUBTS, LANGUAGES, phrases
from tests.unit.reports import made

ROOT = Path(__file__).parents[3] / "common"
SOURCES = [
    *(ROOT / "analyzers").rglob("*.py"),
    *(ROOT / "media" / f"{name}.py" for name in ("fhir", "fhir_values", "oru")),
    *(ROOT / "services" / f"{name}.py" for name in ("recounting", "redrawing", "revising")),
]
HELD = {key.removeprefix("held.") for key in phrases("en") if key.startswith("held.")}
WHY = {key.removeprefix("why.") for key in phrases("en") if key.startswith("why.")}
# Functions that answer with a reason, and which table it is looked up in.
ANSWERS_HELD = {"held", "_doubt", "_unit_doubt", "_changed", "match_coded"}
ANSWERS_WHY = re.compile(r"state|_why\w*|\w*_objection|_refusal|_withheld|_graded")
REFUSES = {"_abstain", "_refused", "refused"}
# `message` flags and times of a result that are no reasons.
NO_REASONS = {"range_in_another_unit"}


def _words(node: ast.AST) -> Iterator[str]:
    """The texts that look like a code in what a node gives, not in what it compares or looks up."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.fullmatch(r"[a-z]+(_[a-z]+)*", node.value):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_words(node.body), *_words(node.orelse))
    elif isinstance(node, ast.BoolOp | ast.Tuple):
        for part in node.values if isinstance(node, ast.BoolOp) else node.elts:
            yield from _words(part)


def _stated(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """`held` or `why`, and the code, of everything that a module states."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _called(node)
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            named = [v for k, v in pairs if isinstance(k, ast.Constant) and k.value == "held"]
            yield from (("held", code) for value in named for code in _words(value))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield from _assigned(node)
        elif isinstance(node, ast.FunctionDef):
            yield from _answered(node)


def _called(node: ast.Call) -> Iterator[tuple[str, str]]:
    for word in node.keywords:
        kind = "held" if word.arg == "held" else "why"
        if word.arg in ("held", "why", "problem", "absent", "stranger"):
            yield from ((kind, code) for code in _words(word.value))
    if getattr(node.func, "attr", getattr(node.func, "id", "")) in REFUSES and node.args:
        yield from (("why", code) for code in _words(node.args[0]))


def _assigned(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[str, str]]:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if isinstance(target, ast.Name) and "ADVICE" in target.id and isinstance(node.value, ast.Dict):
        yield from (("why", code) for key in node.value.keys if key for code in _words(key))
    if isinstance(target, ast.Subscript) and ast.unparse(target.slice) == "'held'":
        yield from (("held", code) for code in _words(node.value or target))


def _answered(node: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    kind = "held" if node.name in ANSWERS_HELD else "why"
    if kind == "held" or ANSWERS_WHY.fullmatch(node.name):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Return) and inner.value is not None:
                yield from ((kind, code) for code in _words(inner.value))


def test_every_reason_that_the_code_states_has_a_sentence() -> None:
    found = {pair for path in SOURCES for pair in _stated(ast.parse(path.read_text()))}
    held = {code for kind, code in found if kind == "held"}
    why = {code for kind, code in found if kind == "why"} - NO_REASONS
    assert held >= {"struck_out", "two_versions", "no_unit", "code_of_several", "two_statements"}
    assert why >= {"no_scale", "not_fhir", "blank", "pending", "unlike_training_data", "no_day"}
    assert held - HELD == set() and why - WHY == set()


def test_the_reasons_of_fhir_and_of_a_plausible_range_have_theirs() -> None:
    absent = """
        unknown asked_unknown temp_unknown not_asked asked_declined masked not_applicable
        unsupported as_text error not_a_number negative_infinity positive_infinity not_performed
        not_permitted cancelled entered_in_error no_value_stated no_value_printed"""
    assert set(absent.split()) <= WHY
    assert {"implausible_review", "implausible_reject", "language_model"} <= HELD


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_says_what_it_is_and_what_to_do(language: str) -> None:
    assert set(DOUBTS[language]) == set(DOUBTS["en"])
    for key, said in DOUBTS[language].items():
        what, colon, do = said.partition(": ")
        assert colon and len(what.split()) > 1 and len(do.split()) > 1, key
        assert said[0].islower() or said.startswith(("FHIR", "Code")), key
        assert not said.endswith("."), key


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("code", sorted(HELD))
def test_a_report_prints_why_a_value_waits(code: str, language: str) -> None:
    finding: JsonObject = {"id": "f1", "code": "lab.amh", "value": 2.0, "held": code}
    said = phrases(language)
    assert row(finding, "1", None, language, said).note == said[f"held.{code}"]
    confirmed = {**finding, "method": "person"}
    assert row(confirmed, "1", None, language, said).note == ""
    other = row({**finding, "held": "a_later_code"}, "1", None, language, said)
    assert other.note == said["note.held"]


def test_what_to_do_is_said_once_in_the_reports_language() -> None:
    body: JsonObject = {
        "status": "not_analyzable", "modality": "document", "findings": [], "not_measured": [],
        "quality": {"flags": []}, "why": "not_fhir", "advice": "Ask the sender.",
    }  # fmt: skip
    for why, is_said in (("not_fhir", False), ("illegible", True)):
        pair = made.analysis(1, "document", {**body, "why": why}, [])
        files = [made.upload(1, "document")]
        content = build(made.tenant(), made.specimen("document"), None, files, [pair], "de", 1,
                        created_at=made.AT)  # fmt: skip
        statement = content.parts[0].statement
        assert phrases("de")[f"why.{why}"] in statement
        assert ("Ask the sender." in statement) == is_said
