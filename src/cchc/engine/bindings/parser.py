"""From the text of a binding to its tree: a hand-written recursive descent, exact about where it fails.

expression = term {("+" | "-") term}
term       = number | "$" row | function "(" expression {"," expression} ")" | ref | "(" expression ")"
ref        = indicator ["[" axis "=" value {"|" value} {"," …} "]"] ["@" moment] ["^" reach]
"""

import re
from fractions import Fraction

from cchc.engine.bindings.ast import (
    ARITY,
    OVER_UNITS,
    Call,
    Combined,
    Expression,
    Function,
    Number,
    Reference,
    Row,
)
from cchc.engine.bindings.cursor import Cursor
from cchc.engine.bindings.refs import ANYTHING, INDICATOR, Known, read_ref
from cchc.engine.faults import N_

DIGITS = re.compile(r"[0-9]+(?:\.[0-9]{1,12}0*)?(?![\w.])")
KEY = re.compile(r"[a-z][a-z0-9_]*")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DEEPEST = 40
MOST_TERMS = 200


def parse(text: str, known: Known = ANYTHING) -> Expression:
    """Read a binding. Names are held against `known` where it is given. Raises SyntaxFault at the column."""
    cursor = Cursor(text)
    expression = _expression(cursor, known, 0)
    cursor.end(N_("“+”, “-” hoặc hết biểu thức"))
    return expression


def _expression(cursor: Cursor, known: Known, depth: int) -> Expression:
    if depth > DEEPEST:
        cursor.refuse(N_("biểu thức lồng nhau ít hơn"))
    found = _term(cursor, known, depth)
    for _ in range(MOST_TERMS):
        if cursor.took("+"):
            found = Combined("+", found, _term(cursor, known, depth))
        elif cursor.took("-"):
            found = Combined("-", found, _term(cursor, known, depth))
        else:
            return found
    return cursor.refuse(N_("ít số hạng hơn trong một tổng"))


def _term(cursor: Cursor, known: Known, depth: int) -> Expression:
    if cursor.took("("):
        inner = _expression(cursor, known, depth + 1)
        cursor.expect(")")
        return inner
    if cursor.took("$"):
        return _row(cursor, known)
    if INDICATOR.match(cursor.text, cursor.offset):
        return Reference(read_ref(cursor, known))
    digits = cursor.take(DIGITS)
    return Number(Fraction(digits)) if digits else _call(cursor, known, depth)


def _row(cursor: Cursor, known: Known) -> Row:
    start = cursor.offset
    key = cursor.word(KEY, N_("khóa của một dòng (như “$done_d”)"))
    if known.rows and key not in known.rows:
        cursor.refuse(N_("khóa của một dòng trong biểu mẫu"), at=start, word=key, known=known.rows)
    return Row(key)


def _call(cursor: Cursor, known: Known, depth: int) -> Call:
    start = cursor.offset
    name = cursor.word(NAME, N_("chỉ tiêu, “$dòng”, số, hàm hoặc “(”"))
    if name not in set(Function):
        called = cursor.looking_at("(")
        expected = (
            N_("hàm ratio, cut, share hoặc distinct") if called else N_("chỉ tiêu, “$dòng”, số hoặc hàm")
        )
        words = {*Function} if called else {*Function, *known.indicators, *(f"${key}" for key in known.rows)}
        cursor.refuse(expected, at=start, word=name, known=words)
    function = Function(name)
    cursor.expect("(")
    return Call(function, _arguments(cursor, known, function, depth))


def _arguments(cursor: Cursor, known: Known, function: Function, depth: int) -> tuple[Expression, ...]:
    arguments = []
    for number in range(ARITY[function]):
        if number:
            cursor.expect(",")
        start = cursor.offset
        argument = _expression(cursor, known, depth + 1)
        if function in OVER_UNITS and not isinstance(argument, Reference):
            cursor.refuse(N_("một tham chiếu chỉ tiêu"), at=start)
        arguments.append(argument)
    cursor.expect(")")
    return tuple(arguments)
