"""Read any report into `cchc.document.found`: Word, Excel, PDF with text, HTML, Markdown, plain text."""

from cchc.reading.found.documents import read_document

__all__ = ["read_document"]
