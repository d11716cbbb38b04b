"""A document with findings in a paragraph, a cell, a whole row, and nowhere."""

from collections.abc import Sequence
from dataclasses import replace

from cchc.checker.findings import Checked, CheckFinding, Held, Kind, Quote, Severity, Unread
from cchc.checker.outputs.numbered import numbered
from cchc.checker.outputs.page.page import Page
from cchc.document.found import FoundCell, FoundDocument, FoundParagraph, FoundRow, FoundTable, Place

NAME = "báo cáo <1> & 2.docx"
HEADING = "I. KẾT QUẢ"
SENTENCE = "Tiếp nhận 9.484/11.047 hồ sơ, đạt 94,4% so với kế hoạch <năm>; giải quyết 10.687 hồ sơ."
RATIO = "9.484/11.047 hồ sơ, đạt 94,4%"
ROWS = (
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"),
    ("1", "Tổng số hồ sơ đã tiếp nhận", "Hồ sơ", "2475"),
    ("1.1", "Số hồ sơ trực tuyến", "Hồ sơ", "2.949"),
)


def table(rows: Sequence[Sequence[str]], block: int) -> FoundTable:
    """A found table of plain cells."""
    return FoundTable(
        tuple(
            FoundRow(
                tuple(
                    FoundCell(text, Place(block=block, row=number, column=column))
                    for column, text in enumerate(row)
                ),
                Place(block=block, row=number),
            )
            for number, row in enumerate(rows)
        ),
        Place(block=block),
        "Phụ lục 1",
    )


def document(name: str = NAME) -> FoundDocument:
    """A heading, a paragraph and a table."""
    return FoundDocument(
        name,
        "docx",
        (
            FoundParagraph(HEADING, Place(block=0), heading=1),
            FoundParagraph(SENTENCE, Place(block=1)),
            table(ROWS, 2),
        ),
    )


def quote(text: str, name: str = NAME, **place: int) -> Quote:
    """A quote at a place."""
    return Quote(text, Place(**place), name)  # type: ignore[arg-type]


def finding(own: Quote, others: Sequence[Quote] = (), kind: Kind = Kind.RATIO) -> CheckFinding:
    """An error with explanations in both languages."""
    return CheckFinding(
        own.file, Severity.ERROR, kind, own, tuple(others), "94,4%", "85,85%",
        "9.484/11.047 là 85,85%.", "9,484 of 11,047 are 85.85%.", "Lấy nhầm mẫu số.", "Wrong base.",
    )  # fmt: skip


def checked() -> Checked:
    """Three findings, one thing that holds, one that was not understood."""
    start = SENTENCE.index(RATIO)
    ratio = quote(RATIO, block=1, start=start, stop=start + len(RATIO))
    part = quote("1.1\tSố hồ sơ trực tuyến\tHồ sơ\t2.949", block=2, row=2)
    whole = quote("2475", block=2, row=1, column=3, start=0, stop=4)
    solved = quote("giải quyết 10.687 hồ sơ", block=1)
    return Checked(
        (document(),),
        (
            finding(part, [whole], Kind.SUBSET),
            replace(finding(ratio, [whole]), severity=Severity.WARNING),
            replace(finding(quote("không có ở đâu")), severity=Severity.NOTE),
        ),
        (Held(NAME, Kind.SUM, solved),),
        (Unread(NAME, solved, "Không rõ đơn vị.", "Unit unknown."),),
    )


def page(*outcomes: Checked) -> str:
    """The whole page about some documents."""
    made, first = Page(), 1
    try:
        for one in outcomes:
            made.add(one, numbered(one, first))
            first += len(one.findings)
        return "".join(made.chunks())
    finally:
        made.close()
