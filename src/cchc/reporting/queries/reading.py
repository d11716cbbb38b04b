"""What a cell as it was written says, row by row of a form."""

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import TableRow
from cchc.engine.bindings.ast import Call, Function, Reference
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import OverUnits, ValueType
from cchc.engine.numbers import Expect, NumberFault, NumberReading, read_number, round_half_up
from cchc.engine.periods import Basis, Period, PeriodKind
from cchc.engine.text import search_key
from cchc.reporting.enums import CellStatus

_EXPECT = {
    ValueType.COUNT: Expect.COUNT,
    ValueType.MONEY: Expect.MONEY,
    ValueType.PERCENT: Expect.PERCENT,
    ValueType.CHOICE: Expect.COUNT,
    ValueType.YES_NO: Expect.COUNT,
}
_TOO_MUCH = 2**63
_YES_AMOUNTS = {ValueType.YES_NO: 1, ValueType.PERCENT: 100, ValueType.COUNT: 1}
"""What a yes amounts to: the share of one unit that says yes is 100 per cent."""
_YES, _NO = {"co", "da"}, {"khong", "chua"}


class ReadFigure(NamedTuple):
    """One figure read from a cell; `denominator` is the second number of a cell such as 101/119."""

    ref: Ref
    figure: Figure
    denominator: Fraction | None = None


class CellReading(NamedTuple):
    """What a cell says: its figures, what had to be guessed, and whether it was understood."""

    status: CellStatus
    figures: tuple[ReadFigure, ...] = ()
    guesses: tuple[str, ...] = ()


def read_cell(row: TableRow, as_written: str, known: dict[str, Definition]) -> CellReading:
    """Return what the cell of a row says; amounts are in the indicator's own unit (đồng, not millions)."""
    text = as_written.strip()
    if not text:
        return CellReading(CellStatus.EMPTY)
    if not row.reported:
        return CellReading(CellStatus.WORDS)
    if len(row.reported) == 2:
        reading = _read_pair(row, text, known)
        return reading if _can_be_kept(reading, known) else NOT_UNDERSTOOD
    ref = row.reported[0]
    one = known[ref.indicator]
    said = _said(text, one.value_type, one.decimals, row.scale, one.over_units is OverUnits.SHARE)
    if said is None:
        return NOT_UNDERSTOOD
    return CellReading(CellStatus.KEPT, (ReadFigure(ref, said.figure, said.denominator),), said.guesses)


NOT_UNDERSTOOD = CellReading(CellStatus.NOT_UNDERSTOOD)


class _Said(NamedTuple):
    """What a text says where one figure belongs."""

    figure: Figure
    denominator: Fraction | None = None
    guesses: tuple[str, ...] = ()


def _can_be_kept(reading: CellReading, known: dict[str, Definition]) -> bool:
    """Whether the ledger has the digits: half a dossier, or a number of 30 digits, was misread."""
    return all(
        _is_kept(read.figure.amount, known[read.ref.indicator].decimals, read.denominator)
        for read in reading.figures
    )


def _is_kept(amount: Fraction | None, decimals: int, denominator: Fraction | None) -> bool:
    if amount is None:
        return True
    scaled = amount if not decimals else amount * Fraction(10**decimals)
    if denominator is not None and (denominator.denominator != 1 or denominator >= _TOO_MUCH):
        return False
    return scaled.denominator == 1 and abs(scaled.numerator) < _TOO_MUCH


@lru_cache(maxsize=2**16)
def _said(text: str, kind: ValueType, decimals: int, scale: int, is_share: bool) -> _Said | None:
    """Read one figure; None if it is not understood. Of a share the units say yes or no.

    What a text says follows from these alone, and two hundred communes write the same small numbers.
    """
    if kind is ValueType.TEXT:
        return _Said(Figure(text=text))
    yes = _YES_AMOUNTS.get(kind) if kind is ValueType.YES_NO or is_share else None
    if yes is not None and (word := _yes_or_no(text)) is not None:
        said = _Said(Figure(amount=yes * word))
    else:
        reading = _number(text, kind)
        if reading is None or reading.denominator == 0:
            return None
        amount = _percent(reading) if kind is ValueType.PERCENT else _scaled(reading.amount, scale)
        guesses = tuple(guess.value for guess in reading.guesses)
        said = _Said(Figure(amount=amount), reading.denominator, guesses)
    return said if _is_kept(said.figure.amount, decimals, said.denominator) else None


def _scaled(amount: Fraction, scale: int) -> Fraction:
    return amount if scale == 1 else amount * scale


def _percent(reading: NumberReading) -> Fraction:
    """A share written as "732/876" where a per cent belongs is the per cent that it makes."""
    if reading.denominator is None:
        return reading.amount
    return round_half_up(100 * reading.amount / reading.denominator, 4)


def _read_pair(row: TableRow, text: str, known: dict[str, Definition]) -> CellReading:
    reading = _number(text, known[row.reported[0].indicator].value_type)
    if reading is None or reading.denominator is None:
        return NOT_UNDERSTOOD
    amounts = (reading.amount, reading.denominator)
    figures = zip(row.reported, amounts, strict=True)
    return CellReading(
        CellStatus.KEPT,
        tuple(ReadFigure(ref, Figure(amount=amount)) for ref, amount in figures),
        tuple(guess.value for guess in reading.guesses),
    )


@lru_cache(maxsize=2**16)
def _number(text: str, kind: ValueType) -> NumberReading | None:
    try:
        return read_number(text, _EXPECT[kind])
    except NumberFault:
        return None


def _yes_or_no(text: str) -> Fraction | None:
    word = search_key(text)
    if word in _YES | _NO:
        return Fraction(int(word in _YES))
    return None


_UNTIL_MONTH = re.compile(r"tính đến (?:tháng )?(\d{1,2})/(\d{4})", re.IGNORECASE)


def read_note_parts(row: TableRow, note: str) -> tuple[ReadFigure, ...]:
    """Return numerator and denominator of a ratio where the form prints them in the note."""
    return _read_parts(row, note) if "{num}/{den}" in row.note else ()


def read_value_parts(row: TableRow, as_written: str) -> tuple[ReadFigure, ...]:
    """Return numerator and denominator of a ratio whose cell was filled in with both: "101/119".

    The per cent alone could not be added up over units.
    """
    return _read_parts(row, as_written) if "/" in as_written else ()


def ratio_parts(row: TableRow) -> tuple[Ref, ...]:
    """Return numerator and denominator of a row that is a ratio of two figures without rows of their own."""
    match row.values:
        case (Call(Function.RATIO, (Reference(ref=over), Reference(ref=under))),):
            return (over, under)
    return ()


def _read_parts(row: TableRow, text: str) -> tuple[ReadFigure, ...]:
    parts = ratio_parts(row)
    reading = _number(text, ValueType.COUNT) if parts else None
    if reading is None or not reading.denominator:
        return ()
    amounts = zip(parts, (reading.amount, reading.denominator), strict=True)
    return tuple(ReadFigure(ref, Figure(amount=amount)) for ref, amount in amounts)


def read_note_date(note: str) -> date | None:
    """Return the last day that a note says its figure was counted to ("Tính đến tháng 3/2021")."""
    found = _UNTIL_MONTH.search(note)
    if found is None or not 1 <= int(found[1]) <= 12:
        return None
    return Period(int(found[2]), PeriodKind.MONTH, int(found[1])).window(Basis.CALENDAR).last_day
