"""Digits that count nothing: numbered documents, days, periods, years, levels, articles, telephones, "
"addresses."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

_ACT_WORDS = (
    r"quyết định|nghị định|nghị quyết|thông tư(?: liên tịch)?|chỉ thị|kết luận|công văn|văn bản|kế hoạch"
    r"|báo cáo"
    r"|tờ trình|thông báo|hướng dẫn|chương trình(?: hành động)?|công điện|giấy mời|đề án|luật|pháp lệnh"
    r"|quy định"
    r"|biên bản|hợp đồng|giấy phép|QĐ|NĐ|NQ|TT|CV|KH|BC|TTr|TB|CT|ĐA"
)
# A set of letters looked ahead for spares trying each word at every place.
_ACT = rf"(?=[BCGHKLNPQTVĐbcghklnpqtvđ])\b(?i:{_ACT_WORDS})"
_YEAR = r"(?:19|20)[0-9]{2}"
_LETTERS = r"[A-ZĐÀ-Ỹ]"
# A letter or digit that is looked behind spares asking for the border of a word at every place.
_TWO = r"[0-9](?<!\w.)[0-9]?"
_FIVE = r"[0-9](?<!\w.)[0-9]{0,4}"
_NO = r"[sS](?<!\w.)(?i:ố:? ?)"
_DAY = r"[nN](?<!\w.)(?i:gày)"
_MONTH = r"[tT](?<!\w.)(?i:háng)"
_PATTERNS = (
    # Addresses and telephones.
    r"(?:https?://|www\.)\S+",
    r"(?<![0-9.,/])(?:1[89]00|0[0-9]{2,3})[ .][0-9]{3,4}(?:[ .][0-9]{3,4})*(?![0-9.,]*[0-9])(?!\s*/)",
    r"0(?<!\w.)[0-9]{9,10}\b",
    r"(?=[HFTĐhftđ])(?i:(?:điện thoại|hotline|đường dây nóng|fax|tổng đài)\D{0,20}[0-9][0-9. ]{4,14})",
    # Numbered documents: 123/QĐ-UBND, 01/2023/QĐ-UBND, 1350-QĐ/HU, số 32/2020, Nghị định 68.
    rf"{_FIVE}[a-z]? ?/ ?(?:{_YEAR} ?/ ?)?{_LETTERS}[\w&]*(?: ?[-–/] ?{_LETTERS}[\w&]*){{0,5}}",
    rf"{_FIVE} ?- ?{_LETTERS}[\w&]*/{_LETTERS}[\w&]*",
    rf"{_NO}[0-9]{{1,5}}/{_YEAR}\b",
    rf"{_ACT} (?i:số:? ?)[0-9]{{1,5}}(?:[/-][\w/&-]*)?",
    rf"{_ACT} (?!0[0-9]\b)[0-9]{{1,5}}(?=/{_YEAR}|[/-]{_LETTERS}| ?(?:ngày\b|của\b|[,;.:)](?![0-9])|\n"
    rf"|$))(?:/{_YEAR})?",
    r"(?:\b(?:Đề án|Nghị định|Nghị quyết|Chỉ thị|Kết luận|NĐ|NQ|QĐ)) [0-9]{1,4}\b(?! ?[%.,][0-9%])",
    rf"{_NO}[0-9]{{1,5}}(?: ?/ ?(?=[A-ZĐ])[\w/&-]+)",
    # Days, months, quarters, years, spans of years, periods.
    rf"{_TWO} ?[/.-] ?[0-9]{{1,2}} ?[/.-] ?{_YEAR}\b",
    rf"{_DAY} ?[0-9]{{1,2}}(?i: tháng) ?[0-9]{{1,2}}(?:(?i: năm) ?{_YEAR})?",
    rf"{_DAY} ?[0-9]{{1,2}}[/.-][0-9]{{1,2}}\b(?![/%])",
    rf"{_TWO} tháng [0-9]{{1,2}} năm {_YEAR}\b",
    r"(?=[tđhsTĐHS])(?i:\b(?:từ|đến|tới|hết|trước|sau) )(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])\b"
    r"(?=[,;:)\n]|\.(?![0-9])|$| (?:là|đến|tới|đã|có)\b)",
    rf"{_MONTH}(?<![0-9] [tT]háng) ?(?:1[0-2]|0?[1-9])(?![0-9])(?![.,]?[0-9]+(?i:%| ?(?:triệu|tỷ|tỉ|nghìn)))"
    rf"(?:(?: ?[/.-] ?|(?i: năm) ?){_YEAR})?",
    rf"{_MONTH} ?[0-9]{{1,2}}(?:(?:, ?| và )[0-9]{{1,2}}(?![0-9]| (?!năm|và)[^\W\d]))+",
    rf"(?=[0-9])\b(?:0?[1-9]|1[0-2])/{_YEAR}\b",
    rf"[qQ](?<!\w.)(?i:uý) (?:[0-9](?![.,][0-9])|I{{1,3}}|IV)\b(?: ?[/,-]? ?(?:năm )?{_YEAR})?",
    rf"(?=[12])\b{_YEAR} ?[-–—] ?{_YEAR}\b",
    rf"(?=[ĐGKNSTđgknst])(?i:\b(?:năm|giai đoạn|nhiệm kỳ|niên độ|kỳ|từ|đến|so với)) ?{_YEAR}\b"
    r"(?! ?(?:%|hồ sơ|lượt|người))"
    rf"(?:(?:, ?| và | ?- ?){_YEAR}\b)*",
    r"2(?<=[^\W\d] 2)0[0-4][0-9](?=[:;,)]|$)",
    r"2(?<!\w.)0[0-4][0-9](?= (?:chuyển|mang) (?:sang|qua)\b)",
    r"(?=[0369])\b0?[369](?i: tháng (?:đầu năm|cuối năm|đầu|cuối|năm))",
    r"(?=[01369])\b(?:0?[369]|1[01])(?<!từ .)(?<!còn .)(?<!xuống .)(?i: tháng)\b",
    # Two tiers of government, the “six clears”.
    r"(?=[CĐMBHcđmbh])(?i:\b(?:chính quyền|địa phương|mô hình|bộ máy|cả|hành chính) )0?[23] cấp\b",
    r"(?=[0-9])\b0?[2-9](?= (?:rõ|tại chỗ)\b)",
    # Ages.
    r"(?=[1-9])\b[0-9]{2}(?: ?(?:[-–]|đến)(?: dưới)? ?[0-9]{2})? tuổi\b",
    # Levels, articles, places in a list, versions, standards.
    r"(?=[BCKLMPQTĐbcklmpqtđ])(?i:\b(?:mức độ|mức|cấp độ|điều|khoản|mục|tiểu mục|phụ lục|biểu số|mẫu số"
    r"|chương|đợt|lần thứ|phiên bản|tiêu chí|chú thích|quốc lộ)"
    r" (?:số )?)[0-9]+[a-z]?(?:\.[0-9]+)*(?:(?:, ?| và | ?- ?|/)[0-9]+(?:\.[0-9]+)*)*(?![0-9]*[,.]?[0-9]*%)",
    r"[đĐ](?<!\w.)(?i:iểm )[a-zđ]\b",
    r"\[[0-9]{1,3}\]",
    r"(?=[BKLNTVĐbklntvđ])(?i:\b(?:nhóm|lớp|khối|tổ số|bước|vòng|đoàn số|loại) )[0-9]{1,2}\b"
    r"(?! ?(?:%|người|hộ|đơn vị|hồ sơ|/|[.,][0-9]))",
    r"[TQIV](?<!\w.)(?:(?<=T)CVN|(?<=Q)CVN|(?<=I)SO|(?<=I)EC|(?<=V)N)"
    r"(?:[ /-](?:ISO|IEC|TCVN))*[ :/-]?[0-9]+(?: ?[-:] ?[0-9]+)*(?:/[A-Z]+)?",
    r"[gG](?<!\w.)(?i:ấp (?:\w+ )?[0-9]{1,3}(?:,[0-9]+)? lần\b)",
    r"[cC](?<!\w.)(?i:ovid ?[-–]? ?19\b)",
    r"[0-9](?<!\w.)(?:(?<=2)4/(?:24|7)\b|[0-9]*/24(?: ?h\b| ?giờ))",
    r"[A-Z0-9](?<!\w.)(?:(?<=[A-Z])[A-Z]{0,5}[0-9]+\b|(?<=[0-9])[0-9]*[A-Z]\b)",
    r"(?<=\n)[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?= )|(?<=^)\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?=\s|[^\W\d])",
    r"(?<=\n)[0-9]{1,2}[-–](?= [^\W\d])|(?<=^)\s*[0-9]{1,2}[-–](?= [^\W\d])",
)
_ONE = tuple(re.compile(pattern) for pattern in _PATTERNS)

# “plans 6, letters 9”: kinds of documents with how many there are, not their numbers.
_COUNTED = re.compile(
    rf"(?P<act>{_ACT} [0-9]{{1,3}})(?=(?:, |; | và )(?P<next>{_ACT} [0-9]{{1,3}})(?=[,;.)]| và |$))"
)


class Covered:
    """Spans of a text that no count may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = _united(sorted(spans))
        self._starts = [start for start, _stop in self._spans]

    def overlaps(self, start: int, stop: int) -> bool:
        """Tell whether some covered span shares a character with this one."""
        at = bisect_right(self._starts, stop - 1) - 1
        return at >= 0 and self._spans[at][1] > start


@lru_cache(maxsize=512)
def references(text: str) -> Covered:
    """Cover everything in the text whose digits are a name, a day or an address, not an amount."""
    found = [one.span() for pattern in _ONE for one in pattern.finditer(text)]
    listed = {one.span("act") for one in _COUNTED.finditer(text)} | {
        one.span("next") for one in _COUNTED.finditer(text)
    }
    return Covered(span for span in found if span not in listed)


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, stop in spans:
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(stop, united[-1][1]))
        else:
            united.append((start, stop))
    return united
