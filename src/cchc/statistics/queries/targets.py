"""Refs with the definition that is valid for their window, the parts of ratios included."""

from collections.abc import Iterable
from datetime import date

from cchc.catalogue.queries.definitions import Definition, versions
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.resolution.plan import Target
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.ratios import parts_of_ratio
from cchc.statistics.resolution.windows import definition_day, window_of


class Definitions:
    """Definitions by code and day; all versions of codes that are asked together are read at once."""

    def __init__(self) -> None:
        self._versions: dict[str, tuple[Definition, ...]] = {}

    def load(self, codes: Iterable[str]) -> None:
        """Read the definitions of codes. Raises StatisticsFault for an unknown one."""
        wanted = set(codes) - self._versions.keys()
        if not wanted:
            return
        self._versions.update(versions(wanted))
        unknown = sorted(wanted - self._versions.keys())
        if unknown:
            raise StatisticsFault(
                N_("Danh mục không có chỉ tiêu %(codes)s. Hãy kiểm tra mã, hoặc nạp danh mục trước."),
                codes=", ".join(unknown),
            )

    def on(self, code: str, day: date) -> Definition:
        """Return the newest definition that had begun on a day; the first one for days before it."""
        known = self._versions[code]
        begun = [one for one in known if one.valid_from <= day]
        return begun[-1] if begun else known[0]


def targets_of(question: Question) -> dict[Ref, Target]:
    """Return a target for every ref of a question and for the parts of its ratios."""
    known = Definitions()
    known.load({ref.indicator for ref in question.refs})
    targets = {ref: _target(ref, question, known) for ref in question.refs}
    pairs = [parts_of_ratio(target) for target in targets.values()]
    parts = [ref for pair in pairs if pair for ref in pair if ref not in targets]
    known.load({ref.indicator for ref in parts})
    targets.update((ref, _target(ref, question, known)) for ref in parts)
    return targets


def _target(ref: Ref, question: Question, known: Definitions) -> Target:
    latest = known.on(ref.indicator, question.window.last_day)
    window = window_of(ref, latest.over_time, question.window, question.year_start)
    return Target(ref, known.on(ref.indicator, definition_day(window)), window)
