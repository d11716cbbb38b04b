"""Sums that are written out with signs or words."""

import pytest

from tests.checker.saying import told


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành 40 việc và còn 9 việc: 40 + 9 = {}.",
        "Tổng cần giải quyết (35 cộng 14) là {} hồ sơ.",
        "Số còn lại 60 trừ 11 bằng {} đơn vị.",
        "Còn lại {} hồ sơ (60 − 11).",
        "Tổng số là {} trang (35 cộng 14).",
    ],
)
def test_what_is_written_out_is_worked_out(text: str) -> None:
    assert "sum:held" in told(text.format(49))
    assert "sum:error" not in told(text.format(49))
    assert "sum:error" in told(text.format(94))


def test_its_figures_are_no_list_of_parts() -> None:
    assert not {one for one in told("Còn 9 việc: 40 + 9 = 49.") if one.startswith("sum:w")}
