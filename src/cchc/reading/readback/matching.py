"""Two files side by side: which paragraph became which, which row of an annex says something else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cchc.engine.text import label_key
from cchc.reading.readback.files import Comment, DraftFile, DraftRow, EditedFile
from cchc.reading.readback.paragraphs import (
    AlteredFigure,
    DraftParagraph,
    ParagraphReading,
    compare_paragraph,
)

_ALIKE = 0.5


@dataclass(frozen=True)
class FileReading:
    """What a returned file says otherwise: text, figures altered in tables (`annex`), rows that are gone."""

    paragraphs: tuple[ParagraphReading, ...]
    annex: tuple[AlteredFigure, ...]
    lost_rows: tuple[str, ...]
    comments: tuple[Comment, ...]
    tracked: int

    @property
    def changed(self) -> tuple[ParagraphReading, ...]:
        """The paragraphs that read otherwise."""
        return tuple(one for one in self.paragraphs if one.state != "unchanged")

    @property
    def altered(self) -> tuple[AlteredFigure, ...]:
        """All altered figures: those of the text, then those of the annexes."""
        return (*(figure for one in self.paragraphs for figure in one.altered), *self.annex)


def compare_files(draft: DraftFile, edited: EditedFile) -> FileReading:
    """Return what the returned file changed."""
    found, lost = _annex(draft.rows, edited.rows)
    return FileReading(
        paragraphs=tuple(_with_looks(_paragraphs(draft.paragraphs, edited.paragraphs), edited)),
        annex=found,
        lost_rows=lost,
        comments=edited.comments,
        tracked=edited.tracked,
    )


def _with_looks(read: Iterable[ParagraphReading], edited: EditedFile) -> Iterator[ParagraphReading]:
    """Yield readings with the bold and italic words of new texts, which come in the order of the file."""
    looks = iter(edited.looks)
    for one in read:
        yield replace(one, looks=next(looks, ())) if one.after else one


def _paragraphs(old: Sequence[DraftParagraph], new: Sequence[str]) -> Iterator[ParagraphReading]:
    texts = [one.text for one in old]
    for verb, start, stop, begin, end in SequenceMatcher(None, texts, new, autojunk=False).get_opcodes():
        if verb == "equal":
            yield from (compare_paragraph(one, one.text) for one in old[start:stop])
        else:
            before = old[start - 1].section if start else ""
            yield from _block(old[start:stop], new[begin:end], before)


def _block(old: Sequence[DraftParagraph], new: Sequence[str], section: str) -> Iterator[ParagraphReading]:
    """Paragraphs that changed together: each one of the draft takes the first later one that is like it.

    What was added belongs to the section of the paragraph before it.
    """
    free = 0
    for one in old:
        place = next((n for n in range(free, len(new)) if _alike(one.text, new[n])), None)
        if place is None:
            yield _removed(one)
            continue
        yield from (_added(text, section) for text in new[free:place])
        yield compare_paragraph(one, new[place])
        free, section = place + 1, one.section
    yield from (_added(text, section) for text in new[free:])


def _alike(before: str, after: str) -> bool:
    """Whether at least half of the words of the shorter text stand in the other, in order."""
    old, new = before.lower().split(), after.lower().split()
    matched = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) >= _ALIKE * min(len(old), len(new))


def _removed(one: DraftParagraph) -> ParagraphReading:
    altered = tuple(AlteredFigure(span.key, one.text[span.start : span.stop], "") for span in one.figures)
    return ParagraphReading(one, "", altered=altered)


def _added(text: str, section: str) -> ParagraphReading:
    return compare_paragraph(DraftParagraph("", section), text)


def _annex(
    old: Sequence[DraftRow], new: Sequence[tuple[str, ...]]
) -> tuple[tuple[AlteredFigure, ...], tuple[str, ...]]:
    """Rows under the same number and label are the same row; those that occur twice are taken in order."""
    returned: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for cells in new:
        for width in range(1, len(cells)):
            returned[_key(cells[:width])].append(cells)
    altered: list[AlteredFigure] = []
    lost: list[str] = []
    for row in old:
        candidates = returned[_key(row.label)]
        if not candidates:
            lost.append(" ".join(row.label))
            continue
        altered += _differing(row, candidates.pop(0))
    return tuple(altered), tuple(lost)


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(label_key, cells))


def _differing(row: DraftRow, cells: tuple[str, ...]) -> Iterator[AlteredFigure]:
    for place, key in row.figures:
        after = cells[place] if place < len(cells) else ""
        if after != row.cells[place]:
            yield AlteredFigure(key, row.cells[place], after)
