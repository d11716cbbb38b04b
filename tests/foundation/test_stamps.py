"""What is kept in memory follows every write, whoever made it and whether or not it stood."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.models import Axis, IndicatorDefinition
from cchc.catalogue.queries.definitions import definitions
from cchc.foundation.models import ChangeStamp
from cchc.foundation.stamps import kept, one_look, stamps
from cchc.units.models import Placement, Unit
from cchc.units.queries import territory
from tests.statistics.world import START, indicator, unit

pytestmark = pytest.mark.django_db
LATER = date(2020, 1, 1)


def codes() -> set[str]:
    return set(territory().lives)


def insert_by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO units_unit (code, kind, level, valid_from) VALUES ('a', '', 'commune', '2010-01-01')"
        )


WRITES: dict[str, Callable[[], object]] = {
    "create": lambda: unit("a"),
    "bulk": lambda: Unit.objects.bulk_create([Unit(code="a", level="commune", valid_from=START)]),
    "ignoring": lambda: Unit.objects.bulk_create(
        [Unit(code="a", level="commune", valid_from=START)], ignore_conflicts=True
    ),
    "by hand": insert_by_hand,
    "update": lambda: Unit.objects.filter(code="b").update(code="a"),
    "delete": lambda: Unit.objects.filter(code="b").delete(),
}


@pytest.mark.parametrize("how", WRITES)
def test_every_way_of_writing_is_seen(how: str) -> None:
    unit("b")
    before = codes()
    WRITES[how]()
    assert codes() == set(Unit.objects.values_list("code", flat=True)) != before


def test_nothing_written_nothing_read() -> None:
    unit("b")
    first = territory()
    with CaptureQueriesContext(connection) as captured:
        assert territory() is first
    assert len(captured) == 1


def test_a_write_to_another_room_changes_nothing() -> None:
    unit("b")
    first = territory()
    Axis.objects.create(code="place", name_vi="nơi", name_en="place")
    assert territory() is first


def test_what_was_rolled_back_is_forgotten_and_a_later_write_is_not_taken_for_it() -> None:
    unit("p", level="province")
    before, seen = codes(), []
    for code in ("a", "b"):
        with transaction.atomic():
            unit(code, "p")
            seen.append(codes())
            transaction.set_rollback(True)
        assert codes() == before
    assert seen == [before | {"a"}, before | {"b"}]


def test_a_savepoint_that_is_rolled_back_keeps_what_was_written_before_it() -> None:
    unit("a")
    point = transaction.savepoint()
    unit("b")
    assert codes() == {"a", "b"}
    transaction.savepoint_rollback(point)
    assert codes() == {"a"}


def test_a_new_place_and_a_new_meaning_are_seen() -> None:
    unit("p", level="province")
    child, other = unit("a", "p"), unit("q", level="province")
    assert territory().parent("a", LATER) == "p"
    Placement.objects.filter(unit=child).update(parent=other)
    assert territory().parent("a", LATER) == "q"
    indicator("a.b")
    assert definitions()["a.b"].decimals == 0
    IndicatorDefinition.objects.update(decimals=2)
    assert definitions(["a.b"])["a.b"].decimals == 2


def test_a_room_without_a_stamp_keeps_nothing() -> None:
    ChangeStamp.objects.filter(room="units").delete()
    first = territory()
    assert territory() is not first


def test_what_changed_while_it_was_read_is_not_kept() -> None:
    calls: list[int] = []

    @kept("units")
    def disturbed() -> int:
        calls.append(1)
        if len(calls) == 1:
            unit("late")
        return len(calls)

    assert [disturbed(), disturbed(), disturbed()] == [1, 2, 2]


def test_a_fault_while_reading_leaves_no_look_open() -> None:
    with pytest.raises(ValueError, match="broken"), one_look():
        raise ValueError("broken")
    unit("a")
    assert codes() == {"a"}


def test_a_second_reading_goes_by_its_own_arguments() -> None:
    @kept("units", size=2)
    def doubled(number: int) -> list[int]:
        return [2 * number]

    first = doubled(1)
    assert doubled(1) is first
    assert doubled(2) == [4]
    assert doubled(3) == [6]
    assert doubled(1) == [2]
    assert doubled(1) is not first


def test_every_watched_table_moves_the_stamp_of_its_room() -> None:
    before = stamps()
    assert set(before) == {"units", "catalogue", "statistics"}
    unit("a")
    after = stamps()
    assert [room for room in before if before[room] != after[room]] == ["units"]
