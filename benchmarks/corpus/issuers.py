"""Who reports: invented provinces, districts, communes and their offices, and for which period."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cchc.engine.numerals import roman

PLACES = ("Bình Lâm", "Hải Nguyên", "Phú Định", "Lam Giang", "Sơn Hạ", "Vân Khê", "Đông Hòa", "Yên Thủy")
DISTRICTS = ("Mộc Sơn", "Thanh Trì Hạ", "Quảng Nham", "Yên Khê", "An Lộc", "Kim Bình", "Trà Lĩnh Nam")
COMMUNES = ("Tân Lập Hạ", "Đồng Tiến", "Nà Khoang", "Phúc Thịnh", "Cẩm Đàn", "Hòa Mục", "Xuân Viên")
OFFICES = (
    ("Sở Nội vụ", "SNV", ("tổ chức hội", "công chức, viên chức", "thi đua, khen thưởng")),
    ("Sở Xây dựng", "SXD", ("hoạt động xây dựng", "nhà ở", "vận tải đường bộ")),
    ("Sở Công Thương", "SCT", ("xúc tiến thương mại", "hóa chất", "lưu thông hàng hóa")),
    ("Sở Tư pháp", "STP", ("lý lịch tư pháp", "công chứng", "luật sư")),
)


@dataclass(frozen=True)
class Span:
    """The period: its name, its window as Decree 09/2019/NĐ-CP counts it, the day of the report."""

    name: str
    year: int
    first: date
    last: date
    reported: date
    whole_year: bool


@dataclass(frozen=True)
class Issuer:
    """The issuing unit: level, name, symbol of its papers, place, what its figures split into."""

    level: str
    name: str
    symbol: str
    place: str
    parts: tuple[str, ...]
    below: tuple[str, str]

    @property
    def head(self) -> str:
        """How the report calls its issuer in the text."""
        return self.name if self.level == "department" else f"UBND {self.name}"


def span(rng: Random) -> Span:
    """A quarter, half, nine months or a year between 2020 and 2026."""
    year = rng.randint(2020, 2026)
    names = {
        3: f"quý I năm {year}",
        6: f"6 tháng đầu năm {year}",
        9: rng.choice([f"quý {roman(3)} năm {year}", f"9 tháng đầu năm {year}"]),
        12: f"năm {year}",
    }
    month = rng.choice((3, 6, 6, 9, 12, 12) if year < 2026 else (3, 6, 9))
    starts_late = month == 9 and names[9].startswith("quý")
    first = date(year, 6, 15) if starts_late else date(year - 1, 12, 15)
    last = date(year, month, 14)
    return Span(names[month], year, first, last, last + timedelta(days=rng.randint(1, 12)), month == 12)


def issuer(rng: Random, when: Span) -> Issuer:
    """Someone who could report then: no districts after 1 July 2025."""
    two_tiers = (when.year, when.last.month) >= (2025, 9)
    level = rng.choice(("province", "department", "commune") if two_tiers else
                       ("province", "department", "district", "commune"))  # fmt: skip
    if level == "province":
        place = rng.choice(PLACES)
        parts = ("cấp tỉnh", "cấp xã") if two_tiers else ("cấp tỉnh", "cấp huyện", "cấp xã")
        below = ("sở, ngành", "xã, phường" if two_tiers else "huyện, thành phố")
        return Issuer(level, f"tỉnh {place}", "UBND", place, parts, below)
    if level == "department":
        name, symbol, fields = rng.choice(OFFICES)
        named = tuple(f"lĩnh vực {field}" for field in fields)
        return Issuer(
            level, name, symbol, rng.choice(PLACES), named, ("phòng chuyên môn", "đơn vị trực thuộc")
        )
    if level == "district":
        place = rng.choice(DISTRICTS)
        below = ("phòng chuyên môn", "xã, thị trấn")
        return Issuer(level, f"huyện {place}", "UBND", place, ("cấp huyện", "cấp xã"), below)
    place = rng.choice(COMMUNES)
    fields = ("lĩnh vực chứng thực", "lĩnh vực hộ tịch", "lĩnh vực đất đai")
    return Issuer(level, f"xã {place}", "UBND", place, fields, ("bộ phận chuyên môn", "thôn, bản"))
