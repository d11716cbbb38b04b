"""What a corrected edition says of itself: which report it replaces, and an annex with what changed.

A content error is put right by a document of equal form that replaces the first (Decree 30/2020/NĐ-CP,
article 18).
"""

from collections.abc import Iterator
from dataclasses import replace

from cchc.document.decree30 import ANNEX_LABEL
from cchc.document.tree import (
    Align,
    AnnexHeading,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
)
from cchc.engine.numerals import roman
from cchc.publication.queries.edition_differences import CORRECTION, Difference

_COLUMNS = (
    Column(15, Align.CENTRE),
    Column(70),
    Column(40, Align.LEFT),
    Column(40, Align.LEFT),
)
_HEADS = ("STT", "Nội dung", "Báo cáo đã ban hành", "Báo cáo này")
_TEXT = "Nội dung báo cáo"
_NAME = "Nội dung thay đổi"


def as_correction(document: Document, changed: tuple[Difference, ...], corrected: str) -> Document:
    """Return a report that replaces another; `corrected` names that: "Báo cáo số … ngày …".

    The sentence that says so stands before the closing one; annexes are numbered, the list of changes last. A
    change that is neither of a row nor of a paragraph (a legend, the label of a row) has no list.
    """
    text, *annexes = document.sections
    count = len(annexes) + 1
    label = f"{ANNEX_LABEL} {roman(count)}"
    listed = f"; nội dung thay đổi được liệt kê tại {label} kèm theo" if changed else ""
    words = f"Báo cáo này thay thế {corrected}{listed}."
    numbered = (_labelled(section, place) for place, section in enumerate(annexes, 1))
    closing = next(place for place, block in enumerate(text.blocks) if isinstance(block, SignatureBlock)) - 1
    said = (*text.blocks[:closing], replace(Paragraph.of(words), key=CORRECTION), *text.blocks[closing:])
    if not changed:
        return replace(document, sections=(replace(text, blocks=said), *annexes))
    heading = AnnexHeading(label, f"{_NAME}\nso với {corrected}".upper(), _reference(annexes))
    changes = Section((heading, _table(changed)), name=_NAME)
    return replace(document, sections=(replace(text, blocks=said), *numbered, changes))


def uncorrected(document: Document) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of a report without what makes it a correction."""
    return tuple(tuple(_unlabelled(one)) for one in document.sections if not _lists_changes(one))


def _unlabelled(section: Section) -> Iterator[Block]:
    for block in section.blocks:
        if isinstance(block, AnnexHeading):
            yield replace(block, label="")
        elif not (isinstance(block, Paragraph) and block.key == CORRECTION):
            yield block


def _lists_changes(section: Section) -> bool:
    return any(isinstance(block, Table) and block.key == CORRECTION for block in section.blocks)


def _labelled(section: Section, place: int) -> Section:
    label = f"{ANNEX_LABEL} {roman(place)}"
    blocks = tuple(
        replace(block, label=label) if isinstance(block, AnnexHeading) else block for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _reference(annexes: list[Section]) -> str:
    headings = (block for section in annexes for block in section.blocks)
    return next((block.reference for block in headings if isinstance(block, AnnexHeading)), "")


def _table(changed: tuple[Difference, ...]) -> Table:
    header = (Row(tuple(Cell.of(head, align=Align.CENTRE) for head in _HEADS)),)
    return Table(_COLUMNS, header, tuple(_row(one) for one in changed), key=CORRECTION)


def _row(one: Difference) -> Row:
    return Row.of(one.stt, one.label or _TEXT, one.before or "–", one.after or "–")
