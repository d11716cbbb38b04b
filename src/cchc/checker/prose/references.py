"""Digits that count nothing: numbered documents, days, periods, years, levels, articles, telephones, "
"addresses."""

import re
from bisect import bisect_right
from collections.abc import Iterable

_ACT_WORDS = (
    r"quyết định|nghị định|nghị quyết|thông tư(?: liên tịch)?|chỉ thị|kết luận|công văn|văn bản|kế hoạch"
    r"|báo cáo"
    r"|tờ trình|thông báo|hướng dẫn|chương trình(?: hành động)?|công điện|giấy mời|đề án|luật|pháp lệnh"
    r"|quy định"
    r"|biên bản|hợp đồng|giấy phép|QĐ|NĐ|NQ|TT|CV|KH|BC|TTr|TB|CT|ĐA"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_LETTERS = r"[A-ZĐÀ-Ỹ]"
_PATTERNS = (
    # Addresses and telephones.
    r"(?:https?://|www\.)\S+",
    r"(?<![0-9.,/])(?:1[89]00|0[0-9]{2,3})[ .][0-9]{3,4}(?:[ .][0-9]{3,4})*(?![0-9.,]*[0-9])(?!\s*/)",
    r"\b0[0-9]{9,10}\b",
    r"(?i:(?:điện thoại|hotline|đường dây nóng|fax|tổng đài)\D{0,20}[0-9][0-9. ]{4,14})",
    # Numbered documents: 123/QĐ-UBND, 01/2023/QĐ-UBND, 1350-QĐ/HU, số 32/2020, Nghị định 68.
    rf"\b[0-9]{{1,5}}[a-z]? ?/ ?(?:{_YEAR} ?/ ?)?{_LETTERS}[\w&]*(?: ?[-–/] ?{_LETTERS}[\w&]*){{0,5}}",
    rf"\b[0-9]{{1,5}} ?- ?{_LETTERS}[\w&]*/{_LETTERS}[\w&]*",
    rf"(?i:\bsố:? ?[0-9]{{1,5}}/{_YEAR}\b)",
    rf"(?:\b(?i:{_ACT_WORDS})) (?i:số:? ?)[0-9]{{1,5}}(?:[/-][\w/&-]*)?",
    rf"(?:\b(?i:{_ACT_WORDS})) [0-9]{{1,5}}(?=/{_YEAR}|[/-]{_LETTERS}| ?(?:ngày\b|của\b|[,;.)]|\n"
    rf"|$))(?:/{_YEAR})?",
    r"(?:\b(?:Đề án|Nghị định|Nghị quyết|Chỉ thị|Kết luận|NĐ|NQ|QĐ)) [0-9]{1,4}\b(?! ?[%.,][0-9%])",
    r"(?i:\bsố:? ?)[0-9]{1,5}(?: ?/ ?(?=[A-ZĐ])[\w/&-]+)",
    # Days, months, quarters, years, spans of years, periods.
    rf"\b[0-9]{{1,2}} ?[/.-] ?[0-9]{{1,2}} ?[/.-] ?{_YEAR}\b",
    rf"(?i:\bngày) ?[0-9]{{1,2}}(?i: tháng) ?[0-9]{{1,2}}(?:(?i: năm) ?{_YEAR})?",
    r"(?i:\bngày) ?[0-9]{1,2}[/.-][0-9]{1,2}\b(?![/%])",
    rf"(?i:\btháng) ?[0-9]{{1,2}}(?:(?: ?[/.-] ?|(?i: năm) ?){_YEAR})?",
    r"(?i:\btháng) ?[0-9]{1,2}(?:(?:, ?| và )[0-9]{1,2})+",
    rf"\b(?:0?[1-9]|1[0-2])/{_YEAR}\b",
    rf"(?i:\bquý) (?:[0-9]|I{{1,3}}|IV)\b(?: ?[/,-]? ?(?:năm )?{_YEAR})?",
    rf"\b{_YEAR} ?[-–—] ?{_YEAR}\b",
    rf"(?i:\b(?:năm|giai đoạn|nhiệm kỳ|niên độ|kỳ|từ|đến|so với)) ?{_YEAR}\b(?! ?(?:%|hồ sơ|lượt|người))"
    rf"(?:(?:, ?| và | ?- ?){_YEAR}\b)*",
    r"\b0?[369](?i: tháng (?:đầu năm|cuối năm|đầu|cuối|năm))",
    r"\b0?[369](?i: tháng)(?= năm| \d{4}|[,.;])",
    # Levels, articles, places in a list, versions, standards.
    r"(?i:\b(?:mức độ|mức|cấp độ|điều|khoản|mục|tiểu mục|phụ lục|biểu số|mẫu số|chương"
    r"|đợt|lần thứ|phiên bản|tiêu chí|chú thích|quốc lộ)"
    r" (?:số )?)[0-9]+[a-z]?(?:\.[0-9]+)*(?:(?:, ?| và | ?- ?|/)[0-9]+(?:\.[0-9]+)*)*(?![0-9]*[,.]?[0-9]*%)",
    r"(?i:\bđiểm )[a-zđ]\b",
    r"\[[0-9]{1,3}\]",
    r"(?i:\b(?:nhóm|tổ số|bước|vòng|đoàn số|loại) )[0-9]{1,2}\b(?! ?(?:%|người|hộ|đơn vị|hồ sơ|/|[.,][0-9]))",
    r"\b(?:TCVN|QCVN|ISO|IEC|VN)(?:[ /-](?:ISO|IEC|TCVN))*[ :/-]?[0-9]+(?: ?[-:] ?[0-9]+)*(?:/[A-Z]+)?",
    r"(?i:\bgấp (?:\w+ )?[0-9]{1,3}(?:,[0-9]+)? lần\b)",
    r"(?i:\bcovid ?[-–]? ?19\b)",
    r"\b(?:24/24|24/7)\b|\b[0-9]+/24(?: ?h\b| ?giờ)",
    r"\b[A-Z]{1,6}[0-9]+\b|\b[0-9]+[A-Z]\b(?!\w)",
    r"(?<=\n)[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?= )|(?<=^)\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?=\s|[^\W\d])",
)
_ONE = tuple(re.compile(pattern) for pattern in _PATTERNS)


class Covered:
    """Spans of a text that no count may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = _united(sorted(spans))
        self._starts = [start for start, _stop in self._spans]

    def overlaps(self, start: int, stop: int) -> bool:
        """Tell whether some covered span shares a character with this one."""
        at = bisect_right(self._starts, stop - 1) - 1
        return at >= 0 and self._spans[at][1] > start


def references(text: str) -> Covered:
    """Cover everything in the text whose digits are a name, a day or an address, not an amount."""
    return Covered(found.span() for pattern in _ONE for found in pattern.finditer(text))


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, stop in spans:
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(stop, united[-1][1]))
        else:
            united.append((start, stop))
    return united
