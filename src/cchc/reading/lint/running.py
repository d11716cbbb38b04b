"""Points 27–32: legal grounds and the running text."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cchc.document.decree30 import LINE_SPACING_RANGE
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import Look, decimal, look_flaws, need, points, size_flaws
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.model import Paragraph

_LONG = 60
_JUSTIFIED_SHARE = 0.95
_INDENT_TOLERANCE = 17
_FIXED_LINE_FACTOR = 1.15
_NO_BODY = N_("Không nhận ra phần lời văn.")


def long_paragraphs(parts: Parts) -> tuple[Paragraph, ...]:
    """Paragraphs of running text: at least 60 characters."""
    found = tuple(paragraph for paragraph in parts.body if len(paragraph.shown.strip()) >= _LONG)
    return need(found, _NO_BODY)


def as_line(paragraph: Paragraph) -> Line:
    """A paragraph taken as one line, to judge its look."""
    return Line(paragraph.runs, paragraph, 0)


@check(
    27,
    Titles(N_("Căn cứ ban hành"), "Legal grounds"),
    Basis(
        annex_one("II.6"),
        N_("mỗi căn cứ một dòng, chữ nghiêng, cỡ 13–14, cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm"),
    ),
)
def grounds(parts: Parts) -> Iterator[Flaw]:
    """Italic, 13–14 pt; each ends with a semicolon, the last with a full stop."""
    found = need(parts.grounds, N_("Văn bản không có phần căn cứ."))
    for index, paragraph in enumerate(found):
        yield from look_flaws(as_line(paragraph), Look(sizes=sizes.BODY, bold=False, italic=True))
        ending = "." if index == len(found) - 1 else ";"
        if not paragraph.text.rstrip().endswith(ending):
            yield Flaw.at(paragraph, N_("cuối dòng phải có dấu “%(mark)s”"), mark=ending)


@check(
    28,
    Titles(N_("Cỡ chữ phần lời văn"), "Size of the text"),
    Basis(annex_one("II.6"), N_("dùng một cỡ chữ 13 hoặc 14 cho toàn bộ phần lời văn")),
    "several sizes warn",
)
def body_size(parts: Parts) -> Iterator[Flaw]:
    """13–14 pt in paragraphs of 60 characters or more."""
    used: Counter[int] = Counter()
    for paragraph in long_paragraphs(parts):
        line = as_line(paragraph)
        yield from size_flaws(line, sizes.BODY)
        used.update(size for size in line.sizes if sizes.BODY[0] <= size <= sizes.BODY[1])
    if len(used) > 1:
        named = ", ".join(points(size) for size in sorted(used))
        yield Flaw(
            N_("lời văn dùng lẫn nhiều cỡ chữ (%(sizes)s)"), {"sizes": named}, severity=Severity.WARNING
        )


@check(
    29,
    Titles(N_("Canh đều hai lề"), "Justified text"),
    Basis(annex_one("II.6"), N_("canh đều cả hai lề cho các đoạn lời văn")),
    "95 % of them",
)
def justified(parts: Parts) -> Iterator[Flaw]:
    """Paragraphs of 60 characters or more are justified."""
    paragraphs = long_paragraphs(parts)
    ragged = [paragraph for paragraph in paragraphs if paragraph.format.alignment != "both"]
    if len(paragraphs) - len(ragged) < _JUSTIFIED_SHARE * len(paragraphs):
        yield Flaw.at(
            ragged[0],
            N_("%(count)d trong %(total)d đoạn không canh đều hai lề"),
            count=len(ragged),
            total=len(paragraphs),
        )


@check(
    30,
    Titles(N_("Lùi đầu dòng"), "First-line indent"),
    Basis(annex_one("II.6"), N_("lùi đầu dòng 1 cm hoặc 1,27 cm, thống nhất trong toàn văn bản")),
    "±0.3 mm",
)
def indent(parts: Parts) -> Iterator[Flaw]:
    """First-line indent 10 or 12.7 mm, one value throughout."""
    used: dict[int, Paragraph] = {}
    for paragraph in long_paragraphs(parts):
        width = paragraph.format.first_line
        nearest = min(sizes.INDENTS, key=lambda choice: abs(choice - width))
        if abs(nearest - width) > _INDENT_TOLERANCE:
            yield Flaw.at(
                paragraph, N_("đoạn văn lùi đầu dòng %(found)s cm"), found=decimal(width * 2.54 / 1440, ".2f")
            )
        else:
            used.setdefault(nearest, paragraph)
    if len(used) > 1:
        yield Flaw.at(list(used.values())[-1], N_("dùng lẫn hai mức lùi đầu dòng 1 cm và 1,27 cm"))


@check(
    31,
    Titles(N_("Khoảng cách đoạn"), "Gap between paragraphs"),
    Basis(annex_one("II.6"), N_("đặt khoảng cách giữa các đoạn tối thiểu 6 pt, bỏ chọn “Don't add space…”")),
    "the two are not added; centred headings are left out",
)
def paragraph_gap(parts: Parts) -> Iterator[Flaw]:
    """Larger of space after and next space before is at least 6 pt."""
    need(parts.body, _NO_BODY)
    running = [paragraph for paragraph in parts.body if paragraph.format.alignment != "center"]
    for above, below in pairwise(running):
        if above.place.paragraph + 1 == below.place.paragraph and _gap(above, below) < sizes.GAP:
            yield Flaw.at(
                below,
                N_("cách đoạn trên %(gap)s pt, tối thiểu phải 6 pt"),
                gap=decimal(_gap(above, below) / 20),
            )


def _gap(above: Paragraph, below: Paragraph) -> int:
    one, other = above.format, below.format
    same_style = one.style == other.style
    after = 0 if one.contextual and same_style else one.after
    before = 0 if other.contextual and same_style else other.before
    return max(after, before)


@check(
    32,
    Titles(N_("Giãn dòng"), "Line spacing"),
    Basis(annex_one("II.6"), N_("đặt giãn dòng từ dòng đơn đến 1,5 dòng (Single … 1.5 lines)")),
    "exact or at least: warning below 1.15 times the size",
)
def line_spacing(parts: Parts) -> Iterator[Flaw]:
    """Automatic, 1.0 to 1.5 lines."""
    for paragraph in long_paragraphs(parts):
        style = paragraph.format
        lines = style.line / 240
        if style.line_rule == "auto":
            if not LINE_SPACING_RANGE[0] <= lines <= LINE_SPACING_RANGE[1]:
                yield Flaw.at(
                    paragraph, N_("giãn dòng %(lines)s, phải từ 1,0 đến 1,5"), lines=decimal(lines, ".2f")
                )
        elif style.line < _FIXED_LINE_FACTOR * 10 * max(as_line(paragraph).sizes, default=0):
            yield Flaw.at(
                paragraph,
                N_("giãn dòng cố định %(gap)s pt quá hẹp"),
                Severity.WARNING,
                gap=decimal(style.line / 20),
            )


CHECKS = (grounds, body_size, justified, indent, paragraph_gap, line_spacing)
