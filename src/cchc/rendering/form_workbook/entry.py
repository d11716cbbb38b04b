"""Data validation of the cells that people fill in, with what Excel says to them."""

from typing import Any

from cchc.rendering.form_workbook.model import EntryKind

BLANK_NAME, LIST_NAME = "KY_HIEU", "LUA_CHON_{}"
_TITLES = {
    EntryKind.COUNT: "Số đếm",
    EntryKind.MONEY: "Số tiền",
    EntryKind.PERCENT: "Tỷ lệ phần trăm",
    EntryKind.CHOICE: "Chọn trong danh sách",
    EntryKind.YES_NO: "Có hoặc Không",
    EntryKind.PAIR: "Hai số",
    EntryKind.WORDS: "Nội dung",
}
_BLANKS = "Nếu không có số: KPS (không phát sinh), KAD (không áp dụng), CĐH (chưa đến hạn)."
_INPUTS = {
    EntryKind.COUNT: f"Nhập số nguyên, từ 0 trở lên, ví dụ 1901. {_BLANKS}",
    EntryKind.MONEY: f"Nhập số, từ 0 trở lên, theo đơn vị ở cột bên trái. {_BLANKS}",
    EntryKind.PERCENT: f"Nhập số từ 0 đến 100, ví dụ 91,46; hoặc hai số như 101/119. {_BLANKS}",
    EntryKind.CHOICE: f"Chọn một mục trong danh sách. {_BLANKS}",
    EntryKind.YES_NO: f"Chọn Có hoặc Không. {_BLANKS}",
    EntryKind.PAIR: f"Nhập hai số cách nhau bằng dấu gạch chéo, ví dụ 549/8. {_BLANKS}",
    EntryKind.WORDS: "Nhập nội dung, không quá 300 chữ.",
}
_ERRORS = {
    EntryKind.COUNT: "Ô này cần số nguyên từ 0 trở lên, hoặc KPS, KAD, CĐH. Giải thích ghi ở cột Ghi chú.",
    EntryKind.MONEY: "Ô này cần một số từ 0 trở lên, hoặc KPS, KAD, CĐH.",
    EntryKind.PERCENT: "Ô này cần số từ 0 đến 100, hai số như 101/119, hoặc KPS, KAD, CĐH.",
    EntryKind.CHOICE: "Hãy chọn một mục trong danh sách của ô.",
    EntryKind.YES_NO: "Hãy chọn Có hoặc Không.",
    EntryKind.PAIR: "Ô này cần hai số cách nhau bằng dấu gạch chéo, ví dụ 549/8, hoặc KPS, KAD, CĐH.",
    EntryKind.WORDS: "Nội dung dài quá 300 chữ.",
}


def validation(kind: EntryKind, cell: str, list_name: str) -> dict[str, Any]:
    """Return the validation of value cells for XlsxWriter; `list_name` names the list of choices."""
    rule: dict[str, Any] = {
        "input_title": _TITLES[kind],
        "input_message": _INPUTS[kind],
        "error_title": "Chưa đúng kiểu số liệu",
        "error_message": _ERRORS[kind],
        "ignore_blank": True,
    }
    if kind in {EntryKind.CHOICE, EntryKind.YES_NO}:
        return rule | {"validate": "list", "source": f"={list_name}"}
    if kind is EntryKind.WORDS:
        return rule | {"validate": "length", "criteria": "<=", "value": 300}
    return rule | {"validate": "custom", "value": _formula(kind, cell)}


def _formula(kind: EntryKind, cell: str) -> str:
    blank = f"COUNTIF({BLANK_NAME},{cell})>0"
    two = f'ISNUMBER(FIND("/",{cell}))'
    number = {
        EntryKind.COUNT: f"AND({cell}>=0,{cell}=INT({cell}))",
        EntryKind.PERCENT: f"AND({cell}>=0,{cell}<=100)",
    }.get(kind, f"{cell}>=0")
    if kind is EntryKind.PAIR:
        return f"=IF(ISNUMBER({cell}),FALSE,OR({blank},{two}))"
    words = f"OR({blank},{two})" if kind is EntryKind.PERCENT else blank
    return f"=IF(ISNUMBER({cell}),{number},{words})"
