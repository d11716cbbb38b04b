"""Points 23–26: kind and subject, or "V/v" of a công văn."""

from collections.abc import Iterator

from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import NO_LETTERHEAD, Look, decimal, look_flaws, need, part_of_line_flaws
from cchc.reading.lint.framework import Flaw
from cchc.reading.lint.parts import Parts, Title

_LETTER = N_("Công văn không có tên loại.")
_NOT_LETTER = N_("Văn bản không phải công văn.")
_NO_TITLE = N_("Không nhận ra tên loại.")
_GAP_TOLERANCE = 20


def _title(parts: Parts) -> Title:
    need(parts.is_known, NO_LETTERHEAD)
    need(not parts.is_letter, _LETTER)
    return need(parts.title, _NO_TITLE)


@check(
    23,
    Titles(N_("Tên loại văn bản"), "Kind of document"),
    Basis(
        annex_one("II.5"), N_("ghi tên loại theo Phụ lục III bằng chữ in hoa, đứng, đậm, cỡ 13–14, canh giữa")
    ),
)
def kind(parts: Parts) -> Iterator[Flaw]:
    """A known kind, capitals, bold, upright, 13–14 pt, centred."""
    need(parts.is_known, NO_LETTERHEAD)
    need(not parts.is_letter, _LETTER)
    if parts.title is None:
        yield Flaw(N_("không thấy tên loại văn bản"))
        return
    if not parts.title.code:
        yield Flaw.at(parts.title.line, N_("tên loại không có trong danh mục"))
    yield from look_flaws(
        parts.title.line, Look(sizes=sizes.BODY, bold=True, italic=False, caps=True, centred=True)
    )


@check(
    24,
    Titles(N_("Trích yếu"), "Subject"),
    Basis(
        annex_one("II.5"),
        N_("đặt trích yếu ngay dưới tên loại bằng chữ in thường, đứng, đậm, cỡ 13–14, canh giữa"),
    ),
)
def subject(parts: Parts) -> Iterator[Flaw]:
    """Next line: bold, upright, 13–14 pt, centred, not all capitals."""
    title = _title(parts)
    if not title.subject:
        yield Flaw.at(title.line, N_("không thấy trích yếu ngay dưới tên loại"))
    for line in title.subject:
        yield from look_flaws(line, Look(sizes=sizes.BODY, bold=True, italic=False, caps=False, centred=True))


@check(
    25,
    Titles(N_("Đường kẻ dưới trích yếu"), "Rule under the subject"),
    Basis(
        annex_one("II.5"), N_("kẻ một đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối, dưới trích yếu")
    ),
    "±2 mm",
)
def subject_rule(parts: Parts) -> Iterator[Flaw]:
    """A third to a half of the line, centred; none for công văn."""
    title = _title(parts)
    need(title.subject, N_("Không nhận ra trích yếu."))
    yield from part_of_line_flaws(title.subject[-1], title.subject_rule)


@check(
    26,
    Titles(N_("Trích yếu của công văn"), "Subject of an official letter"),
    Basis(
        annex_one("II.5"),
        N_("ghi “V/v …” chữ thường, đứng, không đậm, cỡ 12–13, canh giữa, cách dòng số, ký hiệu 6 pt"),
    ),
    "6 pt ±1",
)
def about(parts: Parts) -> Iterator[Flaw]:
    """Begins V/v, 12–13 pt, regular, centred, 6 pt below the number."""
    head = need(parts.letterhead, NO_LETTERHEAD)
    need(parts.is_letter, _NOT_LETTER)
    line = need(head.about, _NOT_LETTER)
    if not line.text.startswith("V/v "):
        yield Flaw.at(line, N_("không bắt đầu bằng “V/v ”"))
    for one in (line, *head.about_more):
        yield from look_flaws(
            one, Look(sizes=sizes.ABOUT, bold=False, italic=False, caps=False, centred=True)
        )
    above = head.number.paragraph.format.after if head.number is not None else 0
    gap = max(line.paragraph.format.before, above)
    if abs(gap - sizes.GAP) > _GAP_TOLERANCE:
        yield Flaw.at(line, N_("cách dòng số, ký hiệu %(gap)s pt, phải là 6 pt"), gap=decimal(gap / 20))


CHECKS = (kind, subject, subject_rule, about)
