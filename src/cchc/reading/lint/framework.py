"""What a check is, what it may answer, and how its findings are told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.model import Paragraph, Place

_QUOTE = 120
MESSAGE = N_("%(title)s: %(what)s. Căn cứ: %(source)s. Cách sửa: %(remedy)s.")


class Severity(StrEnum):
    """ERROR: the rule is broken. WARNING: allowed in some cases, or the rule itself is second-hand."""

    ERROR = "error"
    WARNING = "warning"


class Certainty(StrEnum):
    """How sure the rule itself is: C read in the decree, C2 observed practice, M from memory."""

    READ = "C"
    PRACTICE = "C2"
    MEMORY = "M"


class Status(StrEnum):
    """What a check answered."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKED = "not_checked"


class Unjudged(Exception):
    """Raised inside a check that cannot answer; `status` is NOT_APPLICABLE or NOT_CHECKED."""

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Flaw:
    """One thing a check found: Vietnamese template with params, where, and the words in question."""

    what: str
    params: dict[str, object] = field(default_factory=dict)
    place: Place | None = None
    quote: str = ""
    severity: Severity | None = None

    @staticmethod
    def at(spot: Line | Paragraph, what: str, severity: Severity | None = None, **params: object) -> "Flaw":
        """A flaw of a line or paragraph, quoting its text."""
        place = spot.place if isinstance(spot, Paragraph) else spot.paragraph.place
        return Flaw(what, params, place, spot.text.strip()[:_QUOTE], severity)


Judge = Callable[[Parts], Iterator[Flaw]]


@dataclass(frozen=True)
class Check:
    """One of the 45 points. `source` cites the decree; `tolerance`, `test` describe it in the checklist."""

    number: int
    title_vi: str
    title_en: str
    certainty: Certainty
    severity: Severity
    tolerance: str
    test: str
    source: Message
    remedy: str
    judge: Judge


@dataclass(frozen=True)
class Finding:
    """A flaw with its check; `message()` is the whole Vietnamese sentence."""

    check: Check
    flaw: Flaw

    @property
    def severity(self) -> Severity:
        """Severity of this finding: the flaw's own, else the check's."""
        return self.flaw.severity or self.check.severity

    def message(self, translate: Callable[[str], str] = str) -> str:
        """What is wrong, why and what to do; `translate` turns Vietnamese templates into another language."""
        return translate(MESSAGE) % {
            "title": translate(self.check.title_vi),
            "what": _said(self.flaw.what, self.flaw.params, translate),
            "source": _said(self.check.source.template, self.check.source.params, translate),
            "remedy": translate(self.check.remedy),
        }


def _said(template: str, params: Mapping[str, object], translate: Callable[[str], str]) -> str:
    """A template with its params; words among the params are translated too."""
    words = {
        name: translate(value) if isinstance(value, str) and value else value
        for name, value in params.items()
    }
    return translate(template) % words if words else translate(template)


@dataclass(frozen=True)
class Verdict:
    """The answer of one check; `reason` (Vietnamese template) says why it was not judged."""

    check: Check
    status: Status
    reason: str = ""
    findings: tuple[Finding, ...] = ()


def judge(check: Check, parts: Parts) -> Verdict:
    """Run one check."""
    try:
        findings = tuple(Finding(check, flaw) for flaw in check.judge(parts))
    except Unjudged as unjudged:
        return Verdict(check, unjudged.status, unjudged.reason)
    return Verdict(check, Status.FAILED if findings else Status.PASSED, findings=findings)
