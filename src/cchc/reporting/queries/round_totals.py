"""Totals of a round, and its forms filtered and in an order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cchc.engine.text import sort_key
from cchc.reporting.queries.round_answers import Answer, all_of
from cchc.reporting.queries.round_status import FormStatus, RoundStatus


@dataclass(frozen=True)
class Totals:
    """Counts over the expected forms, and over the expected units by their three answers.

    `reminded` are units that a letter ever named, `reminders` how often their forms were named.
    """

    units: int
    forms: int
    by_state: dict[str, int]
    late: int
    extended: int
    reminded: int
    reminders: int
    count: dict[str, int]
    content: dict[str, int]
    deadline: dict[str, int]


_WORDS = {True: "yes", False: "no", None: "open"}


def totals_of(status: RoundStatus) -> Totals:
    """Return the totals of a round; `count`, `content`, `deadline` say how many units are yes, no, open."""
    expected = status.expected
    units = status.unit_forms().values()
    states = sorted({form.state for form in expected})
    return Totals(
        units=len(units),
        forms=len(expected),
        by_state={state: sum(form.state == state for form in expected) for state in states},
        late=sum(form.late is not None for form in expected),
        extended=sum(form.extension is not None for form in expected),
        reminded=sum(any(form.reminded for form in forms) for forms in units),
        reminders=sum(form.reminded.times for form in expected if form.reminded),
        count=_answers(units, lambda form: form.count),
        content=_answers(units, lambda form: form.content),
        deadline=_answers(units, lambda form: form.deadline),
    )


def _answers(
    units: Iterable[tuple[FormStatus, ...]], asked: Callable[[FormStatus], Answer]
) -> dict[str, int]:
    found = [_WORDS[all_of(asked(form).yes for form in forms)] for forms in units]
    return {word: found.count(word) for word in _WORDS.values()}


@dataclass(frozen=True)
class Filter:
    """Which forms to show: those that fit one of the marks set, of a level, a form, some units."""

    late: bool = False
    missing: bool = False
    incomplete: bool = False
    level: str = ""
    form: str = ""
    units: frozenset[str] = frozenset()

    def takes(self, form: FormStatus) -> bool:
        """Whether a form is shown."""
        levels, forms = {"", form.level}, {"", form.form}
        if self.level not in levels or self.form not in forms:
            return False
        if self.units and form.unit not in self.units:
            return False
        marks = (
            (self.late, form.late is not None),
            (self.missing, not form.is_sent or (form.count.yes is False)),
            (self.incomplete, form.content.yes is False),
        )
        asked = [holds for wanted, holds in marks if wanted]
        return any(asked) if asked else True


_ORDERS: dict[str, Callable[[FormStatus], tuple[object, ...]]] = {
    "tree": lambda _: (),
    "name": lambda form: (sort_key(form.name),),
    "state": lambda form: (form.state,),
    "late": lambda form: (-(form.late.working_minutes if form.late else -1),),
    "filled": lambda form: (form.cells.filled / max(form.cells.expected, 1),),
    "due": lambda form: (form.due_at is None, form.due_at),
}
ORDERS = tuple(_ORDERS)


def shown(status: RoundStatus, wanted: Filter, order: str = "tree") -> tuple[FormStatus, ...]:
    """Return the forms that a filter takes, in one of the ORDERS."""
    return tuple(sorted((form for form in status.forms if wanted.takes(form)), key=_ORDERS[order]))
