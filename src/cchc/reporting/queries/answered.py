"""Which of those expected have answered a ref, told from the cells of their approved forms."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from cchc.catalogue.queries.tables import form_tables
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Cell
from cchc.reporting.queries.expecting import Expecting, Reporter

_COME: Mapping[Lane, tuple[SubmissionState, ...]] = {
    Lane.LIVE: (SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED),
    Lane.ISSUED: (SubmissionState.ISSUED,),
    Lane.APPROVED: (SubmissionState.APPROVED, SubmissionState.ISSUED),
    Lane.SUBMITTED: (SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED),
}
_SAYS_NOTHING = Q(as_written="", blank="") | Q(blank=Blank.NOT_YET_DUE)


@dataclass(frozen=True)
class Answered:
    """Who answered each ref, where everybody expected is asked for it under the very same breakdown.

    Of `plain` refs nobody is asked for a finer breakdown: who left the cell empty has not answered.
    """

    expected: Expecting
    by_ref: Mapping[Ref, frozenset[str]]
    plain: frozenset[Ref]

    def is_known(self, ref: Ref) -> bool:
        """Tell whether the cells say who answered; somebody must be expected."""
        parts = self.expected.parts(ref)
        if not self.expected.units(ref) or not all(part in self.by_ref for part in parts):
            return False
        return not self.missing(ref) or all(part in self.plain for part in parts)

    def missing(self, ref: Ref) -> tuple[str, ...]:
        """Return who is expected and did not answer; of a ratio, either part."""
        there = [self.by_ref[part] for part in self.expected.parts(ref)]
        return tuple(sorted(self.expected.units(ref) - frozenset.intersection(*there)))


def answered_by(refs: Collection[Ref], expected: Expecting, lane: Lane) -> Answered:
    """Return who answered refs in forms that have come as far as a lane; two queries."""
    parts = {part for ref in refs for part in expected.parts(ref)}
    said = _said([one for one in expected.reporters if one.state in _COME[lane]])
    exact = {form: _rows(form) for form, _ in expected.groups}
    unclear = {
        group for group, units in expected.groups.items() if any(_is_unclear(one, lane) for one in units)
    }
    known = {
        part: expected.units(part)
        & frozenset[str]().union(
            *(said.get((form, exact[form].get(part)), frozenset()) for form, _ in expected.asking(part))
        )
        for part in parts
        if all(group not in unclear and part in exact[group[0]] for group in expected.asking(part))
    }
    inner = any(expected.above.values())
    plain = {
        part
        for part in known
        if not inner and all(len(expected.asked(group, part)) == 1 for group in expected.asking(part))
    }
    return Answered(expected, known, frozenset(plain))


def _is_unclear(one: Reporter, lane: Lane) -> bool:
    """Whether figures may be known of a unit although its form has not come as far as the lane (again)."""
    return one.has_figures and one.state not in _COME[lane]


def _rows(form: str) -> dict[Ref, str | None]:
    """Return the row that states each ref of a form."""
    found: dict[Ref, str | None] = {}
    for row in form_tables(form).rows:
        for ref in row.reported:
            found.setdefault(ref, row.key)
    return found


def _said(come: Iterable[Reporter]) -> dict[tuple[str, str | None], frozenset[str]]:
    """Return who says something in each row of each form; where all do, they are not named one by one."""
    forms: dict[str, dict[int, str]] = defaultdict(dict)
    for one in come:
        forms[one.form][one.submission] = one.unit
    found: dict[tuple[str, str | None], frozenset[str]] = {}
    for form, units in forms.items():
        cells = Cell.objects.filter(submission__in=list(units)).exclude(_SAYS_NOTHING).order_by()
        everybody, some = frozenset(units.values()), []
        for key, count in cells.values_list("row_key").annotate(Count("pk")):
            if count == len(units):
                found[form, key] = everybody
            else:
                some.append(key)
        there: dict[str, set[str]] = defaultdict(set)
        for key, submission in cells.filter(row_key__in=some).values_list("row_key", "submission_id"):
            there[key].add(units[submission])
        found |= {(form, key): frozenset(codes) for key, codes in there.items()}
    return found
