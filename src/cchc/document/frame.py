"""The parts of a document that Decree 30/2020/NĐ-CP, annex I, frames its text with."""

from dataclasses import dataclass
from datetime import date

from cchc.document.decree30 import ABOUT_LABEL, NUMBER_LABEL, PADDED_DAYS, PADDED_MONTHS, RECIPIENTS_LABEL

_GAP = "\u00a0" * 6


def _day(day: int | None) -> str:
    if day is None:
        return _GAP
    return f" {day:02d} " if day in PADDED_DAYS else f" {day} "


def _month(month: int | None) -> str:
    if month is None:
        return _GAP
    return f" {month:02d} " if month in PADDED_MONTHS else f" {month} "


def day_words(year: int, month: int | None = None, day: int | None = None) -> str:
    """Words of a date, "ngày 24 tháng 9 năm 2021"; what is not yet known leaves room to write."""
    return f"ngày{_day(day)}tháng{_month(month)}năm {year}"


def day_written(day: date) -> str:
    """A date in figures, "05/02/2026", "15/9/2026": with the zeros that annex I, part II, item 4 asks for."""
    return f"{_day(day.day).strip()}/{_month(day.month).strip()}/{day.year}"


@dataclass(frozen=True)
class Letterhead:
    """Cells 1 to 4: who issues, number and symbol, place and date; empty or None is left blank.

    `parent` and `issuer` are printed in capitals; a "\\n" in them is a line break. `symbol` is "BC-UBND".
    `about` is what a công văn is about, cell 5b, printed as "V/v …" below the number.
    """

    issuer: str
    symbol: str
    place: str
    year: int
    parent: str = ""
    number: str = ""
    month: int | None = None
    day: int | None = None
    about: str = ""

    @property
    def about_line(self) -> str:
        """As printed: "V/v đôn đốc gửi báo cáo"; empty in a document that has a kind."""
        return f"{ABOUT_LABEL} {self.about}" if self.about else ""

    @property
    def number_line(self) -> str:
        """As printed: "Số: 186/BC-UBND"; numbers below 10 are padded, a missing one leaves room."""
        number = f" {self.number.zfill(2)}" if self.number else _GAP
        return f"{NUMBER_LABEL}{number}/{self.symbol}"

    @property
    def place_date_line(self) -> str:
        """As printed: "Khánh Hòa, ngày 24 tháng 9 năm 2021"."""
        return f"{self.place}, {day_words(self.year, self.month, self.day)}"


@dataclass(frozen=True)
class DocumentTitle:
    """Cell 5a: the name of the kind in capitals, the subject in bold below it, a rule."""

    kind: str
    subject: str


@dataclass(frozen=True)
class Addressees:
    """Cell 9a, "Kính gửi:": one on the same line, several below it with dashes."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Recipients:
    """Cell 9b: lines without dash and semicolon; the last one, "Lưu: VT, …", without its full stop."""

    lines: tuple[str, ...]
    label: str = RECIPIENTS_LABEL

    @property
    def printed(self) -> tuple[str, ...]:
        """As printed: "- Như trên;" … "- Lưu: VT, NC."."""
        last = len(self.lines) - 1
        bare = (line.rstrip(" ;.") for line in self.lines)
        return tuple(f"- {line}{'.' if place == last else ';'}" for place, line in enumerate(bare))


@dataclass(frozen=True)
class SignatureBlock:
    """Cells 7a to 7c and 9b: the signing lines in capitals, room for the signature, the name.

    `name` empty leaves it blank. Recipients stand on the left in the same row.
    """

    lines: tuple[str, ...]
    name: str = ""
    recipients: Recipients | None = None


@dataclass(frozen=True)
class AnnexHeading:
    """The label "Phụ lục I", the title in capitals, "(Kèm theo …)"; a "\\n" in the title is a line break."""

    label: str
    title: str
    reference: str = ""
