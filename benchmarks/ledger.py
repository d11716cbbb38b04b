"""A ledger of any size, made by bulk SQL in the database of DATABASE_URL (which must be empty)."""

from datetime import date, timedelta

from django.core.management import call_command
from django.db import connection, transaction

from cchc.catalogue.models import Indicator, IndicatorDefinition
from cchc.engine.kinds import Lane, OverTime, OverUnits, ValueType
from cchc.engine.windows import Window
from cchc.statistics.models import LedgerHead, Revision, Slice
from cchc.units.models import Placement, Unit

START = date(2006, 1, 15)


def windows(periods: int) -> list[Window]:
    """Return as many quarters, one after the other."""
    days = [START + timedelta(days=91 * number) for number in range(periods + 1)]
    return [Window(one, other) for one, other in zip(days, days[1:], strict=False)]


@transaction.atomic
def build(units: int, rows: int, periods: int) -> None:
    """Fill an empty database: a province, its districts and communes, and every figure of every period."""
    _units(units)
    _indicators(rows)
    Revision.stored().bulk_create(Revision(number=number, actor="bench", cause="bench") for number in (1, 2))
    LedgerHead.objects.create(pk=1, number=2)
    Slice.stored().bulk_create(
        Slice(
            indicator_id=pk,
            definition_version=1,
            window_from=window.start,
            window_to=window.stop,
            lane=Lane.APPROVED,
        )
        for window in windows(periods)
        for pk in Indicator.objects.order_by("pk").values_list("pk", flat=True)
    )
    _entries()


def prepare(units: int, rows: int, periods: int) -> None:
    """Migrate, fill if empty, and let the database look at what it holds."""
    call_command("migrate", verbosity=0)
    if not Unit.objects.exists():
        build(units, rows, periods)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _units(count: int) -> None:
    province = _unit("p", "province")
    districts = [_unit(f"d{number}", "district") for number in range(9)]
    communes = [_unit(f"c{number}", "commune") for number in range(count - 10)]
    Unit.objects.bulk_create([province, *districts, *communes])
    places = [(district, province) for district in districts]
    places += [(commune, districts[number % 9]) for number, commune in enumerate(communes)]
    Placement.objects.bulk_create(
        Placement(unit=child, parent=parent, valid_from=date(2000, 1, 1)) for child, parent in places
    )


def _unit(code: str, level: str) -> Unit:
    return Unit(code=code, kind=level, level=level, valid_from=date(2000, 1, 1))


def _indicators(count: int) -> None:
    made = [
        Indicator(code=f"bench.row_{n}", area="direction", name_vi=f"{n}", name_en=f"{n}")
        for n in range(count)
    ]
    Indicator.objects.bulk_create(made)
    IndicatorDefinition.objects.bulk_create(
        IndicatorDefinition(
            indicator=one,
            valid_from=date(2000, 1, 1),
            value_type=ValueType.COUNT,
            over_units=OverUnits.SUM,
            over_time=OverTime.FLOW,
        )
        for one in made
    )


def _entries() -> None:
    """Write a figure for every slice and unit; one in a hundred is corrected by the second revision."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO statistics_coordinate (slice_id, reporter_id, subject_id, reach, breakdown) "
            "SELECT s.id, u.id, u.id, 'own', '' FROM statistics_slice s CROSS JOIN units_unit u "
            "ORDER BY s.id, u.id"
        )
        for revision, every in ((1, 1), (2, 100)):
            cursor.execute(
                "INSERT INTO statistics_entry (coordinate_id, revision_id, kind, amount, text, blank, quality, "
                "as_written, source) SELECT id, %s, 'figure', (id * 7919 + %s) %% 1000, '', '', 'official', "
                "'', 'bench' FROM statistics_coordinate WHERE id %% %s = 0 ORDER BY id",
                [revision, revision, every],
            )
