"""A published report as it is brought in: row keys with what stood in their cells."""

from dataclasses import dataclass
from datetime import date

from cchc.engine.periods import Period
from cchc.engine.windows import Window


@dataclass(frozen=True)
class WrittenCell:
    """What stood in the value cell and in the note cell of one row; both may be empty."""

    key: str
    as_written: str
    note: str = ""


@dataclass(frozen=True)
class PublishedReport:
    """One form of one unit for one period, as it was issued. No window: the standard one of the period."""

    unit: str
    form: str
    period: Period
    source: str
    cells: tuple[WrittenCell, ...]
    window: Window | None = None
    number: str = ""
    issued_on: date | None = None
