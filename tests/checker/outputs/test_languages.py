"""Places are told as a person would point at them, in both languages."""

import pytest

from cchc.checker.outputs.languages import standing
from cchc.document.found import Place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(part="header"), "Đầu trang"),
        (Place(part="footnote 3", start=0, stop=4), "Chú thích 3"),
        (Place(part="Quý 1", cell="C12"), "Trang tính “Quý 1”, ô C12"),
        (Place(line=4), "dòng 4 của tệp"),
        (Place(), "không rõ vị trí"),
    ],
)
def test_a_place_in_words(place: Place, said: str) -> None:
    assert standing(place).vi == said
