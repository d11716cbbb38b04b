"""Numbers of rows."""

import pytest

from tests.checker.saying import findings, told

HEADER = "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"


def rows(*numbers: str) -> str:
    return HEADER + "".join(f"{one}\tChỉ tiêu loại {at}\tCái\t{at + 1}\t\n" for at, one in enumerate(numbers))


def test_numbers_in_order_hold() -> None:
    assert told(rows("1", "2", "3", "4")) & {"numbering:warning", "numbering:held"} == set()
    kinds = {one.kind for one in findings(rows("1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "3"))}
    assert "numbering" not in kinds


@pytest.mark.parametrize(
    ("numbers", "stated", "computed"),
    [
        (("1", "2", "3", "4", "6", "7"), "6", "5"),
        (("9.", "10.", "11.", "11.", "12.", "13."), "11.", "12"),
        (("1", "2", "3", "3.1", "3.3", "4"), "3.3", "3.2"),
    ],
)
def test_a_missing_or_repeated_number_is_told(numbers: tuple[str, ...], stated: str, computed: str) -> None:
    found = [one for one in findings(rows(*numbers)) if one.kind == "numbering"]
    assert (found[0].stated, found[0].computed, found[0].severity) == (stated, computed, "warning")


def test_an_extract_of_a_longer_table_is_left() -> None:
    assert findings(rows("1", "3", "5", "7")) == []
