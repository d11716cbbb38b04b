"""A stored row as a form's file writes it, without the rows below it."""

from typing import Any

from cchc.catalogue.models import Row

_SAME_NAME = (
    "stt_meant", "slip", "slip_note", "group", "printed_unit", "indicator", "shown", "choices", "parts",
    "part_of", "note", "owner", "typed", "style",
)  # fmt: skip
_OF_THE_PRINT = ("stt_meant", "slip", "slip_note", "printed_unit", "decimals", "style")


def row_source(row: Row, levels: list[str]) -> dict[str, Any]:
    """Return the row's fields that differ from what a file may leave out; `levels` are those of its form."""
    source: dict[str, Any] = {"key": row.key, "stt": row.stt, "label": row.label}
    source |= {"unit": row.unit} if row.unit else {}
    source |= {"value": row.values[0] if len(row.values) == 1 else row.values} if row.values else {}
    source |= {name: value for name in _SAME_NAME if (value := getattr(row, name))}
    source |= {"decimals": row.decimals} if row.decimals is not None else {}
    source |= {"scale": row.scale} if row.scale != 1 else {}
    source |= {"part": False} if not row.is_part else {}
    return source | ({"filled_by": row.filled_by} if row.filled_by != levels else {})


def meaning_of(row: Row, levels: list[str]) -> dict[str, Any]:
    """Return what a row means, without what was printed: a row of a new version takes it over."""
    source = row_source(row, levels)
    printed = {"stt", "label", "unit", *_OF_THE_PRINT}
    return {name: value for name, value in source.items() if name not in printed}
