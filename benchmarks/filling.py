"""Workbooks filled in at random, with what was meant by each cell."""

import random
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Truth = float | str
KEYS = "_cchc"
HELP = "Hướng dẫn"
LISTS = "Danh sách"
_WORDS = {"Chọn trong danh sách": "1", "Có hoặc Không": "Có", "Nội dung": "Đã thực hiện"}


@dataclass
class Filled:
    """A workbook being filled in and spoiled. `truth`: what was meant, by row key: a number, or the text.

    `kinds`: what each cell takes, as its input message says. `file`: the bytes where a spoiling wrote them
    itself; `plain`: the keys are gone, so form, unit and period have to be given.
    """

    book: Workbook
    random: random.Random
    truth: dict[str, Truth] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    plain: bool = False
    file: bytes | None = None

    @property
    def sheets(self) -> list[Worksheet]:
        """The sheets with tables."""
        return [sheet for sheet in self.book.worksheets if sheet.title not in {KEYS, HELP, LISTS}]

    def places(self) -> dict[str, tuple[Worksheet, int]]:
        """Where each row of the form stands, by its hidden key."""
        found = {}
        for sheet in self.sheets:
            top, column = head_of(sheet)
            for row in range(top + 1, sheet.max_row + 1):
                key = sheet.cell(row, column).value
                if key:
                    found[str(key)] = (sheet, row)
        return found

    def cell(self, key: str) -> Cell:
        """The value cell of a row."""
        sheet, row = self.places()[key]
        return sheet.cell(row, value_column(sheet))

    def filled(self, kind: str = "", least: float = 0) -> list[str]:
        """The rows that hold a number, of one kind, at least so much; in random order."""
        places = self.places()
        keys = [
            key
            for key, meant in self.truth.items()
            if key in places
            and isinstance(meant, float)
            and meant >= least
            and (not kind or self.kinds[key] == kind)
        ]
        self.random.shuffle(keys)
        return keys

    def content(self) -> bytes:
        """The bytes of the workbook."""
        if self.file is not None:
            return self.file
        buffer = BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


def head_of(sheet: Worksheet) -> tuple[int, int]:
    """The row of the heads and the column of the hidden keys; without keys, where the head STT stands."""
    for row in sheet.iter_rows(max_row=20):
        for cell in row:
            if str(cell.value).startswith("cchc:"):
                return cell.row, cell.column
    raise LookupError(sheet.title)


def value_column(sheet: Worksheet) -> int:
    """The column of the figures: two left of the check, three left of the keys."""
    return head_of(sheet)[1] - 3


def fill(content: bytes, seed: int) -> Filled:
    """Fill every open cell of a workbook at random, some with a reason for being blank, some left empty."""
    chance = random.Random(seed)  # noqa: S311 - the same workbooks every time
    one = Filled(load_workbook(BytesIO(content)), chance)
    for sheet in one.sheets:
        _, keys = head_of(sheet)
        for rule in sheet.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                key = str(sheet.cell(area.min_row, keys).value)
                one.kinds[key] = str(rule.promptTitle)
                meant = _meant(one, str(rule.promptTitle))
                if meant is not None:
                    one.truth[key] = meant
                    written = int(meant) if isinstance(meant, float) and meant.is_integer() else meant
                    sheet.cell(area.min_row, area.min_col).value = written
    return one


def _meant(one: Filled, kind: str) -> Truth | None:
    chance = one.random
    if chance.random() < 0.1:
        return None
    if chance.random() < 0.08 and kind != "Nội dung":
        return chance.choice(["KPS", "KAD", "CĐH"])
    if kind == "Hai số":
        return f"{chance.randint(20, 900)}/{chance.randint(1, 19)}"
    return _WORDS.get(kind) or _number(chance, kind)


def _number(chance: random.Random, kind: str) -> float:
    if kind == "Tỷ lệ phần trăm":
        return round(chance.uniform(1, 100), 2)
    if kind == "Số tiền":
        return round(chance.uniform(1, 900_000), 1)
    return float(chance.choice([chance.randint(0, 40), chance.randint(1_000, 90_000)]))
