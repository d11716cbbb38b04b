"""Widths of texts in Times New Roman."""

import unicodedata

import pytest

from cchc.document.metrics import text_width_mm


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 87.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.0),
        ("Độc lập - Tự do - Hạnh phúc", 13, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.4),
    ],
)
def test_known_lines_of_letterheads(text: str, size: float, millimetres: float) -> None:
    assert text_width_mm(text, size, bold=True) == pytest.approx(millimetres, abs=0.8)


def test_decomposed_letters_are_as_wide_as_composed_ones() -> None:
    text = "Khánh Hòa, ngày 24 tháng 9"
    assert text_width_mm(unicodedata.normalize("NFD", text), 13) == text_width_mm(text, 13)


def test_styles_differ_and_nothing_is_zero_wide() -> None:
    widths = {
        text_width_mm("Đường kẻ", 13, bold=bold, italic=italic)
        for bold in (True, False)
        for italic in (True, False)
    }
    assert len(widths) >= 3
    assert text_width_mm("", 13) == 0
    assert text_width_mm("漢", 10) > 0
