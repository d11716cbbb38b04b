"""A form filled: as it was written, from the ledger, and with what is missing."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.queries.tables import UnknownFormFault
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Blank, Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import UnknownUnit
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.standing import NotLivingFault
from cchc.reporting.services.import_published import import_published
from cchc.statistics.enums import View
from tests.reporting.loading import KHANH_HOA, XIN_MAN, published, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

Q3 = Period.parse("2021-Q3")
Q4 = Period.parse("2025-Q4")
FORM = "tk-2021-tinh"
QUERIES = 14
"""Once definitions, units and slices are in memory; more where units are silent or figures uneven."""


def test_a_cell_prints_as_it_was_written() -> None:
    filled = fill(*KHANH_HOA)
    assert filled.row("on_time_departments").shown == "99,37%"
    assert filled.row("job_positions_service").shown == "101/119"
    assert filled.row("on_time_land").note == "31.972/32.279 hồ sơ"
    assert (
        fill("tk-2022-so-kh", "kh-skhcn", Period.parse("2022-H1")).row("procedures_abolished").shown
        == "07 TTHC"
    )


def test_computed_stands_beside_with_the_difference_in_printed_digits() -> None:
    row = fill(*KHANH_HOA).row("on_time_land")
    assert row.computed == Figure(amount=Fraction(100 * 31_972, 32_279))
    assert row.difference == Fraction("-0.05")
    row = fill(*XIN_MAN).row("on_time_communes")
    assert (row.shown, row.difference) == ("98,8", Fraction("-0.7"))


def test_a_rate_that_agrees_has_no_difference() -> None:
    row = fill(*KHANH_HOA).row("on_time_construction")
    assert row.computed is not None
    assert row.difference == 0


def test_a_rate_without_its_parts_has_nothing_beside() -> None:
    row = fill(*KHANH_HOA).row("processes_digitised_rate")
    assert (row.computed, row.difference) == (None, None)


def test_a_cell_left_blank_stays_blank_though_its_twin_has_the_figure() -> None:
    report = published(FORM)
    cells = [
        replace(cell, as_written="") if cell.key == "procedures_on_portal_again" else cell
        for cell in report.cells
    ]
    import_published(replace(report, cells=tuple(cells)), actor="test")
    filled = fill(*KHANH_HOA)
    again = filled.row("procedures_on_portal_again")
    assert filled.row("procedures_on_portal").shown
    assert (again.shown, again.as_written, again.blank) == ("", "", Blank.MISSING)


def test_a_heading_has_no_figure_and_no_blank() -> None:
    row = fill(*KHANH_HOA).row("direction")
    assert (row.figures, row.blank, row.shown) == ((), None, "")


def test_before_the_import_nothing_is_seen() -> None:
    filled = fill(*KHANH_HOA, as_of=0)
    assert {row.shown for row in filled.rows} == {""}
    assert {row.as_written for row in filled.rows if not row.row.is_heading} == {None}


def test_another_view_prints_the_ledgers_figures_its_own_way() -> None:
    filled = fill(FORM, "kh-2025", Q3, view=View.TODAY)
    assert filled.row("on_time_departments").as_written is None
    row = fill(*KHANH_HOA, as_of=None).row("plan_tasks")
    assert row.as_written is not None


def test_a_unit_of_today_takes_what_its_predecessors_reported() -> None:
    filled = fill(FORM, "kh-2025", Q3, view=View.TODAY)
    assert filled.row("documents_sent").figures == fill(*KHANH_HOA).row("documents_sent").figures


def test_the_issued_lane_has_the_published_report() -> None:
    assert (
        fill(*KHANH_HOA, lane=Lane.ISSUED).row("directives").shown == fill(*KHANH_HOA).row("directives").shown
    )


def test_sums_of_the_units_below_are_partial_and_name_who_is_missing() -> None:
    received = "document.sent^whole"
    submit(Q3, {"th-snv": {received: 1200}, "th-stp": {received: 34}, "th-skhcn": {}})
    row = fill(FORM, "th", Q3).row("documents_sent")
    assert row.shown == "1.234"
    assert row.missing == ("th-skhcn",)


def test_units_that_file_elsewhere_are_not_missing() -> None:
    submit(Q3, {"th-snv": {"document.sent^whole": 5}, "hg-snv": {}})
    assert fill(FORM, "th", Q3).row("documents_sent").missing == ()


def test_a_row_of_one_level_does_not_miss_units_of_another() -> None:
    rate = "document_system.connected[unit_level=department]@end^own"
    submit(Q3, {"th-snv": {rate: 1}, "th-stp": {rate: 0}, "kh": {}})
    connected = fill(FORM, "th", Q3).row("document_system_departments")
    assert (connected.shown, connected.missing) == ("50", ())
    submit(Q3, {"th-skhcn": {}})
    assert fill(FORM, "th", Q3).row("document_system_departments").missing == ("th-skhcn",)
    assert fill(FORM, "th", Q3).row("document_system_communes").missing == ()


def test_ratios_are_formed_from_sums() -> None:
    done = "dossier.finished[outcome=on_time,receiver_level=province,sector=land]^whole"
    late = "dossier.finished[outcome=late,receiver_level=province,sector=land]^whole"
    early = "dossier.finished[outcome=early,receiver_level=province,sector=land]^whole"
    others = {late.replace("sector=land", f"sector={sector}"): 0 for sector in ("construction", "other")}
    submit(
        Q3,
        {
            "th-snv": {done: 1, late: 1, early: 0, **others},
            "th-stp": {done: 97, late: 0, early: 1, **others},
        },
    )
    filled = fill(FORM, "th", Q3)
    assert filled.row("on_time_departments").figures == (Figure(amount=Fraction(99)),)
    assert filled.row("on_time_departments").shown == "99"
    assert filled.row("on_time_districts").figures == (MISSING,)


def test_a_level_that_is_no_more_is_not_applicable() -> None:
    submit(
        Q4, {"th-snv": {}, "th-stp": {"leader.appointed[appointment=new,leader_rank=department]^whole": 2}}
    )
    filled = fill(FORM, "th", Q4)
    assert filled.row("on_time_districts").figures == (NOT_APPLICABLE,)
    assert filled.row("on_time_communes").figures == (MISSING,)
    assert filled.row("document_system_districts").figures == (NOT_APPLICABLE,)
    assert filled.row("department_leaders_appointed").shown == "2"
    assert filled.row("district_division_leaders_appointed").blank is Blank.NOT_APPLICABLE


def test_a_row_lives_on_while_one_of_its_values_does() -> None:
    assert fill(FORM, "th", Q4).row("office_leaders_disciplined").blank is Blank.MISSING
    assert fill(FORM, "th", Q3).row("on_time_districts").blank is Blank.MISSING


def test_what_was_stated_of_an_ended_level_is_shown_all_the_same() -> None:
    submit(Q4, {"th": {"inspection.unit_inspected[unit_level=district]^whole": 3}})
    assert fill(FORM, "th", Q4).row("inspected_districts").shown == "3"


def test_rows_for_other_levels_are_not_applicable() -> None:
    filled = fill(FORM, "th-snv", Q3)
    assert {row.blank for row in filled.rows if not row.row.is_heading} == {Blank.NOT_APPLICABLE}


def test_half_a_pair_shows_a_dash_for_the_other_half() -> None:
    year = Period.parse("2022")
    submit(year, {"hg-xinman": {"outreach.trainee^whole": 549}}, form="tk-2023-huyen")
    assert fill("tk-2023-huyen", "hg-xinman", year).row("training").shown == "549/–"
    submit(year, {"hg-xinman": {"outreach.class^whole": 8}}, form="tk-2023-huyen")
    assert fill("tk-2023-huyen", "hg-xinman", year).row("training").shown == "549/8"


def test_a_rate_since_2015_is_found_though_the_unit_begins_within() -> None:
    answer = (
        fill(*KHANH_HOA)
        .row("service_units_reduction")
        .answer(parse_ref("service_unit.reduction_rate@since:2015^whole"))
    )
    assert answer.figure == Figure(amount=Fraction("8.6"))


def test_a_unit_that_ended_within_the_period_still_reports() -> None:
    filled = fill("tk-2023-huyen", "hg-xinman", Period.parse("2025"))
    assert str(filled.day) == "2025-06-30"


def test_a_unit_that_did_not_live_in_the_period_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotLivingFault) as caught:
        fill("tk-2023-huyen", "hg-xinman", Period.parse("2026"))
    assert str(caught.value) == (
        "Đơn vị “hg-xinman” chỉ hoạt động từ 01/01/2015 đến 30/06/2025, không hoạt động từ 15/12/2025 đến "
        "14/12/2026. Hãy chọn kỳ khác hoặc đơn vị kế thừa; xem danh sách bằng lệnh “cchc units list”."
    )
    with pytest.raises(NotLivingFault):
        fill(FORM, "kh-2025", Q3)
    with pytest.raises(NotLivingFault):
        fill(FORM, "kh", Q3, view=View.TODAY)


def test_unknown_forms_and_units_are_refused() -> None:
    with pytest.raises(UnknownFormFault, match="tk-2021-tinh"):
        fill("tk-2021", "kh", Q3)
    with pytest.raises(UnknownUnit, match="kh-skhcn"):
        fill(FORM, "kh-skhc", Q3)


def test_a_form_is_filled_out_of_its_time_and_says_so() -> None:
    assert fill(*KHANH_HOA).form_valid
    assert fill(*XIN_MAN).form_valid
    filled = fill(FORM, "th", Q4)
    assert not filled.form_valid
    assert filled.validity.written() == "từ 01/01/2021 đến 31/12/2021"


def test_own_windows_are_kept() -> None:
    assert str(fill(*XIN_MAN).window) == "2022-12-15/2023-11-15"
    assert str(fill("tk-2023-huyen", "hg-xinman", Period.parse("2022")).window) == "2021-12-15/2022-12-15"


def queries(unit: str, period: Period) -> int:
    fill(FORM, unit, period)
    with CaptureQueriesContext(connection) as captured:
        fill(FORM, unit, period)
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_units_or_figures() -> None:
    second = Period.parse("2021-Q2")
    assert queries("th", second) <= QUERIES
    submit(second, {"th-snv": {"document.sent^whole": 5}, "kh": {}})
    assert queries("th", second) <= QUERIES
    offices = {"document.sent^whole": 5, "directive.issued^own": 1, "legal_document.issued^whole": 2}
    submit(second, {f"th-{code}": offices for code in ("skhcn", "skhdt", "stc", "stp", "vpubnd")})
    assert queries("th", second) <= QUERIES
