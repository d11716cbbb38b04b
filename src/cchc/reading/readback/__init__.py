"""A Word file that comes back, held against the draft that left: text, figures, comments."""

from cchc.reading.readback.files import Comment, EditedFile, read_draft, read_edited
from cchc.reading.readback.matching import FileReading, compare_files
from cchc.reading.readback.paragraphs import (
    AlteredFigure,
    BoundSpan,
    DraftParagraph,
    ParagraphReading,
    compare_paragraph,
)

__all__ = [
    "AlteredFigure",
    "BoundSpan",
    "Comment",
    "DraftParagraph",
    "EditedFile",
    "FileReading",
    "ParagraphReading",
    "compare_files",
    "compare_paragraph",
    "read_draft",
    "read_edited",
]
