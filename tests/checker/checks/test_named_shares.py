"""Percentages whose part or whole stands elsewhere."""

import pytest

from tests.checker.saying import told

ROWS = (
    "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n1\tThủ tục đã công khai\tThủ tục\t914\n"
    "PHỤ LỤC 2\n"
    "1\tHồ sơ xã trả đúng hẹn\t%\t{}\t{}\n2\tViên chức tuyển mới\tNgười\t33\t\n"
)


@pytest.mark.parametrize(("stated", "says"), [("97,4", "ratio:held"), ("94,7", "ratio:error")])
def test_a_pair_in_a_column_of_its_own_makes_the_rate_of_its_row(stated: str, says: str) -> None:
    assert says in told(ROWS.format(stated, "1.871/1.920"))


def test_other_words_beside_a_rate_are_no_pair() -> None:
    assert not {"ratio:held", "ratio:error"} & told(ROWS.format("97,4", "theo mẫu 06/2024"))
