"""What the import contract cannot see: imports inside functions, rooms without a name, public docstrings."""

import ast
from pathlib import Path

from tests.house.source import FLOORS, ROOT, SOURCE, functions, modules


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path, node in functions()
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_every_package_has_its_floor() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()} - {"settings"}
    assert rooms == {room for floor in FLOORS for room in floor}


def test_no_room_is_called_utils() -> None:
    forbidden = {"utils", "helpers", "misc", "common"}
    assert [path for path in modules() if path.stem in forbidden or path.parent.name in forbidden] == []


def _public(path: Path, tree: ast.Module) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{node.name}"
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
        and path.name != "apps.py"
        and "management" not in path.parts
    ]


def test_what_is_public_says_what_it_is() -> None:
    assert [name for path, tree in modules().items() for name in _public(path, tree)] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path, tree in modules().items()
        if tree.body and ast.get_docstring(tree) is None and path.name != "apps.py"
    ]
    assert silent == []
