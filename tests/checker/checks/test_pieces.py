"""Paragraphs that a page or a line cut apart."""

import pytest

from cchc.checker.checks.pieces import Paragraph, whole_paragraphs
from cchc.document.found import FoundParagraph, FoundTable, Place
from tests.checker.saying import checked, told


def _texts(*texts: str, page: int = 1) -> list[str]:
    blocks = [FoundParagraph(text, Place(page=page + index)) for index, text in enumerate(texts)]
    return [one.text for one in whole_paragraphs(blocks) if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    "pieces",
    [
        (
            "Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ, trong đó",
            "trước hạn 300 hồ sơ, đúng hạn 600 hồ sơ.",
        ),
        ("Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ, đạt", "95,2% (900/945 hồ sơ)."),
        ("Xã có 12 đơn vị (trong đó", "5 trường học và 7 đơn vị khác)."),
        ("Số hồ sơ tiếp nhận mới trong kỳ của toàn huyện là 800 hồ sơ", "chiếm 80% số hồ sơ."),
    ],
)
def test_a_cut_paragraph_is_one(pieces: tuple[str, str]) -> None:
    assert _texts(*pieces) == [" ".join(pieces)]
    for number in ("3", "- 3 -", "Trang 3/12", "3/12"):
        assert _texts(pieces[0], number, pieces[1]) == [" ".join(pieces)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ.", "trong đó có 30 hồ sơ quá hạn."),
        ("Kết quả giải quyết hồ sơ trong kỳ của toàn huyện như sau:", "trước hạn 300 hồ sơ"),
        ("Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ, trong đó", "- trước hạn 300 hồ sơ"),
        ("Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ, trong đó", "a) trước hạn 300 hồ sơ"),
        ("2.1. Về phân cấp quản lý nhà nước của huyện", "thực hiện theo quy định."),
        ("**Về phân cấp quản lý nhà nước của toàn huyện**", "thực hiện theo quy định."),
        ("Về phân cấp", "thực hiện theo quy định."),
        ("Trong kỳ, toàn huyện đã giải quyết 900 hồ sơ", "2. Công tác cán bộ"),
    ],
)
def test_what_begins_anew_stays_apart(above: str, below: str) -> None:
    assert _texts(above, below) == [above, below]


def test_tables_end_paragraphs() -> None:
    table = FoundTable((), Place())
    first, last = (
        FoundParagraph("Đã giải quyết 900 hồ sơ, trong đó", Place()),
        FoundParagraph("quá hạn", Place()),
    )
    assert len(list(whole_paragraphs([first, table, last]))) == 3


def test_figures_meet_over_a_page_and_both_places_are_told() -> None:
    cut = (
        "Huyện đã giải quyết 36.118 hồ sơ, trong đó",
        "2",
        "trước hạn 30.402 hồ sơ, đúng hạn 5.665 hồ sơ, quá hạn 15 hồ sơ.",
    )
    finding = next(one for one in checked(*cut).findings if one.kind == "sum")
    quotes = [finding.quote, *finding.others]
    assert any("30.402" in one.text for one in quotes)
    assert any("36.118" in one.text for one in quotes)
    assert all("\n" not in one.text for one in quotes)
    assert {one.place.line for one in quotes} == {7, 11}
    assert all(
        cut[0 if one.place.line == 7 else 2][one.place.start : one.place.stop] == one.text for one in quotes
    )


def test_a_sentence_over_a_page_holds() -> None:
    assert "sum:held" in told(
        "Huyện đã giải quyết 600 hồ sơ, trong đó", "2", "đúng hạn 580 hồ sơ, quá hạn 20 hồ sơ."
    )
