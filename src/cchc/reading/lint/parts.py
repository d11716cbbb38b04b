"""The parts of an official document, once they are recognised."""

from dataclasses import dataclass, field

from cchc.document.decree30 import DocumentKind
from cchc.reading.lint.lines import Line
from cchc.reading.lint.rules import Rule
from cchc.reading.wordprocessing.model import Block, Paragraph, Section, WordDocument


@dataclass(frozen=True)
class Letterhead:
    """Everything above the title: cells 1 to 4 and 5b of the decree's scheme.

    `about` begins with "V/v"; `about_more` are its further lines where they are broken by hand.
    """

    national: Line
    motto: Line | None = None
    motto_rule: Rule | None = None
    superior: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    issuer_rule: Rule | None = None
    number: Line | None = None
    place_date: Line | None = None
    about: Line | None = None
    about_more: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Title:
    """Kind and subject of a document that has a kind (all but công văn). `kind` None: not a known kind."""

    line: Line
    kind: DocumentKind | None
    subject: tuple[Line, ...] = ()
    subject_rule: Rule | None = None

    @property
    def code(self) -> str:
        """Code of the kind, "" where it is not a known kind."""
        return self.kind.code if self.kind else ""


@dataclass(frozen=True)
class Signature:
    """Signature block: authority and post lines, then the name (None in a draft without one)."""

    titles: tuple[Line, ...] = ()
    name: Line | None = None


@dataclass(frozen=True)
class Recipients:
    """ "Nơi nhận:" and its list."""

    heading: Line
    entries: tuple[Line, ...]


@dataclass(frozen=True)
class Annex:
    """One annex in the same file, from its heading to the next one."""

    heading: Line
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    section: Section
    opens_section: bool


@dataclass(frozen=True)
class Parts:
    """A document with what was recognised in it; None or empty where nothing was."""

    document: WordDocument
    lines: tuple[Line, ...]
    letterhead: Letterhead | None = None
    title: Title | None = None
    addressee: tuple[Line, ...] = ()
    grounds: tuple[Paragraph, ...] = ()
    body: tuple[Paragraph, ...] = ()
    recipients: Recipients | None = None
    signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    issuers: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_letter(self) -> bool:
        """A công văn: a letterhead with "V/v …" and no kind."""
        return self.letterhead is not None and self.letterhead.about is not None and self.title is None

    @property
    def is_known(self) -> bool:
        """Whether there is a letterhead at all."""
        return self.letterhead is not None
