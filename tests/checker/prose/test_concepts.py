"""What figures count."""

import pytest

from cchc.checker.prose.concepts import concept_of


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("Toàn huyện phát hành", " văn bản chỉ đạo", "direction documents"),
        ("", "Số văn bản chỉ đạo CCHC đã ban hành Văn bản", "direction documents"),
        ("đã kiểm tra", " cơ quan, đơn vị", "units inspected"),
        ("", "Hồ sơ giải quyết quá hạn Hồ sơ", "dossiers late"),
        ("Nhận mới", " hồ sơ", "dossiers new"),
        ("Hiện có mặt", " người", "posts filled"),
        ("", "Biên chế công chức được giao Người", "posts given"),
    ],
)
def test_known_things_by_any_words(before: str, after: str, name: str) -> None:
    found = concept_of(before, after)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Gửi", " văn bản điện tử"),
        ("Trồng", " cây xanh"),
        ("", "Số văn bản đi ký số Văn bản"),
        ("phải kiểm tra", " đơn vị"),
    ],
)
def test_other_things_are_of_no_concept(before: str, after: str) -> None:
    assert concept_of(before, after) is None


def test_marks_tell_figures_of_one_concept_apart() -> None:
    given, planned = concept_of("Chính phủ giao", " nhiệm vụ"), concept_of("Kế hoạch đề ra", " nhiệm vụ")
    assert given is not None
    assert planned is not None
    assert given[0] == planned[0] == "tasks set"
    assert given[1] != planned[1]
