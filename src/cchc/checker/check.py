"""Check documents: everything one document says of itself, and what several of one period say of each "
"other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import translation

from cchc.checker.against import Facts, fact_verdicts
from cchc.checker.appendix import AppendixFlag, AppendixTable, extract
from cchc.checker.checks.columns import column_verdicts
from cchc.checker.checks.combined import choice_verdicts, combined_verdicts, on_time_verdicts
from cchc.checker.checks.context import Context, context_of
from cchc.checker.checks.dates import date_verdicts
from cchc.checker.checks.duplicates import reports_and_reports, rows_and_rows, text_and_rows
from cchc.checker.checks.flows import flow_verdicts
from cchc.checker.checks.grids import Grid, grids
from cchc.checker.checks.kin_rows import kin_verdicts
from cchc.checker.checks.mentions import Mention, mentions
from cchc.checker.checks.neighbours import neighbour_verdicts
from cchc.checker.checks.numbering import numbering_verdicts
from cchc.checker.checks.passages import Origin, Passage, passages
from cchc.checker.checks.points import list_point_verdicts
from cchc.checker.checks.rows import row_verdicts
from cchc.checker.checks.table_rows import Node, nodes
from cchc.checker.checks.text import text_verdicts
from cchc.checker.checks.told_rows import Figure, figures
from cchc.checker.checks.told_texts import text_and_text
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Checked, CheckFinding, Held, Severity, Unread
from cchc.checker.prose.quantities import Quantity
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.foundation.words import spoken

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
GAP = 10_000


@dataclass(frozen=True)
class Examined:
    """One document taken apart once."""

    document: FoundDocument
    passages: tuple[Passage, ...]
    tables: tuple[AppendixTable, ...]
    trees: tuple[tuple[Node, ...], ...]
    grids: tuple[Grid, ...]
    context: Context

    @property
    def rows(self) -> list[Node]:
        """The rows of all appendices that are no copies."""
        return [
            node
            for table, tree in zip(self.tables, self.trees, strict=True)
            if table.copy_of is None
            for node in tree
        ]


def examine(document: FoundDocument, first: int = 0) -> Examined:
    """Read the sentences and appendices of a document."""
    texts = passages(document, first)
    tables = extract(document).tables
    trees = nodes(tables, document.name, first + len(texts) + GAP)
    tabled = grids(document, first + len(texts) + 2 * GAP)
    return Examined(document, texts, tables, trees, tabled, context_of(texts))


def check_documents(documents: Iterable[FoundDocument], against: Facts | None = None) -> Checked:
    """Check each document by itself, with the one before it of its issuer and period, with facts if given.

    Only the appendix rows of a document are kept for the comparison with others.
    """
    checked: list[Checked] = []
    earlier: dict[tuple[Period, str], tuple[Figure, ...]] = {}
    for document in documents:
        one = examine(document)
        verdicts = list(verdicts_of(one))
        if against is not None:
            verdicts += fact_verdicts([*one.trees], against)
        rows = figures(one.rows)
        if one.context.period is not None and one.context.issuer:
            key = one.context.period, one.context.issuer
            verdicts += reports_and_reports(rows, earlier.get(key, ()))
            earlier[key] = rows
        checked.append(replace(told((document,), verdicts), unread=tuple(_unread(one))))
    return joined(checked)


def joined(checked: Sequence[Checked]) -> Checked:
    """Several outcomes as one, in their order."""
    return Checked(
        tuple(document for one in checked for document in one.documents),
        tuple(finding for one in checked for finding in one.findings),
        tuple(held for one in checked for held in one.held),
        tuple(unread for one in checked for unread in one.unread),
    )


def verdicts_of(examined: Examined) -> Iterator[Verdict]:
    """Everything one document says of itself."""
    before: tuple[Quantity, ...] = ()
    for passage in examined.passages:
        yield from text_verdicts(passage, before)
        before = passage.reading.quantities or before
    yield from neighbour_verdicts(examined.passages)
    yield from list_point_verdicts(examined.passages)
    yield from date_verdicts(examined.passages, examined.context)
    yield from numbering_verdicts(examined.passages)
    yield from row_verdicts(examined.rows)
    yield from kin_verdicts(examined.rows)
    for grid in examined.grids:
        yield from column_verdicts(grid, _above(examined, grid))
    said: tuple[Mention, ...] = mentions([one for one in examined.passages if one.origin is Origin.BODY])
    rows: tuple[Figure, ...] = figures(examined.rows)
    yield from text_and_rows(said, rows)
    yield from rows_and_rows(rows)
    yield from text_and_text(said)
    yield from flow_verdicts(said)
    yield from combined_verdicts(examined.rows)
    yield from on_time_verdicts(examined.passages, rows)
    yield from choice_verdicts(said, examined.rows)


def _above(examined: Examined, grid: Grid) -> list[Passage]:
    """The passage right before a table, if it is text."""
    block = grid.block - 1
    return [one for one in examined.passages if one.place.block == block and one.origin is Origin.BODY]


def told(documents: tuple[FoundDocument, ...], verdicts: Sequence[Verdict]) -> Checked:
    """Put verdicts into words in both languages, each once, the gravest first within a file."""
    findings: dict[object, Verdict] = {}
    held: dict[object, Verdict] = {}
    for verdict in verdicts:
        quote = verdict.spot.quote()
        key = (quote.file, verdict.kind, quote.text, quote.place, str(verdict.message))
        if verdict.holds:
            held.setdefault((*key, verdict.others[:1]), verdict)
        else:
            findings.setdefault(key, verdict)
    order = {document.name: index for index, document in enumerate(documents)}
    listed = sorted(findings.values(), key=lambda one: (order.get(one.spot.passage.file, 0), _gravity(one)))
    return Checked(
        documents, tuple(_finding(one) for one in listed), tuple(_held(one) for one in held.values())
    )


def _unread(examined: Examined) -> Iterator[Unread]:
    """The rows whose value has digits but no reading as one number."""
    template = N_("Không đọc được số “%(raw)s” của dòng “%(label)s”. Hãy ghi một số vào ô này.")
    for node in examined.rows:
        if AppendixFlag.UNREAD in node.row.flags:
            message = Message(template, {"raw": node.row.raw, "label": node.row.label})
            quote = node.spot.quote()
            yield Unread(quote.file, quote, _spoken(message, "vi"), _spoken(message, "en"))


def _spoken(message: Message, language: str) -> str:
    with translation.override(language):
        return spoken(message)


def _gravity(verdict: Verdict) -> tuple[int, int, int]:
    gravity = _GRAVITY[verdict.severity] if verdict.severity is not None else len(_GRAVITY)
    return gravity, verdict.spot.passage.order, verdict.spot.start


def _finding(verdict: Verdict) -> CheckFinding:
    vietnamese, slip = _worded(verdict, "vi")
    english, slip_en = _worded(verdict, "en")
    quote = verdict.spot.quote()
    others = (*verdict.spot.rest(), *(one for spot in verdict.others for one in spot.quotes()))
    severity = verdict.severity or Severity.NOTE
    return CheckFinding(
        quote.file, severity, verdict.kind, quote, others, verdict.stated, verdict.computed,
        vietnamese, english, slip, slip_en,
    )  # fmt: skip


def _worded(verdict: Verdict, language: str) -> tuple[str, str]:
    with translation.override(language):
        sentence = spoken(verdict.message) if verdict.message is not None else ""
        return sentence, spoken(verdict.slip.message) if verdict.slip is not None else ""


def _held(verdict: Verdict) -> Held:
    quote = verdict.spot.quote()
    others = (*verdict.spot.rest(), *(one for spot in verdict.others for one in spot.quotes()))
    return Held(quote.file, verdict.kind, quote, others)
