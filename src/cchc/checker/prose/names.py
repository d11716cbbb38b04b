"""How many bodies or places a list names: “Sở A, Sở B và UBND các xã C, D”.

Names hold commas and “và” themselves, and one head word may serve several names, so that a list tells a
least and a most.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

CAPITAL = "A-Z" + "".join(
    letter for letter in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if letter.isupper()
)
PLACE = (
    r"(?:[Hh]uyện|[Tt]hị xã|[Tt]hành phố|TP\.?|TX\.?|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn"
    r"|[Đđ]ặc khu|[Tt]hôn|[Ấấ]p|[Tt]ỉnh|[Kk]hu phố|[Tt]ổ dân phố)"
)
_SEAT = r"(?:UBND|HĐND|[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân|[Cc]ông an|[Đđ]ảng (?:ủy|uỷ))"
# Words that begin a name of a body whatever follows, and those that do only before a capital.
_BODY = (
    r"Sở|Chi cục|Tổng cục|Cục|Trung tâm|UBND|Ủy ban|Uỷ ban|HĐND|Văn phòng|Thanh tra|Bảo tàng|Bệnh viện"
    r"|Công ty|Tổng công ty|Kho bạc|Tòa án|Toà án|Công an|Đảng bộ|(?:Đảng|Tỉnh|Thành|Huyện|Thị) (?:ủy|uỷ)"
    r"|Quận (?:ủy|uỷ)|Liên đoàn|Liên minh|Mặt trận|Ngân hàng|Bưu điện|Điện lực|Hạt|Thư viện|Học viện"
    r"|Chi nhánh|Hợp tác xã|HTX|Bảo hiểm|BHXH|TAND|VKSND|BQL|Xí nghiệp|Doanh nghiệp"
    r"|Viện (?:kiểm sát|nghiên cứu)|Ban (?:quản lý|chỉ huy|chỉ đạo|tổ chức|tuyên giáo|dân vận)"
    r"|Nhà (?:máy|hát|thiếu nhi|văn hóa)"
    r"|Trường (?:mầm non|tiểu học|trung học|cao đẳng|đại học|chính trị|phổ thông|dạy nghề)"
)
_BODY_OR_WORD = (
    r"[Bb]an|[Pp]hòng|[Tt]rường|[Vv]iện|[Hh]ội|[Qq]uỹ|Báo|Đài|[Tt]rạm|[Đđ]ội|[Vv]ụ|Bộ|[Kk]hoa|Đoàn|Khu|Nhà"
    r"|Hiệp hội|TT|sở|chi cục|cục|trung tâm|văn phòng|công ty|bệnh viện|bảo tàng|chi nhánh|thanh tra|kho bạc"
)
_NAMED_PLACE = re.compile(rf"(?:{_SEAT} )?(?:[Cc]ác )?{PLACE}(?:/ ?{PLACE})*:? ?(?=[{CAPITAL}]|[0-9])")
_NAMED_BODIES = re.compile(rf"[Cc]ác (?:{_BODY}|{_BODY_OR_WORD}|ngành):? ?(?=[{CAPITAL}])")
_NAMED_BODY = re.compile(rf"(?:{_BODY})(?!\w)|(?:{_BODY_OR_WORD}) (?=[{CAPITAL}])")
_SOME = re.compile(r"(?:các|những|một số|nhiều|toàn bộ|tất cả|hầu hết|mỗi|từng)(?!\w)", re.IGNORECASE)
_UNNAMED = re.compile(
    rf"\b(?:các|những|một số|cấp) (?:{PLACE}|sở|ban|phòng|ngành|đơn vị|cơ quan|trường|bản)"
    rf"(?![\w:]| [{CAPITAL}])"
)
_OF_PLACES = re.compile(rf"\bcác {PLACE}:? (?=[{CAPITAL}])")
_CAPITAL = re.compile(rf"[“\"']?[{CAPITAL}]")
_SEPARATOR = re.compile(r"\s*[;,\n](?:\s*và(?!\w))?\s*|\s+(?P<and>và|cùng)\s+")
# “Văn phòng, Thanh tra và 05 phòng”: bodies that are only counted.
_COUNTED = re.compile(
    rf"([0-9]{{1,2}}) (?:{PLACE}|UBND|sở|phòng|ban|ngành|vụ|cục|tổng cục|chi cục|trung tâm|trường|viện"
    r"|bệnh viện|đơn vị|cơ quan|tổ chức|trạm|công ty|doanh nghiệp|hội|chi nhánh)(?! hội| việc| hợp)(?!\w)",
    re.IGNORECASE,
)
_KINDS_TOGETHER = re.compile(
    rf"((?:^|[,;]\s*|\bcác |\bvà |[0-9] )(?:UBND )?{PLACE})((?:,\s+{PLACE})+)(?=[:,]|\s)"
)
_NESTED = re.compile(r"\s*\([^()]*\)")
# “Văn phòng HĐND và | UBND” is one office.
_COUNCIL = re.compile(r"\b(?:HĐND|ĐBQH|Quốc hội|Hội đồng nhân dân)$")
_COMMITTEE = re.compile(r"UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân")
# “Sở Khoa học và | Công nghệ”: fields of work that stand second in the names of bodies.
_SECOND = re.compile(
    r"(?:công nghệ|đào tạo|đầu tư|phát triển|ptnt|môi trường|truyền thông|thể thao|du lịch|xã hội|tôn giáo"
    r"|hạ tầng|đô thị|thương binh|truyền hình|dịch vụ|tổng hợp|gia đình|trẻ em|thông tin|quản trị|hội nghị"
    r"|xuất bản|hướng nghiệp|giáo dục thường xuyên|gdtx|việc làm|an toàn thực phẩm|quan trắc|khai thác"
    r"|phục vụ|hợp tác quốc tế|chất lượng|vệ sinh|bảo vệ|đối ngoại|kiểm nghiệm|thủy sản|thuỷ sản|tư vấn"
    r"|đấu giá|quảng bá)(?!\w)",
    re.IGNORECASE,
)
# Words that no name holds: a clause has begun.
_SAID = re.compile(
    r"\b(?:đã|được|đạt|bị|có|với|để|nhằm|theo|do|khi|vì|còn|chưa|không|là|sẽ|đang|trừ|riêng|nay|nộp|gửi|trước"
    r"|sau|hoàn thành|phối hợp|chủ trì|tổ chức|thực hiện|triển khai|tiếp tục|ban hành|tham mưu|tham gia"
    r"|chỉ đạo|như|gồm|trong đó|tại|bằng|qua|về việc|nên|mà|thì|kể từ|đối với|một phần|phần còn lại)\b"
)
_SAMPLE = re.compile(r"\.\.\.|…|\bv\.? ?v\b|\bvân vân\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:bao )?gồm(?: có)?|cụ thể(?: là)?|đó là|là|tại|của)?(?!\w)\s*:?\s*(?:[-+] )?", re.IGNORECASE
)


class _Kind(StrEnum):
    """What a piece of a list begins with."""

    PLACE = "place"
    BODIES = "bodies"
    BODY = "body"
    CAPITAL = "capital"
    COUNTED = "counted"
    SMALL = "small"
    SOME = "some"


_KINDS = (
    (_COUNTED.match, _Kind.COUNTED),
    (_NAMED_PLACE.match, _Kind.PLACE),
    (_NAMED_BODIES.match, _Kind.BODIES),
    (_SOME.match, _Kind.SOME),
    (_UNNAMED.search, _Kind.SOME),
    (_NAMED_BODY.match, _Kind.BODY),
    (_CAPITAL.match, _Kind.CAPITAL),
)


@dataclass(frozen=True)
class NameCount:
    """How many names a list holds, at least and at most; not `sure` where anything but names stands in it.

    `headed`: at least one name begins with what it is a name of, a department, a commune; `groups`: how many
    semicolons part it into.
    """

    least: int
    most: int
    sure: bool
    headed: bool
    groups: int = 1

    @property
    def printed(self) -> str:
        """The count as a sentence says it: “3”, or “3–4”."""
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"

    def fits(self, count: int) -> bool:
        """Whether the list can be read as so many names."""
        return self.least <= count <= self.most or count == self.groups > 1


@dataclass(frozen=True)
class _Piece:
    text: str
    kind: _Kind
    after_and: bool

    @property
    def words(self) -> str:
        """Its text without the count of bodies that it begins with."""
        return self.text.lstrip("0123456789") if self.kind is _Kind.COUNTED else self.text

    @property
    def counted(self) -> int:
        """How many bodies it counts without naming them."""
        found = _COUNTED.match(self.text) if self.kind is _Kind.COUNTED else None
        return int(found[1]) if found else 0

    @property
    def is_head(self) -> bool:
        return self.kind in {_Kind.PLACE, _Kind.BODIES, _Kind.BODY}


def count_names(text: str, of_places: bool = False) -> NameCount | None:
    """Count the names of a list; None where it begins with no name, or speaks of some without naming them.

    Bodies that it only counts are added to those that it names.

    `of_places`: names without a head word are those of places, which hold no commas.
    """
    bare = _NESTED.sub("", text).strip()
    listed = _KINDS_TOGETHER.sub(_joined, bare[_lead(bare) :].strip(" .:"))
    pieces = list(_pieces(listed))
    if not pieces or pieces[0].kind is _Kind.SMALL or any(one.kind is _Kind.SOME for one in pieces):
        return None
    headed, counted = any(one.is_head for one in pieces), any(one.counted for one in pieces)
    if counted and not headed:
        return None
    steps = list(_steps(pieces, of_places))
    return NameCount(
        sum(least for least, _most in steps),
        sum(most for _least, most in steps),
        _is_sure(listed, pieces) and not any(map(_lists, _NESTED.findall(text))),
        headed,
        1 if counted else len([one for one in listed.split(";") if one.strip()]),
    )


def _joined(kinds: re.Match[str]) -> str:
    """Several kinds of places before their names, “các xã, phường”, as one piece."""
    return kinds[1] + kinds[2].replace(",", "/")


def _lead(text: str) -> int:
    found = _LEAD.match(text)
    return found.end() if found else 0


def _lists(bracket: str) -> bool:
    """Whether a bracket after a name may hold names, or a figure, itself."""
    return bool(re.search(r"[,;0-9]| và ", bracket))


def _is_sure(listed: str, pieces: Sequence[_Piece]) -> bool:
    figures = any(letter.isdigit() for one in pieces for letter in one.words)
    told = figures or _SAID.search(listed) or _SAMPLE.search(listed)
    headless = pieces[0].kind is _Kind.CAPITAL and any(one.kind is _Kind.SMALL for one in pieces)
    return not told and not headless


def _pieces(text: str) -> Iterator[_Piece]:
    """What stands between commas, semicolons and “và”."""
    at, after_and, before = 0, False, ""
    for found in (*_SEPARATOR.finditer(text), None):
        stop = found.start() if found else len(text)
        piece = text[at:stop].strip(" .:-–")
        if piece:
            yield _Piece(piece, _kind(piece, before), after_and)
            before = piece
        if found:
            at, after_and = found.end(), found["and"] is not None


def _kind(piece: str, before: str) -> _Kind:
    if _COMMITTEE.match(piece) and _COUNCIL.search(before) and not _NAMED_PLACE.match(piece):
        return _Kind.SMALL if before.startswith("Văn phòng") else _Kind.CAPITAL
    kind = next((kind for tells, kind in _KINDS if tells(piece)), _Kind.SMALL)
    return _Kind.PLACE if kind is _Kind.BODY and _OF_PLACES.search(piece) else kind


def _steps(pieces: Sequence[_Piece], of_places: bool) -> Iterator[tuple[int, int]]:
    """For each piece how many names it adds, at least and at most."""
    last = max((at for at, one in enumerate(pieces) if one.is_head), default=-1)
    head, open_ended = _Kind.PLACE if of_places else _Kind.BODIES, False
    for at, piece in enumerate(pieces):
        if piece.counted:
            yield piece.counted, piece.counted
        elif at == 0 or piece.is_head:
            head, open_ended = (piece.kind if piece.is_head else head), False
            yield 1, 1
        elif piece.kind is _Kind.SMALL:
            yield 0, 0
        elif head is not _Kind.BODY:
            second = head is _Kind.BODIES and (piece.after_and or _SECOND.match(piece.text))
            yield 0 if second else 1, 1
        else:
            goes_on = _SECOND.match(piece.text) or (piece.after_and and at < last and not open_ended)
            open_ended = open_ended or not goes_on
            yield 0, 0 if goes_on else 1
