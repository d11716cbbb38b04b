"""PDF files read back: fonts, pages, repeated heads, page numbers, hostile text."""

import unicodedata
from importlib.resources import files
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from cchc.document.letters import VIETNAMESE_LETTERS
from cchc.document.tree import Column, Document, Metadata, Row, RowKind, Section, Table, runs
from cchc.rendering.pdf import render
from tests.rendering.samples import report

PAYLOAD = render(report())
PAGES = PdfReader(BytesIO(PAYLOAD)).pages


def _fonts(page: PageObject) -> set[str]:
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = resources.get("/Font", {})
    return {str(fonts[name].get_object()["/BaseFont"]).split("+")[-1] for name in fonts}


def _text(page: PageObject) -> str:
    return unicodedata.normalize("NFC", page.extract_text())


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert render(report()) == PAYLOAD


def test_only_our_fonts_are_embedded() -> None:
    used = set().union(*(_fonts(page) for page in PAGES))
    assert used == {f"LiberationSerif{face}" for face in ("", "-Bold", "-Italic", "-BoldItalic")}
    assert {path.name for path in files("cchc.rendering").joinpath("fonts").iterdir()} == {
        "LICENSE.txt",
        *(f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")),
    }


def test_it_says_that_it_is_an_archive_file() -> None:
    assert b"pdfaid:part" in PAYLOAD
    assert PdfReader(BytesIO(PAYLOAD)).metadata.title == "Báo cáo CCHC"  # type: ignore[union-attr]


def test_every_vietnamese_letter_is_printed() -> None:
    printed = _text(PAGES[0]).replace("\n", "")
    assert set(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper()) <= set(printed)


def test_heads_are_repeated_and_the_last_page_lies_across() -> None:
    assert len(PAGES) >= 4
    assert all("Chỉ tiêu thống kê" in _text(page) for page in PAGES[1:])
    widths = [round(float(page.mediabox.width)) for page in PAGES]
    assert widths == [595] * (len(PAGES) - 1) + [842]


def test_pages_of_an_annex_are_numbered_from_one_and_the_first_shows_none() -> None:
    firsts = [_text(page).strip().splitlines()[0].strip() for page in PAGES]
    assert firsts[1] == "Phụ lục I"
    assert firsts[2] == "2"
    assert firsts[-1] == "Phụ lục II"


def _pages(groups_at: int, rows: int) -> list[PageObject]:
    """The pages of a table in which every so many rows one opens a group."""
    columns = (Column(20), Column(100))
    body = tuple(
        Row.of(f"{n}.", f"Nhóm {n}", kind=RowKind.GROUP) if n % groups_at == 0 else Row.of("", f"Dòng {n}")
        for n in range(rows)
    )
    table = Table(columns, (Row.of("STT", "Nội dung"),), body, (runs("Chú thích cuối bảng."),))
    pdf = render(Document(Metadata("Bảng"), (Section((table,)),)))
    return list(PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("groups_at", [2, 3, 5])
def test_a_row_that_opens_a_group_is_never_last_on_a_page(groups_at: int) -> None:
    ends = [_text(page).strip().splitlines()[-1] for page in _pages(groups_at, 240)[:-1]]
    assert len(ends) >= 4
    assert not [end for end in ends if "Nhóm" in end]


def test_legend_and_last_rows_are_never_alone_on_a_page() -> None:
    for rows in range(40, 50):
        last = _text(_pages(rows + 1, rows)[-1])
        assert f"Dòng {rows - 3}" in last
        assert last.strip().endswith("Chú thích cuối bảng.")


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        '#read("/etc/passwd")',
        "$ x $ *b* _i_ `c` <l> @r",
        '"\\" #{',
        "= Tiêu đề",
        "// mất",
        "\x00\x0b",
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    page = PdfReader(BytesIO(render(report(text, rows=1)))).pages[0]
    shown = text.replace("\x00", "").replace("\x0b", "").replace(" ", "")
    assert shown in _text(page).replace("\n", "").replace(" ", "").replace("\u00a0", "")
