"""The counts on top of the page: of all documents, and of each one where there are several."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from cchc.checker.findings import Checked, Severity
from cchc.checker.outputs.languages import COUNTS, EXPLAINED, Both, both
from cchc.checker.outputs.page.letters import words
from cchc.checker.outputs.page.notes import icon, spoken
from cchc.checker.outputs.page.style import SHADES
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_


@dataclass(frozen=True)
class Counted:
    """What there is of a document: findings that nobody explained by severity, and the others."""

    name: str
    standing: Mapping[Severity, int]
    explained: int
    held: int
    unread: int

    @classmethod
    def of(cls, document: FoundDocument, checked: Checked) -> Self:
        """Count what was found in a document."""
        found = [one for one in checked.findings if one.file == document.name]
        return cls(
            document.name,
            Counter(one.severity for one in found if one.accepted is None),
            sum(one.accepted is not None for one in found),
            sum(one.file == document.name for one in checked.held),
            sum(one.file == document.name for one in checked.unread),
        )


def summary(counted: Sequence[Counted]) -> str:
    """The counts of all documents together."""
    held, unread, explained = (
        sum(numbers)
        for numbers in zip(*((one.held, one.unread, one.explained) for one in counted), strict=True)
    )
    told = "".join(
        f'<span class="{SHADES[one]}">{icon(one)}<b>{_count(counted, one)}</b></span>' for one in Severity
    )
    if explained:
        told += f"<span>{spoken(both(EXPLAINED, count=explained))}</span>"
    told += f"<span>{_number(held)} {spoken(both(N_('chỗ đã đối chiếu và khớp')))}</span>"
    if unread:
        told += f"<span>{_number(unread)} {spoken(both(N_('chỗ chưa hiểu được')))}</span>"
    return f'<p class="sum">{told}</p>'


def _number(count: int) -> str:
    """A number as each language groups its digits."""
    english = f"{count:,}"
    return f"<b>{spoken(Both(english.replace(',', '.'), english))}</b>"


def _count(counted: Sequence[Counted], severity: Severity) -> str:
    return spoken(both(COUNTS[severity], count=sum(one.standing.get(severity, 0) for one in counted)))


def nothing(counted: Sequence[Counted]) -> str:
    """What an empty result means; nothing where something was found."""
    if any(one.explained or sum(one.standing.values()) for one in counted):
        return ""
    if any(one.held for one in counted):
        said = both(
            N_("Không thấy số liệu nào mâu thuẫn. Danh sách bên dưới nêu những chỗ đã đối chiếu và khớp.")
        )
    else:
        said = both(N_("Không tìm thấy số liệu nào để đối chiếu trong văn bản này."))
    return f'<p class="empty">{spoken(said)}</p>'


def files(counted: Sequence[Counted]) -> str:
    """The names of the documents; of several each with its counts and a link to where it begins."""
    if len(counted) == 1:
        return f'<p class="files">{words(counted[0].name)}</p>'
    heads = (N_("Văn bản"), *_COLUMNS.values(), N_("Khớp"))
    head = "".join(
        f'<th scope="col"{" class=num" * (place > 0)}>{spoken(both(one))}</th>'
        for place, one in enumerate(heads)
    )
    rows = "".join(_file(one, number) for number, one in enumerate(counted, 1))
    title = words(both(N_("Các văn bản đã kiểm tra")).vi)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="files"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


_COLUMNS = {Severity.ERROR: N_("Lỗi"), Severity.WARNING: N_("Cảnh báo"), Severity.NOTE: N_("Lưu ý")}


def _file(one: Counted, number: int) -> str:
    counts = "".join(f'<td class="num">{count}</td>' for count in (*_standing(one), one.held))
    return f'<tr><th scope="row"><a href="#d{number}">{words(one.name)}</a></th>{counts}</tr>'


def _standing(one: Counted) -> list[int]:
    return [one.standing.get(severity, 0) for severity in Severity]
