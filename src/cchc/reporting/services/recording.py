"""What submitted sections state, as figures for the ledger (docs/algorithms/submission.md, section 4)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.catalogue.queries.tables import TableRow, form_tables
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, Reach
from cchc.engine.members import of_member
from cchc.engine.territory import Territory
from cchc.foundation.garbage import collection_put_off
from cchc.reporting.models import Section, Submission
from cchc.reporting.queries.draft import Draft, DraftCell, drafts_of
from cchc.reporting.queries.member_lists import NO_LISTS, Lists, fits, lists_of
from cchc.reporting.queries.sections import OWN, consolidating, day_of
from cchc.reporting.queries.states import LOCKED
from cchc.reporting.queries.wholes import stated_wholes
from cchc.reporting.services.placing import Placing
from cchc.statistics.services.record_figures import FigureInput, Place, Scope, WriteResult, record_figures


@dataclass(frozen=True)
class _Statement:
    """What one reporter states about one unit, and the places it states it about."""

    reporter: str
    subject: str
    places: frozenset[Place]
    inputs: tuple[FigureInput, ...]

    def scope(self, elsewhere: Mapping[str, frozenset[Place]]) -> Scope:
        """Return what it replaces: its places but those that another form of the unit states."""
        others = elsewhere.get(self.subject)
        places = self.places - others if others else self.places
        return Scope(self.reporter, subject=self.subject, places=places)


@collection_put_off()
def record_sections(
    sections: Collection[Section], drafts: Mapping[int, Draft], land: Territory, *, lane: Lane, actor: str
) -> WriteResult:
    """Write what sections of one form state into a lane; what their rows no longer state gets tombstones."""
    any_draft = next(iter(drafts.values()))
    placing = Placing.of([any_draft.tables], land)
    wholes = _wholes(drafts, land, lane)
    lists = lists_of([draft.submission for draft in drafts.values()])
    statements = [
        one
        for section, rows in _rows_of(sections, drafts)
        for one in _statements(
            section,
            rows,
            drafts[section.submission_id],
            placing,
            wholes,
            lists.get(section.submission_id, NO_LISTS),
        )
    ]
    elsewhere = stated_elsewhere([draft.submission for draft in drafts.values()], land)
    return record_figures(
        [one for statement in statements for one in statement.inputs],
        lane=lane,
        actor=actor,
        cause="submit" if lane is Lane.SUBMITTED else "approve",
        note=f"{any_draft.tables.code} {any_draft.submission.period}",
        replace_scope=[statement.scope(elsewhere) for statement in statements],
    )


def _rows_of(
    sections: Collection[Section], drafts: Mapping[int, Draft]
) -> Iterator[tuple[Section, list[TableRow]]]:
    """Yield each section with its rows; a row whose owner has no section is the unit's own."""
    functions: dict[int, set[str]] = defaultdict(set)
    stored = Section.objects.filter(submission__in=list(drafts))
    for submission, function in stored.values_list("submission_id", "function"):
        functions[submission].add(function)
    for section in sections:
        known = functions[section.submission_id]
        rows = drafts[section.submission_id].tables.rows
        yield (
            section,
            [row for row in rows if (row.owner if row.owner in known else OWN) == section.function],
        )


def _wholes(drafts: Mapping[int, Draft], land: Territory, lane: Lane) -> dict[int, frozenset[str]]:
    """Return, for each submission of a unit with units below it, the rows that it states as wholes."""
    days = {draft.submission.unit.code: day_of(draft.submission) for draft in drafts.values()}
    inner = consolidating(days, land)
    return {
        pk: stated_wholes(draft, lane) for pk, draft in drafts.items() if draft.submission.unit.code in inner
    }


def _statements(
    section: Section,
    rows: Sequence[TableRow],
    draft: Draft,
    placing: Placing,
    wholes: Mapping[int, frozenset[str]],
    lists: Lists,
) -> Iterator[_Statement]:
    submission = draft.submission
    unit = submission.unit.code
    alone = submission.pk not in wholes
    places = placing.places(rows, submission, alone=alone)
    cells = [draft.cells[row.key] for row in rows if row.key in draft.cells]
    if section.function != OWN:
        given = [cell for cell in cells if cell.is_given]
        office = section.office.code
        yield _Statement(office, unit, places, tuple(_inputs(given, office, submission, placing)))
    if not alone:
        cells = [cell for cell in cells if cell.row.key in wholes[submission.pk]]
    inputs = _inputs(cells, unit, submission, placing)
    listed = _members(cells, lists, submission, placing) if lists else ()
    said = _with_shares(inputs, placing) if alone else inputs
    yield _Statement(unit, unit, places, (*said, *listed))


def _inputs(
    cells: Iterable[DraftCell], reporter: str, submission: Submission, placing: Placing
) -> Iterator[FigureInput]:
    """Yield a figure for each place; of two for one place the first stays."""
    windows, subject, name = placing.windows(submission), submission.unit.code, str(submission)
    taken: set[tuple[object, ...]] = set()
    for cell in cells:
        for read in cell.figures:
            ref, window = read.ref, windows(read.ref)
            place = (ref.indicator, window, ref.reach, ref.breakdown.key)
            if place in taken:
                continue
            taken.add(place)
            yield FigureInput(
                indicator=ref.indicator,
                subject=subject,
                reporter=reporter,
                window=window,
                figure=read.figure,
                reach=ref.reach,
                breakdown=ref.breakdown,
                denominator=None if read.denominator is None else int(read.denominator),
                quality=cell.quality,
                as_of=cell.as_of,
                as_written=cell.as_written,
                source=f"{name}:{cell.row.key}",
            )


def _members(
    cells: Iterable[DraftCell], lists: Lists, submission: Submission, placing: Placing
) -> Iterator[FigureInput]:
    """Yield the members of each list whose number its cell gives; a list that differs proves no number."""
    windows, unit = placing.windows(submission), submission.unit.code
    for cell in cells:
        members = lists.get(cell.row.key, ())
        if not (members and fits(cell, members)):
            continue
        ref = cell.row.reported[0]
        for member in members:
            yield FigureInput(
                indicator=ref.indicator,
                subject=unit,
                reporter=unit,
                window=windows(ref),
                figure=ONE,
                reach=ref.reach,
                breakdown=of_member(ref.breakdown, member.code),
                quality=cell.quality,
                as_of=cell.as_of,
                as_written=member.title,
                source=f"{submission}:{cell.row.key}",
            )


ONE = Figure(amount=Fraction(1))


def _with_shares(inputs: Iterable[FigureInput], placing: Placing) -> Iterator[FigureInput]:
    """Yield figures, and for each share what the unit itself says yes or no to."""
    for one in inputs:
        yield one
        if placing.shares(one.indicator) and one.reach is Reach.WHOLE:
            yield one._replace(reach=Reach.OWN)


def stated_elsewhere(submissions: Sequence[Submission], land: Territory) -> dict[str, frozenset[Place]]:
    """Return what other submitted forms of the same units and period state, by unit."""
    first = submissions[0]
    others: dict[str, list[Submission]] = defaultdict(list)
    stored = Submission.objects.filter(period=first.period, state__in=LOCKED).exclude(form=first.form)
    for one in stored.filter(unit__in=[own.unit_id for own in submissions]).select_related("unit", "form"):
        others[one.form.code].append(one)
    found: dict[str, frozenset[Place]] = defaultdict(frozenset)
    for code, group in others.items():
        tables = form_tables(code)
        placing = Placing.of([tables], land)
        for draft in drafts_of(group, tables).values():
            rows = [cell.row for cell in draft.cells.values() if cell.figures]
            found[draft.submission.unit.code] |= placing.places(rows, draft.submission, alone=True)
    return found
