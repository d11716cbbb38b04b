"""A file held against what stands here: which cells to take, and what to say of the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from cchc.catalogue.queries.tables import TableRow
from cchc.engine.bindings.evaluate import evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, Blank, Figure
from cchc.engine.kinds import ValueType
from cchc.engine.messages import Message
from cchc.reading.grids.model import CellKind
from cchc.reporting.queries.printing import PRINTED_DECIMALS, print_figure, printed_amount
from cchc.reporting.workbook.cells import CellSaid, looks_like_share, said_by
from cchc.reporting.workbook.contents import BLANK_CODES, FormMeaning
from cchc.reporting.workbook.export import is_closed, is_computed_here
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.merging import Merge, merge
from cchc.reporting.workbook.reports import ConflictingCell, FileReport, NamedCell, TakenCell
from cchc.reporting.workbook.rows import IdentifiedRow

_FAR_OFF = 300
_BIG = 1000
_NOTHING = CellContent()
_SIGNED = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)


@dataclass(frozen=True)
class Standing:
    """What stands here. `base`: what went out with the file, None for a file that nobody sent out;
    `previous`: the contents of the period before; `level`: the unit's.
    """

    level: str
    ours: Mapping[str, CellContent] = field(default_factory=dict)
    base: Mapping[str, CellContent] | None = None
    previous: Mapping[str, CellContent] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Leave:
    """What whoever imports allows: doubtful cells, and the file's value where both sides changed."""

    accept_doubts: bool = False
    prefer_file: bool = False


@dataclass(frozen=True)
class _Cell:
    """A row of the file, the row of the form that it is, and what it says."""

    found: IdentifiedRow
    row: TableRow
    said: CellSaid

    @property
    def content(self) -> CellContent:
        """The value said, with the note beside it."""
        return replace(self.said.content, note=self.found.written.note)


class Intake:
    """One file being taken in; what cannot be taken is named in its report."""

    def __init__(self, meaning: FormMeaning, standing: Standing, leave: Leave, report: FileReport) -> None:
        self._meaning = meaning
        self._standing = standing
        self._leave = leave
        self._report = report
        self._computed: Mapping[str, Figure] = {}

    def take(self, rows: Sequence[IdentifiedRow]) -> dict[str, CellContent]:
        """Return the contents to be written, by row key."""
        cells = list(self._once(self._figures(rows)))
        self._computed = self._compute(cells)
        taken = {}
        for cell in cells:
            content = self._decide(cell)
            if content is not None:
                taken[cell.row.key] = content
        self._name_lost({found.row.key for found in rows if found.row is not None})
        return taken

    def _name(self, into: list[NamedCell], found: IdentifiedRow, why: Message, after: str = "") -> None:
        written = found.written
        text = written.value.text if written.value else ""
        key = found.row.key if found.row else written.key
        into.append(NamedCell(written.sheet, written.cell, text, why, key, after))

    def _figures(self, rows: Sequence[IdentifiedRow]) -> Iterator[_Cell]:
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
                    self._name(self._report.not_understood, found, heading)
            else:
                said = said_by(found.row, found.written.value, self._meaning, shares=shares)
                yield _Cell(found, found.row, self._with_oddities(found, said))

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
        counts = any(map(str.isdigit, value.text)) or value.kind is not CellKind.TEXT
        heard = counts and not _SIGNED.search(value.text)
        self._name(self._report.not_understood if heard else self._report.warnings, found, why)

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
        far = self._far_off(found, said)
        return replace(said, doubt=doubt or said.doubt or far, warnings=tuple(warnings))

    def _far_off(self, found: IdentifiedRow, said: CellSaid) -> Message | None:
        """A figure hundreds of times what it was in the period before was likely typed in another scale."""
        row = found.row
        before = self._standing.previous.get(row.key) if row else None
        if (
            row is None
            or before is None
            or self._meaning.value_type(row) not in {ValueType.COUNT, ValueType.MONEY}
        ):
            return None
        now, then = self._amount(row, said.content), self._amount(row, before)
        if not now or not then or max(now, then) < _BIG * row.scale or 1 / _FAR_OFF < now / then < _FAR_OFF:
            return None
        return Message(
            N_(
                "Kỳ trước là %(before)s, kỳ này là %(now)s: lệch hàng trăm lần. "
                "Hãy xem lại đơn vị tính, dấu ngăn."
            ),
            {"before": before.text, "now": said.content.text},
        )

    def _amount(self, row: TableRow, content: CellContent) -> Fraction | None:
        figures = self._meaning.read(row.key, content.text).figures if content.text else ()
        return figures[0].figure.amount if figures else None

    def _once(self, cells: Iterator[_Cell]) -> Iterator[_Cell]:
        """Each row of the form once; a row that stands twice with two values is not taken."""
        by_row: dict[str, list[_Cell]] = defaultdict(list)
        for cell in cells:
            by_row[cell.row.key].append(cell)
        for same in by_row.values():
            full = [cell for cell in same if cell.found.written.says_something] or same[:1]
            if all(
                self._meaning.same_value(cell.row.key, cell.content, full[0].content) for cell in full[1:]
            ):
                for other in full[1:]:
                    again = Message(N_("Dòng này đứng hai lần trong tệp, cùng một số."))
                    self._name(self._report.warnings, other.found, again)
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
                self._name(self._report.not_understood, cell.found, twice)

    def _compute(self, cells: Sequence[_Cell]) -> dict[str, Figure]:
        """What the rows that follow from others of their table come to, by what the file says."""
        contents = {**self._standing.ours, **{cell.row.key: cell.said.content for cell in cells}}
        figures: dict[Ref, Figure] = {}
        for key, content in contents.items():
            if key in self._meaning.rows and content.text and not self._meaning.rows[key].is_computed:
                figures |= {read.ref: read.figure for read in self._meaning.read(key, content.text).figures}
        beside = {row.key: table.rows for table in self._meaning.tables.tables for row in table.rows}
        wanted = {
            cell.row.key
            for cell in cells
            if cell.row.is_computed
            and is_computed_here(cell.row, {one.key: one for one in beside[cell.row.key]})
        }
        if not wanted:
            return {}
        traced = evaluate_rows(self._meaning.tables.expressions, lambda ref: figures.get(ref, MISSING))
        return {key: traced[key].figure for key in wanted}

    def _decide(self, cell: _Cell) -> CellContent | None:
        """What to write into a cell; None to leave it. Everything else about it is named."""
        value = cell.found.written.value
        if cell.row.key in self._computed and value is not None:
            left = self._by_formula(cell)
            if left is not None:
                return left.pop() if left else None
        base = None if self._standing.base is None else self._standing.base.get(cell.row.key, _NOTHING)
        if cell.said.fault is not None:
            if base is not None and value is not None and value.text == base.text:
                self._report.unchanged += 1
            else:
                self._name(self._report.not_understood, cell.found, cell.said.fault)
            return None
        return self._merged(cell, base)

    def _by_formula(self, cell: _Cell) -> list[CellContent] | None:
        """For a row that is computed: an empty list where there is nothing to take, None to go on."""
        value, computed = cell.found.written.value, self._computed[cell.row.key]
        agrees = self._agrees(cell, computed)
        if value is not None and value.formula:
            if not agrees and value.kind is CellKind.NUMBER:
                stale = Message(N_("Kết quả công thức trong tệp không khớp; hệ thống tự tính lại."))
                self._name(self._report.warnings, cell.found, stale)
            self._report.unchanged += 1
            return []
        stored = not self._standing.ours.get(cell.row.key, _NOTHING).is_empty
        if computed.amount is None or stored or cell.said.fault is not None:
            return None
        if agrees:
            self._report.unchanged += 1
            return []
        shown = print_figure(cell.row, computed)
        doubt = Message(
            N_("Ô tính từ các dòng khác ra %(computed)s nhưng đã bị gõ số khác."), {"computed": shown}
        )
        return self._doubtful(replace(cell, said=replace(cell.said, doubt=doubt)), cell.content)

    def _agrees(self, cell: _Cell, computed: Figure) -> bool:
        """Whether a computed cell holds what the others come to, within one of the last printed digit."""
        stated = self._amount(cell.row, cell.said.content)
        if stated is None or computed.amount is None:
            return False
        decimals = PRINTED_DECIMALS if cell.row.decimals is None else cell.row.decimals
        return abs(printed_amount(cell.row, stated) - printed_amount(cell.row, computed.amount)) <= Fraction(
            1, 10**decimals
        )

    def _doubtful(self, cell: _Cell, content: CellContent) -> list[CellContent]:
        """Name a doubtful cell, or take it where that is allowed."""
        if cell.said.doubt is None:
            return [self._taken(cell, content)]
        if self._leave.accept_doubts:
            self._name(self._report.warnings, cell.found, cell.said.doubt, shown(content))
            return [self._taken(cell, content)]
        self._name(self._report.doubts, cell.found, cell.said.doubt, shown(content))
        return []

    def _merged(self, cell: _Cell, base: CellContent | None) -> CellContent | None:
        ours, theirs = self._standing.ours.get(cell.row.key, _NOTHING), cell.content
        same = partial(self._meaning.same_value, cell.row.key)
        value = merge(base, theirs, ours, empty=_NOTHING, same=same)
        note = merge(base.note if base else None, theirs.note, ours.note, empty="", same=str.__eq__)
        if Merge.CONFLICT in (value, note) and not self._leave.prefer_file:
            self._report.conflicts.append(_conflict(cell, base, ours))
            return None
        if value is Merge.KEEP and note is Merge.KEEP:
            self._report.unchanged += 1
            return None
        if cell.row.key in self._standing.locked:
            locked = Message(
                N_("Dòng này đã gửi nên đã khóa. Muốn sửa, hãy đề nghị trả lại hoặc mở lại báo cáo.")
            )
            self._name(self._report.not_understood, cell.found, locked)
            return None
        chosen = ours if value is Merge.KEEP else theirs
        content = replace(chosen, note=ours.note if note is Merge.KEEP else theirs.note)
        if value is Merge.KEEP:
            return self._taken(cell, content)
        taken = self._doubtful(cell, content)
        return taken[0] if taken else None

    def _taken(self, cell: _Cell, content: CellContent) -> CellContent:
        for warning in cell.said.warnings:
            self._name(self._report.warnings, cell.found, warning)
        written, ours = cell.found.written, self._standing.ours.get(cell.row.key, _NOTHING)
        self._report.taken.append(
            TakenCell(
                cell.row.key,
                cell.row.label,
                written.sheet,
                written.cell,
                shown(ours),
                shown(content),
                content.note,
            )
        )
        return content

    def _name_lost(self, found: set[str]) -> None:
        """Rows that went out with a figure and did not come back; what stands here stays."""
        for key, base in (self._standing.base or {}).items():
            if key not in found and not base.is_empty and key in self._meaning.rows:
                row = self._meaning.rows[key]
                gone = Message(
                    N_("Dòng %(stt)s “%(label)s” không còn trong tệp; số đã có được giữ nguyên."),
                    {"stt": row.stt, "label": row.label},
                )
                self._report.warnings.append(NamedCell("", "", shown(base), gone, key))


def shown(content: CellContent) -> str:
    """Return a content in one text: what was written, or the code of its blank."""
    return BLANK_CODES[Blank(content.blank)] if content.blank else content.text


def _conflict(cell: _Cell, base: CellContent | None, ours: CellContent) -> ConflictingCell:
    written = cell.found.written
    return ConflictingCell(
        cell.row.key,
        cell.row.label,
        written.sheet,
        written.cell,
        shown(base) if base else "",
        shown(cell.content),
        shown(ours),
    )
