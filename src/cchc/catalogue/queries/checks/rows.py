"""Whether one row of a form says all that it takes to print it, fill it and hold it against the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from cchc.catalogue.enums import Parts, Slip
from cchc.catalogue.queries.checks.refs import faults_of_ref
from cchc.catalogue.queries.checks.vocabulary import Vocabulary
from cchc.catalogue.queries.tables import TableRow
from cchc.engine.bindings.ast import Call, Function
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import ValueType


@dataclass(frozen=True)
class Neighbours:
    """The keys of a form's rows, and of those that have rows below them."""

    keys: frozenset[str]
    parents: frozenset[str]


def faults_of_row(place: str, row: TableRow, rows: Neighbours, words: Vocabulary) -> Iterator[Fault]:
    """Yield what is wrong with a row whose bindings name only what exists."""
    for ref in sorted(row.refs, key=str):
        yield from faults_of_ref(place, ref, words)
    yield from _faults_of_print(place, row)
    yield from _faults_of_parts(place, row, rows)
    yield from _faults_of_report(place, row)
    if row.reported:
        yield from _faults_of_kind(place, row, words)


def _faults_of_print(place: str, row: TableRow) -> Iterator[Fault]:
    if row.stt_meant and not row.slip:
        yield Fault(
            N_("%(place)s: số thứ tự in khác số thứ tự đúng mà chưa ghi lỗi in. Hãy thêm slip."), place=place
        )
    if row.slip == Slip.OTHER and not row.slip_note:
        yield Fault(N_("%(place)s: lỗi in khác mà chưa nói lỗi gì. Hãy thêm slip_note."), place=place)
    if row.shown and _fields(row.shown) != [str(number) for number in range(len(row.values))]:
        yield Fault(
            N_("%(place)s: mẫu in “%(shown)s” không khớp với %(count)d số của dòng. Hãy viết {0}, {1}, …"),
            place=place,
            shown=row.shown,
            count=len(row.values),
        )
    is_ratio = any(isinstance(value, Call) and value.function is Function.RATIO for value in row.values)
    if _fields(row.note) and not (is_ratio and set(_fields(row.note)) <= {"num", "den"}):
        yield Fault(
            N_("%(place)s: ghi chú “%(note)s” chỉ được dùng {num}, {den} và chỉ ở dòng tính ratio."),
            place=place,
            note=row.note,
        )


def _fields(template: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError:  # a brace that is not closed
        return [template]


def _faults_of_parts(place: str, row: TableRow, rows: Neighbours) -> Iterator[Fault]:
    if row.part_of and row.part_of not in rows.keys:
        yield Fault(
            N_("%(place)s: không có dòng %(key)s để làm tổng. Hãy sửa part_of."), place=place, key=row.part_of
        )
    if row.parts is not Parts.NONE and row.key not in rows.parents:
        yield Fault(N_("%(place)s: có parts mà không có dòng con. Hãy bỏ parts."), place=place)
    if row.is_heading and bool(row.part_of) != (row.parts is not Parts.NONE):
        yield Fault(
            N_(
                "%(place)s: đề mục phải có cả parts và part_of (tổng của các dòng con), hoặc không có cả hai."
            ),
            place=place,
        )


def _faults_of_report(place: str, row: TableRow) -> Iterator[Fault]:
    if row.values and row.typed:
        yield Fault(N_("%(place)s: dòng chữ (typed) không có value. Hãy bỏ một trong hai."), place=place)
    if row.is_computed and len(row.values) > 1:
        yield Fault(N_("%(place)s: dòng nhiều số chỉ nhận tham chiếu, không nhận phép tính."), place=place)
    elif row.is_computed and not row.reported:
        yield Fault(
            N_("%(place)s: dòng tính toán phải có 'indicator' để giữ số đã báo cáo."),
            place=place,
        )
    if row.values and not row.is_computed and row.has_own_indicator:
        yield Fault(
            N_("%(place)s: value đã là chỉ tiêu nên không ghi thêm 'indicator'. Hãy bỏ đi."), place=place
        )


def _faults_of_kind(place: str, row: TableRow, words: Vocabulary) -> Iterator[Fault]:
    definition = words.definitions[row.reported[0].indicator]
    wanted = definition.choices.code if definition.choices else ""
    if row.choices != wanted:
        yield Fault(
            N_("%(place)s: choices là “%(found)s”, của chỉ tiêu %(code)s là “%(wanted)s”. Hãy sửa."),
            place=place,
            found=row.choices,
            wanted=wanted,
            code=row.reported[0].indicator,
        )
    if row.scale != 1 and definition.value_type != ValueType.MONEY:
        yield Fault(N_("%(place)s: scale chỉ dùng cho số tiền. Hãy bỏ scale."), place=place)
