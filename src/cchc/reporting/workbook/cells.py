"""What the value cell of a row says, or why it cannot be taken (docs/algorithms/reading-cells.md)."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.catalogue.queries.tables import TableRow
from cchc.engine.faults import N_
from cchc.engine.figures import Blank
from cchc.engine.kinds import ValueType
from cchc.engine.messages import Message
from cchc.engine.money import MoneyScale, money_reading
from cchc.engine.numbers import Expect, NumberFault, NumberReading, print_number, read_number
from cchc.engine.text import label_key, search_key
from cchc.reading.grids.model import CellKind, GridCell
from cchc.reading.grids.xlsx import places
from cchc.reporting.enums import CellStatus
from cchc.reporting.models import AS_WRITTEN_LENGTH
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.keys import CellContent

NOTHING = CellContent()
_BLANKS = {
    "kps": Blank.NONE_AROSE,
    "khong phat sinh": Blank.NONE_AROSE,
    "kad": Blank.NOT_APPLICABLE,
    "khong ap dung": Blank.NOT_APPLICABLE,
    "cdh": Blank.NOT_YET_DUE,
    "chua den han": Blank.NOT_YET_DUE,
    "chua den han bao cao": Blank.NOT_YET_DUE,
}
_DASH = re.compile(r"[-–—−]{1,3}")
_LEADING_CODE = re.compile(r"([0-9]+) ?(?:[-–—.:=)]|$) ?(.*)")
_LETTER_FOR_DIGIT = re.compile(r"[0-9][OoQlI|]+(?!\w)")
_NEARLY_WHOLE = Fraction(1, 10**6)
_EXACT = 10**15
_EXPECT = {ValueType.PERCENT: Expect.PERCENT, ValueType.MONEY: Expect.MONEY}


@dataclass(frozen=True)
class CellSaid:
    """What a cell says. `fault`: it is not taken; `doubt`: only if somebody confirms it."""

    content: CellContent = NOTHING
    fault: Message | None = None
    doubt: Message | None = None
    warnings: tuple[Message, ...] = ()


def said_by(row: TableRow, cell: GridCell | None, meaning: FormMeaning, *, shares: bool = False) -> CellSaid:
    """Return what the value cell of a row says; `shares`: other per cents of the file are written 0 to 1."""
    if cell is None:
        return CellSaid()
    if fault := _unusable(cell):
        return CellSaid(fault=fault)
    if (blank := _blank(cell.text)) is not None:
        return blank
    value_type = meaning.value_type(row)
    if len(row.reported) == 2 or value_type is None or value_type is ValueType.TEXT:
        return _as_text(row, cell, meaning)
    if value_type in {ValueType.CHOICE, ValueType.YES_NO}:
        return _chosen(row, cell, meaning, value_type)
    reader = _from_number if cell.kind is CellKind.NUMBER else _from_text
    said = reader(row, cell, meaning, value_type)
    return _share(said, cell, shares=shares) if value_type is ValueType.PERCENT else said


def looks_like_share(cell: GridCell | None) -> bool:
    """Whether a per cent is written as a part of one, such as 0.9146."""
    amount = _bare_amount(cell)
    return amount is not None and 0 < amount < 1


def _bare_amount(cell: GridCell | None) -> Fraction | None:
    """The number in a cell of per cents that has no sign of per cent and no second number."""
    if cell is None or cell.percent:
        return None
    if cell.kind is CellKind.NUMBER:
        return cell.number
    reading = _reading(cell.text, ValueType.PERCENT) if cell.kind is CellKind.TEXT else None
    return None if reading is None or reading.unit or reading.denominator is not None else reading.amount


def _unusable(cell: GridCell) -> Message | None:
    params = {"text": cell.text}
    if cell.kind is CellKind.DATE:
        return Message(
            N_(
                "Excel đã đổi ô này thành ngày %(text)s nên không còn biết số đã gõ (ví dụ 1/2). "
                "Hãy gõ lại số, với dấu nháy đơn ở đầu nếu là hai số: '1/2."
            ),
            params,
        )
    if cell.kind is CellKind.ERROR:
        return Message(N_("Công thức trong ô báo lỗi %(text)s. Hãy sửa công thức hoặc gõ số."), params)
    if cell.kind is CellKind.UNCOUNTED:
        return Message(N_("Ô có công thức nhưng chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, rồi nhập."))
    if cell.kind is CellKind.TRUTH:
        return Message(N_("Ô chứa %(text)s chứ không phải số. Hãy gõ số."), params)
    if len(cell.text) > AS_WRITTEN_LENGTH:
        return Message(N_("Ô dài quá 300 chữ. Hãy chuyển phần lời sang cột Ghi chú."))
    return None


def is_blank_word(text: str) -> bool:
    """Whether a text says why there is no figure."""
    return _blank(text) is not None


def _blank(text: str) -> CellSaid | None:
    if _DASH.fullmatch(text):
        warning = Message(N_("Dấu gạch ngang được hiểu là không phát sinh (KPS), cộng như 0."))
        return CellSaid(CellContent(blank=Blank.NONE_AROSE), warnings=(warning,))
    blank = _BLANKS.get(search_key(text).strip(" .()"))
    return CellSaid(CellContent(blank=blank)) if blank else None


def _as_text(row: TableRow, cell: GridCell, meaning: FormMeaning) -> CellSaid:
    if meaning.read(row.key, cell.text).status is CellStatus.NOT_UNDERSTOOD:
        return CellSaid(fault=Message(N_("Dòng này cần hai số cách nhau bằng dấu gạch chéo, ví dụ 549/8.")))
    return CellSaid(CellContent(cell.text))


def _chosen(row: TableRow, cell: GridCell, meaning: FormMeaning, value_type: ValueType) -> CellSaid:
    options = meaning.options(row) if value_type is ValueType.CHOICE else {0: "Không", 1: "Có"}
    by_words = {label_key(words): code for code, words in options.items()}
    key, code = label_key(cell.text), None
    if key in by_words:
        code = by_words[key]
    elif found := _LEADING_CODE.fullmatch(cell.text):
        number, words = int(found[1]), label_key(found[2])
        known = number in options and words in {"", label_key(options[number])}
        code = number if known else None
    if code is None:
        listed = "; ".join(f"{number} = {words}" for number, words in sorted(options.items()))
        return CellSaid(
            fault=Message(
                N_("“%(text)s” không có trong danh sách: %(listed)s. Hãy chọn một mã."),
                {"text": cell.text, "listed": listed},
            )
        )
    return CellSaid(CellContent(str(code)))


def _from_number(row: TableRow, cell: GridCell, meaning: FormMeaning, value_type: ValueType) -> CellSaid:
    number = cell.number or Fraction(0)
    if abs(number) >= _EXACT:
        return CellSaid(
            fault=Message(N_("Số quá lớn: Excel chỉ giữ 15 chữ số. Hãy định dạng ô là chữ và gõ lại."))
        )
    if cell.percent and value_type is not ValueType.PERCENT:
        return CellSaid(fault=_percent_misplaced(row, cell))
    if value_type is ValueType.PERCENT:
        return _printed(row, 100 * number if cell.percent else number, meaning)
    if value_type is ValueType.COUNT:
        return _count(row, number, meaning)
    return _printed(row, number, meaning)


def _percent_misplaced(row: TableRow, cell: GridCell) -> Message:
    return Message(
        N_("Ô ghi phần trăm (%(text)s) nhưng dòng “%(label)s” không phải tỷ lệ. Hãy xem có nhầm dòng không."),
        {"text": cell.text, "label": row.label},
    )


def _count(row: TableRow, number: Fraction, meaning: FormMeaning) -> CellSaid:
    whole = round(number)
    if abs(number - whole) < _NEARLY_WHOLE:
        return _printed(row, Fraction(whole), meaning)
    shown = print_number(number, places(number))
    if places(number) == 3 and number > 0:
        said = _printed(row, number * 1000, meaning)
        doubt = Message(
            N_(
                "Dòng này đếm số nguyên mà ô là %(text)s; "
                "có thể Excel hiểu dấu chấm hàng nghìn là dấu thập phân."
            ),
            {"text": shown},
        )
        return replace(said, doubt=doubt)
    return CellSaid(
        fault=Message(
            N_(
                "Dòng này đếm số nguyên mà ô là %(text)s. Nếu là hàng nghìn (1.900 thành 1,9), "
                "hãy gõ liền 1900; nếu là số lẻ, hãy xem lại."
            ),
            {"text": shown},
        )
    )


def _printed(row: TableRow, number: Fraction, meaning: FormMeaning) -> CellSaid:
    """A number as it is stored, letter by letter, as far as the indicator has digits for it."""
    kept = meaning.known[row.reported[0].indicator].decimals
    digits = places(number)
    percent = meaning.value_type(row) is ValueType.PERCENT
    text = print_number(number, min(digits, kept) if percent else digits)
    said = _checked(row, text, meaning)
    if percent and digits > kept:
        rounded = Message(N_("Tỷ lệ được làm tròn thành %(text)s%%."), {"text": text})
        return replace(said, warnings=(*said.warnings, rounded))
    return said


def _from_text(row: TableRow, cell: GridCell, meaning: FormMeaning, value_type: ValueType) -> CellSaid:
    reading = _reading(cell.text, value_type)
    if reading is None:
        return _checked(row, cell.text, meaning)
    if value_type is not ValueType.PERCENT and reading.unit.startswith("%"):
        return CellSaid(fault=_percent_misplaced(row, cell))
    if value_type is ValueType.MONEY and reading.unit:
        return _money(row, cell.text, meaning)
    said = _checked(row, cell.text, meaning)
    if value_type is ValueType.PERCENT and reading.unit not in {"", "%"} and reading.denominator is None:
        said = CellSaid(fault=_not_a_number(cell.text, value_type))
    if said.fault:
        return said
    if reading.denominator is not None and reading.amount > reading.denominator:
        doubt = Message(N_("Số trước dấu gạch chéo lớn hơn số sau (%(text)s)."), {"text": cell.text})
        return replace(said, doubt=doubt)
    return replace(said, warnings=_remarks(row, reading, value_type))


def _reading(text: str, value_type: ValueType) -> NumberReading | None:
    try:
        return read_number(text, _EXPECT.get(value_type, Expect.COUNT))
    except NumberFault:
        return None


def _remarks(row: TableRow, reading: NumberReading, value_type: ValueType) -> tuple[Message, ...]:
    """What was settled without asking, because there is one sensible reading."""
    remarks = []
    amount = print_number(reading.amount)
    if reading.denominator is not None:
        below = print_number(reading.denominator)
        remarks.append(
            Message(N_("Đọc là %(amount)s trên tổng %(below)s."), {"amount": amount, "below": below})
        )
    guesses = {guess.value for guess in reading.guesses} - {"no_separator"}
    if guesses:
        remarks.append(Message(N_("Dấu chấm, phẩy khác quy ước; đọc là %(amount)s."), {"amount": amount}))
    unit, asked = label_key(reading.unit), label_key(f"{row.unit} {row.label}")
    if unit and value_type is ValueType.COUNT and f" {unit} " not in f" {asked} ":
        remarks.append(
            Message(
                N_("Ô ghi đơn vị “%(written)s”, biểu ghi “%(unit)s”; đã lấy %(amount)s."),
                {"written": reading.unit, "unit": row.unit, "amount": amount},
            )
        )
    return tuple(remarks)


def _money(row: TableRow, text: str, meaning: FormMeaning) -> CellSaid:
    """Money with its unit written beside it; another unit than the row's is put into the row's."""
    try:
        dong = money_reading(text, MoneyScale.DONG).amount
    except NumberFault:
        return CellSaid(fault=Message(N_("Không đọc được số tiền “%(text)s”."), {"text": text}))
    number = dong / row.scale
    said = _checked(row, print_number(number, places(number)), meaning)
    doubt = Message(
        N_("Ô ghi “%(text)s”, dòng tính bằng %(unit)s; đổi thành %(amount)s."),
        {"text": text, "unit": row.unit or "đồng", "amount": said.content.text},
    )
    return replace(said, doubt=None if said.fault else doubt)


def _checked(row: TableRow, text: str, meaning: FormMeaning) -> CellSaid:
    """The text as a content, if it reads as a figure that the row can have."""
    if _LETTER_FOR_DIGIT.search(text):
        letter = N_(
            "“%(text)s” có chữ cái dính liền sau số, có thể là chữ O, l gõ thay số 0, 1. Hãy gõ lại số."
        )
        return CellSaid(fault=Message(letter, {"text": text}))
    reading = meaning.read(row.key, text)
    if reading.status is not CellStatus.KEPT:
        return CellSaid(fault=_not_a_number(text, meaning.value_type(row)))
    amount = reading.figures[0].figure.amount
    said = CellSaid(CellContent(text))
    if amount is not None and amount < 0:
        return CellSaid(
            fault=Message(N_("Số âm (%(text)s) không có ở dòng này. Hãy xem lại."), {"text": text})
        )
    if amount is not None and meaning.value_type(row) is ValueType.PERCENT and amount > 100:
        return replace(said, doubt=Message(N_("Tỷ lệ %(text)s lớn hơn 100%%."), {"text": text}))
    return said


def _not_a_number(text: str, value_type: ValueType | None) -> Message:
    template = N_("“%(text)s” không phải số nguyên. Hãy viết như 1.901; lời giải thích ghi ở cột Ghi chú.")
    if value_type is ValueType.PERCENT:
        template = N_("“%(text)s” không phải tỷ lệ. Hãy viết như 91,46 hoặc 101/119.")
    elif value_type is ValueType.MONEY:
        template = N_("“%(text)s” không phải số tiền. Hãy viết như 366.230 hoặc 366,23.")
    return Message(template, {"text": text})


def _share(said: CellSaid, cell: GridCell, *, shares: bool) -> CellSaid:
    """A per cent between 0 and 1 without its sign is more likely a part of one than below one per cent."""
    amount = _bare_amount(cell)
    if said.fault or amount is None or not (0 < amount < 1 or (shares and amount == 1)):
        return said
    content = CellContent(print_number(100 * amount, min(4, places(100 * amount))))
    doubt = Message(
        N_("Tỷ lệ ghi là %(text)s; có thể là %(percent)s%%. Nếu đúng là dưới 1%%, hãy gõ kèm dấu %%."),
        {"text": cell.text, "percent": content.text},
    )
    return CellSaid(content, doubt=doubt)
