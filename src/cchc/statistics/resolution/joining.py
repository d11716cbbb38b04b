"""One answer made of several: the weakest lane and quality, and everybody in the coverage of any."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from cchc.engine.figures import Figure
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.answer import Answer, Coverage, LeftOff, NotAllocated, OtherWindow, PastEnd
from cchc.statistics.resolution.facts import CERTAINTY, FINALITY

Named = TypeVar("Named", str, NotAllocated, OtherWindow, PastEnd, LeftOff)


def joined(figure: Figure, basis: Basis, answers: Sequence[Answer]) -> Answer:
    """Return the answer with a figure that was formed from those of other answers."""
    lanes = [one.lane for one in answers if one.lane]
    qualities = [one.quality for one in answers if one.quality]
    return Answer(
        figure=figure,
        basis=basis,
        lane=min(lanes, key=FINALITY.__getitem__, default=None),
        quality=min(qualities, key=CERTAINTY.__getitem__, default=None),
        coverage=_united([one.coverage for one in answers]),
        revision=max((one.revision for one in answers if one.revision), default=None),
        entries=tuple(chain.from_iterable(one.entries for one in answers)),
        adjustments=tuple(sorted({pk for one in answers for pk in one.adjustments})),
    )


def _united(given: Sequence[Coverage]) -> Coverage:
    expected = [one.expected for one in given if one.expected is not None]
    return Coverage(
        expected=_all(expected) if expected else None,
        present=_all(one.present for one in given),
        missing=_all(one.missing for one in given),
        not_yet_due=_all(one.not_yet_due for one in given),
        not_allocated=_all(one.not_allocated for one in given),
        not_comparable=_all(one.not_comparable for one in given),
        other_window=_all(one.other_window for one in given),
        past_end=_all(one.past_end for one in given),
        left_off=_all(one.left_off for one in given),
    )


def _all(groups: Iterable[tuple[Named, ...]]) -> tuple[Named, ...]:
    return tuple(sorted(set(chain.from_iterable(groups))))
