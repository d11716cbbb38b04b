"""What is taken out of the tables of a report."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cchc.document.found import FoundRow, Place
from cchc.engine.messages import Message


class AppendixFlag(StrEnum):
    """What is odd about a row; none of them is an error by itself."""

    HEADING = "heading"  # neither unit nor value
    BLANK = "blank"  # a unit, but no value
    PAIR = "pair"  # "549/8": two values in one cell
    TEXT = "text"  # a word where a number could stand: "Có"
    UNREAD = "unread"  # digits that have no reading as one number
    CHOICE = "choice"  # the unit lists codes: "Không = 0 Có = 1"
    SAME_CODES = "same-codes"  # two choices share one code
    NO_NUMBER = "no-number"  # no number of its own
    NUMBER_REPEATED = "number-repeated"
    NUMBER_SLIPPED = "number-slipped"  # the printed number belongs elsewhere; see `stt_meant`
    UNIT_VALUE_SWAPPED = "unit-value-swapped"
    COLUMNS_SWAPPED = "columns-swapped"  # as above, in the whole table, and put right
    UNIT_MERGED = "unit-merged"  # the unit stands in a cell merged with the row above
    NOTE_MERGED = "note-merged"  # the note's cell spans this and following rows
    WRAPPED = "wrapped"  # put together of several printed rows
    NOTE_OUTSIDE = "note-outside"  # the note, or its end, stood outside the table
    NO_LABEL = "no-label"


@dataclass(frozen=True)
class AppendixRow:
    """One row. `unit` and `raw` as printed, spaces made one; `value` None where `raw` is not one number.

    `stt` as printed; `stt_meant` the number that belongs here where the printed one slipped, else "". `path`:
    the numbers from the outermost heading to this row, or to the row it stands under if it has none.
    `headings`: the labels above it, outermost first. `others`: further value columns as (header, raw).
    `place` and `found` lead back to the cells.
    """

    stt: str
    label: str
    unit: str
    raw: str
    value: Fraction | None
    note: str
    path: tuple[str, ...]
    stt_meant: str
    place: Place
    flags: tuple[str, ...]
    headings: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    found: tuple[FoundRow, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the file it was read from, where the file has lines."""
        return tuple(row.place.line for row in self.found if row.place.line is not None)


@dataclass(frozen=True)
class AppendixTable:
    """One printed appendix; `copy_of`: the index of the earlier table that it repeats, never to be added."""

    title: str
    place: Place
    rows: tuple[AppendixRow, ...]
    copy_of: int | None = None


@dataclass(frozen=True)
class Extraction:
    """All appendices of a document, and what was not understood, with its place."""

    tables: tuple[AppendixTable, ...]
    remarks: tuple[Message, ...]
