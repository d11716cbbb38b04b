"""Compare what the checker says of a report with what is known of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.checker.places import Places, Stretch, overlap
from benchmarks.corpus.model import Fact, Report
from cchc.checker.findings import Checked, CheckFinding, Held, Severity

KINDS = {"duplicate-mismatch": "duplicate"}


@dataclass
class Score:
    """Counts by kind (or by trick): facts that are false or true, and what became of them."""

    false: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    same_kind: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    accused: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    tricks: "Score | None" = None
    missed: list[tuple[str, Fact]] = field(default_factory=list)
    alarms: list[CheckFinding] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the counts of another report."""
        for name in ("false", "found", "same_kind", "true", "accused", "held", "findings", "right"):
            getattr(self, name).update(getattr(other, name))
        self.missed += other.missed
        self.alarms += other.alarms
        if self.tricks is not None and other.tricks is not None:
            self.tricks.add(other.tricks)


@dataclass(frozen=True)
class _Said:
    kind: str
    main: tuple[Stretch, ...]
    others: tuple[Stretch, ...]
    error: bool

    @property
    def anywhere(self) -> tuple[Stretch, ...]:
        return (*self.main, *self.others)


def score(report: Report, checked: Checked, file: str) -> Score:
    """What the checker found, accused and held of one report in one format."""
    places = Places(report)
    findings = [one for one in checked.findings if one.file == file and one.severity is not Severity.NOTE]
    said = [_said(places, checked, one) for one in findings]
    holding = [_said(places, checked, one) for one in checked.held if one.file == file]
    spoiled = tuple(_spoiled(report, places))
    made = Score(tricks=Score())
    for fact in report.facts:
        _judge(made, fact, places.of(fact.quote), said, holding, spoiled)
    for finding, one in zip(findings, said, strict=True):
        made.findings[one.kind] += 1
        right = overlap(one.anywhere, spoiled)
        made.right[one.kind] += right
        if not right:
            made.alarms.append(finding)
    made.missed = [(file, fact) for _, fact in made.missed]
    return made


def _spoiled(report: Report, places: Places) -> Iterator[Stretch]:
    for fact in report.facts:
        if not fact.consistent:
            yield from places.of(fact.quote)
            yield from places.of(fact.other) if fact.other else ()
    for quote in report.tainted:
        yield from places.of(quote)


def _said(places: Places, checked: Checked, said: CheckFinding | Held) -> _Said:
    documents = {document.name: document for document in checked.documents}
    others = tuple(
        stretch for quote in said.others for stretch in places.of_quote(quote, documents.get(quote.file))
    )
    error = isinstance(said, CheckFinding) and said.severity is Severity.ERROR
    return _Said(str(said.kind), places.of_quote(said.quote, documents.get(said.file)), others, error)


def _judge(
    made: Score,
    fact: Fact,
    place: tuple[Stretch, ...],
    said: list[_Said],
    holding: list[_Said],
    spoiled: tuple[Stretch, ...],
) -> None:
    kind = KINDS.get(fact.kind, fact.kind)
    hits = [one for one in said if overlap(one.anywhere, place)]
    if not fact.consistent:
        outcome = {"false": True, "found": bool(hits), "same_kind": any(one.kind == kind for one in hits)}
        if not hits:
            made.missed.append(("", fact))
    else:
        blamed = [one for one in said if one.error and overlap(one.main, place)]
        outcome = {
            "true": True,
            "accused": any(not overlap(one.anywhere, spoiled) for one in blamed),
            "held": any(overlap(one.anywhere, place) for one in holding),
        }
    for name, value in outcome.items():
        getattr(made, name)[kind] += value
        if made.tricks is not None and fact.trick:
            getattr(made.tricks, name)[fact.trick] += value
