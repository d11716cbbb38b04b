"""The frame of a round's letters: letterhead, addressees, text, signature, annexes (Decree 30/2020/NĐ-CP)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cchc.document.decree30 import ANNEX_LABEL
from cchc.document.frame import day_words
from cchc.document.signature import signature_lines
from cchc.document.tree import (
    Addressees,
    AnnexHeading,
    Block,
    Cell,
    Column,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    Metadata,
    Recipients,
    Row,
    Section,
    SignatureBlock,
    Table,
)
from cchc.engine.numerals import roman
from cchc.publication.letters_sender import Given, Sender
from cchc.reporting.models import Round


@dataclass(frozen=True)
class Annex:
    """One annex before it has its number: title, and blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Letter:
    """What one letter says; `kind` is empty for a công văn, else the code and title of the kind."""

    about: str
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    kind: tuple[str, str] = ("", "")


def letter_document(letter: Letter, one: Round, sender: Sender, given: Given) -> Document:
    """Return the letter as a document tree; the same letter has the same bytes. Raises DocumentFault."""
    day = given.particulars.issued_on
    issuer = sender.issuer
    moment = day or one.cut_off
    head: list[Block] = [_letterhead(letter, one, sender, given)]
    if letter.kind[0]:
        head.append(DocumentTitle(letter.kind[1], letter.about))
    signature = SignatureBlock(
        lines=signature_lines(issuer.authority, given.particulars.capacity, given.particulars.post),
        name=given.particulars.signer,
        recipients=Recipients(letter.recipients),
    )
    return Document(
        metadata=Metadata(
            title=f"{letter.kind[1].capitalize() or 'Công văn'} {letter.about[0].lower()}{letter.about[1:]}",
            author=issuer.short_name,
            created=datetime(moment.year, moment.month, moment.day, tzinfo=UTC),
        ),
        sections=(
            Section((*head, Addressees(letter.addressees), *letter.body, signature)),
            *_annexes(letter.annexes, _reference(letter, one, sender, given)),
        ),
    )


def _symbol(letter: Letter, sender: Sender, given: Given) -> str:
    code = letter.kind[0]
    return f"{code}-{sender.issuer.symbol}" if code else f"{sender.issuer.symbol}-{given.field}"


def _letterhead(letter: Letter, one: Round, sender: Sender, given: Given) -> Letterhead:
    day = given.particulars.issued_on
    issuer = sender.issuer
    return Letterhead(
        issuer="\n".join(issuer.name),
        parent=issuer.parent,
        symbol=_symbol(letter, sender, given),
        place=issuer.place,
        year=(day or one.cut_off).year,
        month=day.month if day else None,
        day=day.day if day else None,
        number=given.particulars.number,
        about="" if letter.kind[0] else letter.about,
    )


def _reference(letter: Letter, one: Round, sender: Sender, given: Given) -> str:
    """The line under an annex: "(Kèm theo Công văn số …/SNV-CCHC ngày … của Sở Nội vụ)"."""
    number = f" {given.particulars.number.zfill(2)}" if given.particulars.number else "\u00a0" * 6
    kind = letter.kind[1].capitalize() or "Công văn"
    words = date_words(given.particulars.issued_on, one.cut_off.year)
    symbol = _symbol(letter, sender, given)
    return f"(Kèm theo {kind} số{number}/{symbol} {words} của {sender.name})"


def date_words(day: date | None, year: int) -> str:
    """Return "ngày 24 tháng 9 năm 2026", with room to write what is not known."""
    return day_words(day.year, day.month, day.day) if day else day_words(year)


def annex_label(place: int, count: int) -> str:
    """Return "Phụ lục II", or "Phụ lục" for an only one."""
    return f"{ANNEX_LABEL} {roman(place + 1)}" if count > 1 else ANNEX_LABEL


def _annexes(annexes: tuple[Annex, ...], reference: str) -> Iterable[Section]:
    for place, annex in enumerate(annexes):
        label = annex_label(place, len(annexes))
        heading = AnnexHeading(label, annex.title, reference)
        yield Section((heading, *annex.blocks), name=label)


def section_heading(number: int, text: str) -> Heading:
    """Return "1. Title" of a letter."""
    return Heading(HeadingLevel.ARABIC, text, f"{number}.")


def listing(columns: tuple[Column, ...], heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    """Return a ruled table of plain texts with a repeated head."""
    head = Row(tuple(replace(Cell.of(text), bold=True) for text in heads))
    return Table(columns, (head,), tuple(Row.of(*texts) for texts in rows))
