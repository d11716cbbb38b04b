"""Rows of a form made up without a database."""

from cchc.catalogue.enums import Parts
from cchc.catalogue.queries.tables import TableRow


def table_row(key: str, stt: str, label: str, *, parent: str = "", stt_meant: str = "") -> TableRow:
    """Return a heading row: enough to be matched."""
    return TableRow(
        key=key,
        parent_key=parent,
        depth=1 if parent else 0,
        stt=stt,
        stt_meant=stt_meant,
        slip="",
        slip_note="",
        group="",
        label=label,
        unit="",
        printed_unit="",
        values=(),
        reported=(),
        has_own_indicator=False,
        shown="",
        decimals=None,
        scale=1,
        choices="",
        parts=Parts.NONE,
        is_part=True,
        part_of="",
        note="",
        owner="",
        filled_by=frozenset(),
        typed="",
        style="",
    )
