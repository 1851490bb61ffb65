"""The rules of style that no linter knows: sizes, docstrings, packages, signatures, printing."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAY_PRINT = ("common/cli/",)
MAY_HAVE_INIT = ("common/analyzers/", "common/backends/")


def _sources(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "__pycache__" not in path.parts)


PRODUCT = _sources("common", "functions")
EVERYTHING = PRODUCT + _sources("tests", "training", "terraform")


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _report(problems: list[str]) -> None:
    assert not problems, "\n" + "\n".join(problems)


def test_only_the_command_line_prints() -> None:
    problems = []
    for path in PRODUCT:
        for node in ast.walk(_tree(path)):
            is_print = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
            if is_print and not _relative(path).startswith(MAY_PRINT):
                problems.append(f"{_relative(path)}:{node.lineno}")
    _report(problems)


def test_no_file_is_longer_than_300_lines() -> None:
    sizes = {_relative(path): len(path.read_text().splitlines()) for path in EVERYTHING}
    _report([f"{name}: {size} lines" for name, size in sizes.items() if size > 300])


def test_no_function_is_longer_than_50_lines() -> None:
    problems = []
    for path in EVERYTHING:
        for function in _functions(_tree(path)):
            size = (function.end_lineno or function.lineno) - function.lineno + 1
            if size > 50:
                problems.append(
                    f"{_relative(path)}:{function.lineno} {function.name}: {size} lines"
                )
    _report(problems)


def test_every_module_says_what_it_is_for() -> None:
    problems = []
    for path in EVERYTHING:
        if path.read_text().strip() and not ast.get_docstring(_tree(path)):
            problems.append(_relative(path))
    _report(problems)


def test_every_public_function_of_the_product_has_a_docstring() -> None:
    problems = []
    for path in PRODUCT:
        for node in _tree(path).body:
            is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                problems.append(f"{_relative(path)}:{node.lineno} {node.name}")
    _report(problems)


def test_every_public_class_of_the_product_has_a_docstring() -> None:
    problems = []
    for path in PRODUCT:
        for node in _tree(path).body:
            is_public = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                problems.append(f"{_relative(path)}:{node.lineno} {node.name}")
    _report(problems)


def test_package_files_are_empty() -> None:
    problems = [path for path in PRODUCT if path.name == "__init__.py" and path.read_text().strip()]
    _report([_relative(path) for path in problems if not _relative(path).startswith(MAY_HAVE_INIT)])


def test_no_any_in_a_public_signature() -> None:
    problems = []
    for path in PRODUCT:
        for function in _functions(_tree(path)):
            signature = ast.dump(function.args) + (
                ast.dump(function.returns) if function.returns else ""
            )
            if not function.name.startswith("_") and "id='Any'" in signature:
                problems.append(f"{_relative(path)}:{function.lineno} {function.name}")
    _report(problems)
