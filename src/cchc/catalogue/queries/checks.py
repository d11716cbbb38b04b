"""Whether the catalogue fits together: every binding names what exists, every slip is explained."""

from collections.abc import Iterator

from cchc.catalogue.models import AxisValue, Choice, Form
from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_, Fault


def faults_of_catalogue() -> list[Fault]:
    """Return every misfit of the stored catalogue; empty means that it fits."""
    known = definitions()
    axes = _axes()
    found = list(_faults_of_definitions(known, axes))
    lists = set(Choice.objects.values_list("choice_list__code", flat=True))
    for code in Form.objects.values_list("code", flat=True):
        found.extend(_faults_of_form(code, known, axes, lists))
    return found


def _axes() -> dict[str, set[str]]:
    axes: dict[str, set[str]] = {}
    for axis, key in AxisValue.objects.values_list("axis__code", "key"):
        axes.setdefault(axis, set()).add(key)
    return axes


def _faults_of_definitions(known: dict[str, Definition], axes: dict[str, set[str]]) -> Iterator[Fault]:
    for definition in known.values():
        for axis in definition.axes:
            if axis not in axes:
                yield Fault(
                    N_("Chỉ tiêu %(code)s: chưa có phân tổ %(axis)s."), code=definition.code, axis=axis
                )
        for ref in (definition.numerator, definition.denominator):
            if ref is not None:
                yield from _faults_of_ref(definition.code, ref, known, axes)


def _faults_of_form(
    code: str, known: dict[str, Definition], axes: dict[str, set[str]], lists: set[str]
) -> Iterator[Fault]:
    try:
        tables = form_tables(code)
    except Fault as fault:
        yield Fault(N_("Biểu %(form)s: %(reason)s"), form=code, reason=fault)
        return
    for row in tables.rows:
        place = f"{code}:{row.key}"
        for ref in sorted(row.refs, key=str):
            yield from _faults_of_ref(place, ref, known, axes)
        yield from _faults_of_row(place, row, tables, lists)


def _faults_of_row(place: str, row: TableRow, tables: FormTables, lists: set[str]) -> Iterator[Fault]:
    if row.part_of and row.part_of not in {other.key for other in tables.rows}:
        yield Fault(N_("%(place)s: không có dòng %(key)s để làm tổng."), place=place, key=row.part_of)
    if row.choices and row.choices not in lists:
        yield Fault(N_("%(place)s: chưa có danh sách lựa chọn %(list)s."), place=place, list=row.choices)
    if row.values and not row.reported:
        yield Fault(
            N_("%(place)s: dòng tính toán phải có 'indicator' để giữ số đã báo cáo."),
            place=place,
        )
    if row.stt_meant and not row.slip:
        yield Fault(N_("%(place)s: số thứ tự in khác nghĩa nhưng chưa ghi lỗi in."), place=place)


def _faults_of_ref(
    place: str, ref: Ref, known: dict[str, Definition], axes: dict[str, set[str]]
) -> Iterator[Fault]:
    definition = known.get(ref.indicator)
    if definition is None:
        yield Fault(N_("%(place)s: không có chỉ tiêu %(code)s."), place=place, code=ref.indicator)
        return
    for axis, values in ref.breakdown.axes:
        if axis not in definition.axes:
            yield Fault(
                N_("%(place)s: chỉ tiêu %(code)s không phân tổ theo %(axis)s."),
                place=place,
                code=ref.indicator,
                axis=axis,
            )
        unknown = set(values) - axes.get(axis, set())
        if unknown:
            yield Fault(
                N_("%(place)s: phân tổ %(axis)s không có giá trị %(values)s."),
                place=place,
                axis=axis,
                values=", ".join(sorted(unknown)),
            )
