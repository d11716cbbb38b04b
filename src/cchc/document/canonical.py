"""The canonical JSON of a document: one text for one tree, read back to an equal tree."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cchc.document import text, tree
from cchc.document.faults import DocumentFault
from cchc.document.tree import Document
from cchc.engine.faults import N_

FORMAT = 1
_Reader = Callable[[Any], Any]


def to_json(document: Document) -> str:
    """Canonical JSON: sorted keys, no spaces, letters as they are, fractions as "a/b"."""
    body = {"format": FORMAT, "document": _plain(document)}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(source: str) -> Document:
    """The tree that `to_json` wrote; DocumentFault where the text is not such a tree."""
    try:
        body = json.loads(source)
        if body["format"] != FORMAT:
            raise ValueError(body["format"])
        document: Document = _reader(Document)(body["document"])
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as reason:
        raise DocumentFault(
            N_("Bản lưu của văn bản không đọc được (%(reason)s); hãy lấy lại bản lưu gốc."),
            reason=str(reason),
        ) from reason
    return document


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {"is": type(value).__name__} | {name: _plain(part) for name, part in named.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value


@cache
def _reader(kind: Any) -> _Reader:
    if get_origin(kind) in (UnionType, Union):
        return _union(get_args(kind))
    if get_origin(kind) is tuple:
        return _items(_reader(get_args(kind)[0]))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind
    return _record(kind) if hasattr(kind, "__dataclass_fields__") else _exactly(kind)


def _exactly(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, kind) and not (kind is float and type(value) is int):
            raise TypeError(value)
        return value

    return read


def _items(read: _Reader) -> _Reader:
    def read_all(values: Any) -> Any:
        if not isinstance(values, list):
            raise TypeError(values)
        return tuple(read(value) for value in values)

    return read_all


def _union(kinds: tuple[Any, ...]) -> _Reader:
    records: dict[str, Any] = {kind.__name__: kind for kind in kinds if hasattr(kind, "__dataclass_fields__")}
    simple = [kind for kind in kinds if not hasattr(kind, "__dataclass_fields__") and kind is not type(None)]

    def read(value: Any) -> Any:
        if value is None and type(None) in kinds:
            return None
        if isinstance(value, dict):
            return _reader(records[value["is"]])(value)
        return _reader(simple[0])(value)

    return read


@cache
def _names(kind: Any) -> dict[str, _Reader]:
    hints = get_type_hints(kind, vars(tree) | vars(text))
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _record(kind: Any) -> _Reader:
    name = kind.__name__

    def read(value: Any) -> Any:
        readers = _names(kind)
        if value["is"] != name or value.keys() - {"is"} != readers.keys():
            raise TypeError(f"{name}: {sorted(value)}")
        return kind(**{field: reader(value[field]) for field, reader in readers.items()})

    return read
