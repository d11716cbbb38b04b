"""The figures of a file held against the unit's period before, all together (docs/algorithms/jumps.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc.engine.faults import N_
from cchc.engine.jumps import Change, Jump, jumps
from cchc.engine.kinds import ValueType
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.reporting.workbook.cells import CellSaid
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.hearing import HeardCell, amount_of
from cchc.reporting.workbook.keys import CellContent

_SCALED = {ValueType.COUNT, ValueType.MONEY}


def held_against_last(
    cells: Sequence[HeardCell], meaning: FormMeaning, previous: Mapping[str, CellContent]
) -> list[HeardCell]:
    """Return the cells of a file, slips in the unit of measure in doubt, other jumps with a warning."""
    changes = {cell.row.key: change for cell in cells if (change := _change(cell, meaning, previous))}
    found = jumps(changes)
    return [
        replace(cell, said=_remarked(cell.said, found[cell.row.key], changes[cell.row.key]))
        if cell.row.key in found
        else cell
        for cell in cells
    ]


def _change(cell: HeardCell, meaning: FormMeaning, previous: Mapping[str, CellContent]) -> Change | None:
    """A count or an amount now and before; None where one of both is not known."""
    row, before = cell.row, previous.get(cell.row.key)
    if before is None or cell.said.fault is not None or meaning.value_type(row) not in _SCALED:
        return None
    now, then = (amount_of(meaning, row, content) for content in (cell.said.content, before))
    return None if now is None or then is None else Change(now / row.scale, then / row.scale)


def _remarked(said: CellSaid, jump: Jump, change: Change) -> CellSaid:
    params = {"before": print_number(change.before), "now": print_number(change.now)}
    if jump is Jump.JUMP:
        far = N_("Kỳ trước là %(before)s, kỳ này là %(now)s: lệch hàng trăm lần. Đã nhận; hãy xem lại.")
        return replace(said, warnings=(*said.warnings, Message(far, params)))
    params["times"] = print_number(change.slip)
    slip = N_(
        "Kỳ trước là %(before)s, kỳ này là %(now)s: lệch khoảng %(times)s lần. "
        "Hãy xem lại đơn vị tính, dấu ngăn."
    )
    return replace(said, doubt=said.doubt or Message(slip, params))
