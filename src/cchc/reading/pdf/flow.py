"""Rebuild what a PDF says out of its ink; page numbers and running heads are left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cchc.document.found import FoundBlock, FoundParagraph, FoundTable, Place
from cchc.reading.markup import is_caption, marker_of
from cchc.reading.pdf.grids import Region, grid_regions, joined_lines, merged_rules, without_coarse
from cchc.reading.pdf.gutters import Sheet, gutter_regions
from cchc.reading.pdf.ink import Page, Rule, TextLine, lines_of, lines_without
from cchc.reading.pdf.joints import joints_of
from cchc.reading.pdf.runs import is_head
from cchc.reading.pdf.tabstops import TabStops, is_row, row_lines, tabbed

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—(]?\s*[0-9]{1,4}\s*(?:/\s*[0-9]{1,4})?\s*[-–—)]?", re.IGNORECASE)
_EDGE = 0.12
_REPEATED = 3
_APART = 0.9
_HEAD_LINES = 4
_NOTE = re.compile(r"([0-9⁰¹²³⁴-⁹]{1,3})[.)]?\s+\S|([⁰¹²³⁴-⁹]{1,3})")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALLER = 0.93
_FOOT = 0.55
_GAP = 1.2
_FEW_LINES = 8
_LEADING = 1.45
_SHORT = 0.86
_INDENT = 8.0
_ENDS = tuple('.;:!?…/”"')
_GOES_ON = re.compile(r"[a-zà-ỹđ(0-9]")


def flow(pages: Iterable[Page]) -> list[FoundBlock]:
    """The blocks of all pages in reading order; footnotes come last, so that they cut nothing."""
    lined = [(page, lines_of(page.words)) for page in pages]
    held = tabbed([lines for _page, lines in lined])
    stops = held[0] if held else None
    if held:
        lined = [(page, lines) for (page, _), lines in zip(lined, held[1], strict=True)]
    body: list[FoundBlock] = []
    notes: list[FoundBlock] = []
    for (page, lines), regions in _with_tables(lined, stops):
        left, foot = _split_notes(lines, page)
        notes.extend(_notes(foot, page))
        _append(body, _ordered(left, regions, page, stops))
    return [*body, *notes]


def _outside(lines: Sequence[TextLine], regions: Sequence[Region]) -> list[TextLine]:
    if not regions:
        return [*lines]
    return lines_without(lines, [region.reach for region in regions])


def _beside(rules: Sequence[Rule], regions: Sequence[Region]) -> Iterator[Rule]:
    """The rules that are of no grid."""
    if not regions:
        return iter(rules)
    return (rule for rule in rules if not any(region.spans(rule) for region in regions))


def _running(pages: Sequence[tuple[Page, list[TextLine]]]) -> frozenset[str]:
    """Lines at the head or foot that stand on many pages."""
    said: Counter[str] = Counter()
    for page, lines in pages:
        said.update({line.text for line in lines if _at_edge(line, page)})
    return frozenset(text for text, times in said.items() if times >= max(_REPEATED, len(pages) // 2))


def _at_edge(line: TextLine, page: Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _without_furniture(lines: Sequence[TextLine], page: Page, running: frozenset[str]) -> Sequence[TextLine]:
    """The lines but page numbers and running heads; the header of a table that goes on is none of them."""
    start, stop = 0, len(lines)
    while start < stop and _is_furniture(lines[start], page, lines, running):
        start += 1
    if any(is_head(line) for line in lines[start : start + _HEAD_LINES]):
        while start and not _is_apart(lines[start - 1 :]):
            start -= 1
    while stop > start and _is_furniture(lines[stop - 1], page, lines, running):
        stop -= 1
    return lines[start:stop]


def _is_furniture(line: TextLine, page: Page, lines: Sequence[TextLine], running: frozenset[str]) -> bool:
    if not _at_edge(line, page) or is_head(line):
        return False
    if line.text in running:
        return True
    outermost = lines if line is lines[0] else lines[:-3:-1] if line is lines[-1] else ()
    return bool(outermost) and bool(_PAGE_NUMBER.fullmatch(line.text)) and _is_apart(outermost)


def _is_apart(lines: Sequence[TextLine]) -> bool:
    """Whether the first of lines, down or up a page, stands further off than lines of one text do."""
    if len(lines) == 1:
        return True
    upper, lower = sorted(lines[:2], key=lambda line: line.top)
    return lower.top - upper.bottom > _APART * lines[0].size


def _with_tables(
    lined: Sequence[tuple[Page, list[TextLine]]], stops: TabStops | None
) -> Iterator[tuple[tuple[Page, list[TextLine]], list[Region]]]:
    """Each page with its lines but running ones and those of tables, and its tables from top to bottom."""
    running = _running(lined)
    ruled = [merged_rules(page.rules) for page, _ in lined]
    edged = [merged_rules(page.edges) for page, _ in lined]
    grids = without_coarse(
        [
            grid_regions(rules, page.words, page.number, edges)
            for (page, _), rules, edges in zip(lined, ruled, edged, strict=True)
        ]
    )
    sheets = [
        Sheet(
            page,
            _without_furniture(_outside(lines, regions), page, running),
            [*(rule for rule in rules if rule.flat), *edges],
            joints_of(_beside([*page.rules, *page.edges], regions)),
        )
        for (page, lines), regions, rules, edges in zip(lined, grids, ruled, edged, strict=True)
    ]
    unruled: Sequence[Sequence[Region]] = [()] * len(sheets) if stops else gutter_regions(sheets)
    for sheet, drawn, others in zip(sheets, grids, unruled, strict=True):
        lines = _outside(sheet.lines, others)
        yield (sheet.page, lines), sorted([*drawn, *others], key=lambda region: region.top)


def _split_notes(lines: list[TextLine], page: Page) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the body, and those of the footnotes: smaller, at the foot, the first one numbered."""
    if not lines:
        return lines, []
    sizes = sorted(line.font for line in lines)
    usual = sizes[len(sizes) // 2]
    for index, line in enumerate(lines):
        small = all(below.font < _SMALLER * usual for below in lines[index:])
        if small and line.top > _FOOT * page.height and _NOTE.match(line.text):
            return lines[:index], lines[index:]
    return lines, []


def _notes(lines: Sequence[TextLine], page: Page) -> Iterator[FoundParagraph]:
    open_lines: list[TextLine] = []
    for line in lines:
        if open_lines and _NOTE.match(line.text):
            yield _note(open_lines, page)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _note(open_lines, page)


def _note(lines: Sequence[TextLine], page: Page) -> FoundParagraph:
    text = joined_lines(lines)
    found = _NOTE.match(text)
    number = (found[1] or found[2]).translate(_DIGITS) if found else ""
    return FoundParagraph(text, Place(page=page.number, part=f"footnote {number}".strip()))


def _ordered(
    lines: Sequence[TextLine], regions: Sequence[Region], page: Page, stops: TabStops | None
) -> Iterator[FoundBlock]:
    """Paragraphs and tables from top to bottom."""
    rest = list(regions)
    open_lines: list[TextLine] = []
    for line in lines:
        while rest and rest[0].top < line.top:
            yield from _paragraphs(open_lines, page, stops)
            open_lines = []
            yield rest.pop(0).table
        open_lines.append(line)
    yield from _paragraphs(open_lines, page, stops)
    for region in rest:
        yield region.table


def _paragraphs(lines: Sequence[TextLine], page: Page, stops: TabStops | None) -> Iterator[FoundParagraph]:
    if not lines:
        return
    margins = _margins(lines)
    group: list[TextLine] = []
    for line in lines:
        longer = _with_line(group, line, margins, stops)
        if group and longer is None:
            yield _paragraph(group, page)
        group = longer or [line]
    yield _paragraph(group, page)


def _with_line(
    group: list[TextLine], line: TextLine, margins: "_Margins", stops: TabStops | None
) -> list[TextLine] | None:
    """The lines of a paragraph with a further one; None where that begins another."""
    if not group:
        return None
    if stops and (is_row(line) or any(map(is_row, group))):
        apart = line.middle - group[-1].middle > _GAP * margins.pitch
        return None if apart else row_lines(group, line, stops)
    return None if _begins(group[-1], line, margins) else [*group, line]


@dataclass(frozen=True)
class _Margins:
    """Left and right ends of the text, and how far lines stand apart."""

    left: float
    right: float
    pitch: float


def _margins(lines: Sequence[TextLine]) -> _Margins:
    pitches = sorted(below.middle - above.middle for above, below in pairwise(lines))
    usual = pitches[len(pitches) // 4] if pitches else 0.0
    if len(pitches) < _FEW_LINES:
        usual = min(usual, _LEADING * lines[0].font)
    return _Margins(min(line.left for line in lines), max(line.right for line in lines), usual)


def _begins(above: TextLine, line: TextLine, margins: _Margins) -> bool:
    """Whether a line begins a paragraph."""
    left, right = margins.left, margins.right
    if line.middle - above.middle > _GAP * margins.pitch:
        return True
    full = above.right - left > _SHORT * (right - left)
    if not full:
        return True
    if line.left - left > _INDENT and line.left - above.left > _INDENT / 2 and above.text.endswith(_ENDS):
        return True
    return bool(marker_of(line.text)) or is_caption(line.text)


def _paragraph(lines: Sequence[TextLine], page: Page) -> FoundParagraph:
    text = joined_lines(lines).replace(" \t", "\t")
    return FoundParagraph(text, Place(page=page.number), marker=marker_of(text))


def _append(body: list[FoundBlock], blocks: Iterator[FoundBlock]) -> None:
    """Add a page's blocks; a sentence that the page break cut is put together."""
    first = True
    for block in blocks:
        above = body[-1] if body else None
        if (
            first
            and isinstance(block, FoundParagraph)
            and isinstance(above, FoundParagraph)
            and _cut(above, block)
        ):
            body[-1] = replace(above, text=f"{above.text} {block.text}")
        elif not isinstance(block, FoundTable) or any(cell.text for row in block.rows for cell in row.cells):
            body.append(block)
        first = False


def _cut(above: FoundParagraph, below: FoundParagraph) -> bool:
    if above.text.endswith(_ENDS) or below.marker or len(above.text) < 50:
        return False
    return bool(_GOES_ON.match(below.text))
