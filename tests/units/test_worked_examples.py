"""The changes of 2025 that ship with cchc."""

from datetime import date

import pytest

from cchc.engine.territory import ImageKind, faults_of
from cchc.units.models import Unit
from cchc.units.queries import holder, territory, units_on
from cchc.units.services import load_worked_examples

pytestmark = pytest.mark.django_db

BEFORE, TODAY = date(2024, 6, 15), date(2026, 11, 21)


def test_they_load_and_load_again() -> None:
    first = load_worked_examples()
    assert min(done.created for done in first.values()) > 0
    again = load_worked_examples()
    assert [(done.created, done.updated) for done in again.values()] == [(0, 0)] * 4
    whole = territory()
    assert faults_of(whole.lives.values(), whole.placements, whole.successions) == []


def test_what_became_of_the_units_of_the_reports() -> None:
    load_worked_examples()
    whole = territory()
    became = {
        code: whole.image(code, BEFORE, TODAY) for code in ("kh", "kh-skhcn", "ht-stc", "hg-xinman", "th")
    }
    assert {code: (image.kind, image.unit) for code, image in became.items()} == {
        "kh": (ImageKind.WHOLE, "kh-2025"),
        "kh-skhcn": (ImageKind.WHOLE, "kh-2025-skhcn"),
        "ht-stc": (ImageKind.WHOLE, "ht-stc-2025"),
        "hg-xinman": (ImageKind.UNALLOCATED, "tq-2025"),
        "th": (ImageKind.WHOLE, "th"),
    }


def test_equal_names_are_different_units() -> None:
    load_worked_examples()
    old, new = units_on(date(2025, 6, 30), "hg-xinman"), units_on(date(2025, 7, 1), "tq-2025")
    name = "Xã Pà Vầy Sủ"
    assert [one.code for one in old if one.name == name] == ["hg-xinman-pavaysu"]
    assert [one.code for one in new if one.name == name] == ["tq-2025-pavaysu"]


def test_districts_ended_with_june_2025() -> None:
    load_worked_examples()
    assert not Unit.objects.filter(level="district", valid_to=None).exists()
    assert units_on(date(2025, 7, 1), level="district") == []


def test_owners_follow_the_mergers() -> None:
    load_worked_examples()
    assert holder("planning_investment", "kh", date(2021, 9, 14)).code == "kh-skhdt"
    assert holder("planning_investment", "kh-2025", TODAY).code == "kh-2025-stc"
    assert holder("information_communications", "hg-xinman", date(2023, 12, 14)).code == "hg-stttt"
