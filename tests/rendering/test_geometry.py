"""Lines and places that Word and PDF share."""

import pytest

from cchc.document import decree30 as law
from cchc.document.metrics import text_width_mm
from cchc.rendering.geometry import addressee_place, reference_lines

DATED = "ngày 24 tháng 9 năm 2025 của UBND tỉnh An Hải)"


def test_a_reference_that_is_too_long_breaks_before_its_date() -> None:
    whole = f"(Kèm theo Báo cáo số 231/BC-UBND {DATED}"
    assert reference_lines(whole, law.TEXT_WIDTH_MM) == ("(Kèm theo Báo cáo số 231/BC-UBND", DATED)
    assert reference_lines(whole, 252) == (whole,)


def test_a_reference_whose_halves_are_too_long_is_broken_evenly() -> None:
    long = f"(Kèm theo Báo cáo số 231/BC-UBND {DATED[:-1]}, {'Ban Quản lý các khu công nghiệp ' * 4})"
    lines = reference_lines(long, law.TEXT_WIDTH_MM)
    assert " ".join(lines).split() == long.split()
    assert all(text_width_mm(one, law.ANNEX_REFERENCE_PT, italic=True) < law.TEXT_WIDTH_MM for one in lines)


@pytest.mark.parametrize("names", [("Bộ Nội vụ", "Văn phòng Chính phủ"), ("Sở Nội vụ", "Ủy ban " * 40)])
def test_dashes_stand_under_the_colon(names: tuple[str, ...]) -> None:
    place = addressee_place(names)
    assert place.dash_mm - place.label_mm == pytest.approx(text_width_mm("Kính gửi", law.BODY_PT))
    assert 0 < place.label_mm <= law.ADDRESSEE_MOST_MM
    assert place.name_mm > place.dash_mm
