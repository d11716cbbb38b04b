"""“There are no …”."""

from tests.checker.saying import findings, told

HEADER = "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
NONE = "Đang giải quyết 292 hồ sơ, không có hồ sơ nào đang giải quyết bị quá hạn."


def test_a_sentence_that_counts_some_contradicts() -> None:
    text = "Đến ngày chốt số liệu còn 06 hồ sơ đang giải quyết đã quá hạn, Sở đã xin lỗi."
    (found,) = [one for one in findings(NONE, text) if one.kind == "duplicate"]
    assert (found.stated, found.computed) == ("6", "0")


def test_a_row_without_any_holds() -> None:
    row = HEADER + "1\tHồ sơ đang giải quyết quá hạn\tHồ sơ\t0\t\n2\tSố lớp\tLớp\t4\t\n"
    assert "duplicate:held" in told(NONE, row)


def test_other_things_are_left() -> None:
    assert findings(NONE, "Đã trả 15 hồ sơ đất đai cho dân.") == []
