"""Where in the ledger the rows of a form stand, for many units."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.reporting.models import Submission
from cchc.reporting.queries.reading import ratio_parts
from cchc.reporting.queries.standing import Life, about
from cchc.statistics.resolve import window_of
from cchc.statistics.services.record_figures import Place

_About = tuple[object, ...]


@dataclass
class Placing:
    """Windows and places of refs; what units of one window and one life share is worked out once."""

    land: Territory
    known: Mapping[str, Definition]
    _windows: dict[_About, dict[Ref, Window]] = field(default_factory=dict)
    _places: dict[_About, frozenset[Place]] = field(default_factory=dict)

    @classmethod
    def of(cls, forms: Sequence[FormTables], land: Territory) -> "Placing":
        """Return the placing of all rows of some forms."""
        return cls(land, definitions({ref.indicator for form in forms for ref in form.refs}))

    def window(self, ref: Ref, submission: Submission) -> Window:
        """Return what a ref is about for a unit: the part of its window that the unit lived."""
        return self.windows(submission)(ref)

    def windows(self, submission: Submission) -> Callable[[Ref], Window]:
        """Return what tells what a ref is about for the unit of a submission."""
        life: Life = self.land.life(submission.unit.code)
        asked = Window(submission.window_from, submission.window_to)
        found = self._windows.setdefault(_about(submission, life), {})

        def window(ref: Ref) -> Window:
            known = found.get(ref)
            if known is None:
                over_time = self.known[ref.indicator].over_time
                known = found[ref] = about(window_of(ref, over_time, asked), over_time, life)
            return known

        return window

    def places(self, rows: Sequence[TableRow], submission: Submission, *, alone: bool) -> frozenset[Place]:
        """Return the places of rows; a unit alone also says yes or no to a share by itself."""
        life: Life = self.land.life(submission.unit.code)
        key = (*_about(submission, life), alone, submission.form_id, tuple(row.key for row in rows))
        if key not in self._places:
            refs = {ref for row in rows for ref in row_refs(row)}
            self._places[key] = frozenset(
                place for ref in refs for place in self._of(ref, submission, alone=alone)
            )
        return self._places[key]

    def shares(self, indicator: str) -> bool:
        """Tell whether the whole of an indicator is the share of units that say yes."""
        return self.known[indicator].over_units is OverUnits.SHARE

    def _of(self, ref: Ref, submission: Submission, *, alone: bool) -> Iterator[Place]:
        for window in self._stated_over(ref, submission):
            place = Place(ref.indicator, window, ref.reach, ref.breakdown.key)
            yield place
            if alone and self.shares(ref.indicator):
                yield place._replace(reach=Reach.OWN)

    def _stated_over(self, ref: Ref, submission: Submission) -> Iterator[Window]:
        """Yield what a ref is about, and what it was about while nobody knew that the unit would end."""
        window = self.window(ref, submission)
        yield window
        asked = Window(submission.window_from, submission.window_to)
        stop = window_of(ref, self.known[ref.indicator].over_time, asked).stop
        if window.stop < stop:
            yield Window(window.start, stop)


def row_refs(row: TableRow) -> tuple[Ref, ...]:
    """Return the refs that a row may state: its own, and the parts of a ratio that has no rows for them."""
    return (*row.reported, *ratio_parts(row))


def _about(submission: Submission, life: Life) -> _About:
    return (submission.window_from, submission.window_to, life.valid_from, life.valid_to)
