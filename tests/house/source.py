"""The project's own source, as the house tests see it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "cchc"

FLOORS = (
    ("engine",),
    ("document",),
    ("rendering", "reading"),
    ("foundation",),
    ("units",),
    ("catalogue",),
    ("statistics",),
    ("checker",),
    ("reporting",),
    ("publication",),
    ("demo",),
)


def floor_of(package: str) -> int:
    """Return how high a package stands; 0 is the lowest."""
    return next(height for height, rooms in enumerate(FLOORS) if package in rooms)


@cache
def modules() -> dict[Path, ast.Module]:
    """Return every module of the source but the migrations, parsed."""
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]
    return {path: ast.parse(path.read_text("utf-8")) for path in paths}


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield every function with its file."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node
