"""Counts of documents, and of what a row counts, against what is listed."""

import pytest

from tests.checker.saying import findings, told

ACTS = (
    "Kế hoạch số 12/KH-UBND ngày 03/01/2024 về cải cách hành chính năm 2024",
    "Kế hoạch số 34/KH-UBND ngày 05/02/2024 triển khai Nghị quyết số 76/NQ-CP của Chính phủ",
    "Quyết định số 05/2024/QĐ-UBND ngày 06/3/2024; việc chấp hành kỷ luật, kỷ cương",
    "Công văn 456/UBND-NC ngày 07/5/2024 về chấm điểm",
)
LISTED = "; ".join(ACTS)
TABLE = (
    "Biểu 1. Kết quả\n\nSTT\tChỉ tiêu\tĐơn vị tính\tKết quả\tGhi chú\n1\t{}\t{}\t{}\t{}\n2\tLớp\tLớp\t3\t\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"Đã ban hành {{}} văn bản chỉ đạo ({LISTED}).",
        f"Đã ban hành {{}} văn bản chỉ đạo, gồm: {LISTED}.",
        "Đã ban hành {} văn bản chỉ đạo:\n\n- " + ";\n\n- ".join(ACTS) + ".",
        f"Đã ban hành {{}} văn bản chỉ đạo điều hành trong năm¹.\n\nNăm qua có nhiều việc.\n\n¹ {LISTED}.",
        f"Đã ban hành {{}} văn bản chỉ đạo trong năm<sup>3</sup>.\n\n<sup>3</sup> {LISTED}.",
        f"Đã ban hành {{}} văn bản chỉ đạo trong năm¹.\n\n1. {LISTED}.",
        f"Đã ban hành {{}} văn bản chỉ đạo¹\n\n¹ {ACTS[0]}.\n\n¹ {ACTS[1]}; {ACTS[2]}; {ACTS[3]}",
    ],
)
def test_as_many_as_are_listed(text: str) -> None:
    kind = "duplicate" if "¹" in text or "sup" in text else "sum"
    assert f"{kind}:held" in told(text.format("04"))
    assert f"{kind}:warning" in told(text.format("06"))


@pytest.mark.parametrize(
    "text",
    [
        f"Đã ban hành 06 văn bản chỉ đạo như: {LISTED}.",
        f"Đã ban hành 06 văn bản chỉ đạo, trong đó có một số văn bản ({LISTED}).",
        f"Đã ban hành 06 văn bản chỉ đạo ({LISTED};…).",
        f"Đã ban hành 26 văn bản chỉ đạo ({LISTED}).",
        f"Đã ban hành 06 văn bản triển khai các kế hoạch của tỉnh¹.\n\n¹ {LISTED}.",
        f"Đã ban hành 06 văn bản chỉ đạo; tổ chức thực hiện nghiêm túc¹.\n\n¹ {LISTED}.",
        "Đã ban hành 06 văn bản chỉ đạo¹.\n\n¹ Theo dõi chung.",
        "Đã ban hành 05 kế hoạch (Kế hoạch số 1/KH-UBND, số 2/KH-UBND, 3/KH-UBND; Kế hoạch số 4/KH-UBND về rà"
        " soát Quyết định số 9/QĐ-UBND và Quyết định số 10/QĐ-UBND).",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert [one for one in findings(text) if one.kind in {"sum", "duplicate"}] == []


def test_a_note_of_a_row_numbers_what_is_counted() -> None:
    points = "1. Kế hoạch chung 2. Kế hoạch kiểm tra 3. Quy chế phối hợp 4. Văn bản đôn đốc"
    assert "sum:held" in told(TABLE.format("Số văn bản đã ban hành", "Văn bản", 4, points))
    assert "sum:warning" in told(TABLE.format("Số văn bản đã ban hành", "Văn bản", 5, points))
    assert "sum:warning" not in told(TABLE.format("Số văn bản đã ban hành", "Văn bản", 15, points))
    others = "1. Sở Nội vụ: 2; 2. Sở Y tế: 2; 3. Sở Xây dựng: 1; 4. Thanh tra: 1"
    assert "sum:warning" not in told(TABLE.format("Số văn bản đã ban hành", "Văn bản", 6, others))


def test_a_note_of_a_row_names_what_is_counted() -> None:
    names = "Sở Nội vụ, Sở Y tế, UBND các xã Hòa Sơn, Long Mỹ"
    assert "sum:held" in told(TABLE.format("Số cơ quan, đơn vị được kiểm tra", "Cơ quan", 4, names))
    assert "sum:warning" in told(TABLE.format("Số cơ quan, đơn vị được kiểm tra", "Cơ quan", 6, names))
    assert "sum:warning" not in told(TABLE.format("Số cơ quan, đơn vị được kiểm tra", "Cơ quan", 16, names))
    assert "sum:warning" not in told(TABLE.format("Số hồ sơ quá hạn", "Hồ sơ", 6, names))


def test_the_finding_names_both_places() -> None:
    (found,) = findings(f"Đã ban hành 05 văn bản trong năm¹.\n\n¹ {LISTED}.")
    assert (found.stated, found.computed) == ("5", "4")
    assert LISTED.split(";")[0] in found.others[0].text
