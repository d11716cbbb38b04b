"""The document as it reads: paragraphs and tables, notes in the margin beside their place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc.checker.findings import Held
from cchc.checker.outputs.languages import both, part_name
from cchc.checker.outputs.marks import Mark
from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.page.letters import marked, words
from cchc.checker.outputs.page.notes import anchor, notes, spoken
from cchc.checker.outputs.spots import Spot, spots_of
from cchc.document.found import FoundCell, FoundDocument, FoundParagraph, FoundRow, FoundTable
from cchc.engine.faults import N_

_FIGURE = re.compile(r"[-−]?[\d.,/ ]+%?")
_MARKUP = ("txt", "md")
_WIDTHS = 8
_LETTERS = 6
_SHORT = 10


@dataclass
class Drawn:
    """One document while it is drawn: marks by cell, notes by row."""

    document: FoundDocument
    marks: dict[tuple[int, int, int], list[Mark]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[tuple[int, int], list[Numbered]] = field(default_factory=lambda: defaultdict(list))
    homeless: list[Numbered] = field(default_factory=list)

    def put(self, spots: Sequence[Spot], **said: object) -> None:
        """Mark stretches; only the last carries the number, only the first the anchor."""
        for place, spot in enumerate(spots):
            last, first = place + 1 == len(spots), place == 0
            values = {
                **said,
                "number": said.get("number", 0) if last else 0,
                "anchor": said.get("anchor", "") if first else "",
            }
            mark = Mark(spot.start, spot.stop, **values)  # type: ignore[arg-type]
            self.marks[spot.block, spot.row, spot.cell].append(mark)

    def letters(self, text: str, block: int, row: int = -1, cell: int = -1) -> str:
        """A text with its marks."""
        markup = self.document.format in _MARKUP
        return marked(text, self.marks.get((block, row, cell), ()), markup=markup)


def drawing(document: FoundDocument, found: Sequence[Numbered], held: Sequence[Held]) -> Drawn:
    """Put every mark and note of a document where it belongs."""
    made = Drawn(document)
    for one in found:
        kind = f"k-{one.finding.kind}"
        made.put(
            one.spots, number=one.number, severity=one.finding.severity, kind=kind, anchor=f"m{one.number}"
        )
        for number, (_, spots) in enumerate(one.others):
            made.put(spots, number=one.number, kind=kind, anchor=anchor(one.number, number))
        if one.spots:
            made.notes[one.spots[0].block, one.spots[0].row].append(one)
        else:
            made.homeless.append(one)
    for thing in held:
        for quote in (thing.quote, *thing.others):
            if quote.file == document.name:
                made.put(spots_of(document, quote), held=True)
    return made


def blocks(drawn: Drawn) -> Iterator[str]:
    """Every block with its notes."""
    if drawn.homeless:
        yield f'<div class="row"><div></div>{_margin(drawn.homeless)}</div>'
    part = ""
    for number, block in enumerate(drawn.document.blocks):
        if block.place.part != part:
            part = block.place.part
            yield f'<p class="part">{spoken(part_name(part))}</p>' if part else ""
        yield (
            _paragraph(drawn, block, number)
            if isinstance(block, FoundParagraph)
            else _table(drawn, block, number)
        )


def _margin(found: Sequence[Numbered]) -> str:
    if not found:
        return ""
    numbers = ", ".join(str(one.number) for one in found)
    label = words(both(N_("Phát hiện %(numbers)s ở đoạn bên"), numbers=numbers).vi)
    return f'<aside aria-label="{label}">{notes(found)}</aside>'


def _paragraph(drawn: Drawn, block: FoundParagraph, number: int) -> str:
    text = drawn.letters(block.text, number)
    if block.marker and not block.text.startswith(block.marker):
        text = f"{words(block.marker)} {text}"
    name = f"h{min(block.heading + 2, 5)}" if block.heading else "p"
    margin = _margin(drawn.notes.get((number, -1), ()))
    return f'<div class="row"><{name} class="doc" lang="vi">{text}</{name}>{margin}</div>'


def _table(drawn: Drawn, table: FoundTable, number: int) -> str:
    noted = any((number, row) in drawn.notes for row in range(len(table.rows)))
    widths = _widths(table)
    rows = "".join(_row(drawn, row, number, index, widths) for index, row in enumerate(table.rows))
    title = words(table.title or both(N_("Bảng %(number)d"), number=number + 1).vi).replace("\n", " ")
    name = "wide noted" if noted else "wide"
    region = f'role="region" tabindex="0" aria-label="{title}"'
    return f'<div class="{name}" {region}><table lang="vi">{rows}</table></div>'


def _row(drawn: Drawn, row: FoundRow, block: int, number: int, widths: Sequence[int]) -> str:
    head = number < 2 and _is_head(row, number)
    cells = "".join(
        _cell(drawn, cell, (block, number, index), widths, head) for index, cell in enumerate(row.cells)
    )
    found = drawn.notes.get((block, number), ())
    margin = f'<td class="notes">{notes(found)}</td>' if found else ""
    return f"<tr>{cells}{margin}</tr>"


def _is_head(row: FoundRow, number: int) -> bool:
    first = row.cells[0].text.strip().upper() if row.cells else ""
    return first in ("STT", "TT", "SỐ TT") or (number == 0 and all(cell.bold for cell in row.cells))


def _cell(
    drawn: Drawn, cell: FoundCell, place: tuple[int, int, int], widths: Sequence[int], head: bool
) -> str:
    block, row, index = place
    column = cell.place.column or 0
    weight = min(_WIDTHS, sum(widths[column : column + cell.column_span]) or 1)
    figure = not head and column > 0 and _FIGURE.fullmatch(cell.text.strip())
    whole = " nb" if column == 0 and len(cell.text) <= _SHORT and " " not in cell.text else ""
    names = f"w{weight} num" if figure else f"w{weight}{whole}"
    spans = (f' colspan="{cell.column_span}"' if cell.column_span > 1 else "") + (
        f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    )
    name, scope = ("th", ' scope="col"') if head else ("td", "")
    text = drawn.letters(cell.text, block, row, index)
    return f'<{name} class="{names}"{spans}{scope}>{text}</{name}>'


def _widths(table: FoundTable) -> list[int]:
    """How much room each column wants on a phone, 1 to 8."""
    longest = [1] * max(1, table.width)
    for row in table.rows:
        for cell in row.cells:
            column = cell.place.column or 0
            if cell.column_span == 1 and column < len(longest):
                longest[column] = max(longest[column], min(_WIDTHS, 1 + len(cell.text) // _LETTERS))
    return longest
