"""A reconciliation as a table of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from cchc.engine.figures import Blank
from cchc.reporting.enums import RowBasis
from cchc.reporting.queries.choosing import Figures
from cchc.reporting.queries.printing import print_row
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation
from cchc.reporting.queries.reconciliation_json import why

_LABEL = 44
_NAMED = 3


def table_lines(found: Reconciliation, rows: Iterable[ReconciledRow]) -> Iterator[str]:
    """Yield the lines of a table of some rows: each source in a column, the chosen one last."""
    heads = [
        _("Dòng"),
        _("Chỉ tiêu"),
        _("Cộng"),
        _("Chủ trì"),
        _("Tự báo cáo"),
        _("Ngoài"),
        _("Kỳ trước"),
        _("Chọn"),
        _("Ghi chú"),
    ]
    cells = [_cells(row, found.names) for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    for line in (heads, *cells):
        yield "  ".join(_aligned(line, widths)).rstrip()


def _aligned(line: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Numbers to the right, words to the left."""
    words = {0, 1, len(line) - 1}
    for place, (text, width) in enumerate(zip(line, widths, strict=True)):
        yield text.ljust(width) if place in words else text.rjust(width)


def _cells(one: ReconciledRow, names: Mapping[str, str]) -> list[str]:
    label = one.row.label if len(one.row.label) <= _LABEL else one.row.label[: _LABEL - 1] + "…"
    sources = one.sources
    outside = "; ".join(f"{system} {_shown(one, said)}" for system, said in sources.outside.items())
    return [
        one.row.key,
        label,
        _shown(one, sources.parts),
        _shown(one, sources.owner),
        _shown(one, sources.reported),
        outside,
        _shown(one, one.last or None),
        _shown(one, one.chosen.figures),
        "; ".join(_remarks(one, names)),
    ]


def _shown(one: ReconciledRow, figures: Figures | None) -> str:
    if not figures or figures[0].blank is Blank.MISSING:
        return "–"
    blank = figures[0].blank
    return print_row(one.row, figures) or (f"({blank.value})" if blank else "–")


def _remarks(one: ReconciledRow, names: Mapping[str, str]) -> Iterator[str]:
    if one.chosen.basis is not None:
        yield str(RowBasis(one.chosen.basis).label)
    if one.is_open:
        yield _("PHẢI CHỌN: các nguồn khác nhau")
    if one.missing:
        kind = _("chưa đủ, thiếu %(names)s") if one.chosen.partial else _("tổng thiếu %(names)s")
        yield kind % {"names": listed([names.get(unit, unit) for unit in one.missing])}
    if one.choice:
        yield one.choice.reason
    if reason := why(one):
        yield reason


def listed(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = len(names) - _NAMED
    tail = _(" và %(count)d đơn vị khác") % {"count": more} if more > 0 else ""
    return ", ".join(names[:_NAMED]) + tail
