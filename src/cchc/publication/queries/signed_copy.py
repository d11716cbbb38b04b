"""A signed copy held against the edition it should be: which words differ, and on which page."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc.reading.pdf_words import PdfWords, pdf_words

_AROUND = 4


@dataclass(frozen=True)
class WordDifference:
    """Words of the edition and what the signed copy has in their place; `page` is that of the signed copy.

    `before` is empty where the signed copy has more, as where a seal or a signer's stamp was set.
    """

    page: int
    before: str
    after: str
    context: str

    @property
    def only_added(self) -> bool:
        """Whether nothing of the edition was lost or altered here."""
        return not self.before


@dataclass(frozen=True)
class SignedComparison:
    """What differs, and how many signatures the copy carries; whether they are valid is not checked here."""

    signatures: int
    differences: tuple[WordDifference, ...]

    @property
    def altered(self) -> tuple[WordDifference, ...]:
        """The differences where words of the edition are gone or replaced."""
        return tuple(one for one in self.differences if not one.only_added)


def compare_signed(issued: bytes, signed: bytes) -> SignedComparison:
    """Compare two PDFs word by word, numbers of pages and breaks of lines aside. Raises NotPdfFault."""
    ours, theirs = pdf_words(issued), pdf_words(signed)
    return SignedComparison(theirs.signatures, tuple(_differences(_running(ours), _running(theirs))))


_Words = list[tuple[str, int]]


def _running(read: PdfWords) -> _Words:
    """The words without the page number that opens a page."""
    before = [("", 0), *read.words]
    return [
        (word, page)
        for (word, page), (_, earlier) in zip(read.words, before, strict=False)
        if not (page != earlier and page > 1 and word == str(page))
    ]


def _differences(ours: _Words, theirs: _Words) -> Iterator[WordDifference]:
    old, new = [word for word, _ in ours], [word for word, _ in theirs]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for verb, start, stop, begin, end in matcher.get_opcodes():
        if verb != "equal":
            yield WordDifference(
                page=theirs[min(begin, len(theirs) - 1)][1] if theirs else 0,
                before=" ".join(old[start:stop]),
                after=" ".join(new[begin:end]),
                context=" ".join(old[max(0, start - _AROUND) : stop + _AROUND]),
            )
