"""What the rows of a file say: each row of the form once, with what is odd about it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cchc.catalogue.queries.tables import TableRow
from cchc.engine.faults import N_
from cchc.engine.kinds import ValueType
from cchc.engine.messages import Message
from cchc.reading.grids.model import CellKind
from cchc.reporting.workbook.cells import CellSaid, is_blank_word, looks_like_share, said_by
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.reports import FileReport, NamedCell
from cchc.reporting.workbook.row_kinds import is_closed
from cchc.reporting.workbook.rows import IdentifiedRow

_SIGNED = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)

SENT = Message(N_("Dòng này đã gửi nên đã khóa. Muốn sửa, hãy đề nghị trả lại hoặc mở lại báo cáo."))


@dataclass(frozen=True)
class Standing:
    """What stands here. `base`: what went out with the file, None for a file that nobody sent out;
    `previous`: the contents of the period before; `level`: the unit's; `shut`: why locked rows are locked.
    """

    level: str
    ours: Mapping[str, CellContent] = field(default_factory=dict)
    base: Mapping[str, CellContent] | None = None
    previous: Mapping[str, CellContent] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    shut: Message = SENT


@dataclass(frozen=True)
class HeardCell:
    """A row of the file, the row of the form that it is, and what it says."""

    found: IdentifiedRow
    row: TableRow
    said: CellSaid

    @property
    def content(self) -> CellContent:
        """The value said, with the note beside it."""
        return replace(self.said.content, note=self.found.written.note)


def name_cell(into: list[NamedCell], found: IdentifiedRow, why: Message, after: str = "") -> None:
    """Name the value cell of a row in a list of the report."""
    written = found.written
    text = written.value.text if written.value else ""
    key = found.row.key if found.row else written.key
    into.append(NamedCell(written.sheet, written.cell, text, why, key, after))


def amount_of(meaning: FormMeaning, row: TableRow, content: CellContent) -> Fraction | None:
    """Return the first figure that a content says in a row, in the indicator's own unit."""
    figures = meaning.read(row.key, content.text).figures if content.text else ()
    return figures[0].figure.amount if figures else None


class Hearing:
    """One file being read row by row; what is no row of figures is named in its report."""

    def __init__(self, meaning: FormMeaning, standing: Standing, report: FileReport) -> None:
        self._meaning = meaning
        self._standing = standing
        self._report = report

    def cells(self, rows: Sequence[IdentifiedRow]) -> list[HeardCell]:
        """Return the cells of figures that stand once in the file, or every time alike."""
        return list(self._once(self._figures(rows)))

    def _figures(self, rows: Sequence[IdentifiedRow]) -> Iterator[HeardCell]:
        """The rows of the form that take figures; whatever else holds something is named."""
        shares = any(self._is_share(found) for found in rows)
        for found in rows:
            if found.row is None:
                self._name_unknown(found)
            elif found.row.is_heading:
                if found.written.value is not None and any(map(str.isdigit, found.written.value.text)):
                    heading = Message(
                        N_("Đây là dòng đề mục, không nhận số liệu. Hãy chuyển số xuống dòng dưới.")
                    )
                    name_cell(self._report.not_understood, found, heading)
            else:
                said = said_by(found.row, found.written.value, self._meaning, shares=shares)
                yield HeardCell(found, found.row, self._with_oddities(found, said))

    def _is_share(self, found: IdentifiedRow) -> bool:
        if found.row is None or len(found.row.reported) != 1:
            return False
        return self._meaning.value_type(found.row) is ValueType.PERCENT and looks_like_share(
            found.written.value
        )

    def _name_unknown(self, found: IdentifiedRow) -> None:
        value, why = found.written.value, found.fault or Message(N_("Không biết dòng này."))
        if value is None:
            return
        counts = any(map(str.isdigit, value.text)) or is_blank_word(value.text)
        odd = value.kind is not CellKind.TEXT or bool(found.written.key)
        heard = odd or (counts and not _SIGNED.search(value.text))
        name_cell(self._report.not_understood if heard else self._report.warnings, found, why)

    def _with_oddities(self, found: IdentifiedRow, said: CellSaid) -> CellSaid:
        """What is odd about the place of a cell, beside what is odd about its text."""
        row, doubt, warnings = found.written, found.doubt, list(said.warnings)
        if row.spread:
            merged = Message(
                N_("Ô số liệu bị gộp với ô khác nên không biết là số của dòng nào. Hãy bỏ gộp ô.")
            )
            return replace(said, fault=merged)
        if found.warning:
            warnings.append(found.warning)
        if row.hidden and row.value is not None:
            warnings.append(Message(N_("Dòng đang bị ẩn trong tệp; số liệu vẫn được đọc.")))
        if found.row is not None and is_closed(found.row, self._meaning.tables, self._standing.level):
            doubt = doubt or Message(
                N_("Dòng này không dành cho cấp của đơn vị. Hãy xem có nhầm dòng không.")
            )
        return replace(said, doubt=doubt or said.doubt, warnings=tuple(warnings))

    def _once(self, cells: Iterator[HeardCell]) -> Iterator[HeardCell]:
        """Each row of the form once; a row that stands twice with two values is not taken."""
        by_row: dict[str, list[HeardCell]] = defaultdict(list)
        for cell in cells:
            by_row[cell.row.key].append(cell)
        for same in by_row.values():
            full = [cell for cell in same if cell.found.written.says_something] or same[:1]
            if all(
                self._meaning.same_value(cell.row.key, cell.content, full[0].content) for cell in full[1:]
            ):
                for other in full[1:]:
                    again = Message(N_("Dòng này đứng hai lần trong tệp, cùng một số."))
                    name_cell(self._report.warnings, other.found, again)
                yield full[0]
                continue
            for cell in full:
                others = ", ".join(
                    f"{one.found.written.sheet}!{one.found.written.cell}" for one in full if one is not cell
                )
                twice = Message(
                    N_(
                        "Dòng “%(label)s” đứng nhiều lần với số khác nhau (xem cả %(others)s). "
                        "Hãy để lại một dòng."
                    ),
                    {"label": cell.row.label, "others": others},
                )
                name_cell(self._report.not_understood, cell.found, twice)
