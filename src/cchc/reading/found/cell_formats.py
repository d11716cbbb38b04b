"""Show a stored number as a cell of a Vietnamese Excel does: 1453 as 1.453 under #,##0, 0.9146 as 91,46%."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "dd/mm/yyyy",
    16: "dd/mm/yyyy", 17: "mm/yyyy", 22: "dd/mm/yyyy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00",
}  # fmt: skip
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATE = re.compile(r"[dmyh]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465
_LONGEST = 64
_DECIMALS = 10


class Formats:
    """The number format of each cell style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[int, str] = {}
        self._styles: list[int] = []
        if root is not None:
            for element in root.iter(_MAIN + "numFmt"):
                self._own[_whole(element.get("numFmtId"))] = element.get("formatCode", "")
            cells = root.find(_MAIN + "cellXfs")
            found = [] if cells is None else cells.findall(_MAIN + "xf")
            self._styles = [_whole(element.get("numFmtId")) for element in found]

    def of(self, style: str | None) -> str:
        """The format code of a style; "" is General."""
        index = _whole(style)
        kind = self._styles[index] if 0 <= index < len(self._styles) else 0
        return self._own.get(kind) or _BUILT_IN.get(kind, "")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _DECIMALS else 0


def shown(stored: str, code: str) -> str:
    """A stored number under a format code; what is no number is returned as it is."""
    try:
        number = Decimal(stored) if len(stored) < _LONGEST else None
    except InvalidOperation:
        return stored
    if number is None or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return stored
    bare = _QUOTED.sub("", code.partition(";")[0])
    if not bare or bare.lower() == "general" or bare == "@":
        return _general(number)
    if _DATE.search(bare):
        return _day(number)
    return _formatted(number, bare)


def _general(number: Decimal) -> str:
    # Excel keeps doubles: 83.94 may be stored as 83.939999999999998.
    rounded = round(number, _DECIMALS).normalize()
    return f"{rounded:f}".replace(".", ",")


def _day(number: Decimal) -> str:
    days = int(number)
    if not 0 < days <= _LAST_DAY:
        return _general(number)
    return f"{_FIRST_DAY + timedelta(days):%d/%m/%Y}"


def _formatted(number: Decimal, code: str) -> str:
    digits = _DIGITS.search(code)
    if digits is None:
        return _general(number)
    percent = "%" in code
    value = round(number * 100 if percent else number, len(digits[1] or ""))
    text = f"{value:,f}" if "," in digits[0] else f"{value:f}"
    whole, _, rest = text.partition(".")
    least = digits[0].partition(".")[0].replace(",", "").count("0")
    sign = "-" if whole.startswith("-") else ""
    written = sign + whole.removeprefix("-").rjust(least, "0").replace(",", ".")
    kept = rest.rstrip("0") if "#" in (digits[1] or "") else rest
    return written + (f",{kept}" if kept else "") + ("%" if percent else "")
