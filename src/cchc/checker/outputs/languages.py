"""Words in Vietnamese and English at once, for outputs that carry both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import override

from cchc.checker.findings import Acceptance, Kind, Severity
from cchc.document.found import Place
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.foundation.words import spoken, worded

KINDS = {
    Kind.RATIO: N_("Tỷ lệ"),
    Kind.SUM: N_("Tổng và các phần"),
    Kind.SUBSET: N_("Phần và toàn thể"),
    Kind.RANGE: N_("Ngoài giới hạn"),
    Kind.DUPLICATE: N_("Nói hai lần khác nhau"),
    Kind.DATE: N_("Ngày tháng"),
    Kind.CODE: N_("Mã lựa chọn"),
    Kind.NUMBERING: N_("Đánh số"),
    Kind.CELL: N_("Ô của bảng"),
}
SEVERITIES = {
    Severity.ERROR: N_("Lỗi"),
    Severity.WARNING: N_("Cảnh báo"),
    Severity.NOTE: N_("Lưu ý"),
}

COUNTS = {
    Severity.ERROR: N_("%(count)d lỗi"),
    Severity.WARNING: N_("%(count)d cảnh báo"),
    Severity.NOTE: N_("%(count)d lưu ý"),
}

EXPLAINED = N_("%(count)d đã được giải thích")
ACCEPTED = N_("Không phải lỗi: %(reason)s (%(actor)s, %(on)s)")
CODE = N_("Mã phát hiện: %(code)s")

_PARTS = {
    "footnote": N_("Chú thích %(number)s"),
    "endnote": N_("Chú thích cuối %(number)s"),
    "header": N_("Đầu trang"),
    "footer": N_("Chân trang"),
}


@dataclass(frozen=True)
class Both:
    """The same words in both languages."""

    vi: str
    en: str

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield "vi", self.vi
        yield "en", self.en


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak "vi" or "en" for a while."""
    with override(language):
        yield


@lru_cache(maxsize=256)
def _templates(template: str) -> Both:
    made = []
    for language in ("vi", "en"):
        with speaking(language):
            made.append(worded(template, {}))
    return Both(*made)


def both(template: str, **params: object) -> Both:
    """A marked template in both languages; what is filled in comes from documents and is not translated."""
    made = _templates(template)
    return Both(made.vi % params, made.en % params) if params else made


def accepted_words(one: Acceptance) -> dict[str, str]:
    """What fills in the words of an accepted finding."""
    return {"reason": one.reason, "actor": one.actor, "on": f"{one.on:%d/%m/%Y}"}


def part_name(part: str) -> Both:
    """What a part of a document is called: a note with its number, a header, a sheet."""
    kind, _, number = part.partition(" ")
    if kind in _PARTS and not number.strip("0123456789"):
        return both(_PARTS[kind], number=number)
    return both(N_("Trang tính “%(name)s”"), name=part)


def standing(place: Place) -> Both:
    """Where something stands, as a person would point at it."""
    told = both_of(replace(place, part="").describe())
    if not place.part:
        return told
    part = part_name(place.part)
    if replace(place, part="", start=None, stop=None, column=None) == Place():
        return part
    return Both(f"{part.vi}, {told.vi}", f"{part.en}, {told.en}")


def both_of(message: Message) -> Both:
    """A message in both languages."""
    made = []
    for language in ("vi", "en"):
        with speaking(language):
            made.append(spoken(message))
    return Both(*made)
