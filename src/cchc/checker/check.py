"""Check documents: everything one document says of itself, and what several of one period say of each "
"other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc.checker.appendix import AppendixTable, extract
from cchc.checker.checks.chosen import chosen_verdicts
from cchc.checker.checks.cited_acts import cited_act_verdicts
from cchc.checker.checks.columns import column_verdicts
from cchc.checker.checks.combined import choice_verdicts, combined_verdicts, on_time_verdicts
from cchc.checker.checks.context import Context, context_of
from cchc.checker.checks.copied import copied_verdicts
from cchc.checker.checks.dates import date_verdicts
from cchc.checker.checks.duplicates import rows_and_rows, text_and_rows
from cchc.checker.checks.flows import flow_verdicts
from cchc.checker.checks.grids import Grid, grids
from cchc.checker.checks.inline_lists import inline_list_verdicts
from cchc.checker.checks.kin_rows import kin_verdicts
from cchc.checker.checks.levels import level_verdicts
from cchc.checker.checks.listed_documents import listed_document_verdicts
from cchc.checker.checks.mentions import Mention, mentions
from cchc.checker.checks.named_lists import named_row_verdicts
from cchc.checker.checks.named_points import named_point_verdicts
from cchc.checker.checks.named_shares import judged_percentages, named_share_verdicts, not_overruled
from cchc.checker.checks.neighbours import neighbour_verdicts
from cchc.checker.checks.numbering import numbering_verdicts
from cchc.checker.checks.outlook import outlook_verdicts
from cchc.checker.checks.passages import Origin, Passage, passages
from cchc.checker.checks.points import list_point_verdicts
from cchc.checker.checks.reports import KeptRow, kept_rows, reports_and_reports
from cchc.checker.checks.row_cells import cell_row_verdicts
from cchc.checker.checks.row_numbers import row_number_verdicts
from cchc.checker.checks.rows import row_verdicts
from cchc.checker.checks.table_rows import Node, nodes
from cchc.checker.checks.text import text_verdicts
from cchc.checker.checks.told_cells import cell_verdicts
from cchc.checker.checks.told_columns import column_row_verdicts
from cchc.checker.checks.told_concepts import concept_verdicts
from cchc.checker.checks.told_none import none_verdicts
from cchc.checker.checks.told_rarely import rare_verdicts
from cchc.checker.checks.told_rows import Figure, figures
from cchc.checker.checks.told_texts import text_and_text
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Checked
from cchc.checker.prose.quantities import Quantity
from cchc.checker.telling import told
from cchc.document.found import FoundDocument
from cchc.engine.periods import Period

GAP = 10_000

Against = Callable[[Sequence[Sequence[Node]]], Iterable[Verdict]]
"""What something outside of the report says of its appendices; `cchc.checker.against` has the ledger's."""


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


def check_each(documents: Iterable[FoundDocument], against: Against | None = None) -> Iterator[Checked]:
    """Check each document by itself, and with `against` and the one before it of its issuer and period.

    The outcome of one is given before the next is read; what stays of a document is little: the amounts of
    its appendix rows and where they are printed.
    """
    earlier: dict[tuple[Period, str], dict[bytes, KeptRow]] = {}
    for document in documents:
        yield _checked(document, against, earlier)


def check_documents(documents: Iterable[FoundDocument], against: Against | None = None) -> Checked:
    """Check documents and keep everything: all of them, and what `check_each` says of each."""
    return joined([*check_each(documents, against)])


def _checked(
    document: FoundDocument,
    against: Against | None,
    earlier: dict[tuple[Period, str], dict[bytes, KeptRow]],
) -> Checked:
    one = examine(document)
    verdicts = list(verdicts_of(one))
    if against is not None:
        verdicts += against(one.trees)
    if one.context.period is not None and one.context.issuer:
        key, rows = (one.context.period, one.context.issuer), figures(one.rows)
        verdicts += reports_and_reports(rows, earlier.get(key, {}))
        earlier[key] = kept_rows(rows)
    return told(document, verdicts, one.rows)


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
    said: tuple[Mention, ...] = mentions([one for one in examined.passages if one.origin is Origin.BODY])
    rows: tuple[Figure, ...] = figures(examined.rows)
    texts = _of_each_text(examined.passages)
    shares = tuple(named_share_verdicts(said, judged_percentages(texts), rows))
    yield from not_overruled(texts, shares)
    yield from shares
    yield from neighbour_verdicts(examined.passages)
    yield from list_point_verdicts(examined.passages)
    yield from date_verdicts(examined.passages, examined.context)
    yield from cited_act_verdicts([*examined.passages, *(node.passage for node in examined.rows)])
    yield from outlook_verdicts(examined.passages, examined.context)
    yield from numbering_verdicts(examined.passages)
    yield from inline_list_verdicts(examined.passages)
    yield from listed_document_verdicts(examined.passages, examined.rows)
    yield from named_row_verdicts(examined.rows)
    yield from named_point_verdicts(examined.passages)
    yield from row_verdicts(examined.rows)
    yield from cell_row_verdicts(examined.rows)
    yield from row_number_verdicts(examined.trees)
    yield from copied_verdicts(examined.tables, examined.trees)
    yield from kin_verdicts(examined.rows)
    for grid in examined.grids:
        yield from column_verdicts(grid, _above(examined, grid))
    yield from text_and_rows(said, rows)
    yield from concept_verdicts(said, rows)
    yield from rows_and_rows(rows)
    yield from column_row_verdicts(said, examined.rows)
    yield from cell_verdicts(examined.grids, rows, said)
    yield from text_and_text(said)
    yield from rare_verdicts(said)
    yield from none_verdicts(examined.passages, said, rows)
    yield from flow_verdicts(said)
    yield from level_verdicts(said)
    yield from combined_verdicts(examined.rows)
    yield from on_time_verdicts(examined.passages, rows)
    yield from choice_verdicts(said, examined.rows)
    yield from chosen_verdicts(examined.passages, examined.rows)


def _of_each_text(passages: Sequence[Passage]) -> list[Verdict]:
    found: list[Verdict] = []
    before: tuple[Quantity, ...] = ()
    for passage in passages:
        found += text_verdicts(passage, before)
        before = passage.reading.quantities or before
    return found


def _above(examined: Examined, grid: Grid) -> list[Passage]:
    """The passage right before a table, if it is text."""
    block = grid.block - 1
    return [one for one in examined.passages if one.place.block == block and one.origin is Origin.BODY]
