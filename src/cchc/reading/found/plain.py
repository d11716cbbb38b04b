"""Read text: Markdown, text with tables held by tabs, hard-wrapped text; nothing is ever rendered or run.

A paragraph's text is the stretch of the file it was read from, line breaks included; so is a cell's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.document.found import FoundBlock, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.reading.found.cells import is_rule, is_tab_table, plain_row, plain_table
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.markup import footnote_of, hashes_of, is_caption, marker_of

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|\r|\n|\f|$)")
_ENDING = tuple('.;:!?…)]”"/>*|')
_GOES_ON = re.compile(r"[a-zà-ỹđ]")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_WIDEST_WRAP = 160
_FULL_LINE = 0.7
_SENTENCE = 50


@dataclass(frozen=True)
class _Line:
    text: str
    start: int
    number: int
    page: int | None

    @property
    def stop(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip(" \r\n\u00a0\ufeff") and "\t" not in self.text

    @property
    def place(self) -> Place:
        return Place(line=self.number, page=self.page)


def text_blocks(text: str) -> list[FoundBlock]:
    """Paragraphs and tables of a text in their order, not yet joined over pages; pages only by form feeds."""
    if text.count("\n") + text.count("\r") > LIMITS.lines:
        raise too_many(N_("dòng"), LIMITS.lines)
    if text.count("\t") > LIMITS.cells:
        raise too_many(N_("ô trong bảng"), LIMITS.cells)
    lines = _lines(text)
    width = _wrap_width(lines)
    found: list[FoundBlock] = []
    for group in _groups(lines):
        found.extend(_table_or_lines(text, group, width))
        if len(found) > LIMITS.blocks:
            raise too_many(N_("đoạn"), LIMITS.blocks)
    return _mended(text, found)


def _lines(text: str) -> list[_Line]:
    pages = "\f" in text
    lines, page = [], 1
    for number, found in enumerate(_LINE.finditer(text), start=1):
        bare = found[0].rstrip("\r\n\f")
        lines.append(_Line(bare, found.start(), number, page if pages else None))
        page += found[0].endswith("\f")
    return lines


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which prose was wrapped by hand; 0 where paragraphs are lines."""
    lengths = [len(line.text) for line in lines if "\t" not in line.text and "|" not in line.text]
    widest = max(lengths, default=0)
    return widest if widest <= _WIDEST_WRAP else 0


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Stretches of adjacent lines of one kind: with tabs, between pipes, or prose."""
    group: list[_Line] = []
    kind = ""
    for line in lines:
        now = "" if line.blank else _kind(line.text)
        if group and now != kind:
            yield group
            group = []
        kind = now
        if now:
            group.append(line)
    if group:
        yield group


def _kind(text: str) -> str:
    if "\t" in text:
        return "tab"
    return "pipe" if _piped(text) else "prose"


def _piped(text: str) -> bool:
    bare = text.strip()
    return len(bare) > 1 and bare.startswith("|") and bare.endswith("|")


def _ended(text: str) -> bool:
    return text.rstrip().endswith(_ENDING)


def _table_or_lines(text: str, group: list[_Line], width: int) -> Iterator[FoundBlock]:
    first = group[0].text
    if _piped(first) and len(group) > 1:
        table = plain_table(_pipe_row(line) for line in group if not is_rule(line.text))
    elif "\t" in first and is_tab_table([line.text for line in group]):
        table = plain_table(
            plain_row(line.text.split("\t"), line.place) for line in group if not is_rule(line.text)
        )
    else:
        yield from _paragraphs(text, group, width)
        return
    if table:
        yield table


def _pipe_row(line: _Line) -> FoundRow:
    inner = line.text.strip().removeprefix("|").removesuffix("|")
    return plain_row([cell.strip() for cell in _CELL_BREAK.split(inner)], line.place)


def _paragraphs(text: str, group: list[_Line], width: int) -> Iterator[FoundParagraph]:
    open_lines: list[_Line] = []
    for line in group:
        if is_rule(line.text):
            continue
        if open_lines and not _wraps(open_lines[-1], line, width):
            yield _paragraph(text, open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _paragraph(text, open_lines)


def _wraps(line: _Line, below: _Line, width: int) -> bool:
    """Whether a line goes on below: it is full, and the next one does not begin something."""
    if not width or marker_of(below.text) or hashes_of(below.text) or footnote_of(below.text):
        return False
    if hashes_of(line.text) or is_caption(below.text):
        return False
    word = below.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(word) > width * _FULL_LINE and bool(
        _GOES_ON.match(below.text.lstrip()) or not _ended(line.text)
    )


def _paragraph(text: str, lines: list[_Line]) -> FoundParagraph:
    start, stop = lines[0].start, lines[-1].stop
    hashes = hashes_of(lines[0].text)
    if hashes:
        start += hashes[1]
    note = footnote_of(lines[0].text)
    whole = text[start:stop]
    stripped = whole.strip()
    return FoundParagraph(
        text=stripped,
        place=Place(line=lines[0].number, page=lines[0].page, part=f"footnote {note}" if note else ""),
        heading=hashes[0] if hashes else None,
        marker=marker_of(stripped),
    )


def _mended(text: str, blocks: list[FoundBlock]) -> list[FoundBlock]:
    """Put together sentences that a page break cut: nothing but white space lies between their halves."""
    mended: list[FoundBlock] = []
    position = stop = 0
    for block in blocks:
        if isinstance(block, FoundTable):
            mended.append(block)
            stop = 0
            continue
        begin = text.index(block.text, position)
        above = mended[-1] if mended else None
        if isinstance(above, FoundParagraph) and stop and _cut(above, block, text[stop:begin]):
            whole = text[stop - len(above.text) : begin + len(block.text)]
            mended[-1] = FoundParagraph(whole, above.place, above.heading, above.marker)
        else:
            mended.append(block)
        position = stop = begin + len(block.text)
    return mended


def _cut(above: FoundParagraph, below: FoundParagraph, between: str) -> bool:
    if between.strip() or above.heading or below.heading or below.marker or above.place.part:
        return False
    return len(above.text) > _SENTENCE and not _ended(above.text) and bool(_GOES_ON.match(below.text))
