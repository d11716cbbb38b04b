"""Points 35–38: addressees and recipients."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc.document.decree30 import ADDRESSEE_LABEL, AS_ABOVE_LINE, RECIPIENTS_LABEL
from cchc.document.metrics import text_width_mm
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import NO_LETTERHEAD, Look, decimal, look_flaws, need
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Parts, Recipients

_LAST = re.compile(r"^- Lưu: VT(, .+)?\.$")
_MINUTES = "BB"
_SUBMISSION = "TTr"
_REPORT = "BC"
_DECISION = "QĐ"
_COLON_MM = 5.0
_TWIPS_PER_MM = 1440 / 25.4
_NO_LIST = N_("Không nhận ra phần “Nơi nhận”.")


def _code(parts: Parts) -> str:
    return parts.title.code if parts.title else ""


@check(
    35,
    Titles(N_("Kính gửi"), "Addressees"),
    Basis(
        annex_one("II.9"),
        N_(
            "ghi “Kính gửi:” rồi tên nơi nhận; nhiều nơi thì mỗi nơi một dòng, đầu "
            "dòng “-”, cuối dòng “;”, cuối cùng “.”"
        ),
    ),
)
def addressees(parts: Parts) -> Iterator[Flaw]:
    """Present in công văn and tờ trình (báo cáo: warning); colon; one inline or a dashed list; 13–14 pt.

    Dashes stand within 5 mm of the colon above them, else a warning.
    """
    need(parts.letterhead, NO_LETTERHEAD)
    lines = parts.addressee
    if not lines:
        if parts.is_letter or _code(parts) == _SUBMISSION:
            yield Flaw(N_("không thấy dòng “Kính gửi”"))
        elif _code(parts) == _REPORT:
            yield Flaw(N_("báo cáo gửi cấp trên phải có dòng “Kính gửi”"), severity=Severity.WARNING)
        else:
            need(lines, N_("Loại văn bản này không cần “Kính gửi”."))
        return
    if not lines[0].text.startswith(ADDRESSEE_LABEL):
        yield Flaw.at(lines[0], N_("sau chữ “Kính gửi” phải có dấu hai chấm"))
    for line in lines:
        yield from look_flaws(line, Look(sizes=sizes.BODY, bold=False, italic=False))
    yield from _list_flaws(lines)


def _list_flaws(lines: tuple[Line, ...]) -> Iterator[Flaw]:
    inline = lines[0].text.removeprefix(ADDRESSEE_LABEL).strip()
    if inline and len(lines) > 1 and not inline.startswith("-"):
        yield Flaw.at(lines[0], N_("nhiều nơi nhận thì mỗi nơi phải ở một dòng riêng"))
    if not inline and len(lines) == 1:
        yield Flaw.at(lines[0], N_("không thấy tên nơi nhận, hoặc các dòng không bắt đầu bằng “-”"))
    entries = lines if inline.startswith("-") else lines[1:]
    for index, line in enumerate(entries):
        ending = "." if index == len(entries) - 1 else ";"
        if not line.text.endswith(ending):
            yield Flaw.at(line, N_("cuối dòng phải có dấu “%(mark)s”"), mark=ending)
    if not inline and lines[1:]:
        yield from _place_flaws(lines[0], lines[1:])


def _place_flaws(label: Line, entries: tuple[Line, ...]) -> Iterator[Flaw]:
    """The dashes stand in line under the colon; told only where paragraphs say where they begin."""
    colon = _begins_mm(label)
    if colon is None:
        return
    colon += text_width_mm(ADDRESSEE_LABEL.rstrip(":"), min(label.sizes) / 2)
    for line in entries:
        dash = _begins_mm(line)
        if dash is not None and abs(dash - colon) > _COLON_MM:
            message = N_("gạch đầu dòng lệch %(distance)s mm so với dấu hai chấm của “Kính gửi:”")
            yield Flaw.at(
                line, message, severity=Severity.WARNING, distance=decimal(round(abs(dash - colon), 1))
            )
            return


def _begins_mm(line: Line) -> float | None:
    """Where a line begins, from the left edge of the text; None in a cell, after a tab, or where not told."""
    look = line.paragraph.format
    if line.cell is not None or line.tabbed or line.room_mm is None:
        return None
    left = (look.left + look.first_line) / _TWIPS_PER_MM
    if look.alignment != "center":
        return left
    return (line.room_mm + left - look.right / _TWIPS_PER_MM - line.width_mm) / 2


@check(
    36,
    Titles(N_("Nơi nhận"), "Recipients label"),
    Basis(
        annex_one("II.9"),
        N_("ghi “Nơi nhận:” chữ nghiêng, đậm, cỡ 12, cùng hàng với quyền hạn, chức vụ người ký"),
    ),
)
def recipients_label(parts: Parts) -> Iterator[Flaw]:
    """Nơi nhận: in bold italic, 12 pt, in the same row as the signature."""
    need(parts.letterhead, NO_LETTERHEAD)
    if parts.recipients is None:
        yield Flaw(N_("không thấy “Nơi nhận:”"))
        return
    line = parts.recipients.heading
    if line.text != RECIPIENTS_LABEL:
        yield Flaw.at(line, N_("ghi chưa đúng “Nơi nhận:”"))
    yield from look_flaws(line, Look(sizes=sizes.RECIPIENTS_LABEL, bold=True, italic=True))
    if parts.signature is not None and parts.signature.titles:
        beside = parts.signature.titles[0]
        if (beside.block, beside.row) != (line.block, line.row):
            yield Flaw.at(line, N_("không cùng hàng với quyền hạn, chức vụ người ký"))


def _list(parts: Parts) -> Recipients:
    need(parts.letterhead, NO_LETTERHEAD)
    return need(parts.recipients, _NO_LIST)


@check(
    37,
    Titles(N_("Danh sách nơi nhận"), "List of recipients"),
    Basis(
        annex_one("II.9"),
        N_("mỗi nơi một dòng cỡ 11, đầu dòng “-”, cuối dòng “;”; dòng cuối dạng “- Lưu: VT, TH.”"),
    ),
)
def recipient_list(parts: Parts) -> Iterator[Flaw]:
    """11 pt, upright; each - …; and the last - Lưu: VT, …."""
    found = _list(parts)
    if not found.entries:
        yield Flaw.at(found.heading, N_("không có nơi nhận nào"))
        return
    for line in found.entries:
        yield from look_flaws(line, Look(sizes=sizes.RECIPIENTS, bold=False, italic=False))
    for above, line in zip((None, *found.entries), found.entries, strict=False):
        continued = above is not None and not above.text.endswith((";", ".", ":"))
        if not continued and not line.text.startswith(("- ", "+ ")):
            yield Flaw.at(line, N_("đầu dòng phải có gạch “- ”"))
    for line in _ends(found.entries):
        if not line.text.endswith((";", ":")):
            yield Flaw.at(line, N_("cuối dòng phải có dấu “;”"))
    if _LAST.match(found.entries[-1].text) is None:
        yield Flaw.at(
            found.entries[-1], N_("dòng cuối phải ghi dạng “- Lưu: VT, TH.” và kết thúc bằng dấu chấm")
        )


def _ends(entries: tuple[Line, ...]) -> Iterator[Line]:
    """Last lines of all entries but the last; an entry may be broken over several paragraphs."""
    for line, below in pairwise(entries):
        if below.text.startswith(("-", "+", "–")):
            yield line


@check(
    38,
    Titles(N_("Như trên"), "As above"),
    Basis(
        annex_one("II.9"),
        N_("dòng đầu của nơi nhận ghi “- Như trên;” khi có Kính gửi, “- Như Điều …;” trong quyết định"),
        severity=Severity.WARNING,
    ),
)
def as_above(parts: Parts) -> Iterator[Flaw]:
    """First entry is Như trên where there are addressees; in decisions Như Điều …."""
    found = _list(parts)
    is_decision = _code(parts) == _DECISION
    need(parts.addressee or is_decision, N_("Văn bản không có Kính gửi và không phải quyết định."))
    need(found.entries, _NO_LIST)
    wanted = "- Như Điều" if is_decision else f"- {AS_ABOVE_LINE}"
    if not found.entries[0].text.startswith(wanted):
        yield Flaw.at(found.entries[0], N_("dòng đầu phải là “%(wanted)s”"), wanted=wanted)


CHECKS = (addressees, recipients_label, recipient_list, as_above)
