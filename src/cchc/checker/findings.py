"""What the checker says of documents: contradictions with their places, and what was compared and holds."""

from dataclasses import dataclass, field
from enum import StrEnum

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
    CHANGE = "change"
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
class CheckFinding:
    """One contradiction: the sentence at `quote` against `others`, what is stated and what follows.

    The explanations say what is wrong, why, and what to do; `slip` offers the likeliest slip of the pen in
    Vietnamese ("" when none fits), `slip_en` the same in English.
    """

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
