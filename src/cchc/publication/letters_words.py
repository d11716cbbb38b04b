"""The sentences of a round's letters, as data."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cchc.engine.numbers import print_count

_FILE = Path(__file__).parent / "data" / "letters.yaml"


@cache
def words(part: str) -> dict[str, Any]:
    """Return the sentences of one letter ("guidance", "reminder", "submission") or the names of levels."""
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return loaded[part]


def said(part: str, name: str, /, **params: object) -> str:
    """Return one sentence with its gaps filled in."""
    return str(words(part)[name]).format(**{key: _written(value) for key, value in params.items()})


def _written(value: object) -> object:
    return print_count(value) if isinstance(value, int) else value


def listed(part: str, name: str, /, **params: object) -> tuple[str, ...]:
    """Return the sentences of a list with their gaps filled in."""
    return tuple(sentence.format(**params) for sentence in words(part)[name])
