"""Rows that speak of a level of units which is no more, or which nobody is of."""

from datetime import date

import pytest

from cchc.catalogue.models import Axis, AxisValue
from cchc.engine.figures import NOT_APPLICABLE, Blank
from cchc.reporting.models import Cell
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.reconciliation import ReconciledRow
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.submit import submit
from tests.reporting.round_world import COMMUNES, Q3, fill_in, form, load_indicators, load_units

pytestmark = pytest.mark.django_db
LEVELS = ("province", "district", "commune")
LINKED = "document_system.connected"
ROWS = (
    *(
        {"key": f"done_{level}", "values": [f"dossier.finished[receiver_level={level}]^whole"]}
        for level in LEVELS
    ),
    {"key": "linked_district", "values": [f"{LINKED}[unit_level=district]^whole"]},
    {"key": "linked_commune", "values": [f"{LINKED}[unit_level=commune]^whole"]},
)
PROVINCE_ROWS = (
    *ROWS,
    {
        "key": "online_district",
        "values": ["ratio(dossier.on_time[receiver_level=district]^whole, $done_district)"],
        "indicator": "dossier.on_time_rate[receiver_level=district]^whole",
    },
)


@pytest.fixture(autouse=True)
def world() -> None:
    load_units()
    load_indicators()
    axis = Axis.objects.create(code="receiver_level", name_vi="Cấp", name_en="Level")
    for position, level in enumerate(LEVELS):
        end = date(2025, 7, 1) if level == "district" else None
        AxisValue.objects.create(
            axis=axis, key=level, position=position, name_vi=level, name_en=level, valid_to=end
        )
    form("f-commune", ROWS, levels=["commune"])
    form("f-province", PROVINCE_ROWS, levels=["province"])
    said = {"done_commune": "10", "linked_district": "Có", "linked_commune": "Có"}
    given = dict.fromkeys(COMMUNES, said)
    given["c3"] = {**said, "linked_commune": "Không"}
    fill_in("f-commune", given)
    submit("f-commune", COMMUNES, Q3, actor="lan", reason="x")
    approve("f-commune", COMMUNES, Q3, actor="minh")


def consolidated() -> dict[str, ReconciledRow]:
    done = consolidate("f-province", "p", Q3, actor="ha")
    return {one.row.key: one for one in done.reconciliation.rows}


@pytest.mark.parametrize("key", ["done_district", "online_district"])
def test_what_is_no_more_is_not_applicable_and_nobody_is_waited_for(key: str) -> None:
    one = consolidated()[key]
    assert (one.chosen.figures, one.missing, one.chosen.partial) == ((NOT_APPLICABLE,), (), False)
    cell = Cell.objects.get(submission__form__code="f-province", row_key=key)
    assert cell.blank == Blank.NOT_APPLICABLE.value
    assert fill("f-province", "p", Q3).row(key).figures == (NOT_APPLICABLE,)


def test_what_somebody_gives_all_the_same_stands() -> None:
    fill_in("f-province", {"p": {"done_district": "3"}})
    one = consolidated()["done_district"]
    assert one.chosen.figures[0].amount == 3
    assert consolidated()["done_commune"].chosen.figures[0].amount == 30


def test_a_share_of_a_level_that_nobody_is_of_counts_nobody() -> None:
    rows = consolidated()
    assert rows["linked_district"].chosen.figures[0].blank is Blank.MISSING
    assert rows["linked_commune"].chosen.figures[0].amount == pytest.approx(200 / 3)
    filled = fill("f-province", "p", Q3)
    assert filled.row("linked_district").figures[0].blank is Blank.MISSING
    assert filled.row("linked_commune").figures[0].amount == pytest.approx(200 / 3)
