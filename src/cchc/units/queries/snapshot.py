"""The whole territory out of the database, in a constant number of queries."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from django.db.models import F

from cchc.engine.kinds import Level
from cchc.engine.territory import Placement as Place
from cchc.engine.territory import Succession as Act
from cchc.engine.territory import Territory, UnitLife
from cchc.foundation.stamps import kept
from cchc.units.enums import Role
from cchc.units.models import Placement, Succession, SuccessionMember, SuccessionWeight, Unit, UnitName

QUERIES = 6
"""How many queries `territory` makes to read, however many units there are; two more look for changes."""


@kept("units", size=2)
def territory() -> Territory:
    """Return every unit with its latest name, every placement and every act, as they are stored now.

    The tables are read again when they were written to; until then each thread has one territory.
    """
    return Territory(lives(), places(), acts())


def lives() -> list[UnitLife]:
    """Return the lives of all units, by code; the name is the latest one."""
    names = dict(UnitName.objects.order_by("unit_id", "valid_from").values_list("unit_id", "name"))
    fields = ("pk", "code", "level", "kind", "valid_from", "valid_to")
    return [
        UnitLife(code, names.get(pk, code), Level(level), kind, start, stop)
        for pk, code, level, kind, start, stop in Unit.objects.order_by("code").values_list(*fields)
    ]


def places() -> list[Place]:
    """Return all placements."""
    rows: list[tuple[str, str, date, date | None]] = list(
        Placement.objects.order_by("unit__code", "valid_from").values_list(
            "unit__code", "parent__code", "valid_from", "valid_to"
        )
    )
    return [Place(child, parent, start, stop) for child, parent, start, stop in rows]


def acts() -> list[Act]:
    """Return all acts of succession in the order of their dates."""
    members: dict[tuple[int, str], list[str]] = defaultdict(list)
    for act, role, code in SuccessionMember.objects.order_by("sort_order").values_list(
        "succession_id", "role", "unit__code"
    ):
        members[act, role].append(code)
    weights: dict[int, dict[tuple[str, str], Fraction]] = defaultdict(dict)
    pairs = SuccessionWeight.objects.annotate(one=F("predecessor__code"), other=F("successor__code"))
    for act, one, other, numerator, denominator in pairs.values_list(
        "succession_id", "one", "other", "numerator", "denominator"
    ):
        weights[act][one, other] = Fraction(numerator, denominator)
    return [
        Act(
            act.effective_on,
            act.decree,
            act.kind,
            tuple(members[act.pk, Role.PREDECESSOR]),
            tuple(members[act.pk, Role.SUCCESSOR]),
            weights.get(act.pk, {}),
            act.weights_source,
        )
        for act in Succession.objects.all()
    ]
