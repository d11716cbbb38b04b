"""The page stands alone, shows every finding beside its place, and lets nothing of a document run."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from typing import Any, cast

from lxml import html

from cchc.checker.findings import Acceptance, Checked, Severity
from cchc.document.found import FoundParagraph, Place
from tests.checker.outputs.findings import RATIO, SENTENCE, checked, document, finding, page, quote


def every(found: str, path: str) -> list[Any]:
    """Whatever stands at a path of the page."""
    return list(cast(list[Any], html.fromstring(found).xpath(path)))


def text_of(found: str, path: str) -> str:
    (one,) = every(found, path)
    return str(one.text_content())


def test_the_page_asks_for_nothing_from_outside() -> None:
    made = page(checked())
    assert "<script" not in made
    assert re.findall(r"(?:src|href|action)=\"(?!#)[^\"]*", made) == []
    assert "url(" not in made
    assert " style=" not in made


def test_the_policy_allows_this_style_alone() -> None:
    made = page(checked())
    (style,) = re.findall(r"<style>(.*?)</style>", made, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in made


def test_letters_of_the_document_are_never_markup() -> None:
    evil = "<img src=x onerror=alert(1)> & \x00 ]]>"
    found = replace(document(evil), blocks=(FoundParagraph(evil, Place(block=0)),))
    made = page(Checked((found,), (finding(quote(evil, evil, block=0)),)))
    assert "<img" not in made
    assert "&lt;img" in made


def test_a_note_stands_in_the_row_of_its_paragraph_and_the_quote_is_marked() -> None:
    rows = every(page(checked()), "//div[@class='row']")
    (row,) = [one for one in rows if "Tiếp nhận" in one.text_content()]
    (mark,) = row.xpath(".//mark")
    assert mark.text_content() == RATIO
    assert "85,85%" in row.xpath(".//aside")[0].text_content()
    (paragraph,) = row.xpath("./p")
    letters = paragraph.xpath(".//text()[not(ancestor::a)]")
    assert "".join(letters) == SENTENCE


def test_a_note_of_a_row_stands_in_that_row() -> None:
    (noted,) = every(page(checked()), "//tr[td[@class='notes']]")
    assert "2.949" in noted.text_content()
    assert [one.text_content() for one in noted.xpath("./td/mark")] == [
        "1.1", "Số hồ sơ trực tuyến", "Hồ sơ", "2.949",
    ]  # fmt: skip


def test_every_link_leads_somewhere_and_no_name_is_given_twice() -> None:
    made = page(checked())
    names = every(made, "//@id")
    assert len(names) == len(set(names))
    assert [target for target in every(made, "//@href") if target[1:] not in names] == []


def test_who_hears_the_page_knows_what_links_and_margins_are() -> None:
    made = page(checked())
    assert every(made, "//summary//a") == []
    assert every(made, "//a[contains(@class, 'ref')][not(@aria-label)]") == []
    labels = every(made, "//aside/@aria-label")
    assert len(labels) == len(set(labels))
    assert every(made, "//th[not(@scope)]") == []


def test_several_documents_are_listed_with_their_counts() -> None:
    other = Checked((document("khác.docx"),), (finding(quote("2475", "khác.docx", block=2, row=1)),))
    made = page(checked(), other)
    (_head, first, second) = every(made, "//table[@class='files']//tr")
    assert [one.text_content() for one in first.xpath("./td")] == ["1", "1", "1", "1"]
    assert [one.text_content() for one in second.xpath("./td")] == ["1", "0", "0", "0"]
    assert second.xpath("./th/a/@href") == ["#d2"]
    assert "2 lỗi" in text_of(made, "//p[@class='sum']")


def test_what_is_explained_is_counted_apart() -> None:
    accepted = Acceptance("số lũy kế", "lan", date(2026, 11, 21))
    made = page(replace(checked(), findings=(replace(finding(quote(RATIO, block=1)), accepted=accepted),)))
    assert "0 lỗi" in text_of(made, "//p[@class='sum']")
    assert "1 đã được giải thích" in text_of(made, "//p[@class='sum']")
    assert every(made, "//p[@class='empty']") == []


def test_tags_of_a_text_file_end_lines_and_do_not_show() -> None:
    text = '<p>Tổng 12 hồ sơ</p> <ul style="x"> <li>- 5 hồ sơ</li></ul>'
    found = replace(document("a.txt"), format="txt", blocks=(FoundParagraph(text, Place(block=0)),))
    made = page(Checked((found,)))
    assert len(every(made, "//p//span[@class='mk nl']")) == 6
    shown = "".join(every(made, "//p[contains(@class, 'doc')]/text()"))
    assert shown.split() == ["Tổng", "12", "hồ", "sơ", "-", "5", "hồ", "sơ"]


def test_counts_and_a_filter_for_each_severity_and_kind() -> None:
    made = page(checked())
    assert "1 lỗi" in text_of(made, "//p[@class='sum']")
    assert every(made, "//input[@type='checkbox']/@id") == [
        "s-error", "s-warning", "s-note", "k-ratio", "k-subset", "held",
    ]  # fmt: skip


def test_both_languages_stand_on_the_page() -> None:
    made = page(checked())
    assert "9.484/11.047 là 85,85%." in made
    assert "9,484 of 11,047 are 85.85%." in made


def test_without_findings_the_page_says_what_was_compared() -> None:
    empty = replace(checked(), findings=())
    assert "Không thấy số liệu nào mâu thuẫn" in text_of(page(empty), "//p[@class='empty']")
    nothing = replace(empty, held=(), unread=())
    assert "Không tìm thấy số liệu nào" in text_of(page(nothing), "//p[@class='empty']")


def test_many_findings_in_one_place_and_long_names() -> None:
    own = quote(RATIO, block=1)
    many = tuple(replace(finding(own), severity=Severity.WARNING) for _ in range(300))
    made = page(replace(checked(), findings=many))
    assert made.count('class="note warning') == 300


def test_a_pile_of_notes_is_folded_and_a_few_stand_open() -> None:
    own = quote(RATIO, block=1)
    one, pile = (page(replace(checked(), findings=(finding(own),) * count)) for count in (1, 3))
    assert len(every(one, "//details[contains(@class, 'note')][@open]")) == 1
    assert every(pile, "//details[contains(@class, 'note')][@open]") == []


def test_parts_are_named_where_they_begin() -> None:
    parts = ("", "footnote 3", "footnote 3", "Số liệu quý 1")
    blocks = tuple(FoundParagraph("x", Place(block=number, part=part)) for number, part in enumerate(parts))
    made = page(Checked((replace(document(), blocks=blocks),)))
    said = [one.text_content() for one in every(made, "//p[@class='part']/span[@lang='vi']")]
    assert said == ["Chú thích 3", "Trang tính “Số liệu quý 1”"]


def test_signs_of_markup_are_hidden_in_the_text_and_left_out_of_quotes() -> None:
    text = "Tổng **12** hồ sơ"
    found = replace(document("a.md"), format="md", blocks=(FoundParagraph(text, Place(block=0)),))
    made = page(Checked((found,), (finding(quote(text, "a.md", block=0)),)))
    assert "".join(every(made, "//span[@class='mk']/text()")) == "****"
    assert "Tổng 12 hồ sơ" in text_of(made, "//ul[@class='list']")
