"""Whether the definitions of indicators fit: their axes exist, a ratio is made of what can be added."""

from collections.abc import Iterator

from cchc.catalogue.models import IndicatorDefinition
from cchc.catalogue.queries.checks.refs import faults_of_breakdown
from cchc.catalogue.queries.checks.vocabulary import Vocabulary, suggestion
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.bindings.refs import AT_END, parse_ref
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import OverUnits


def faults_of_definition(definition: IndicatorDefinition, words: Vocabulary) -> Iterator[Fault]:
    """Yield what is wrong with the latest definition of an indicator."""
    code = definition.indicator.code
    for axis in definition.axes:
        if axis not in words.axes:
            yield Fault(
                N_("%(place)s: chưa có phân tổ %(axis)s. %(suggestion)s"),
                place=code,
                axis=axis,
                suggestion=suggestion(axis, words.axes),
            )
    for name in ("numerator", "denominator"):
        text = getattr(definition, name)
        if text:
            yield from _faults_of_part(f"{code}, {name}", text, definition, words)


def _faults_of_part(place: str, text: str, ratio: IndicatorDefinition, words: Vocabulary) -> Iterator[Fault]:
    try:
        ref = parse_ref(text, words.known())
    except BindingFault as fault:
        yield Fault(N_("%(place)s: %(reason)s"), place=place, reason=fault)
        return
    yield from faults_of_breakdown(place, ref, words)
    part = words.definitions[ref.indicator]
    if part.over_units == OverUnits.RATIO:
        yield Fault(
            N_("%(place)s: %(code)s là một tỷ lệ. Tử số và mẫu số phải là số cộng được."),
            place=place,
            code=ref.indicator,
        )
    # A part is asked for at the moment of the ratio, but a stock may say that it is meant at the end.
    if part.over_time != ratio.over_time and ref.moment != AT_END:
        yield Fault(
            N_(
                "%(place)s: %(code)s thuộc loại %(kind)s, tỷ lệ thuộc loại %(wanted)s. "
                "Hãy cho cùng loại, hoặc ghi @end nếu là số tại thời điểm."
            ),
            place=place,
            code=ref.indicator,
            kind=part.over_time,
            wanted=ratio.over_time,
        )
    for axis in sorted(set(ratio.axes) - set(part.axes)):
        yield Fault(
            N_("%(place)s: tỷ lệ phân tổ theo %(axis)s nhưng %(code)s thì không. Hãy thêm hoặc bỏ phân tổ."),
            place=place,
            code=ref.indicator,
            axis=axis,
        )
