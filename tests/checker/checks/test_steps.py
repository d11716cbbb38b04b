"""A figure, by how much it moved and by how many per cent; points lost one by one."""

from tests.checker.saying import told


def test_a_step_in_per_cent_is_of_what_was_before() -> None:
    text = "Biên chế cuối kỳ 361 người; đầu năm 374 người, giảm 13 (giảm {})."
    assert "ratio:held" in told(text.format("3,5%"))
    assert "ratio:warning" in told(text.format("4,5%"))


def test_the_base_may_be_the_figure_after() -> None:
    text = "Thu 5.214,6 tỷ đồng: tăng 386,7 tỷ đồng, tức tăng {}."
    assert "ratio:warning" not in told(text.format("8%"))
    assert "ratio:warning" in told(text.format("18%"))


def test_points_lost_one_by_one() -> None:
    text = "Phường bị trừ {} điểm: hồ sơ trễ 3,5; báo cáo chậm 2,0; không đối thoại 1,5."
    assert "sum:held" in told(text.format("7"))
    assert "sum:warning" in told(text.format("8,5"))


def test_twice_as_many() -> None:
    text = "Phát thanh {} buổi, gấp đôi quý trước (32 buổi)."
    assert "ratio:held" in told(text.format("64"))
    assert "ratio:warning" in told(text.format("46"))
