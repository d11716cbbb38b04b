"""Figures beside rare words."""

import pytest

from tests.checker.saying import findings, told


def told_twice(*texts: str) -> list[tuple[str, str]]:
    return [(one.stated, one.computed) for one in findings(*texts) if one.kind == "duplicate"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Đã luân chuyển 04 công chức giữa các phòng.",
         "Việc luân chuyển 06 công chức giữa các phòng, được cập nhật đủ.", [("6", "4")]),
        ("Hệ thống giao ban trực tuyến hoàn thành tại 215 điểm cầu.",
         "Duy trì hoạt động ổn định của 251 điểm cầu giao ban.", [("251", "215")]),
        ("Buổi đối thoại thu hút 124 người dân về đất đai.",
         "Buổi đối thoại mới có 142 người dân đến dự.", [("142", "124")]),
        ("Quý I tinh giản biên chế, giải quyết 86 người.", "Quý II tinh giản biên chế mới 68 người.", []),
        ("Đã luân chuyển 04 công chức giữa các phòng.", "Sẽ mua 15 máy tính cho các phòng.", []),
    ],
)  # fmt: skip
def test_two_texts_with_words_of_their_own(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert told_twice(first, second) == expected


def test_the_same_figure_holds() -> None:
    texts = ("Đã luân chuyển 04 công chức giữa các phòng.", "Việc luân chuyển 04 công chức đã xong.")
    assert "duplicate:held" in told(*texts)


def test_words_of_every_text_tie_nothing() -> None:
    texts = [f"Lĩnh vực {name} tiếp nhận {count} hồ sơ của dân." for name, count in
             (("hộ tịch", 412), ("đất đai", 377), ("xây dựng", 129), ("y tế", 208))]  # fmt: skip
    assert told_twice(*texts) == []
