"""Reading the cells of one row, each fault named with row and column."""

import re
from collections.abc import Collection
from datetime import date

from cchc.engine.faults import N_, Fault
from cchc.engine.territory import UnknownUnit
from cchc.reading.tables import Row

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})")
_CODE = re.compile(r"[\w.-]+")
_COMPARED = 1_000_000
"""How many codes are compared in search of near ones; a file that is wrong in every row would take hours."""


def read_day(text: str) -> date | None:
    """Return the date written 2025-07-01 or 01/07/2025 (also 1-7-2025); None when it is not one."""
    written = _ISO.fullmatch(text.strip()) or _WRITTEN.fullmatch(text.strip())
    try:
        return date(*(int(written[part]) for part in ("year", "month", "day"))) if written else None
    except ValueError:
        return None


class RowFault(Fault):
    """What is wrong in a row and column of a file; `why` is itself a fault."""

    def __init__(self, row: int, column: str, why: Fault) -> None:
        super().__init__(N_("Dòng %(row)d, cột %(column)s: %(why)s"), row=row, column=column, why=why)


class RowReader:
    """Reads the cells of a row; what cannot be read goes to `faults`, and reading goes on."""

    def __init__(self, row: Row, faults: list[Fault]) -> None:
        self.number = row.number
        self._cells = row.cells
        self._faults = faults

    def blame(self, column: str, why: Fault) -> None:
        """Note a fault of this row."""
        self._faults.append(RowFault(self.number, column, why))

    def blame_unknown(self, column: str, code: str, codes: Collection[str]) -> None:
        """Note a code that no unit has, with the nearest ones unless there are very many faults."""
        near = codes if len(self._faults) * len(codes) < _COMPARED else ()
        self.blame(column, UnknownUnit(code, near))

    def text(self, column: str, limit: int, *, required: bool = False) -> str:
        """Return a cell; an empty required cell and a cell over the limit are faults."""
        value = self._cells.get(column, "")
        if required and not value:
            self.blame(column, Fault(N_("ô trống. Hãy điền giá trị.")))
        if len(value) > limit:
            self.blame(
                column, Fault(N_("dài %(length)d ký tự, tối đa %(limit)d."), length=len(value), limit=limit)
            )
        return value

    def code(self, column: str) -> str:
        """Return a new code: letters, digits, dot, hyphen and underscore only."""
        value = self.text(column, 60, required=True)
        if value and not _CODE.fullmatch(value):
            self.blame(
                column, Fault(N_("mã “%(code)s” chỉ được gồm chữ, số, dấu chấm, gạch nối."), code=value)
            )
        return value

    def day(self, column: str, *, required: bool = False) -> date | None:
        """Return a date written 2025-07-01 or 01/07/2025; None when empty or not understood."""
        value = self.text(column, 20, required=required)
        if not value:
            return None
        day = read_day(value)
        if day is None:
            fault = Fault(
                N_("“%(value)s” không phải là ngày. Hãy viết 2025-07-01 hoặc 01/07/2025."), value=value
            )
            self.blame(column, fault)
        return day

    def known(self, column: str, codes: Collection[str], *, many: bool = False) -> tuple[str, ...]:
        """Return the codes in a cell, each of which must be a unit; unknown ones are faults."""
        value = self.text(column, 10_000, required=True)
        listed = tuple(value.split()) if many else (value,) if value else ()
        for code in dict.fromkeys(listed):
            if code not in codes:
                self.blame_unknown(column, code, codes)
            elif listed.count(code) > 1:
                self.blame(column, Fault(N_("mã “%(code)s” ghi hai lần."), code=code))
        return tuple(code for code in dict.fromkeys(listed) if code in codes)
