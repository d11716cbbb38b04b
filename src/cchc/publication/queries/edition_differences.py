"""Where two editions of one report say something else: figures by row, text by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc.document.tree import Block, Document, Heading, NumberedList, Paragraph, plain
from cchc.publication.edition_record import EditionRecord, changed_rows

CORRECTION = "correction"
"""The key of what a corrected edition says of itself; it is no difference."""


@dataclass(frozen=True)
class Difference:
    """What stood before and what stands now, either may be empty; `key` is empty for text."""

    key: str
    stt: str
    label: str
    before: str
    after: str


def differences(before: EditionRecord, after: EditionRecord) -> tuple[Difference, ...]:
    """Return the differences of what two editions print, rows first, then paragraphs of the signed text."""
    return (*_rows(before, after), *_texts(before.document, after.document))


def _rows(before: EditionRecord, after: EditionRecord) -> Iterator[Difference]:
    for old, new in changed_rows(before.rows, after.plain["rows"]):
        row = new or old or {}
        yield Difference(row["key"], row["stt"], row["label"], _shown(old), _shown(new))


def _shown(row: dict[str, str] | None) -> str:
    if row is None:
        return ""
    note = f" ({row['note']})" if row["note"] else ""
    return f"{row['shown']}{note}"


def _texts(before: Document, after: Document) -> Iterator[Difference]:
    old, new = paragraphs(before), paragraphs(after)
    for verb, start, stop, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb != "equal":
            yield Difference("", "", "", "\n".join(old[start:stop]), "\n".join(new[begin:end]))


def paragraphs(document: Document) -> list[str]:
    """Return the text of the signed part, one item for each paragraph, heading and item of a list."""
    return [text for block in document.sections[0].blocks for text in _lines(block) if text]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs=runs, key=key) if key != CORRECTION:
            yield plain(runs)
        case Heading(label=label, text=text):
            yield f"{label} {text}".strip()
        case NumberedList(items=items):
            yield from map(plain, items)
