"""Comments stand at the exact words of a Word file, and nothing else of the file changes."""

import io
from collections.abc import Mapping
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from lxml import etree

from cchc.checker.findings import Checked, CheckFinding, Quote
from cchc.checker.outputs.numbered import numbered
from cchc.checker.outputs.word.annotate import annotated
from cchc.checker.outputs.word.made import made_docx
from cchc.checker.outputs.word.runs import text_of
from cchc.checker.outputs.write import annotated_copy
from cchc.document.found import FoundDocument, FoundParagraph, Place
from cchc.reading.faults import NotDocxFault, UnreadableFault
from cchc.reading.found import read_document
from cchc.reading.wordprocessing.xml import WORD
from tests.checker.outputs.findings import NAME, RATIO, ROWS, SENTENCE, checked, document, finding, quote


def word_file(sentence: tuple[str, ...] = (SENTENCE,)) -> bytes:
    """The sample as somebody's Word file; the sentence may be cut into runs."""
    made = docx.Document()
    made.add_heading("I. KẾT QUẢ", 1)
    made.add_paragraph()
    paragraph = made.add_paragraph()
    for number, text in enumerate(sentence):
        paragraph.add_run(text).italic = bool(number % 2)
    table = made.add_table(len(ROWS), 4)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(made)


def saved(made: Document) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def parts(data: bytes) -> Mapping[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def ranges(data: bytes) -> dict[str, str]:
    """The letters inside the range of each comment, by its id; letters of different paragraphs with bars."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    inside: dict[str, str] = {}
    opened: set[str] = set()
    for element in root.iter(WORD + "commentRangeStart", WORD + "commentRangeEnd", WORD + "t", WORD + "p"):
        number = element.get(WORD + "id", "")
        if element.tag == WORD + "commentRangeStart":
            opened.add(number)
            inside[number] = ""
        elif element.tag == WORD + "commentRangeEnd":
            opened.discard(number)
        for one in opened:
            inside[one] += (
                "|" if element.tag == WORD + "p" else element.text or "" if element.tag == WORD + "t" else ""
            )
    return inside


def with_comments(source: bytes, *findings: CheckFinding) -> bytes:
    found = read_document(source, NAME)
    whole = Checked((found,), findings)
    return annotated(source, found, numbered(whole)[NAME])


def copied(whole: Checked) -> bytes:
    """The Word file with comments of a document that came as something else."""
    return annotated_copy(whole, {}, numbered(whole))


@pytest.mark.parametrize(
    "cut",
    [
        (SENTENCE,),
        (SENTENCE[:12], SENTENCE[12:]),
        tuple(SENTENCE),
        (SENTENCE[:20], SENTENCE[20:33], SENTENCE[33:]),
    ],
)
def test_a_comment_surrounds_the_exact_quote_however_runs_are_cut(cut: tuple[str, ...]) -> None:
    made = with_comments(word_file(cut), finding(quote(RATIO, block=1)))
    assert ranges(made) == {"0": RATIO}
    assert SENTENCE in [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]


def test_a_comment_on_a_row_goes_over_its_cells() -> None:
    made = with_comments(word_file(), finding(quote("\t".join(ROWS[2]), block=2, row=2)))
    assert ranges(made) == {"0": "1.1|Số hồ sơ trực tuyến|Hồ sơ|2.949"}


def test_a_comment_says_what_is_wrong() -> None:
    made = with_comments(word_file(), finding(quote(RATIO, block=1), [quote("2475", block=2, row=1)]))
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert comment.author == "cchc"
    assert [one.text for one in comment.paragraphs] == [
        "1. Lỗi · Tỷ lệ",
        "Ghi: 94,4% → Tính ra: 85,85%",
        "9.484/11.047 là 85,85%.",
        "Lấy nhầm mẫu số.",
        f"Đối chiếu: “2475” ({NAME})",
        comment.paragraphs[-1].text,
    ]
    assert comment.paragraphs[-1].text.startswith("Mã phát hiện: ")


def test_every_other_part_keeps_its_bytes_and_the_text_its_letters_and_looks() -> None:
    source = word_file((SENTENCE[:20], SENTENCE[20:33], SENTENCE[33:]))
    before, after = parts(source), parts(with_comments(source, *checked().findings))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert set(before) <= set(after)
    old, new = (etree.fromstring(one["word/document.xml"]) for one in (before, after))
    assert [text_of(one) for one in old.iter(WORD + "p")] == [text_of(one) for one in new.iter(WORD + "p")]
    italics = [
        [
            "".join(map(str, run.itertext()))
            for run in root.iter(WORD + "r")
            if run.find(f"{WORD}rPr/{WORD}i") is not None
        ]
        for root in (old, new)
    ]
    assert "".join(italics[0]) == "".join(italics[1])


def test_comments_that_were_there_stay() -> None:
    given = docx.Document(io.BytesIO(word_file()))
    given.add_comment(given.paragraphs[2].runs, "xem lại", "Người khác")
    made = with_comments(saved(given), finding(quote(RATIO, block=1)))
    again = docx.Document(io.BytesIO(with_comments(made, finding(quote(RATIO, block=1)))))
    assert [(one.author, one.comment_id) for one in again.comments] == [
        ("Người khác", 0),
        ("cchc", 1),
        ("cchc", 2),
    ]


def test_a_finding_without_a_place_is_put_at_the_first_paragraph() -> None:
    made = with_comments(word_file(), finding(quote("không có ở đâu")))
    assert ranges(made) == {}
    assert len(list(docx.Document(io.BytesIO(made)).comments)) == 1


def test_a_document_of_another_format_gets_a_word_file_of_its_own() -> None:
    found = replace(document("bao-cao.txt"), format="txt")
    own = quote(RATIO, "bao-cao.txt", block=1)
    row = quote("\t".join(ROWS[2]), "bao-cao.txt", block=2, row=2)
    made = copied(Checked((found,), (finding(own), finding(row))))
    assert set(ranges(made).values()) == {RATIO, "1.1|Số hồ sơ trực tuyến|Hồ sơ|2.949"}


def test_the_made_word_file_reads_back_as_the_same_texts() -> None:
    found = read_document(made_docx(document()), NAME)
    assert SENTENCE in [one.text for one in found.paragraphs]
    assert [tuple(cell.text for cell in row.cells) for row in found.tables[0].rows] == list(ROWS)


def test_a_workbook_is_no_word_file() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(NotDocxFault):
        annotated(buffer.getvalue(), document(), ())


def test_paragraphs_of_sheets_and_notes_keep_their_comments_in_the_made_file() -> None:
    paragraphs = (
        FoundParagraph("Tổng 11.047 hồ sơ", Place(part="Báo cáo", block=0)),
        FoundParagraph("Tổng 11.047 hồ sơ", Place(part="footnote 2", block=1)),
    )
    found = FoundDocument("a.xlsx", "xlsx", paragraphs)
    own = Quote("11.047 hồ sơ", Place(part="footnote 2", block=1), "a.xlsx")
    made = copied(Checked((found,), (finding(own),)))
    root = etree.fromstring(parts(made)["word/document.xml"])
    commented = [one for one in root.iter(WORD + "p") if one.find(WORD + "commentRangeStart") is not None]
    texts = [one for one in root.iter(WORD + "p") if "11.047" in text_of(one)]
    assert commented == texts[1:]


def test_a_quote_in_a_footnote_of_word_stands_at_the_mark_of_the_note() -> None:
    source = parts(word_file())
    mark = f'<w:r xmlns:w="{WORD[1:-1]}"><w:footnoteReference w:id="2"/></w:r></w:p>'.encode()
    body = source["word/document.xml"].replace(b"</w:p>", mark, 2).replace(mark, b"</w:p>", 1)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, data in source.items():
            package.writestr(name, body if name == "word/document.xml" else data)
    note = FoundParagraph("Không tính 12 hồ sơ", Place(part="footnote 2", block=0))
    found = FoundDocument(NAME, "docx", (note,))
    own = Quote("12 hồ sơ", Place(part="footnote 2", block=0), NAME)
    whole = Checked((found,), (finding(own),))
    made = annotated(buffer.getvalue(), found, numbered(whole)[NAME])
    assert ranges(made) == {"0": SENTENCE}


def test_a_torn_part_is_a_fault_and_no_half_written_file() -> None:
    source = bytearray(word_file())
    at = source.index(b"PK", source.index(b"word/styles.xml") + 400)
    source[at - 200 : at - 150] = b"\x00" * 50
    with pytest.raises(UnreadableFault):
        annotated(bytes(source), document(), ())


def test_automatic_numbers_are_not_taken_for_typed_ones_far_below() -> None:
    made = docx.Document()
    first = made.add_table(40, 2)
    for number, row in enumerate(first.rows):
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[1].text = f"Chỉ tiêu {number}"
    second = made.add_table(60, 2)
    for number, row in enumerate(second.rows):
        row.cells[0].text = f"{number}."
        row.cells[1].text = f"Chỉ tiêu {number - 2}"
    own = quote("Chỉ tiêu 20", block=0, row=20, column=1)
    root = etree.fromstring(parts(with_comments(saved(made), finding(own)))["word/document.xml"])
    above, below = root.iter(WORD + "tbl")
    assert [len(list(table.iter(WORD + "commentRangeStart"))) for table in (above, below)] == [1, 0]


@pytest.mark.parametrize("part", ["header", "footnote 9"])
def test_a_comment_away_from_its_words_says_which_they_are(part: str) -> None:
    own = Quote("940/1.000 việc, đạt 98%", Place(part=part), NAME)
    (comment,) = docx.Document(io.BytesIO(with_comments(word_file(), finding(own)))).comments
    assert comment.paragraphs[1].text.endswith(": “940/1.000 việc, đạt 98%”")
