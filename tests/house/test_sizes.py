"""Small rooms: limits on functions, classes and files."""

import ast
from statistics import median, quantiles

from tests.house.source import ROOT, functions, modules


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = [_length(node) for _, node in functions()]
    assert median(lengths) < 10
    assert quantiles(lengths, n=10)[-1] < 32


def test_no_function_is_over_fifty_lines() -> None:
    assert [f"{path.relative_to(ROOT)}:{node.name}" for path, node in functions() if _length(node) > 50] == []


def test_files_are_under_400_lines() -> None:
    paths = [*modules(), *ROOT.glob("tests/**/*.py"), *ROOT.glob("benchmarks/**/*.py")]
    long = [str(path.relative_to(ROOT)) for path in paths if path.read_text("utf-8").count("\n") >= 400]
    assert long == []


def test_classes_are_under_200_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and _length(node) >= 200
    ]
    assert long == []
