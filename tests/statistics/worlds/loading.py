"""Writes a draft into the database, figures through the public services."""

from cchc.catalogue.models import Axis, AxisValue, Indicator, IndicatorDefinition
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.kinds import OverUnits, ValueType
from cchc.statistics.services import (
    AdjustmentInput,
    BaseFact,
    FigureInput,
    Scope,
    adjust,
    confirm_adjustment,
    record_figures,
    withdraw_adjustment,
)
from cchc.units.enums import Role
from cchc.units.models import (
    Placement,
    Succession,
    SuccessionMember,
    SuccessionWeight,
    Unit,
    UnitFunction,
    UnitName,
)
from cchc.units.services.ancestry import refresh_ancestry
from tests.statistics.oracle import AxisWord, Meaning
from tests.statistics.worlds.drafts import Adjust, Cell, Confirm, Draft, Withdraw, Write

ACTOR = "oracle"


def load(draft: Draft) -> list[int | None]:
    """Write everything; return the revision that each step made, None where it made none or does not say."""
    _load_units(draft)
    _load_acts(draft)
    _load_axes(draft.axes)
    _load_meanings(draft.meanings)
    keys: dict[int, int] = {}
    return [_take(step, keys) for step in draft.steps]


def _take(step: Write | Adjust | Confirm | Withdraw, keys: dict[int, int]) -> int | None:
    match step:
        case Write():
            scope = Scope(*step.replacing) if step.replacing else ()
            figures = [_input(cell) for cell in step.cells]
            return record_figures(
                figures, lane=step.lane, actor=ACTOR, cause="test", replace_scope=scope
            ).revision
        case Adjust():
            keys[step.name] = adjust(_adjustment(step), actor=ACTOR)
            return None
        case Confirm():
            return confirm_adjustment(keys[step.name], actor=ACTOR, reason="Đã kiểm tra")
        case Withdraw():
            return withdraw_adjustment(keys[step.name], actor=ACTOR, reason="Nhầm")


def _input(cell: Cell) -> FigureInput:
    return FigureInput(
        indicator=cell.indicator,
        subject=cell.subject,
        reporter=cell.reporter,
        window=cell.window,
        figure=cell.figure,
        reach=cell.reach,
        breakdown=Breakdown.parse(cell.breakdown),
        quality=cell.quality,
        as_of=cell.as_of,
    )


def _adjustment(step: Adjust) -> AdjustmentInput:
    return AdjustmentInput(
        indicator=step.cell.indicator,
        unit=step.cell.subject,
        window=step.cell.window,
        lane=step.lane,
        delta=step.delta,
        reason="Đếm trùng",
        reach=step.cell.reach,
        breakdown=Breakdown.parse(step.cell.breakdown),
        bases=tuple(
            BaseFact(
                one.indicator,
                one.subject,
                one.reporter,
                one.window,
                one.reach,
                Breakdown.parse(one.breakdown),
            )
            for one in step.rests_on
        ),
    )


def _load_units(draft: Draft) -> None:
    Unit.objects.bulk_create(
        Unit(
            code=life.code,
            kind=life.kind,
            level=life.level.value,
            valid_from=life.valid_from,
            valid_to=life.valid_to,
        )
        for life in draft.lives
    )
    keys = dict(Unit.objects.values_list("code", "pk"))
    UnitName.objects.bulk_create(
        UnitName(unit_id=keys[life.code], name=life.name, valid_from=life.valid_from) for life in draft.lives
    )
    Placement.objects.bulk_create(
        Placement(
            unit_id=keys[one.child],
            parent_id=keys[one.parent],
            valid_from=one.valid_from,
            valid_to=one.valid_to,
        )
        for one in draft.placements
        if one.parent is not None
    )
    UnitFunction.objects.bulk_create(
        UnitFunction(
            unit_id=keys[one.unit], function=one.function, valid_from=one.valid_from, valid_to=one.valid_to
        )
        for one in draft.holdings
    )
    refresh_ancestry()


def _load_acts(draft: Draft) -> None:
    keys = dict(Unit.objects.values_list("code", "pk"))
    members, weights = [], []
    for number, act in enumerate(draft.acts):
        row = Succession.objects.create(
            effective_on=act.effective_on,
            kind=act.kind,
            weights_source=act.weights_source,
            sort_order=number,
        )
        for role, codes in ((Role.PREDECESSOR, act.predecessors), (Role.SUCCESSOR, act.successors)):
            members += [
                SuccessionMember(succession=row, unit_id=keys[code], role=role, sort_order=order)
                for order, code in enumerate(codes)
            ]
        weights += [
            SuccessionWeight(
                succession=row,
                predecessor_id=keys[one],
                successor_id=keys[other],
                numerator=weight.numerator,
                denominator=weight.denominator,
            )
            for (one, other), weight in act.weights.items()
        ]
    SuccessionMember.objects.bulk_create(members)
    SuccessionWeight.objects.bulk_create(weights)


def _load_axes(words: list[AxisWord]) -> None:
    codes = sorted({word.axis for word in words})
    Axis.objects.bulk_create(Axis(code=code, name_vi=code, name_en=code) for code in codes)
    keys = dict(Axis.objects.values_list("code", "pk"))
    AxisValue.objects.bulk_create(
        AxisValue(
            axis_id=keys[word.axis],
            key=word.value,
            position=position,
            name_vi=word.value,
            name_en=word.value,
            valid_to=word.valid_to,
        )
        for position, word in enumerate(words)
    )


def _load_meanings(meanings: list[Meaning]) -> None:
    codes = sorted({meaning.code for meaning in meanings})
    Indicator.objects.bulk_create(
        Indicator(code=code, area="direction", name_vi=code, name_en=code) for code in codes
    )
    keys = dict(Indicator.objects.values_list("code", "pk"))
    IndicatorDefinition.objects.bulk_create(
        IndicatorDefinition(
            indicator_id=keys[one.code],
            version=one.version,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            value_type=_value_type(one),
            decimals=one.decimals,
            over_units=one.over_units.value,
            over_time=one.over_time.value,
            axes=["a", "b"],
            numerator=str(one.numerator) if one.numerator else "",
            denominator=str(one.denominator) if one.denominator else "",
            owner=one.owner,
        )
        for one in meanings
    )


def _value_type(meaning: Meaning) -> str:
    if meaning.percent:
        return ValueType.PERCENT.value
    return {OverUnits.SHARE: ValueType.YES_NO, OverUnits.LATEST: ValueType.TEXT}.get(
        meaning.over_units, ValueType.COUNT
    ).value
