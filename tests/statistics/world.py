"""A small hand-made world: units, indicators, and short ways to write and to ask."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from cchc.catalogue.models import Indicator, IndicatorDefinition
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank, Figure
from cchc.engine.kinds import Lane, OverTime, OverUnits, ValueType
from cchc.engine.windows import Window
from cchc.statistics.resolve import Answer, Question, resolve
from cchc.statistics.services.inputs import FigureInput
from cchc.statistics.services.record_figures import record_figures
from cchc.units.models import Placement, Succession, SuccessionMember, SuccessionWeight, Unit

Q3 = Window(date(2021, 6, 15), date(2021, 9, 15))
START = date(2010, 1, 1)


def unit(
    code: str,
    parent: str | None = None,
    level: str = "commune",
    start: date = START,
    stop: date | None = None,
) -> Unit:
    """Store a unit, below a parent for all its life."""
    made = Unit.objects.create(code=code, kind=level, level=level, valid_from=start, valid_to=stop)
    if parent:
        above = Unit.objects.get(code=parent)
        Placement.objects.create(unit=made, parent=above, valid_from=start, valid_to=stop)
    return made


def succession(
    on: date,
    old: Iterable[str],
    new: Iterable[str],
    weights: dict[tuple[str, str], tuple[int, int]] | None = None,
) -> None:
    """Store an act by which units pass into units."""
    act = Succession.objects.create(effective_on=on, kind="merger", weights_source="act" if weights else "")
    units = Unit.objects.in_bulk(field_name="code")
    for role, codes in (("predecessor", old), ("successor", new)):
        for code in codes:
            SuccessionMember.objects.create(succession=act, unit=units[code], role=role)
    for (one, other), (numerator, denominator) in (weights or {}).items():
        SuccessionWeight.objects.create(
            succession=act,
            predecessor=units[one],
            successor=units[other],
            numerator=numerator,
            denominator=denominator,
        )


def indicator(
    code: str,
    over_units: OverUnits = OverUnits.SUM,
    over_time: OverTime = OverTime.FLOW,
    value_type: ValueType = ValueType.COUNT,
    decimals: int = 0,
    **more: str | list[str],
) -> Indicator:
    """Store an indicator with one definition."""
    made = Indicator.objects.create(code=code, area="procedures", name_vi=code, name_en=code)
    IndicatorDefinition.objects.create(
        indicator=made,
        valid_from=START,
        value_type=value_type,
        decimals=decimals,
        over_units=over_units,
        over_time=over_time,
        **more,
    )
    return made


def figure(value: object) -> Figure:
    """Return a figure from a number, words or a blank."""
    if isinstance(value, Blank):
        return Figure(blank=value)
    if isinstance(value, str) and not value.replace(".", "").replace("-", "").isdigit():
        return Figure(text=value)
    return Figure(amount=Fraction(str(value)))


def fact(
    subject: str, ref: str, value: object, window: Window = Q3, reporter: str = "", **more: object
) -> FigureInput:
    """Return an input; the ref gives indicator, breakdown and reach."""
    parsed = parse_ref(ref)
    return FigureInput(
        indicator=parsed.indicator,
        subject=subject,
        reporter=reporter or subject,
        window=window,
        figure=figure(value),
        reach=parsed.reach,
        breakdown=parsed.breakdown,
        **more,  # type: ignore[arg-type]
    )


def write(*figures: FigureInput, lane: Lane = Lane.APPROVED) -> int | None:
    """Write figures and return the revision."""
    return record_figures(figures, lane=lane, actor="test", cause="test").revision


def ask(unit_code: str, ref: str, window: Window = Q3, **more: object) -> Answer:
    """Return the answer for one ref."""
    parsed = parse_ref(ref)
    question = Question(unit_code, window, (parsed,), **more)  # type: ignore[arg-type]
    return resolve(question)[parsed]


def value_of(answer: Answer) -> object:
    """Return what an answer says in the shape `figure` takes: an int where it is whole."""
    amount = answer.figure.amount
    if amount is None:
        return answer.figure.text if answer.figure.text is not None else answer.figure.blank
    return int(amount) if amount.denominator == 1 else amount
