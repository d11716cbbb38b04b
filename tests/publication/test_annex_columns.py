"""Columns that fit the texts of an appendix."""

import pytest

from cchc.document.decree30 import TEXT_WIDTH_MM
from cchc.publication.annex_columns import RowTexts, columns_of

NAMES = ("stt", "label", "unit", "value", "note")
LABEL = "Tỷ lệ hồ sơ do các sở, ngành tiếp nhận được giải quyết đúng hạn trong kỳ báo cáo"
NOTE = "Số liệu do Sở Tài chính cung cấp; chênh lệch so với kỳ trước do sắp xếp 02 đơn vị. " * 4


def widths(*rows: RowTexts, names: tuple[str, ...] = NAMES) -> dict[str, float]:
    return dict(zip(names, (one.width_mm for one in columns_of(names, rows)), strict=True))


def test_notes_are_narrow_where_there_are_none_and_wide_where_they_are_long() -> None:
    none, short, long = (widths(RowTexts(LABEL, "%", note))["note"] for note in ("", "12/34", NOTE))
    assert none < short < long


def test_one_long_note_does_not_squeeze_many_long_labels() -> None:
    one = widths(RowTexts(LABEL, "%", NOTE))["note"]
    many = widths(RowTexts(LABEL, "%", NOTE), *[RowTexts(LABEL * 2, "%", "")] * 60)["note"]
    assert many < one


def test_a_line_of_choices_is_not_broken_but_a_sentence_is() -> None:
    codes = widths(RowTexts(LABEL, "Đã thực hiện = 1\nChưa thực hiện = 0", ""))["unit"]
    sentence = widths(RowTexts(LABEL, "Theo quyết định của Ủy ban nhân dân tỉnh về chuyển đổi số", ""))[
        "unit"
    ]
    assert codes > widths(RowTexts(LABEL, "Hồ sơ", ""))["unit"] == sentence


@pytest.mark.parametrize("names", [NAMES, ("stt", "group", *NAMES[1:])])
@pytest.mark.parametrize("note", ["", NOTE])
def test_the_columns_fill_the_text_area(names: tuple[str, ...], note: str) -> None:
    found = widths(RowTexts(LABEL, "%", note), names=names)
    assert sum(found.values()) == pytest.approx(TEXT_WIDTH_MM)
    assert min(found.values()) > 10
