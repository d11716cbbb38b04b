"""Counts of bodies against the names that follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checker.prose.names import count_names
from tests.checker.saying import findings, told

REPEATED = (
    "Đã kiểm tra {} cơ quan (Sở Nội vụ, Sở Khoa học và Công nghệ; Chi cục Thủy lợi và UBND xã Hòa Sơn)."
)
ONE_HEAD = "Đã làm việc với {} địa phương, gồm: UBND các xã Hòa Sơn, Long Mỹ và Tân Bình, thị trấn An Phú."
BARE = "Chọn {} huyện: Hòa Sơn, Long Mỹ và Tân Bình, An Phú làm điểm."
WITH_COMMAS = (
    "Xã có {} phòng, trung tâm (Văn phòng HĐND và UBND; Phòng Kinh tế, Hạ tầng và Đô thị;"
    " Phòng Văn hóa - Xã hội; Trung tâm Phục vụ hành chính công)."
)
DEPARTMENTS = (
    "Có {} sở chậm báo cáo là Sở Văn hóa, Thể thao và Du lịch, Sở Y tế, Sở Công Thương và Sở Xây dựng."
)
OF_EACH = (
    "Ban hành {} quyết định quy định chức năng, nhiệm vụ, quyền hạn của các đơn vị (Sở Y tế, Thanh tra tỉnh,"
    " Chi cục Dân số, Ban Dân tộc)."
)
BEFORE_OTHERS = "Kiểm tra {} sở: Sở Nội vụ, Sở Y tế, Sở Xây dựng, Sở Tư pháp, 05 huyện của tỉnh."
ALSO_COUNTED = "Huyện có {} phòng, đơn vị (Văn phòng HĐND và UBND, Thanh tra huyện và 02 trung tâm)."


@pytest.mark.parametrize(
    "text", [REPEATED, ONE_HEAD, BARE, WITH_COMMAS, DEPARTMENTS, OF_EACH, ALSO_COUNTED, BEFORE_OTHERS]
)
def test_as_many_as_are_named(text: str) -> None:
    assert "sum:held" in told(text.format("04"))
    assert "sum:warning" in told(text.format("06"))
    assert "sum:warning" in told(text.format("03/25")) or "quyết định" in text


@pytest.mark.parametrize("count", ["02", "03"])
def test_a_name_that_may_be_two(count: str) -> None:
    assert (
        findings(f"Khảo sát {count} trường (Trường Mầm non Hoa Sen, Hoa Hồng và Trường Tiểu học Kim Đồng).")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Đã kiểm tra 06 sở (Sở Nội vụ, Sở Y tế…).",
        "Đã kiểm tra 06 sở như: Sở Nội vụ, Sở Y tế, Sở Xây dựng.",
        "Đã kiểm tra 06 sở, trong đó có Sở Nội vụ, Sở Y tế, Sở Xây dựng.",
        "Đã kiểm tra 06 đơn vị thuộc các sở (Sở Nội vụ, Sở Y tế, Sở Xây dựng).",
        "Đã kiểm tra 06 đơn vị (Sở Nội vụ chủ trì, phối hợp với Sở Y tế, Sở Xây dựng).",
        "Đã kiểm tra 06 đơn vị (Sở Nội vụ, Sở Y tế và UBND các huyện, thành phố).",
        "Đã kiểm tra 06 đơn vị (Sở Nội vụ, Sở Y tế, 04 UBND xã).",
        "Đã kiểm tra 04 đơn vị (Sở Nội vụ, Sở Y tế, Sở Xây dựng) và UBND xã Hòa Sơn.",
        "Đã kiểm tra 05 đơn vị (Sở Nội vụ, Sở Y tế) và 03 UBND xã.",
        "Đã kiểm tra 02 sở và 03 xã (Sở Nội vụ, Sở Y tế, xã Hòa Sơn, xã Long Mỹ, xã Tân Bình).",
        "Trong 06 đơn vị đạt điểm cao nhất là Sở Nội vụ, Sở Y tế, Sở Xây dựng.",
        "Có 03/05 xã chưa đạt; đã nhắc 03/05 xã (xã Hòa Sơn, xã Long Mỹ).",
        "Có 06 đơn vị nộp báo cáo (còn thiếu Sở Nội vụ, Sở Y tế, Sở Xây dựng).",
        "Đã tổ chức 04 hội nghị (Sở Nội vụ, Sở Y tế, Sở Xây dựng).",
        "Đã kiểm tra 02 xã (xã Hòa Sơn, huyện Ba Tơ và xã Long Mỹ, huyện Sơn Hà).",
        "Đã kiểm tra 04 đơn vị gồm Sở Nội vụ, Sở Y tế, Trung tâm Lưu trữ và 02 trường.",
        "Có 05 thành phố: Hà Nội, Hải Phòng, Đà Nẵng, TP. Hồ Chí Minh, Cần Thơ.",
    ],
)
def test_lists_of_something_else_are_left_alone(text: str) -> None:
    assert [one for one in findings(text) if one.kind == "sum"] == []


def test_the_finding_says_what_was_counted() -> None:
    (found,) = findings("Đã kiểm tra 05 sở (Sở Nội vụ, Sở Y tế, Sở Xây dựng).")
    assert (found.stated, found.computed) == ("5", "3")
    assert found.quote.text == "05 sở (Sở Nội vụ, Sở Y tế, Sở Xây dựng)"
    assert "kể tên 3" in found.explanation_vi


NAMES = (
    "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội", "Thanh tra tỉnh",
    "Sở Giáo dục, Khoa học và Công nghệ", "Văn phòng HĐND và UBND", "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "Ban Quản lý các khu công nghiệp", "Đài Phát thanh và Truyền hình tỉnh", "Chi cục Chăn nuôi và Thú y",
    "Trung tâm Văn hóa, Thông tin và Thể thao", "UBND huyện Sơn Hà", "thành phố Hòa Bình", "Công an tỉnh",
    "Bảo hiểm xã hội tỉnh", "Huyện ủy Ba Tơ", "Hội Nông dân", "xã Hòa Sơn", "thị trấn An Phú", "Phòng Y tế",
    "Viện kiểm sát nhân dân", "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch", "Quỹ Đầu tư phát triển",
)  # fmt: skip


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7), st.sampled_from([", ", "; "]), st.booleans())
def test_real_names_are_never_miscounted(names: list[str], mark: str, ends_with_and: bool) -> None:
    last = " và " if ends_with_and else mark
    found = count_names(mark.join(names[:-1]) + last + names[-1] if names[:-1] else names[0])
    assert found is not None
    assert found.sure
    assert found.fits(len(names))
