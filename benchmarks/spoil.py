"""Workbooks filled in and spoiled as people and programs do it, with what was meant by each cell.

A spoiling changes the workbook and, where information is truly gone, the truth with it. What a spoiling adds
that no row of the form can take (`strangers`) must be named by whoever reads the workbook.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from unicodedata import normalize

from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.filling import KEYS, Filled, fill, head_of, value_column

# Spoilings. Each one returns whether it found anything to spoil.


def _swapped(sheet: Worksheet, first: int, second: int) -> None:
    for column in range(1, sheet.max_column + 1):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        if type(one).__name__ == "MergedCell" or type(other).__name__ == "MergedCell":
            continue
        one.value, other.value = other.value, one.value
        one.number_format, other.number_format = other.number_format, one.number_format


def moved_rows(one: Filled) -> bool:
    """Two rows, keys and all, change places."""
    places = one.places()
    first = one.random.choice(list(places))
    others = [key for key, (sheet, _) in places.items() if sheet is places[first][0] and key != first]
    if not others:
        return False
    second = one.random.choice(others)
    _swapped(places[first][0], places[first][1], places[second][1])
    return True


def inserted_row(one: Filled) -> bool:
    """A row that the form does not have, with a figure."""
    key = one.random.choice(one.filled() or [""])
    if not key:
        return False
    sheet, row = one.places()[key]
    last = sheet.max_row + 1
    number = str(one.random.randint(100, 999))
    sheet.cell(last, 1).value = sheet.cell(row, 1).value
    sheet.cell(last, value_column(sheet) - 2).value = "Số chỉ tiêu riêng của địa phương"
    sheet.cell(last, value_column(sheet)).value = int(number)
    one.strangers.append(number)
    return True


def deleted_row(one: Filled) -> bool:
    """A row is emptied as if it had been deleted; what was meant is gone."""
    key = one.random.choice(list(one.places()))
    sheet, row = one.places()[key]
    for column in range(1, sheet.max_column + 1):
        if type(sheet.cell(row, column)).__name__ != "MergedCell":
            sheet.cell(row, column).value = None
    one.truth.pop(key, None)
    return True


def spelled_otherwise(one: Filled) -> bool:
    """Labels in capitals, decomposed, with no-break spaces."""
    for sheet in one.sheets:
        for row in range(head_of(sheet)[0] + 1, sheet.max_row + 1):
            for column in range(1, value_column(sheet) - 1):
                cell = sheet.cell(row, column)
                if isinstance(cell.value, str):
                    cell.value = normalize("NFD", cell.value.upper()).replace(" ", "\u00a0")
    return True


def _vietnamese(number: float) -> str:
    whole, _, rest = f"{number:,.2f}".partition(".")
    return whole.replace(",", ".") + ("," + rest if float("0." + rest) else "")


def numbers_as_text(one: Filled) -> bool:
    """Numbers typed as text, with dots between thousands and a comma before decimals."""
    for key in one.filled()[:8]:
        meant = one.truth[key]
        assert isinstance(meant, float)
        one.cell(key).value = one.random.choice([_vietnamese(meant), f" {_vietnamese(meant)}\u00a0"])
    return True


def units_beside(one: Filled) -> bool:
    """A unit behind the number, and zeros before it: `07 TTHC`."""
    for key in one.filled("Số đếm")[:4]:
        meant = one.truth[key]
        one.cell(key).value = f"{int(float(meant)):02d} TTHC"
    return True


def money_in_words(one: Filled) -> bool:
    """Money with another unit than the row's."""
    keys = one.filled("Số tiền")
    for key in keys[:1]:
        one.cell(key).value = f"{_vietnamese(float(one.truth[key]))} tỷ đồng"
        one.truth[key] = float(one.truth[key]) * 1000
    return bool(keys)


def percent_signs(one: Filled) -> bool:
    """Per cents with their sign, as text and as Excel keeps them."""
    keys = one.filled("Tỷ lệ phần trăm")
    for key in keys[:2]:
        cell, meant = one.cell(key), float(one.truth[key])
        if one.random.random() < 0.5:
            cell.value = f"{meant}".replace(".", ",") + "%"
        else:
            cell.value, cell.number_format = round(meant / 100, 6), "0.00%"
    return bool(keys)


def shares_of_one(one: Filled) -> bool:
    """Per cents as parts of one, without any sign of it."""
    keys = one.filled("Tỷ lệ phần trăm")
    for key in keys[:2]:
        one.cell(key).value = round(float(one.truth[key]) / 100, 6)
    return bool(keys)


def percents_as_pairs(one: Filled) -> bool:
    """Per cents as two numbers: `101/119`."""
    keys = one.filled("Tỷ lệ phần trăm")
    for key in keys[:2]:
        below = one.random.randint(100, 900)
        above = one.random.randint(1, below)
        one.cell(key).value = f"{above}/{below}"
        one.truth[key] = round(100 * above / below, 4)
    return bool(keys)


def dates(one: Filled) -> bool:
    """Excel made a date of what was typed."""
    for key in one.filled()[:2]:
        cell = one.cell(key)
        cell.value, cell.number_format = datetime(2026, 2, 1), "dd/mm/yyyy"  # noqa: DTZ001 - as Excel keeps it
    return True


def formulas(one: Filled) -> bool:
    """A formula that nobody has computed, and one that is broken."""
    keys = one.filled()
    for key, text in zip(keys, ("=1000+901", "#REF!", "#DIV/0!"), strict=False):
        cell = one.cell(key)
        cell.value = text
        if text.startswith("#"):
            cell.data_type = "e"
    return bool(keys)


def merged_values(one: Filled) -> bool:
    """Two value cells merged into one."""
    for key in one.filled():
        sheet, row = one.places()[key]
        column = value_column(sheet)
        below = sheet.cell(row + 1, head_of(sheet)[1]).value
        if below in one.truth:
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
            one.truth.pop(str(below))
            return True
    return False


def hidden_rows(one: Filled) -> bool:
    """Rows hidden by a filter."""
    for key in one.filled()[:3]:
        sheet, row = one.places()[key]
        sheet.row_dimensions[row].hidden = True
    return True


def thousands_lost(one: Filled) -> bool:
    """An English Excel read `12.345` as a little more than twelve."""
    keys = [key for key in one.filled("Số đếm", 1000) if float(one.truth[key]) % 10]
    for key in keys[:2]:
        one.cell(key).value = float(one.truth[key]) / 1000
    return bool(keys)


def thousand_times(one: Filled) -> bool:
    """A figure typed in another scale than in the period before."""
    keys = one.filled("Số đếm", 1000)
    for key in keys[:2]:
        one.cell(key).value = int(float(one.truth[key])) * 1000
    return bool(keys)


def doubled_rows(one: Filled) -> bool:
    """A row that stands twice, with two values."""
    for key in one.filled("Số đếm")[:1]:
        sheet, row = one.places()[key]
        last = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            source = sheet.cell(row, column)
            if type(source).__name__ != "MergedCell":
                sheet.cell(last, column).value = source.value
        sheet.cell(last, value_column(sheet)).value = int(float(one.truth[key])) + 7
    return True


def keys_slipped(one: Filled) -> bool:
    """The visible columns were moved down against the hidden keys."""
    sheet = one.random.choice(one.sheets)
    top, column = head_of(sheet)
    keys = [sheet.cell(row, column).value for row in range(top + 1, sheet.max_row + 1)]
    full = [place for place, key in enumerate(keys) if key]
    for place, other in zip(full, [*full[1:], full[0]], strict=True):
        sheet.cell(top + 1 + place, column).value = keys[other]
    return True


def numbers_slipped(one: Filled) -> bool:
    """The column STT slipped by one row."""
    sheet = one.random.choice(one.sheets)
    top = head_of(sheet)[0]
    rows = [
        row for row in range(top + 1, sheet.max_row + 1) if type(sheet.cell(row, 1)).__name__ != "MergedCell"
    ]
    for row in reversed(rows[1:]):
        sheet.cell(row, 1).value = sheet.cell(row - 1, 1).value
    return True


def keys_gone(one: Filled) -> bool:
    """The hidden sheet and the hidden column were deleted: a plain workbook of the same look."""
    for sheet in one.sheets:
        sheet.delete_cols(head_of(sheet)[1])
    one.book.remove(one.book[KEYS])
    one.plain = True
    return True


def old_version(one: Filled) -> bool:
    """The workbook went out with another version of the form: another hash, some other keys."""
    hidden = one.book[KEYS]
    hidden["B3"].value = "0" * 64
    for key in one.random.sample(list(one.places()), 3):
        sheet, row = one.places()[key]
        sheet.cell(row, head_of(sheet)[1]).value = f"{key}_old"
    return True


def words_of_choices(one: Filled) -> bool:
    """Choices written in other words than the list has."""
    keys = [
        key
        for key, kind in one.kinds.items()
        if kind == "Chọn trong danh sách" and key in one.places() and one.truth.get(key) == "1"
    ]
    for key in keys[:2]:
        one.cell(key).value = one.random.choice(["7", "mức cao", " 1 ", "1"])
    return bool(keys)


def reworded_labels(one: Filled) -> bool:
    """A word of a label left out or added."""
    for key in one.filled()[:3]:
        sheet, row = one.places()[key]
        for column in range(value_column(sheet) - 2, 0, -1):
            cell = sheet.cell(row, column)
            if isinstance(cell.value, str) and cell.value:
                cell.value = f"{cell.value} (nếu có)"
                break
    return True


def copied_sheet(one: Filled) -> bool:
    """A copy of a sheet with other figures."""
    key = one.random.choice(one.filled("Số đếm") or [""])
    if not key:
        return False
    sheet, row = one.places()[key]
    double = one.book.copy_worksheet(sheet)
    double.cell(row, value_column(double)).value = int(float(one.truth[key])) + 11
    return True


def words_in_values(one: Filled) -> bool:
    """Words where a number belongs."""
    for key in one.filled()[:2]:
        one.cell(key).value = one.random.choice(
            ["đang tổng hợp", "không có", "khoảng 20", "xem ghi chú", "84%VB"]
        )
    return True


def two_value_columns(one: Filled) -> bool:
    """A second column of figures, of the period before."""
    for sheet in one.sheets:
        column = head_of(sheet)[1] + 1
        for row in range(1, head_of(sheet)[0] + 3):
            source = sheet.cell(row, value_column(sheet))
            if isinstance(source.value, str) and not source.value.startswith("Kết quả"):
                sheet.cell(row, column).value = source.value
    return True


SPOILINGS: tuple[Callable[[Filled], bool], ...] = (
    moved_rows,
    inserted_row,
    deleted_row,
    spelled_otherwise,
    numbers_as_text,
    units_beside,
    money_in_words,
    percent_signs,
    shares_of_one,
    percents_as_pairs,
    dates,
    formulas,
    merged_values,
    hidden_rows,
    thousands_lost,
    thousand_times,
    doubled_rows,
    keys_slipped,
    numbers_slipped,
    old_version,
    words_of_choices,
    reworded_labels,
    copied_sheet,
    words_in_values,
    two_value_columns,
)
LAST = (keys_gone,)
"""Spoilings after which rows cannot be found by their keys any more."""


def spoiled(content: bytes, seed: int) -> Filled:
    """Return a workbook filled in at random and spoiled in one to three ways; every way comes round."""
    one = fill(content, seed)
    chosen = [SPOILINGS[seed % len(SPOILINGS)], *one.random.sample(SPOILINGS, one.random.randint(0, 2))]
    # What turns keys around comes last, so that the others still hit the cells that they mean.
    for spoiling in sorted(
        dict.fromkeys(chosen), key=lambda one: one in {old_version, copied_sheet, keys_slipped}
    ):
        if spoiling(one):
            one.applied.append(spoiling.__name__)
    if seed % 3 == 0:
        keys_gone(one)
        one.applied.append(keys_gone.__name__)
    return one


def each_spoiling() -> Iterator[Callable[[Filled], bool]]:
    """Yield every spoiling by itself."""
    yield from SPOILINGS
    yield from LAST
