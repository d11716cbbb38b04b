"""Points 17–22: number and symbol, place and date."""

import re
from collections.abc import Iterator
from datetime import date

from cchc.document.decree30 import PADDED_MONTHS
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, annex_three, check
from cchc.reading.lint.demands import NO_LETTERHEAD, Look, look_flaws, need
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.kinds import CODES
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Parts

_NUMBER = re.compile(r"^Số: *(0[1-9]|[1-9]\d+)?/([^\W\d_]+(?:-[^\W\d_]+)*)$")
_LOOSE_CODE = re.compile(r"/\s*([^\W\d_]+)")
_DATE = re.compile(r"^.+, ngày +(\d{1,2})? *tháng +(\d{1,2})? *năm (\d{4})$")
_NO_NUMBER = N_("Không nhận ra dòng số, ký hiệu.")
_NO_DATE = N_("Không nhận ra dòng địa danh, thời gian.")


def _number_line(parts: Parts) -> Line | None:
    return need(parts.letterhead, NO_LETTERHEAD).number


@check(
    17,
    Titles(N_("Số, ký hiệu"), "Number and symbol"),
    Basis(
        annex_one("II.3"),
        N_("ghi theo dạng “Số: 05/BC-UBND”: số nhỏ hơn 10 thêm 0, không cách chữ, ký hiệu in hoa"),
    ),
    "the number may be blank in a draft",
)
def number(parts: Parts) -> Iterator[Flaw]:
    """Matches Số: 05/BC-UBND; capitals begin each group; no spaces."""
    line = _number_line(parts)
    if line is None:
        if parts.title is None or parts.title.code != "BB":
            yield Flaw(N_("không thấy dòng số, ký hiệu"))
        return
    match = _NUMBER.match(line.text)
    if match is None or not all(group[0].isupper() for group in match[2].split("-")):
        yield Flaw.at(line, N_("ghi chưa đúng dạng"))


@check(
    18,
    Titles(N_("Kiểu chữ của số, ký hiệu"), "Look of the number"),
    Basis(annex_one("II.3"), N_("để cỡ chữ 13, kiểu chữ đứng, không đậm, canh giữa dưới tên cơ quan")),
)
def number_look(parts: Parts) -> Iterator[Flaw]:
    """13 pt, neither bold nor italic, centred."""
    line = need(_number_line(parts), _NO_NUMBER)
    yield from look_flaws(line, Look(sizes=sizes.NUMBER, bold=False, italic=False, centred=True))


@check(
    19,
    Titles(N_("Chữ viết tắt tên loại"), "Code of the kind"),
    Basis(
        annex_three(N_("bảng chữ viết tắt")),
        N_("dùng chữ viết tắt đúng với tên loại văn bản; công văn không có chữ viết tắt tên loại"),
    ),
)
def kind_code(parts: Parts) -> Iterator[Flaw]:
    """First group after the slash is the code of the kind; for công văn none of the codes, nor CV."""
    line = need(_number_line(parts), _NO_NUMBER)
    match = need(_LOOSE_CODE.search(line.text), _NO_NUMBER)
    if parts.is_letter:
        if match[1] in CODES | {"CV"}:
            yield Flaw.at(line, N_("công văn không dùng chữ viết tắt “%(code)s”"), code=match[1])
        return
    title = need(parts.title, N_("Không nhận ra tên loại."))
    wanted = need(title.code, N_("Tên loại không có trong danh mục."))
    if match[1] != wanted:
        yield Flaw.at(
            line, N_("chữ viết tắt là “%(found)s”, phải là “%(wanted)s”"), found=match[1], wanted=wanted
        )


def _date_line(parts: Parts) -> Line | None:
    return need(parts.letterhead, NO_LETTERHEAD).place_date


@check(
    20,
    Titles(N_("Địa danh và thời gian"), "Place and date"),
    Basis(annex_one("II.4"), N_("ghi theo dạng “Khánh Hòa, ngày 05 tháng 9 năm 2021”, ngày có thật")),
    "blank in a draft; padding is point 22",
)
def place_date(parts: Parts) -> Iterator[Flaw]:
    """Matches PLACE, ngày DD tháng MM năm YYYY; a date that exists."""
    line = _date_line(parts)
    if line is None:
        if parts.title is None or parts.title.code != "BB":
            yield Flaw(N_("không thấy dòng địa danh và thời gian ban hành"))
        return
    match = _DATE.match(line.text)
    if match is None:
        yield Flaw.at(line, N_("ghi chưa đúng dạng"))
    elif not _exists(match):
        yield Flaw.at(line, N_("ngày này không có trong lịch"))


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match[3]), int(match[2] or 1), int(match[1] or 1))
    except ValueError:
        return False
    return True


@check(
    21,
    Titles(N_("Kiểu chữ của địa danh, thời gian"), "Look of place and date"),
    Basis(annex_one("II.4"), N_("để chữ nghiêng, không đậm, cỡ 13–14, canh giữa, cùng dòng với số, ký hiệu")),
)
def place_date_look(parts: Parts) -> Iterator[Flaw]:
    """Italic, not bold, 13–14 pt, centred, in the same row as the number."""
    line = need(_date_line(parts), _NO_DATE)
    yield from look_flaws(line, Look(sizes=sizes.BODY, bold=False, italic=True, centred=True))
    beside = _number_line(parts)
    if beside is not None and (beside.block, beside.row) != (line.block, line.row):
        yield Flaw.at(line, N_("không nằm cùng dòng với số, ký hiệu"))


@check(
    22,
    Titles(N_("Số 0 trước ngày, tháng"), "Padding of day and month"),
    Basis(
        annex_one("II.4"),
        N_("thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, 2; không thêm trước tháng khác"),
    ),
)
def padding(parts: Parts) -> Iterator[Flaw]:
    """Days 01–09, months 01 and 02 are padded; months 03–09 padded warn."""
    line = need(_date_line(parts), _NO_DATE)
    match = need(_DATE.match(line.text), N_("Dòng địa danh, thời gian chưa đúng dạng."))
    day, month = match[1] or "", match[2] or ""
    if len(day) == 1:
        yield Flaw.at(line, N_("ngày “%(day)s” thiếu số 0 phía trước"), day=day)
    if len(month) == 1 and int(month) in PADDED_MONTHS:
        yield Flaw.at(line, N_("tháng “%(month)s” thiếu số 0 phía trước"), month=month)
    if month.startswith("0") and int(month) not in PADDED_MONTHS:
        yield Flaw.at(line, N_("tháng “%(month)s” thừa số 0 phía trước"), Severity.WARNING, month=month)


CHECKS = (number, number_look, kind_code, place_date, place_date_look, padding)
