"""What no schema sees: things that stand twice, and dates out of order."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby, pairwise

from cchc.catalogue.source.files import CatalogueSource, FormSource, Mapping
from cchc.engine.faults import N_, Fault
from cchc.engine.members import AXIS as MEMBER_AXIS


def faults_of_source(source: CatalogueSource) -> list[Fault]:
    """Return what keeps the files from being written at all; empty means that they can be."""
    return [
        *_faults_of_axes(source.axes),
        *_faults_of_indicators(source.indicators, set(source.choices)),
        *_faults_of_codes(source.forms),
        *(fault for form in source.forms for fault in _faults_of_form(form)),
    ]


def _faults_of_axes(axes: Iterable[str]) -> Iterator[Fault]:
    if MEMBER_AXIS in axes:
        yield Fault(
            N_("%(place)s: tên phân tổ này dành cho thành viên của danh sách. Hãy đặt tên khác."),
            place=MEMBER_AXIS,
        )


def _twice(things: Iterable[Hashable]) -> list[Hashable]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def _version(indicator: Mapping) -> int:
    return int(indicator.get("version", 1))


def _faults_of_indicators(indicators: list[Mapping], lists: set[str]) -> Iterator[Fault]:
    for one in indicators:
        choices = one.get("choices")
        if choices is not None and choices not in lists:
            yield Fault(
                N_("%(place)s: chưa có danh sách lựa chọn %(list)s. Hãy thêm vào choices.yaml."),
                place=one["code"],
                list=choices,
            )
        yield from _faults_of_dates(one["code"], one)
    ordered = sorted(indicators, key=lambda one: (one["code"], _version(one)))
    for code, versions in groupby(ordered, key=lambda one: str(one["code"])):
        yield from _faults_of_versions(code, list(versions))


def _faults_of_versions(code: str, versions: list[Mapping]) -> Iterator[Fault]:
    for before, after in pairwise(versions):
        if _version(before) == _version(after):
            yield Fault(
                N_("%(place)s: bản %(version)d đứng hai lần. Một mã chỉ có một nghĩa; hãy bỏ một chỗ."),
                place=code,
                version=_version(after),
            )
        elif after["valid_from"] < (before.get("valid_to") or before["valid_from"]):
            yield Fault(
                N_("%(place)s: bản %(version)d bắt đầu khi bản trước còn hiệu lực. Hãy sửa ngày hiệu lực."),
                place=code,
                version=_version(after),
            )


def _faults_of_codes(forms: list[FormSource]) -> Iterator[Fault]:
    for code in _twice(form.code for form in forms):
        yield Fault(N_("%(place)s: mã biểu đứng hai lần. Hãy đặt mã khác cho một biểu."), place=code)


def _faults_of_form(form: FormSource) -> Iterator[Fault]:
    yield from _faults_of_dates(form.code, form.head)
    for key in _twice(appendix["key"] for appendix in form.head["appendices"]):
        yield Fault(
            N_("%(place)s: khóa phụ lục đứng hai lần. Hãy đặt khóa khác."), place=f"{form.code}/{key}"
        )
    for key in _twice(row["key"] for row in form.walk()):
        yield Fault(
            N_("%(place)s: khóa dòng đứng hai lần trong biểu. Hãy đặt khóa khác cho một dòng."),
            place=f"{form.code}:{key}",
        )


def _faults_of_dates(place: str, one: Mapping) -> Iterator[Fault]:
    if one.get("valid_to") and one["valid_to"] <= one["valid_from"]:
        yield Fault(
            N_("%(place)s: valid_to (%(stop)s) phải sau valid_from (%(start)s). Hãy sửa ngày."),
            place=place,
            start=one["valid_from"],
            stop=one["valid_to"],
        )
