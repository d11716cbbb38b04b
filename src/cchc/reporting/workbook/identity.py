"""Whether the sheets of a file belong to the form, unit and period that the file is about."""

from collections.abc import Sequence

from cchc.engine.faults import N_, Fault
from cchc.reading.grids.model import Grid
from cchc.reporting.workbook.layout import Segment
from cchc.reporting.workbook.list_sheets import identity_of, list_grid

Target = tuple[str, str, str]
"""Form, unit and period."""


class WrongFileFault(Fault):
    """A file that is not of the form, unit or period asked for, or that does not say which it is."""


def check_identity(found: Sequence[Segment], target: Target | None) -> None:
    """Refuse a sheet copied over from another workbook: it says so above its hidden keys. WrongFileFault."""
    for segment in found:
        if segment.identity is not None:
            _check(segment.sheet, segment.identity[:3], target)


def lists_for(grids: Sequence[Grid], target: Target | None) -> Grid | None:
    """Return the sheet of lists, if the file has one. Raises WrongFileFault for that of another file."""
    found = list_grid(grids)
    identity = identity_of(found) if found else None
    if found is not None and identity is not None:
        _check(found.name, identity, target)
    return found


def _check(sheet: str, identity: Target, target: Target | None) -> None:
    if identity == target:
        return
    raise WrongFileFault(
        N_(
            "Trang “%(sheet)s” là của biểu %(form)s, đơn vị %(unit)s, kỳ %(period)s, khác với tệp. "
            "Có thể trang được chép từ tệp khác. Hãy dùng đúng trang."
        ),
        sheet=sheet,
        form=identity[0],
        unit=identity[1],
        period=identity[2],
    )
