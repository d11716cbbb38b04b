"""Reading units costs the same number of queries however many there are."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from cchc.engine.kinds import Level
from cchc.engine.territory import UnknownUnit
from cchc.units.enums import UnitLevel
from cchc.units.models import Placement, Unit
from cchc.units.queries import territory, unit, units_on
from cchc.units.queries.snapshot import QUERIES
from cchc.units.services import load_worked_examples
from tests.units.files import AFTER, load_province

pytestmark = pytest.mark.django_db

LOOKS = 2
"""The stamps are read before and after, to see that nothing was written meanwhile."""


def test_levels_are_those_of_the_engine() -> None:
    assert UnitLevel.values == [level.value for level in Level]


def test_the_snapshot_takes_a_constant_number_of_queries(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_province(tmp_path, acts=True)
    with django_assert_num_queries(QUERIES + LOOKS):
        small = territory()
    load_worked_examples()
    with django_assert_num_queries(QUERIES + LOOKS):
        large = territory()
    with django_assert_num_queries(1):
        assert territory() is large
    assert len(large.lives) > len(small.lives) == 5
    assert small.children("p", AFTER) == ("y", "z")


def test_listing_takes_a_constant_number_of_queries(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_province(tmp_path)
    load_worked_examples()
    with django_assert_num_queries(4):
        assert [one.code for one in units_on(AFTER, "p")] == ["p", "y", "z"]
    with django_assert_num_queries(3):
        assert units_on(date(2000, 1, 1)) == []


def test_listing_under_a_unit_keeps_its_parent_and_counts_depth_from_it(tmp_path: Path) -> None:
    load_province(tmp_path)
    [one] = units_on(date(2025, 1, 1), "x")
    assert (one.code, one.parent, one.depth) == ("x", "d", 0)
    assert units_on(AFTER, "d") == []
    assert [one.code for one in units_on(date(2025, 1, 1), level="commune")] == ["x"]


def test_an_unknown_code_names_the_nearest() -> None:
    load_worked_examples()
    with pytest.raises(UnknownUnit, match=r"“kh-skcn”.*kh-skhcn"):
        unit("kh-skcn")
    with pytest.raises(UnknownUnit):
        units_on(AFTER, "nowhere-at-all")


def test_the_database_refuses_reversed_dates_and_self_parents(tmp_path: Path) -> None:
    load_province(tmp_path)
    one = Unit.objects.get(code="p")
    with pytest.raises(IntegrityError):
        Placement.objects.create(unit=one, parent=one, valid_from=AFTER)


def test_the_database_refuses_a_life_that_ends_before_it_begins() -> None:
    with pytest.raises(IntegrityError):
        Unit.objects.create(code="a", level="commune", valid_from=AFTER, valid_to=AFTER)
