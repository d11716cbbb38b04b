"""Points 33–34: numbering and look of the levels of a text."""

from collections.abc import Iterator

from cchc.document.decree30 import POINT_LETTERS
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import Look, look_flaws, need
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.outline import RANKS, Mark, marks_of
from cchc.reading.lint.parts import Parts

_NO_LEVELS = N_("Lời văn không có mục đánh số.")
_ROMAN_KINDS = ("part", "chapter")
_ARABIC_KINDS = ("section", "subsection")


def _marks(parts: Parts) -> list[Mark]:
    return need(marks_of(parts.body), _NO_LEVELS)


@check(
    33,
    Titles(N_("Thứ tự đánh số"), "Numbering"),
    Basis(
        annex_one("II.6"),
        N_(
            "đánh số liên tục: phần, chương chữ số La Mã; mục, điều, khoản chữ "
            "số Ả Rập; điểm a, b, c, d, đ, e, g"
        ),
        severity=Severity.WARNING,
    ),
)
def numbering(parts: Parts) -> Iterator[Flaw]:
    """Roman, Arabic, Vietnamese letters as the level asks (decree); no gap, no duplicate (from memory)."""
    last: dict[str, int] = {}
    for mark in _marks(parts):
        yield from _numeral_flaws(mark)
        for kind, rank in RANKS.items():
            if rank > RANKS[mark.kind] and kind != "article":
                last.pop(kind, None)
        expected = last.get(mark.kind, 0) + 1
        if mark.ordinal is not None:
            last[mark.kind] = mark.ordinal
            if mark.ordinal != expected:
                yield Flaw.at(
                    mark.line,
                    N_("số thứ tự “%(found)s” không nối tiếp mục trước (phải là %(expected)s)"),
                    found=mark.written,
                    expected=_written(mark, expected),
                )


def _written(mark: Mark, expected: int) -> str:
    if mark.kind == "letter":
        return POINT_LETTERS[min(expected, len(POINT_LETTERS)) - 1]
    return str(expected)


def _numeral_flaws(mark: Mark) -> Iterator[Flaw]:
    if mark.ordinal is None:
        yield Flaw.at(
            mark.line, N_("chữ “%(letter)s” không có trong bảng chữ cái tiếng Việt"), letter=mark.written
        )
    elif mark.kind in _ROMAN_KINDS and mark.written.isdigit():
        yield Flaw.at(mark.line, N_("số thứ tự phải là chữ số La Mã"))
    elif mark.kind in _ARABIC_KINDS and not mark.written.isdigit():
        yield Flaw.at(mark.line, N_("số thứ tự phải là chữ số Ả Rập"))


@check(
    34,
    Titles(N_("Kiểu chữ của đề mục"), "Look of headings"),
    Basis(
        annex_one("II.6"),
        N_(
            "in đậm phần, chương, mục, điều và tiêu đề; tiêu đề phần, chương, "
            "mục in hoa, canh giữa; điểm chữ thường"
        ),
    ),
)
def headings(parts: Parts) -> Iterator[Flaw]:
    """Phần to Tiểu mục: own centred bold line, title below in bold capitals; Điều, I., 1. Title bold; a)
    not."""
    for mark in _marks(parts):
        if mark.is_headed:
            yield from _headed_flaws(mark)
        elif mark.kind == "article":
            yield from _article_flaws(mark)
        elif mark.kind == "roman":
            yield from look_flaws(mark.line, Look(sizes=sizes.BODY, bold=True, caps=True))
        elif mark.kind == "arabic" and mark.is_title:
            yield from look_flaws(mark.line, Look(sizes=sizes.BODY, bold=True))
        elif mark.kind == "letter" and mark.line.all_bold:
            yield Flaw.at(mark.line, N_("điểm đang in đậm, phải để chữ thường nét"))


def _headed_flaws(mark: Mark) -> Iterator[Flaw]:
    yield from look_flaws(mark.line, Look(sizes=sizes.BODY, bold=True, centred=True))
    if mark.rest:
        yield Flaw.at(mark.line, N_("tiêu đề phải đặt ở dòng riêng ngay dưới"))
    elif mark.following is None:
        yield Flaw.at(mark.line, N_("thiếu tiêu đề"))
    else:
        yield from look_flaws(mark.following, Look(sizes=sizes.BODY, bold=True, caps=True, centred=True))


def _article_flaws(mark: Mark) -> Iterator[Flaw]:
    first = mark.line.visible[0] if mark.line.visible else None
    if first is not None and not first.bold:
        yield Flaw.at(mark.line, N_("chữ “Điều” và số thứ tự chưa in đậm"))


CHECKS = (numbering, headings)
