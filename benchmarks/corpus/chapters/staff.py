"""Apparatus, posts, people and how they were rated."""

from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import Part, change, listed, ratio, total

PERSON = "người"


def units(pen: Pen) -> None:
    """Public service units, fewer than in 2015."""
    clause = change(pen, ("units.2015", "units", "units.cut"), "đơn vị")
    pen.say(
        pen.choose(
            f"Số đơn vị sự nghiệp công lập so với năm 2015 {clause}.",
            f"Sắp xếp đơn vị sự nghiệp công lập từ năm 2015 đến nay: {clause}.",
        ),
        "-",
    )


def posts(pen: Pen) -> None:
    """Posts given and filled, and the cut."""
    clause = ratio(pen, "posts.filled", "posts", PERSON)
    pen.say(
        pen.choose(
            f"Biên chế công chức có mặt {clause} so với số được giao.",
            f"Sử dụng biên chế hành chính: {clause}.",
        ),
        "-",
    )
    pen.say(
        f"Số người làm việc trong đơn vị sự nghiệp: {ratio(pen, 'service.filled', 'service.posts', PERSON)}.",
        "-",
    )
    pen.say(
        f"Tinh giản biên chế cả giai đoạn {change(pen, ('cut.before', 'cut.after', 'cut.by'), PERSON)}.", "-"
    )


def rated(pen: Pen) -> None:
    """How people were rated."""
    parts = (
        Part("hoàn thành xuất sắc", "rated.excellent"),
        Part("hoàn thành tốt", "rated.good"),
        Part("hoàn thành nhiệm vụ", "rated.done"),
        Part("không hoàn thành", "rated.failed"),
    )
    if pen.words.random() < 0.4:
        listed(pen, "Số cán bộ, công chức được đánh giá, xếp loại là", "rated", parts, PERSON)
    else:
        pen.say(f"Đánh giá, xếp loại {total(pen, 'rated', parts, PERSON)}.", "-")


def people(pen: Pen) -> None:
    """Recruitment, rotation, pay."""
    pen.say(f"Tuyển dụng được {ratio(pen, 'recruited', 'recruit.plan', 'chỉ tiêu')}.", "-")
    turned = (Part("đã thực hiện", "rotated.done"), Part("chưa thực hiện", "rotated.open"))
    pen.say(f"Chuyển đổi vị trí công tác đối với {total(pen, 'rotated', turned, PERSON)}.", "-")
    parts = (
        Part("nâng lương thường xuyên", "raises.regular"),
        Part("nâng lương trước hạn", "raises.early"),
        Part("phụ cấp thâm niên", "raises.seniority"),
    )
    pen.say(f"Giải quyết chế độ tiền lương cho {total(pen, 'raises', parts, PERSON)}.", "-")
