"""The annex of a corrected edition: what the edition before it said, and what this one says."""

from cchc.document.tree import Align, AnnexHeading, Cell, Column, Row, Section, Table
from cchc.publication.queries.edition_differences import Difference

_COLUMNS = (
    Column(15, Align.CENTRE),
    Column(75),
    Column(49, Align.LEFT),
    Column(49, Align.LEFT),
)
_HEADS = ("STT", "Nội dung", "Bản đã ban hành", "Bản này")
_TEXT = "Phần lời"


def correction_annex(differences: tuple[Difference, ...], reference: str, corrected: str) -> Section:
    """Return the section listing the differences; `corrected` names the document that is corrected."""
    heading = AnnexHeading("Phụ lục bổ sung", f"NỘI DUNG THAY ĐỔI SO VỚI {corrected.upper()}", reference)
    header = (Row(tuple(Cell.of(head, align=Align.CENTRE) for head in _HEADS)),)
    rows = tuple(_row(one) for one in differences)
    return Section(blocks=(heading, Table(_COLUMNS, header, rows, key="correction")), name="Thay đổi")


def _row(one: Difference) -> Row:
    label = one.label or _TEXT
    return Row.of(one.stt, label, one.before or "–", one.after or "–")
