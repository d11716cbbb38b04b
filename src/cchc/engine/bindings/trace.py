"""How a figure was computed: a tree of steps for people (Vietnamese lines) and for machines (plain data)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc.engine.faults import N_
from cchc.engine.figures import Blank, Figure
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

BLANK_WORDS: dict[Blank, str] = {
    Blank.NONE_AROSE: N_("không phát sinh"),
    Blank.NOT_APPLICABLE: N_("không áp dụng"),
    Blank.NOT_YET_DUE: N_("chưa đến hạn"),
    Blank.MISSING: N_("thiếu số liệu"),
}


@dataclass(frozen=True)
class Step:
    """One computed figure: its text in the grammar, what came out, how, and the steps it rests on."""

    text: str
    figure: Figure
    shown: str
    how: Message | None = None
    children: tuple["Step", ...] = ()

    def as_data(self) -> dict[str, object]:
        """Plain data for JSON: text, amount (exact, "p/q" or "n"), words, blank, shown, how, steps."""
        figure = self.figure
        return {
            "text": self.text,
            "amount": None if figure.amount is None else str(figure.amount),
            "words": figure.text,
            "blank": None if figure.blank is None else figure.blank.value,
            "shown": self.shown,
            "how": None if self.how is None else str(self.how),
            "steps": [child.as_data() for child in self.children],
        }


def exactly(amount: Fraction) -> str:
    """Vietnamese print of an amount, with as many digits as it needs, at most four after the comma."""
    return print_number(amount)


def show(figure: Figure, printed: Callable[[Fraction], str] = exactly) -> str:
    """A figure in Vietnamese: the number printed, the words, or why it is blank."""
    if figure.amount is not None:
        return printed(figure.amount)
    return figure.text if figure.text is not None else BLANK_WORDS[figure.blank or Blank.MISSING]


def explain(step: Step) -> list[str]:
    """The steps from the result down, one line each, indented by depth."""
    return list(_lines(step, 0))


def _lines(step: Step, depth: int) -> Iterator[str]:
    how = f" — {step.how}" if step.how is not None else ""
    yield f"{'  ' * depth}{step.text} = {step.shown}{how}"
    for child in step.children:
        yield from _lines(child, depth + 1)
