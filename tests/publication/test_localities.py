"""What a report calls the committees around it, by the day of the document and the kind of place."""

from datetime import date

import pytest

from cchc.engine.kinds import Level
from cchc.publication.localities import surroundings
from cchc.units.models import UnitName
from cchc.units.services.ancestry import refresh_ancestry
from tests.statistics.world import unit

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def land(*names: str) -> None:
    """Store a province with districts until the end of June 2025 and the communes named."""
    unit("p", level="province")
    for code, name in (("h1", "Huyện Một"), ("h2", "Thành phố Hai")):
        UnitName.objects.create(
            unit=unit(code, "p", level="district", stop=AFTER), name=name, valid_from=date(2020, 1, 1)
        )
    for number, name in enumerate(names):
        made = unit(f"x{number}", "p", start=AFTER)
        UnitName.objects.create(unit=made, name=name, valid_from=AFTER)
    refresh_ancestry()


def localities(day: date) -> str:
    return surroundings("p", "tỉnh An Hải", Level.PROVINCE, day)["localities"]


def test_districts_are_named_until_they_end_and_communes_from_then_on() -> None:
    land("Xã A", "Phường B", "Đặc khu C")
    assert localities(BEFORE) == "UBND các huyện, thành phố"
    assert localities(AFTER) == "UBND các xã, phường, đặc khu"


def test_only_kinds_that_there_are_are_named() -> None:
    land("Xã A", "Phường B")
    assert localities(AFTER) == "UBND các xã, phường"


def test_without_names_the_day_alone_decides() -> None:
    unit("p", level="province")
    assert localities(BEFORE) == "UBND các huyện, thị xã, thành phố"
    assert localities(AFTER) == "UBND các xã, phường, đặc khu"


@pytest.mark.parametrize(
    ("name", "level", "kind", "party"),
    [
        ("tỉnh An Hải", Level.PROVINCE, "tỉnh", "Tỉnh ủy"),
        ("thành phố Huế", Level.PROVINCE, "thành phố", "Thành ủy"),
        ("Thành phố Hồ Chí Minh", Level.PROVINCE, "thành phố", "Thành ủy"),
        ("thị xã Ninh Hòa", Level.DISTRICT, "thị xã", "Thị ủy"),
        ("đặc khu Trường Sa", Level.COMMUNE, "đặc khu", "Đảng ủy"),
    ],
)
def test_a_place_is_called_by_its_kind(name: str, level: Level, kind: str, party: str) -> None:
    unit("p", level=level.value)
    told = surroundings("p", name, level, AFTER)
    assert (told["kind"], told["party"]) == (kind, party)
