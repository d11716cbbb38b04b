"""Points 44–45: fixed capitals, initials of paragraphs, capitals in citations."""

import re
from collections.abc import Iterator

from cchc.engine.faults import N_
from cchc.reading.lint.catalogue import Basis, Titles, annex_two, check
from cchc.reading.lint.demands import need
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.lines import normal
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.model import Paragraph, walk

_FIXED = (
    (re.compile(r"\b(?:Đảng(?:,| và)|của|với|và|do) (nhà nước)\b"), "Nhà nước"),
    (re.compile(r"\b(?:Nhà nước(?:,| và)|của|với|và|do|phục vụ) (nhân dân)\b"), "Nhân dân"),
    (re.compile(r"\b(thành phố Hồ Chí Minh)\b"), "Thành phố Hồ Chí Minh"),
    (re.compile(r"\b(thủ đô Hà Nội)\b"), "Thủ đô Hà Nội"),
)
_LABEL = re.compile(r"^(?:[-–+•*(“\"]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVXLC]+\.)\s*")
_LOWER = re.compile(r"\b(điều|chương|tiểu mục) (?:\d+|[IVXLC]+)\b")
_UPPER = re.compile(r"(?<![.:;!?“\"(]) \b(Khoản \d+|Điểm [a-zđ])\b(?=[ ,;.])")
_NO_TEXT = N_("Tệp không có lời văn.")


def _running(parts: Parts) -> tuple[Paragraph, ...]:
    return need((*parts.grounds, *parts.body), _NO_TEXT)


@check(
    44,
    Titles(N_("Viết hoa bắt buộc"), "Fixed capitals"),
    Basis(
        annex_two(N_("I, III và V")),
        N_("viết hoa Nhân dân, Nhà nước, Thành phố Hồ Chí Minh, Thủ đô Hà Nội và chữ đầu mỗi dòng mới"),
        severity=Severity.WARNING,
    ),
)
def fixed_capitals(parts: Parts) -> Iterator[Flaw]:
    """Nhân dân, Nhà nước, Thành phố Hồ Chí Minh, Thủ đô Hà Nội; first letter of each paragraph."""
    for paragraph in _running(parts):
        text = normal(paragraph.shown).strip()
        for pattern, wanted in _FIXED:
            if pattern.search(text):
                yield Flaw.at(paragraph, N_("phải viết hoa “%(wanted)s”"), wanted=wanted)
        if _starts_small(text):
            yield Flaw.at(paragraph, N_("chữ đầu dòng chưa viết hoa"))


def _starts_small(text: str) -> bool:
    bare = _LABEL.sub("", _LABEL.sub("", text))
    return bare[:1].islower()


@check(
    45,
    Titles(N_("Viết hoa khi viện dẫn"), "Capitals in citations"),
    Basis(
        annex_two("V"),
        N_("viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm khi viện dẫn"),
        severity=Severity.WARNING,
    ),
)
def citations(parts: Parts) -> Iterator[Flaw]:
    """Flags lower-case điều, chương, tiểu mục and capital Khoản, Điểm before a number inside a sentence."""
    for paragraph in need(tuple(walk(parts.document.blocks)), _NO_TEXT):
        text = normal(paragraph.shown)
        for pattern in (_LOWER, _UPPER):
            match = pattern.search(text)
            if match is not None:
                yield Flaw.at(paragraph, N_("viện dẫn “%(cited)s” sai cách viết hoa"), cited=match[0].strip())


CHECKS = (fixed_capitals, citations)
