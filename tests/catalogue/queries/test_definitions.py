"""Definitions by date, and values of axes that have ended."""

from datetime import date
from pathlib import Path

import pytest

from cchc.catalogue.queries.definitions import choice_codes, definitions
from cchc.catalogue.queries.ended import ended_axis_values
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from tests.catalogue.files import INDICATORS, load, spoiled

pytestmark = pytest.mark.django_db

VERSIONS = (
    spoiled(
        INDICATORS,
        "over_time: stock,\n     one_form: made up, valid_from: 2020-01-01",
        "over_time: stock,\n     one_form: made up, valid_from: 2020-01-01, valid_to: 2022-01-01",
    )
    + """
  - {code: office.count, vi: Cơ quan, en: Offices, type: count, over_units: owner, over_time: stock,
     one_form: made up, version: 2, valid_from: 2023-01-01}
"""
)


def test_the_latest_definition_without_a_day(tmp_path: Path) -> None:
    load(tmp_path, indicators=VERSIONS)
    known = definitions()
    assert len(known) == 5
    assert (known["office.count"].version, known["office.count"].over_units) == (2, OverUnits.OWNER)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), 1),
        (date(2021, 12, 31), 1),
        (date(2022, 1, 1), None),
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), 2),
    ],
)
def test_the_definition_of_a_day(tmp_path: Path, day: date, version: int | None) -> None:
    load(tmp_path, indicators=VERSIONS)
    found = definitions(["office.count"], on=day)
    assert {code: one.version for code, one in found.items()} == (
        {"office.count": version} if version else {}
    )


def test_a_definition_is_ready_for_computing(tmp_path: Path) -> None:
    load(tmp_path)
    known = definitions(["dossier.on_time_rate", "digital.meeting"])
    rate, meeting = known["dossier.on_time_rate"], known["digital.meeting"]
    assert (rate.value_type, rate.over_time, rate.axes) == (ValueType.PERCENT, OverTime.FLOW, ("level",))
    assert str(rate.numerator) == "dossier.finished[outcome=on_time]^whole"
    assert (meeting.choices, meeting.numerator) == ("meeting", None)
    assert choice_codes() == {"meeting": (0, 1)}


def test_values_of_axes_end_on_their_day(tmp_path: Path) -> None:
    load(tmp_path)
    assert ended_axis_values(date(2025, 6, 30)) == frozenset()
    assert ended_axis_values(date(2025, 7, 1)) == {("level", "district")}
