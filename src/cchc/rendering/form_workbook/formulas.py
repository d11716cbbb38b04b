"""Formulas of Excel for bindings and checks; a cell that holds words makes them silent."""

from collections.abc import Mapping

from cchc.engine.bindings.ast import Call, Combined, Expression, Function, Number, Row, rows_of
from cchc.rendering.form_workbook.model import EntryRow

Addresses = Mapping[str, str]


def computable(expression: Expression) -> bool:
    """Whether an expression needs nothing but other rows of the form and numbers."""
    match expression:
        case Row() | Number():
            return True
        case Combined(left=left, right=right):
            return computable(left) and computable(right)
        case Call(function=Function.RATIO | Function.CUT, arguments=arguments):
            return all(computable(one) for one in arguments)
        case _:
            return False


def value_formula(expression: Expression, at: Addresses, decimals: int) -> str:
    """Return the formula of a computed cell: empty until all its cells hold numbers, rounded as printed."""
    cells = [at[key] for key in rows_of(expression)]
    inner = f"ROUND({_plain(expression, at)},{decimals})"
    return f'=IF(COUNT({",".join(cells)})={len(cells)},IFERROR({inner},""),"")'


def _plain(expression: Expression, at: Addresses) -> str:
    match expression:
        case Row(key=key):
            return at[key]
        case Combined(sign=sign, left=left, right=right):
            return f"({_plain(left, at)}{sign}{_plain(right, at)})"
        case Call(function=Function.RATIO, arguments=(above, below)):
            return f"(100*{_plain(above, at)}/{_plain(below, at)})"
        case Call(function=Function.CUT, arguments=(now, before)):
            return f"(100*({_plain(before, at)}-{_plain(now, at)})/{_plain(before, at)})"
        case _:
            return str(expression)


def check_formula(row: EntryRow, at: Addresses, numbers: Mapping[str, str]) -> str:
    """Return the formula of the check beside a row: what is wrong, or empty text; "" if nothing to check."""
    checks = [*_part_check(row, at, numbers), *_sum_check(row, at)]
    return "=" + "&".join(checks) if checks else ""


def _part_check(row: EntryRow, at: Addresses, numbers: Mapping[str, str]) -> list[str]:
    if row.part_of not in at or row.key not in at:
        return []
    part, whole = at[row.key], at[row.part_of]
    words = f"Lớn hơn dòng {numbers[row.part_of]}. ".replace('"', "")
    return [f'IF(COUNT({part},{whole})=2,IF({part}>{whole},"{words}",""),"")']


def _sum_check(row: EntryRow, at: Addresses) -> list[str]:
    parts = [at[key] for key in row.partition if key in at]
    if row.key not in at or len(parts) < 2 or len(parts) != len(row.partition):
        return []
    added, total = f"SUM({','.join(parts)})", at[row.key]
    entered = f"AND(ISNUMBER({total}),COUNT({','.join(parts)})={len(parts)})"
    return [f'IF({entered},IF({added}<>{total},"Các dòng bên dưới cộng lại là "&{added}&". ",""),"")']
