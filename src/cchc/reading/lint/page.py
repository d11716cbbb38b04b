"""Points 1–3 and 7–9: paper, orientation, margins, page numbers."""

from collections.abc import Iterator

from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import known, millimetres, need, points
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.model import Block, Paragraph, Section, Table, walk

_MILLIMETRE = 57
_MARGIN_TOLERANCE = 28
_SIDES = {"top": N_("trên"), "bottom": N_("dưới"), "left": N_("trái"), "right": N_("phải")}
_ONE_PAGE = N_("Văn bản chỉ có một trang.")
_UNKNOWN_PAPER = N_("Tệp không ghi khổ giấy.")


def _width_mm(twips: int) -> str:
    return millimetres(twips * 25.4 / 1440)


@check(
    1,
    Titles(N_("Khổ giấy"), "Paper size"),
    Basis(annex_one("I.1"), N_("đặt khổ giấy A4 (210 × 297 mm) cho mọi phần của văn bản")),
    "±1 mm",
)
def paper(parts: Parts) -> Iterator[Flaw]:
    """Every section is 210 × 297 mm, either way round."""
    for number, section in enumerate(parts.document.sections, 1):
        width, height = known(section.width, _UNKNOWN_PAPER), known(section.height, _UNKNOWN_PAPER)
        short, long = sorted((width, height))
        if abs(short - sizes.PAPER[0]) > _MILLIMETRE or abs(long - sizes.PAPER[1]) > _MILLIMETRE:
            yield Flaw(
                N_("phần %(number)d có khổ giấy %(width)s × %(height)s mm"),
                {"number": number, "width": _width_mm(width), "height": _width_mm(height)},
            )


def _is_landscape(section: Section) -> bool:
    return section.landscape or (section.width or 0) > (section.height or 0)


@check(
    2,
    Titles(N_("Chiều trang"), "Orientation"),
    Basis(
        annex_one("I.2"),
        N_("trình bày theo chiều dài khổ giấy; chỉ để trang ngang khi có bảng, biểu"),
        severity=Severity.WARNING,
    ),
)
def orientation(parts: Parts) -> Iterator[Flaw]:
    """A landscape section holds a table."""
    for number, section in enumerate(parts.document.sections, 1):
        if _is_landscape(section) and not any(isinstance(block, Table) for block in section.blocks):
            yield Flaw(N_("phần %(number)d để trang ngang mà không có bảng, biểu"), {"number": number})


@check(
    3,
    Titles(N_("Lề trang"), "Margins"),
    Basis(annex_one("I.3"), N_("đặt lề trên và dưới 20–25 mm, lề trái 30–35 mm, lề phải 15–20 mm")),
    "±0.5 mm",
)
def margins(parts: Parts) -> Iterator[Flaw]:
    """Top, bottom 20–25 mm; left 30–35; right 15–20; no gutter; landscape sections warn only."""
    for number, section in enumerate(parts.document.sections, 1):
        severity = Severity.WARNING if _is_landscape(section) else None
        yield from _margin_flaws(number, section, severity)


def _margin_flaws(number: int, section: Section, severity: Severity | None) -> Iterator[Flaw]:
    for side, (least, most) in sizes.MARGINS.items():
        width = section.margins.get(side, 0)
        if not least - _MARGIN_TOLERANCE <= width <= most + _MARGIN_TOLERANCE:
            yield Flaw(
                N_("lề %(side)s của phần %(number)d là %(found)s mm, phải từ %(least)s đến %(most)s mm"),
                {
                    "side": _SIDES[side],
                    "number": number,
                    "found": _width_mm(width),
                    "least": _width_mm(least),
                    "most": _width_mm(most),
                },
                severity=severity,
            )
    if section.margins.get("gutter", 0):
        yield Flaw(N_("phần %(number)d có lề gáy (gutter)"), {"number": number}, severity=severity)


def _page_fields(blocks: tuple[Block, ...]) -> list[Paragraph]:
    return [paragraph for paragraph in walk(blocks) if "PAGE" in paragraph.fields]


def _is_centred(paragraph: Paragraph) -> bool:
    style = paragraph.format
    tabbed = paragraph.text.startswith("\t") and style.center_tabs > 0
    return "center" in (style.alignment, style.frame_alignment) or tabbed


@check(
    7,
    Titles(N_("Số trang"), "Page number"),
    Basis(
        annex_one("I.7"),
        N_(
            "đánh số trang bằng chữ số Ả Rập, cỡ 13–14, canh giữa trong lề trên (đầu trang), từ trang thứ hai"
        ),
    ),
)
def page_number(parts: Parts) -> Iterator[Flaw]:
    """Over one page: PAGE in the default header, centred, 13–14 pt, decimal."""
    need(parts.document.pages > 1, _ONE_PAGE)
    for number, section in enumerate(parts.document.sections, 1):
        fields = _page_fields(section.headers.get("default", ()))
        if not fields:
            yield Flaw(N_("đầu trang của phần %(number)d không có số trang"), {"number": number})
        for paragraph in fields:
            yield from _page_number_flaws(paragraph)
        if section.page_format != "decimal":
            yield Flaw(N_("số trang của phần %(number)d không dùng chữ số Ả Rập"), {"number": number})


def _page_number_flaws(paragraph: Paragraph) -> Iterator[Flaw]:
    if not _is_centred(paragraph):
        yield Flaw.at(paragraph, N_("số trang chưa canh giữa"))
    wrong = {
        run.size
        for run in paragraph.runs
        if run.field == "PAGE" and not sizes.PAGE_NUMBER[0] <= run.size <= sizes.PAGE_NUMBER[1]
    }
    if wrong:
        yield Flaw.at(
            paragraph, N_("số trang có cỡ chữ %(found)s, phải là 13 hoặc 14"), found=points(min(wrong))
        )


@check(
    8,
    Titles(N_("Trang đầu không hiện số"), "Number hidden on page 1"),
    Basis(annex_one("I.7"), N_("chọn “Different First Page” và để trống đầu trang thứ nhất")),
)
def hidden_on_first_page(parts: Parts) -> Iterator[Flaw]:
    """First section: different first page is on; its first header has no PAGE and no digit."""
    section = parts.document.sections[0]
    numbered = any(_page_fields(blocks) for blocks in section.headers.values())
    need(parts.document.pages > 1 or numbered, _ONE_PAGE)
    if numbered and not section.title_page:
        yield Flaw(N_("trang thứ nhất vẫn hiện số trang"))
    for paragraph in walk(section.headers.get("first", ())) if section.title_page else ():
        if "PAGE" in paragraph.fields or any(letter.isdigit() for letter in paragraph.text):
            yield Flaw.at(paragraph, N_("đầu trang thứ nhất có số trang hoặc chữ số"))


@check(
    9,
    Titles(N_("Số trang của phụ lục"), "Annex page numbers"),
    Basis(
        annex_one("III.1"),
        N_("cho mỗi phụ lục bắt đầu một phần (section) mới và đánh số trang lại từ 1"),
        severity=Severity.WARNING,
    ),
)
def annex_numbering(parts: Parts) -> Iterator[Flaw]:
    """Each annex opens a section whose page numbers start at 1."""
    for annex in need(parts.annexes, N_("Văn bản không có phụ lục.")):
        if parts.letterhead is None and annex is parts.annexes[0]:
            continue
        if not annex.opens_section or annex.section.page_start != 1:
            yield Flaw.at(annex.heading, N_("phụ lục không được đánh số trang riêng từ 1"))


CHECKS = (paper, orientation, margins, page_number, hidden_on_first_page, annex_numbering)
