"""Points 42–43: annex headings and the closing mark."""

import re
from collections.abc import Iterator

from cchc.document.decree30 import ANNEX_LABEL, END_MARK
from cchc.engine.faults import N_
from cchc.engine.text import search_key
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, annex_three, check
from cchc.reading.lint.demands import Look, look_flaws, need
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Annex, Parts
from cchc.reading.wordprocessing.model import Paragraph

_HEADING = re.compile(rf"^{ANNEX_LABEL}( [IVXLC]+)?$")
_HEADING_LINES = 8
_ATTACHED = ("(kem theo", "(ban hanh kem theo")
_NO_ANNEX = N_("Văn bản không có phụ lục.")


@check(
    42,
    Titles(N_("Tiêu đề phụ lục"), "Annex heading"),
    Basis(
        annex_one("III.1"),
        N_(
            "ghi “Phụ lục I” chữ thường, đậm, cỡ 14; tên phụ lục in hoa, đậm, cỡ 13–14; dòng “(Kèm theo …)” "
            "nghiêng; tất cả canh giữa; nhắc đến phụ lục trong văn bản"
        ),
    ),
)
def annex_heading(parts: Parts) -> Iterator[Flaw]:
    """Phụ lục, with Roman number if several, 14 pt bold; title in bold capitals; italic line; named in the
    text."""
    annexes = need(parts.annexes, _NO_ANNEX)
    for annex in annexes:
        yield from _heading_flaws(annex, several=len(annexes) > 1)
        yield from _title_flaws(annex)
    told = any("phu luc" in search_key(paragraph.text) for paragraph in parts.body)
    if parts.body and not told:
        yield Flaw.at(annexes[0].heading, N_("lời văn không nhắc đến phụ lục"))


def _heading_flaws(annex: Annex, *, several: bool) -> Iterator[Flaw]:
    line = annex.heading
    match = _HEADING.match(line.text)
    if match is None or (several and match[1] is None):
        yield Flaw.at(line, N_("ghi chưa đúng dạng “Phụ lục” hoặc “Phụ lục I” (số La Mã)"))
    yield from look_flaws(line, Look(sizes=sizes.ANNEX_LABEL, bold=True, italic=False, centred=True))


def _title_flaws(annex: Annex) -> Iterator[Flaw]:
    following = annex.lines[1:_HEADING_LINES]
    attached = next((index for index, line in enumerate(following) if line.key.startswith(_ATTACHED)), None)
    title = following[: attached if attached is not None else 1]
    if not title or title[0].cell is not None:
        yield Flaw.at(annex.heading, N_("không thấy tên phụ lục"))
    for line in title:
        yield from look_flaws(line, Look(sizes=sizes.BODY, bold=True, caps=True, centred=True))
    if attached is None:
        yield Flaw.at(annex.heading, N_("không thấy dòng “(Kèm theo …)”"))
    else:
        yield from look_flaws(
            following[attached], Look(sizes=sizes.BODY, bold=False, italic=True, centred=True)
        )


@check(
    43,
    Titles(N_("Dấu kết thúc “./.”"), "Closing mark"),
    Basis(
        annex_three(N_("các mẫu văn bản")),
        N_("kết thúc lời văn, và phụ lục kết thúc bằng lời văn, bằng “./.” một lần"),
        severity=Severity.WARNING,
    ),
)
def closing_mark(parts: Parts) -> Iterator[Flaw]:
    """Text ends with ./. once; so does an annex that ends with a paragraph."""
    body = need(parts.body, N_("Không nhận ra phần lời văn."))
    need(parts.letterhead, N_("Không nhận ra phần đầu văn bản (Quốc hiệu), ví dụ tệp chỉ có phụ lục."))
    if not body[-1].text.rstrip().endswith(END_MARK):
        yield Flaw.at(body[-1], N_("lời văn không kết thúc bằng “./.”"))
    for paragraph in body[:-1]:
        if paragraph.text.rstrip().endswith(END_MARK):
            yield Flaw.at(paragraph, N_("dấu “./.” đứng giữa lời văn"))
    for annex in parts.annexes:
        last = _last_line(annex)
        if last is not None and not last.text.endswith(END_MARK):
            yield Flaw.at(last, N_("phụ lục không kết thúc bằng “./.”"))


def _last_line(annex: Annex) -> Line | None:
    """Last line of an annex that ends with running text rather than a table, its small notes or a heading."""
    filled = [block for block in annex.blocks if not isinstance(block, Paragraph) or block.text.strip()]
    if not filled or not isinstance(filled[-1], Paragraph) or len(annex.lines) < 4:
        return None
    last = annex.lines[-1]
    return None if max(last.sizes, default=0) < sizes.BODY[0] else last


CHECKS = (annex_heading, closing_mark)
