"""A table of somebody's file as it is handed over to become a form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProposedRow:
    """A row as printed: number, label, unit of measure; only the label is never empty."""

    stt: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class ProposedTable:
    """One printed table: its title, a line each, and its rows from top to bottom."""

    title: tuple[str, ...]
    rows: tuple[ProposedRow, ...]
