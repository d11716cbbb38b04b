"""The tables of a ministry's file, as they are handed over to become a form."""

from pathlib import Path

from cchc.catalogue.proposals import ProposedRow, ProposedTable
from cchc.checker.appendix import AppendixTable, appendix_rows
from cchc.engine.faults import N_, Fault
from cchc.reading.found import read_document


class NoTableFault(Fault):
    """The file has no table that could be a form."""


def proposed_tables(path: Path) -> tuple[ProposedTable, ...]:
    """Return the appendices of a file, copies left out; raise NoTableFault or what reading raises."""
    found = [table for table in appendix_rows(read_document(path)) if table.copy_of is None]
    tables = tuple(_table(table) for table in found if table.rows)
    if not tables:
        raise NoTableFault(
            N_(
                "Tệp %(file)s không có bảng nào có cột chỉ tiêu. "
                "Hãy kiểm tra dòng tiêu đề bảng: “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu”, “Ghi chú”."
            ),
            file=path.name,
        )
    return tables


def _table(table: AppendixTable) -> ProposedTable:
    title = tuple(line.strip() for line in table.title.splitlines() if line.strip())
    rows = (ProposedRow(row.stt[:30], row.label[:1000], row.unit[:200]) for row in table.rows if row.label)
    return ProposedTable(title, tuple(rows))
