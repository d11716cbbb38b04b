"""What the rows of an appendix are about, each label in two wordings."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus.world import World

AREAS = (
    "Chỉ đạo, điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng chính quyền điện tử, chính quyền số",
)


@dataclass(frozen=True)
class Title:
    """A row without a figure."""

    label: str


@dataclass(frozen=True)
class Count:
    """A row with one figure."""

    label: str
    unit: str
    key: str


@dataclass(frozen=True)
class Sum:
    """A row and below it all its parts."""

    label: str
    unit: str
    key: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ratio:
    """A row in per cent and below it its whole and its part, as (label, key)."""

    label: str
    unit: str
    whole: tuple[str, str]
    part: tuple[str, str]


@dataclass(frozen=True)
class Code:
    """A row whose figure chooses one of several answers."""

    label: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A row without a figure and what stands below it."""

    label: str
    entries: "tuple[Entry, ...]"


Entry = Title | Count | Sum | Ratio | Code | Group


def entries(world: World, area: int, chosen: int) -> Iterator[Entry]:
    """The rows of an area, from 0, in the first or second wording."""
    makers = (_direction, _laws, _procedures, _apparatus, _staff, _finance, _digital)
    return makers[area](world, chosen)


def _direction(world: World, chosen: int) -> Iterator[Entry]:
    upper, lower = world.issuer.below
    label = ("Số văn bản chỉ đạo CCHC đã ban hành", "Văn bản chỉ đạo, điều hành CCHC ban hành trong kỳ")
    yield Count(label[chosen], "Văn bản", "orders")
    yield Ratio(
        ("Tỷ lệ hoàn thành Kế hoạch CCHC năm", "Mức độ hoàn thành kế hoạch CCHC")[chosen],
        "Nhiệm vụ",
        ("Số nhiệm vụ đề ra trong kế hoạch", "plan"),
        ("Số nhiệm vụ đã hoàn thành", "plan.done"),
    )
    yield Sum(
        ("Số cơ quan, đơn vị được kiểm tra CCHC", "Tổng số đơn vị đã kiểm tra CCHC")[chosen],
        "Cơ quan, đơn vị",
        "inspected",
        ((f"Số {upper} đã kiểm tra", "inspected.upper"), (f"Số {lower} đã kiểm tra", "inspected.lower")),
    )
    yield Ratio(
        "Tỷ lệ xử lý các vấn đề phát hiện qua kiểm tra",
        "Vấn đề",
        ("Số vấn đề phát hiện qua kiểm tra", "issues"),
        ("Số vấn đề phát hiện đã xử lý xong", "issues.fixed"),
    )
    yield Sum(
        ("Tổng số nhiệm vụ được cấp trên giao", "Nhiệm vụ được giao trong kỳ")[chosen],
        "Nhiệm vụ",
        "assigned",
        (
            ("Số nhiệm vụ đã hoàn thành đúng hạn", "assigned.done"),
            ("Số nhiệm vụ đã hoàn thành nhưng quá hạn", "assigned.late"),
            ("Số nhiệm vụ đang thực hiện trong hạn", "assigned.open"),
        ),
    )
    yield Group(
        "Tuyên truyền, tập huấn CCHC",
        (
            Count("Số lớp tập huấn CCHC", "Lớp", "classes"),
            Count("Số lượt người tham gia tập huấn", "Lượt người", "trainees"),
            Count("Số phiếu khảo sát hài lòng", "Phiếu", "survey"),
        ),
    )
    yield Code("Tổ chức đối thoại với người dân, doanh nghiệp", ("Không", "Có"))


def _laws(_world: World, chosen: int) -> Iterator[Entry]:
    yield Sum(
        ("Số VBQPPL đã ban hành", "Tổng số văn bản QPPL ban hành trong kỳ")[chosen],
        "Văn bản",
        "laws",
        (("Số nghị quyết", "laws.resolutions"), ("Số quyết định", "laws.decisions")),
    )
    yield Count("Số VBQPPL đã kiểm tra theo thẩm quyền", "Văn bản", "checked")
    yield Ratio(
        "Tỷ lệ xử lý VBQPPL sau rà soát",
        "Văn bản",
        ("Tổng số VBQPPL cần phải xử lý sau rà soát", "reviewed"),
        ("Số VBQPPL đã xử lý xong", "reviewed.done"),
    )


def _procedures(world: World, chosen: int) -> Iterator[Entry]:
    names = world.issuer.parts
    yield Sum(
        ("Tổng số TTHC thuộc thẩm quyền giải quyết", "Tổng số TTHC đang có hiệu lực")[chosen],
        "Thủ tục",
        "procedures",
        tuple((f"Số TTHC {name}", f"procedures.{level}") for level, name in enumerate(names)),
    )
    yield Count("Số TTHC tiếp nhận không phụ thuộc địa giới hành chính", "Thủ tục", "borderless")
    yield Sum(
        ("Tổng số hồ sơ TTHC đã tiếp nhận", "Số hồ sơ TTHC tiếp nhận trong kỳ")[chosen],
        "Hồ sơ",
        "received",
        (
            ("Số hồ sơ tiếp nhận trực tuyến", "online"),
            ("Số hồ sơ tiếp nhận trực tiếp", "direct"),
        ),
    )
    for level, name in enumerate(names):
        yield Ratio(
            f"Tỷ lệ hồ sơ TTHC {name} được giải quyết đúng hạn",
            "Hồ sơ",
            (f"Tổng số hồ sơ {name} đã giải quyết xong", f"done.{level}"),
            (f"Số hồ sơ {name} giải quyết đúng hạn", f"met.{level}"),
        )
    yield Sum(
        "Tổng số PAKN đã tiếp nhận",
        "Phản ánh, kiến nghị",
        "feedback",
        (("Số PAKN đã giải quyết xong", "feedback.done"), ("Số PAKN đang giải quyết", "feedback.open")),
    )


def _apparatus(_world: World, chosen: int) -> Iterator[Entry]:
    label = ("Tổng số đơn vị sự nghiệp công lập", "Số ĐVSNCL tại thời điểm báo cáo")
    yield Count(label[chosen], "Cơ quan, đơn vị", "units")
    yield Group(
        "Biên chế công chức",
        (
            Count("Tổng số biên chế được giao", "Chỉ tiêu", "posts"),
            Count("Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "posts.filled"),
        ),
    )
    yield Group(
        "Số người làm việc trong đơn vị sự nghiệp công lập",
        (
            Count("Tổng số người làm việc được giao", "Chỉ tiêu", "service.posts"),
            Count("Tổng số người làm việc có mặt", "Người", "service.filled"),
        ),
    )


def _staff(_world: World, _chosen: int) -> Iterator[Entry]:
    yield Count("Số công chức, viên chức được tuyển dụng", "Người", "recruited")
    yield Sum(
        "Số cán bộ, công chức được đánh giá, xếp loại",
        "Người",
        "rated",
        (
            ("Hoàn thành xuất sắc nhiệm vụ", "rated.excellent"),
            ("Hoàn thành tốt nhiệm vụ", "rated.good"),
            ("Hoàn thành nhiệm vụ", "rated.done"),
            ("Không hoàn thành nhiệm vụ", "rated.failed"),
        ),
    )
    yield Count("Số người phải chuyển đổi vị trí công tác", "Người", "rotated")


def _finance(_world: World, _chosen: int) -> Iterator[Entry]:
    yield Ratio(
        "Tỷ lệ giải ngân vốn đầu tư công",
        "Triệu đồng",
        ("Kế hoạch vốn được giao", "budget"),
        ("Đã giải ngân", "spent"),
    )
    yield Sum(
        "Tổng số ĐVSNCL thực hiện tự chủ",
        "Cơ quan, đơn vị",
        "units",
        (
            ("Số ĐVSN tự bảo đảm chi thường xuyên và chi đầu tư", "autonomy.full"),
            ("Số ĐVSN tự bảo đảm chi thường xuyên", "autonomy.regular"),
            ("Số ĐVSN tự bảo đảm một phần chi thường xuyên", "autonomy.partly"),
            ("Số ĐVSN do Nhà nước bảo đảm chi thường xuyên", "autonomy.state"),
        ),
    )


def _digital(_world: World, _chosen: int) -> Iterator[Entry]:
    yield Code("Cập nhật kiến trúc chính quyền điện tử", ("Chưa làm", "Đang làm", "Hoàn thành"))
    yield Ratio(
        "Tỷ lệ văn bản gửi, nhận điện tử",
        "Văn bản",
        ("Tổng số văn bản gửi, nhận", "papers"),
        ("Số văn bản gửi, nhận điện tử", "papers.electronic"),
    )
    yield Ratio(
        "Tỷ lệ báo cáo định kỳ gửi qua hệ thống",
        "Báo cáo",
        ("Tổng số báo cáo định kỳ", "reports"),
        ("Số báo cáo gửi qua hệ thống", "reports.online"),
    )
    yield Ratio(
        "Tỷ lệ hồ sơ thanh toán trực tuyến",
        "Hồ sơ",
        ("Số hồ sơ có phát sinh nghĩa vụ tài chính", "payable"),
        ("Số hồ sơ đã thanh toán trực tuyến", "paid"),
    )
