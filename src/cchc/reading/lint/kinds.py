"""Recognise the kind of a document by its printed title, whatever its marks and capitals."""

from cchc.document.decree30 import COPY_CODES, DOCUMENT_KINDS, DocumentKind
from cchc.engine.text import search_key

_BY_KEY = {search_key(kind.name): kind for kind in DOCUMENT_KINDS if kind.code}

CODES = frozenset(kind.code for kind in DOCUMENT_KINDS if kind.code) | frozenset(COPY_CODES)


def kind_of(key: str) -> DocumentKind | None:
    """The kind whose search key this is ("bao cao" → BC); None for any other text."""
    return _BY_KEY.get(key.rstrip(":").strip())
