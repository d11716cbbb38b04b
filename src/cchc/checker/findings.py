"""What the checker says of documents: contradictions with their places, and what was compared and holds."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cchc.document.found import FoundDocument, Place


class Severity(StrEnum):
    """Error: cannot be true. Warning: another reading exists. Note: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What a finding, or something that holds, is about."""

    RATIO = "ratio"
    SUM = "sum"
    SUBSET = "subset"
    RANGE = "range"
    DUPLICATE = "duplicate"
    DATE = "date"
    CODE = "code"
    NUMBERING = "numbering"
    CELL = "cell"


@dataclass(frozen=True)
class Quote:
    """An exact substring of the paragraph or cell at `place` in `file`; a row's cells are joined by tabs."""

    text: str
    place: Place
    file: str


@dataclass(frozen=True)
class Acceptance:
    """Why somebody said that a finding is no error, who, and on which day."""

    reason: str
    actor: str
    on: date


@dataclass(frozen=True)
class CheckFinding:
    """One contradiction: the sentence at `quote` against `others`, what is stated and what follows.

    The explanations say what is wrong, why, and what to do; `slip` offers the likeliest slip of the pen in
    Vietnamese ("" when none fits), `slip_en` the same in English. `accepted`: why it is no error, if somebody
    said so.
    """

    ID_LENGTH: ClassVar[int] = 10
    file: str
    severity: Severity
    kind: Kind
    quote: Quote
    others: tuple[Quote, ...]
    stated: str
    computed: str
    explanation_vi: str
    explanation_en: str
    slip: str = ""
    slip_en: str = ""
    accepted: Acceptance | None = None

    @property
    def id(self) -> str:
        """The name that stays as long as the words and figures of the places involved stay.

        Neither the file's name nor the place counts, so that it outlives corrections elsewhere.
        """
        quotes = (" ".join(quote.text.split()) for quote in (self.quote, *self.others))
        said = (str(self.kind), self.stated, self.computed, *quotes)
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[: self.ID_LENGTH]


@dataclass(frozen=True)
class Held:
    """Something that was checked and is true as printed."""

    file: str
    kind: Kind
    quote: Quote
    others: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Unread:
    """A row or figure that the checker could not understand, and why (Vietnamese and English)."""

    file: str
    quote: Quote
    reason_vi: str
    reason_en: str


@dataclass(frozen=True)
class Checked:
    """The outcome for some documents, findings gravest first within a file, in reading order."""

    documents: tuple[FoundDocument, ...]
    findings: tuple[CheckFinding, ...] = ()
    held: tuple[Held, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
