"""What a unit's figure is about, by the life of the unit."""

from datetime import date

import pytest

from cchc.engine.kinds import Level, OverTime
from cchc.engine.territory import UnitLife
from cchc.engine.windows import Window
from cchc.reporting.queries.standing import about

NINE = Window(date(2025, 12, 15), date(2026, 9, 15))
MERGED_ON = date(2026, 8, 1)
ENDED = UnitLife("c1", "Xã Một", Level.COMMUNE, "commune", date(2020, 1, 1), MERGED_ON)
BEGUN = UnitLife("c12", "Xã Mười Hai", Level.COMMUNE, "commune", MERGED_ON)


@pytest.mark.parametrize(
    ("over_time", "life", "window"),
    [
        (OverTime.FLOW, ENDED, Window(NINE.start, MERGED_ON)),
        (OverTime.FLOW, BEGUN, Window(MERGED_ON, NINE.stop)),
        (OverTime.YTD, ENDED, Window(NINE.start, MERGED_ON)),
        (OverTime.YTD, BEGUN, NINE),
        (OverTime.SINCE, BEGUN, NINE),
    ],
)
def test_a_unit_speaks_of_what_it_lived_and_of_all_that_accumulated(
    over_time: OverTime, life: UnitLife, window: Window
) -> None:
    assert about(NINE, over_time, life) == window


def test_a_figure_about_another_time_keeps_its_window() -> None:
    later = Window(date(2027, 1, 1), date(2027, 4, 1))
    assert about(later, OverTime.FLOW, ENDED) == later
    assert about(NINE.end, OverTime.STOCK, ENDED) == NINE.end
