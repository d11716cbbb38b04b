"""Whether a reference asks an indicator for something that it can answer."""

from collections.abc import Iterator

from cchc.catalogue.queries.checks.vocabulary import Vocabulary, suggestion
from cchc.engine.bindings.refs import MomentKind, Ref
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import OverTime

# A stock has no value over a window and a flow none at an instant.
MOMENTS = {
    OverTime.FLOW: {MomentKind.WINDOW, MomentKind.YTD, MomentKind.SINCE},
    OverTime.STOCK: {MomentKind.END, MomentKind.AT},
    OverTime.YTD: {MomentKind.YTD},
    OverTime.SINCE: {MomentKind.SINCE},
}


def faults_of_breakdown(place: str, ref: Ref, words: Vocabulary) -> Iterator[Fault]:
    """Yield the axes by which the indicator is not broken down; the words of the reference are known."""
    definition = words.definitions[ref.indicator]
    for axis in ref.breakdown.names:
        if axis not in definition.axes:
            yield Fault(
                N_("%(place)s: chỉ tiêu %(code)s không phân tổ theo %(axis)s. %(suggestion)s"),
                place=place,
                code=ref.indicator,
                axis=axis,
                suggestion=suggestion(axis, definition.axes),
            )


def faults_of_ref(place: str, ref: Ref, words: Vocabulary) -> Iterator[Fault]:
    """Yield what does not fit in a reference of a form; its words are known."""
    yield from faults_of_breakdown(place, ref, words)
    definition = words.definitions[ref.indicator]
    moments = MOMENTS[OverTime(definition.over_time)]
    if ref.moment.kind not in moments:
        yield Fault(
            N_(
                "%(place)s: %(ref)s hỏi ở mốc %(moment)s, nhưng chỉ tiêu thuộc loại %(kind)s. "
                "Hãy dùng mốc %(allowed)s."
            ),
            place=place,
            ref=str(ref),
            moment=ref.moment.kind.value,
            kind=definition.over_time,
            allowed=", ".join(sorted(moments)),
        )
