"""Which row of the form each row of a sheet is: by a hidden key that agrees with the label, else by label."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.catalogue.matching import MatchKind, RowMatch, WrittenRow, match_rows, number_key
from cchc.catalogue.queries.tables import FormTables, Table, TableRow
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.text import label_key
from cchc.reporting.workbook.layout import Segment, SheetRow

_SURE = {MatchKind.EXACT, MatchKind.LABEL}
_MORE_ROWS = Fraction(6, 5)


@dataclass(frozen=True)
class IdentifiedRow:
    """A row of a sheet with the row of the form that it is; without one, `fault` says why not."""

    written: SheetRow
    row: TableRow | None = None
    fault: Message | None = None
    doubt: Message | None = None
    warning: Message | None = None


def identified(segments: Sequence[Segment], tables: FormTables) -> Iterator[IdentifiedRow]:
    """Yield every row of the tables found in a file with the row of the form that it is."""
    for rows, among in _together(segments, tables):
        known = {row.key: row for row in tables.rows}
        written = [WrittenRow(row.stt, row.label, row.unit) for row in rows]
        for row, match in zip(rows, match_rows(written, among), strict=True):
            yield _by_key(row, match, known) if row.key else _by_label(row, match)


def _together(
    segments: Sequence[Segment], tables: FormTables
) -> Iterator[tuple[list[SheetRow], Sequence[TableRow]]]:
    """Tables cut by pages put together again, each with the rows of the form that it may have."""
    grouped: dict[tuple[str, str], list[SheetRow]] = {}
    among: dict[tuple[str, str], Sequence[TableRow]] = {}
    for segment in segments:
        name, rows = _likely(segment, tables)
        grouped.setdefault((segment.sheet, name), []).extend(segment.rows)
        among[segment.sheet, name] = rows
    for place, rows_of_sheet in grouped.items():
        yield rows_of_sheet, among[place]


def _likely(segment: Segment, tables: FormTables) -> tuple[str, Sequence[TableRow]]:
    """The appendix that a table is: as its hidden identity says, else the one with most of its labels."""
    if len(tables.tables) == 1:
        return tables.tables[0].key, tables.rows
    if segment.identity is not None:
        named = [table for table in tables.tables if table.key == segment.identity[3]]
        if named:
            return named[0].key, named[0].rows
    labels = {label_key(row.label) for row in segment.rows}
    counted = [(_shared(table, labels), -place) for place, table in enumerate(tables.tables)]
    most, place = max(counted)
    whole = len(labels & {label_key(row.label) for row in tables.rows})
    if whole > most * _MORE_ROWS:
        return "", tables.rows
    return tables.tables[-place].key, tables.tables[-place].rows


def _shared(table: Table, labels: set[str]) -> int:
    return len(labels & {label_key(row.label) for row in table.rows})


def _by_label(written: SheetRow, match: RowMatch) -> IdentifiedRow:
    if match.row is None:
        return IdentifiedRow(written, fault=_unknown(written, match))
    if match.how in _SURE:
        return IdentifiedRow(written, match.row)
    guess = Message(
        N_("Không có dòng nào tên “%(label)s”; gần nhất là dòng %(stt)s “%(row)s”."),
        {"label": written.label, "stt": match.row.stt, "row": match.row.label},
    )
    return IdentifiedRow(written, match.row, doubt=guess)


def _unknown(written: SheetRow, match: RowMatch) -> Message:
    params = {"label": written.label, "stt": written.stt, "rivals": ", ".join(match.rivals)}
    if match.rivals:
        return Message(
            N_(
                "Dòng %(stt)s “%(label)s” có thể là nhiều dòng của biểu (%(rivals)s). "
                "Hãy ghi đúng số thứ tự và để dòng dưới đề mục của nó."
            ),
            params,
        )
    return Message(
        N_("Biểu không có dòng %(stt)s “%(label)s”. Hãy chép số sang đúng dòng, hoặc xóa dòng thừa."), params
    )


def _by_key(written: SheetRow, match: RowMatch, known: Mapping[str, TableRow]) -> IdentifiedRow:
    row = known.get(written.key)
    if row is None:
        found = _by_label(written, match)
        gone = Message(N_("Dòng có khóa của phiên bản biểu khác; đã nhận theo tên chỉ tiêu."))
        return IdentifiedRow(written, found.row, found.fault, found.doubt, found.warning or gone)
    if match.row is not None and match.row.key == row.key and match.how in _SURE:
        return IdentifiedRow(written, row)
    if match.row is None and row.key in match.rivals and label_key(written.label) == label_key(row.label):
        return _twin(written, row)
    if match.row is None and not written.label:
        return IdentifiedRow(
            written, row, doubt=Message(N_("Tên chỉ tiêu đã bị xóa; chỉ còn khóa ẩn của dòng."))
        )
    if match.row is not None and match.row.key == row.key:
        changed = Message(N_("Tên chỉ tiêu khác biểu hiện hành: “%(label)s”."), {"label": written.label})
        return IdentifiedRow(written, row, warning=changed)
    return IdentifiedRow(written, fault=_disagree(written, row))


def _twin(written: SheetRow, row: TableRow) -> IdentifiedRow:
    """A row whose label the form has more than once; the key needs the number as a witness."""
    if number_key(written.stt) in {number_key(row.stt), number_key(row.stt_meant)} - {""}:
        return IdentifiedRow(written, row)
    return IdentifiedRow(
        written,
        row,
        doubt=Message(
            N_("Biểu có nhiều dòng “%(label)s”; số thứ tự %(stt)s không cho biết là dòng nào."),
            {"label": written.label, "stt": written.stt or "(trống)"},
        ),
    )


def _disagree(written: SheetRow, row: TableRow) -> Message:
    return Message(
        N_(
            "Khóa ẩn nói đây là dòng %(stt)s “%(row)s”, nhưng tên chỉ tiêu là “%(label)s”. Có thể các dòng "
            "đã bị sắp xếp hoặc chép lệch. Hãy để lại đúng tên chỉ tiêu, hoặc xóa cột khóa ẩn."
        ),
        {"stt": row.stt, "row": row.label, "label": written.label},
    )
