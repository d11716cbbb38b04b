"""Writing: differences only, tombstones, as-of, refusals, few queries."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import MISSING, Blank
from cchc.engine.kinds import Lane, Quality
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.foundation.models import AuditLine
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import Coordinate, Entry, Revision
from cchc.statistics.services import FigureInput, Place, Scope, record_figures
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
REF = "dossier.finished^own"


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    unit("c", "p")
    indicator("dossier.finished")
    indicator("spent.rate", decimals=2)


def test_the_same_value_again_appends_nothing() -> None:
    assert write(fact("p", REF, 5), fact("c", REF, 6)) == 1
    result = record_figures([fact("p", REF, 5)], lane=Lane.APPROVED, actor="a", cause="c")
    assert (result.revision, result.appended, result.unchanged) == (None, 0, 1)
    assert write(fact("p", REF, 5), fact("c", REF, 7)) == 2
    assert Entry.stored().count() == 3
    assert Coordinate.stored().count() == 2
    assert list(Revision.stored().values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("other", [0, Blank.NONE_AROSE, Blank.NOT_APPLICABLE, "chưa thống kê"])
def test_zero_blanks_and_words_are_different_values(other: object) -> None:
    write(fact("p", REF, 5))
    assert write(fact("p", REF, other)) == 2
    assert value_of(ask("p", REF)) == other


def test_a_better_quality_is_a_difference() -> None:
    write(fact("p", REF, 5, quality=Quality.ESTIMATE))
    assert ask("p", REF).quality is Quality.ESTIMATE
    assert write(fact("p", REF, 5)) == 2
    assert ask("p", REF).quality is Quality.OFFICIAL


def test_as_of_tells_what_was_known() -> None:
    write(fact("p", REF, 5))
    write(fact("p", REF, 6))
    scope = Scope("p", (Q3,))
    record_figures([], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=scope)
    seen = [value_of(ask("p", REF, as_of=revision)) for revision in (0, 1, 2, 3, None)]
    assert seen == [Blank.MISSING, 5, 6, Blank.MISSING, Blank.MISSING]


def test_a_scope_tombstones_what_vanished_and_nothing_else() -> None:
    write(fact("p", REF, 5), fact("p", "dossier.finished[sector=land]^own", 2), fact("c", REF, 6))
    result = record_figures(
        [fact("p", REF, 5)], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=Scope("p", (Q3,))
    )
    assert (result.appended, result.unchanged, result.tombstoned) == (0, 1, 1)
    assert value_of(ask("p", "dossier.finished[sector=land]^own")) is Blank.MISSING
    assert value_of(ask("c", REF)) == 6
    again = record_figures(
        [fact("p", REF, 5)], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=Scope("p", (Q3,))
    )
    assert again.revision is None
    write(fact("p", "dossier.finished[sector=land]^own", 2))
    assert value_of(ask("p", "dossier.finished[sector=land]^own")) == 2


def place(ref: str, window: Window = Q3) -> Place:
    parsed = parse_ref(ref)
    return Place(parsed.indicator, window, parsed.reach, parsed.breakdown.key)


def test_places_narrow_a_scope_to_the_cells_of_a_form() -> None:
    land = "dossier.finished[sector=land]^own"
    write(fact("p", REF, 5), fact("p", land, 2), fact("p", REF, 7, window=Q3.end), fact("c", REF, 6))
    scope = Scope("p", places=frozenset({place(REF), place("dossier.finished[sector=land]^whole")}))
    result = record_figures([], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=scope)
    assert result.tombstoned == 1
    (gone,) = (
        Entry.stored()
        .filter(kind="tombstone")
        .values_list("coordinate__reporter__code", "coordinate__breakdown", "coordinate__slice__window_from")
    )
    assert gone == ("p", "", Q3.start)
    assert value_of(ask("p", land)) == 2
    assert value_of(ask("p", "dossier.finished@end^own")) == 7
    assert value_of(ask("c", REF)) == 6


def test_several_reporters_and_one_subject_are_replaced_at_once() -> None:
    other = fact("c", REF, 9, reporter="p")
    write(fact("p", REF, 5), other, fact("c", REF, 6))
    places = frozenset({place(REF)})
    scopes = [Scope("p", subject="p", places=places), Scope("c", subject="c", places=places)]
    result = record_figures(
        [fact("c", REF, 6)], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=scopes
    )
    assert (result.unchanged, result.tombstoned) == (1, 1)
    assert [value_of(ask(code, REF)) for code in ("p", "c")] == [Blank.MISSING, 6]
    assert record_figures([other], lane=Lane.APPROVED, actor="a", cause="c").revision is None
    again = record_figures([], lane=Lane.SUBMITTED, actor="a", cause="c", replace_scope=scopes)
    assert again.revision is None


def test_an_unknown_unit_in_a_scope_is_refused() -> None:
    with pytest.raises(UnknownUnit):
        record_figures([], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=Scope("nowhere", (Q3,)))


def test_two_values_for_one_coordinate_are_refused_by_name() -> None:
    with pytest.raises(StatisticsFault, match=r"dossier\.finished.*“p”.*từ 15/06/2021 đến 14/09/2021"):
        write(fact("p", REF, 5), fact("p", REF, 6))
    assert not Entry.stored().exists()


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (fact("p", "spent.rate^own", "91.456"), "chỉ giữ 2 chữ số thập phân"),
        (fact("p", REF, 2**63), "quá lớn"),
        (fact("p", "nobody.knows^own", 1), "không có chỉ tiêu nobody.knows"),
        (FigureInput("dossier.finished", "p", "p", Q3, MISSING), "ô thiếu không được ghi"),
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(figure: FigureInput, message: str) -> None:
    with pytest.raises(StatisticsFault, match=message):
        write(figure)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownUnit):
        write(fact("nowhere", REF, 1))


def test_decimals_come_back_exactly() -> None:
    write(fact("p", "spent.rate^own", "91.46", as_written="91,46%"))
    answer = ask("p", "spent.rate^own")
    assert answer.figure.amount == Fraction("91.46")
    assert answer.as_written == "91,46%"


def test_one_write_leaves_one_audit_line() -> None:
    write(fact("p", REF, 5), fact("c", REF, 5))
    line = AuditLine.objects.get(verb="record_figures")
    assert (line.actor, line.target) == ("test", "revision 1")
    write(fact("p", REF, 5))
    assert AuditLine.objects.filter(verb="record_figures").count() == 1


def test_queries_do_not_grow_with_figures() -> None:
    keys = [f"dossier.finished[sector=s{number}]^own" for number in range(300)]
    with CaptureQueriesContext(connection) as few:
        write(fact("p", keys[0], 1))
    with CaptureQueriesContext(connection) as many:
        write(*(fact("p", key, 2) for key in keys))
    assert len(many) <= len(few) + 4
