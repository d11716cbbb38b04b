"""Counts of documents that a bracket, a list, a footnote or the note of a row then lists."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile

from cchc.checker.appendix import AppendixFlag
from cchc.checker.checks.passages import Origin, Passage, Spot, whole
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.listed_acts import ListedActs, listed_acts
from cchc.checker.prose.plain import plain
from cchc.checker.prose.quantities import Quantity, Unit, quantities
from cchc.engine.faults import N_
from cchc.engine.messages import Message

FEWEST, MOST, REACH, LONGEST, WIDEST = 3, 60, 12, 250, 20_000
_DOCUMENTS = (
    r"(?:văn bản|quyết định|kế hoạch|công văn|chỉ thị|thông báo|báo cáo|tờ trình|hướng dẫn|nghị quyết"
    r"|kết luận)\b"
)
_COUNTED = re.compile(rf"\s*{_DOCUMENTS}", re.IGNORECASE)
_ACT = re.compile(rf"\b{_DOCUMENTS}", re.IGNORECASE)
_OPENER = re.compile(r"[^;:()\[\].!?\n]{2,160}?(?:\(|:|\b(?:bao )?gồm(?: có)?(?=\s))", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:như|trong đó|một số|điển hình|tiêu biểu|ví dụ|chủ yếu|nhất là|trọng tâm)\b", re.IGNORECASE
)
_MARK = re.compile(
    r"<sup>\s*\(?([0-9]{1,3})\)?\s*</sup>|\[\^?([0-9]{1,3})\]|(?<!(?<!\w)m)(?<!(?<!\w)km)([⁰¹²³⁴-⁹]{1,3})"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s;.,:]))\(?(?P<number>[0-9]{1,2})[.)](?=\s?[^\W\d])")


@dataclass(frozen=True)
class _List:
    """Where documents are listed, and how many."""

    spots: tuple[Spot, ...]
    acts: ListedActs
    kind: Kind


@dataclass(frozen=True)
class _Report:
    """The passages of a report, and for each part that is a footnote where its paragraphs stand."""

    passages: Sequence[Passage]
    notes: Mapping[str, Sequence[int]]

    def footnote(self, at: int, number: str) -> list[Passage]:
        """The paragraphs of the next footnote of a number; one not marked as such must list documents."""
        places = self.notes.get(f"footnote {number}", ())
        first = bisect_left(places, at)
        if first < len(places):
            run = takewhile(lambda one: one[0] - places[first] == one[1], zip(places[first:], count()))
            return [self.passages[place] for place, _step in run]
        printed = {f"{number}.", f"({number})", f"[{number}]", f"{number})"}
        near = self.passages[at + 1 : at + 1 + REACH]
        plainly = (one for one in near if one.marker in printed and not one.place.part)
        return [one for one in plainly if listed_acts(_unmarked(one.text)) is not None][:1]


def _report(passages: Sequence[Passage]) -> _Report:
    notes: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        if passage.place.part.startswith("footnote"):
            notes[passage.place.part].append(at)
    return _Report(passages, notes)


def listed_document_verdicts(passages: Sequence[Passage], rows: Sequence[Node]) -> Iterator[Verdict]:
    """Compare small counts of documents with those listed beside them, below them or in their footnote."""
    report = _report(passages)
    for at, passage in enumerate(passages):
        counts = [one for one in passage.reading.quantities if _counts_documents(passage, one)]
        limits = (*(one.start for one in counts[1:]), len(passage.text))
        for quantity, limit in zip(counts, limits, strict=False):
            found = _list_of(report, at, quantity, limit)
            if found is not None:
                yield from _judged(passage, quantity, found)
    for node in rows:
        yield from _row(node)


def _counts_documents(passage: Passage, counted: Quantity) -> bool:
    small = counted.amount.denominator == 1 and FEWEST <= counted.amount <= MOST and counted.below is None
    exact = small and counted.unit is Unit.COUNT and counted.is_exact
    return exact and _COUNTED.match(passage.text, counted.stop) is not None


def _list_of(report: _Report, at: int, counted: Quantity, limit: int) -> _List | None:
    """The list of what is counted; one beside it ends before `limit`, where more documents are counted."""
    passage = report.passages[at]
    opener = _OPENER.match(passage.text, counted.stop)
    if opener is not None and not _SOME.search(opener.group()):
        found = _beside(passage, opener, limit) or _below(report.passages, at, opener)
        if found is not None:
            return found
    return _noted(report, at, counted)


def _beside(passage: Passage, opener: re.Match[str], limit: int) -> _List | None:
    """The list in the bracket, or after the colon to the end of the sentence."""
    reading, at = passage.reading, opener.end()
    owner = reading.owner(at)
    stop = reading.brackets[owner].stop if opener.group().endswith("(") else reading.region_end(at, owner)
    acts = listed_acts(passage.text[at : min(stop, at + WIDEST, max(limit, at))])
    return _List((Spot(passage, at, stop),), acts, Kind.SUM) if acts is not None else None


def _below(passages: Sequence[Passage], at: int, opener: re.Match[str]) -> _List | None:
    """The points below a sentence that ends with a colon."""
    if passages[at].text[opener.end() :].strip() or not opener.group().endswith(":"):
        return None
    below = passages[at + 1 : at + 1 + MOST]
    mark = below[0].marker if below else ""
    points = list(takewhile(lambda one: one.marker == mark and one.origin is Origin.BODY, below))
    acts = listed_acts("\n".join(one.text for one in points)) if mark in {"-", "+", "*", "•", "–"} else None
    if acts is None or not all(_ACT.match(one.text.lstrip(" -+*•–")) for one in points):
        return None
    return _List(tuple(map(whole, points)), acts, Kind.SUM)


def _noted(report: _Report, at: int, counted: Quantity) -> _List | None:
    """The footnote whose mark is the next in the sentence of the count, if no document is named between."""
    passage = report.passages[at]
    mark = _mark(passage, counted.stop, passage.reading.sentence(counted.start)[1])
    if mark is None:
        return None
    number, place = mark
    documents = _COUNTED.match(passage.text, counted.stop)
    between = passage.text[documents.end() if documents else counted.stop : place]
    if ";" in between or _ACT.search(between) or _SOME.search(between):
        return None
    note = report.footnote(at, number)
    acts = listed_acts(_unmarked("\n".join(one.text for one in note)))
    return _List(tuple(map(whole, note)), acts, Kind.DUPLICATE) if acts is not None else None


def _mark(passage: Passage, start: int, stop: int) -> tuple[str, int] | None:
    """The first raised mark of a footnote near a place in a sentence: its number, and where it stands."""
    read = passage.reading.plain
    end = min(stop + 2, start + LONGEST)
    first, last = read.span(start, end)
    found = _MARK.search(read.source, first, last if end < len(read.text) else len(read.source))
    if found is None:
        return None
    at = bisect_left(read.starts, found.start()) if read.starts is not None else found.start()
    return (found[1] or found[2] or found[3]).translate(_RAISED), at


def _unmarked(text: str) -> str:
    return re.sub(r"^[\s.]*(?:[\[(]?[0-9]{1,3}[\]).]\s*)?", "", text)


def _judged(passage: Passage, counted: Quantity, found: _List) -> Iterator[Verdict]:
    stop = max(counted.end, found.spots[0].start if found.spots[0].passage is passage else 0)
    spot = Spot(passage, counted.label_start, stop)
    if int(counted.amount) in found.acts.ways:
        yield Verdict(found.kind, spot, found.spots)
    elif found.acts.whole and _is_near(int(counted.amount), found.acts):
        yield _accused(spot, found, int(counted.amount), found.acts)


def _is_near(stated: int, acts: ListedActs) -> bool:
    """Whether so many differ from all ways to count, by little."""
    nearest = acts.least if stated < acts.least else acts.most
    outside = not acts.least <= stated <= acts.most
    return outside and nearest >= FEWEST and abs(nearest - stated) <= max(2, stated // 5)


def _accused(spot: Spot, found: _List, stated: int, acts: ListedActs) -> Verdict:
    template = N_(
        "Nêu %(stated)s văn bản nhưng liệt kê %(computed)s (từ “%(listed)s”). Số nêu phải bằng số văn bản "
        "được liệt kê. Hãy đếm lại rồi sửa số, hoặc bổ sung, bớt văn bản."
    )
    computed = str(acts.least) if acts.least == acts.most else f"{acts.least}–{acts.most}"
    first = found.spots[0]
    listed = " ".join(first.passage.text[first.start : first.stop].split()[:12])
    params = {"stated": str(stated), "computed": computed, "listed": listed}
    return Verdict(
        found.kind, spot, found.spots, Severity.WARNING, str(stated), computed, Message(template, params)
    )


def _row(node: Node) -> Iterator[Verdict]:
    """A row that counts, and a note that numbers what is counted or lists documents."""
    value = node.value
    if value is None or not node.is_count or value.denominator != 1 or not 1 < value <= MOST:
        return
    note = plain(node.row.note).text
    acts = _numbered(note) or (listed_acts(note) if _ACT.search(node.row.label) else None)
    if acts is None or AppendixFlag.NOTE_MERGED in node.row.flags:
        return
    found = _List((node.spot,), acts, Kind.SUM)
    if int(value) in acts.ways:
        yield Verdict(Kind.SUM, node.spot)
    elif acts.whole and _ACT.search(f"{node.row.label} {node.row.unit}") and _is_near(int(value), acts):
        yield _accused(node.spot, found, int(value), acts)


def _numbered(note: str) -> ListedActs | None:
    """How many points a note has that are numbered from 1 without a gap."""
    last = 0
    for found in _NUMBER.finditer(note):
        if int(found["number"]) == last + 1:
            last += 1
    first = _NUMBER.search(note)
    if last < FEWEST or first is None or first["number"].lstrip("0") != "1" or first.start() > LONGEST:
        return None
    told = [one for one in quantities(note) if one.unit is not Unit.COUNT or one.amount < 1900]
    return ListedActs(frozenset({last}), not _SOME.search(note) and len(told) <= last)
