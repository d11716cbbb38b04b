"""The filled form as JSON: fields, order, values."""

import json
from typing import Any

import pytest

from cchc.engine.periods import Period
from cchc.publication.table_json import number, report_json
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.rules import broken_rules
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, KHANH_HOA_SCIENCE, XIN_MAN, Report, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

Plain = dict[str, Any]


def as_json(report: Report) -> Plain:
    filled = fill(*report)
    loaded: Plain = json.loads(json.dumps(report_json(filled, broken_rules(filled))))
    return loaded


def rows(report: Report) -> dict[str, Plain]:
    return {row["key"]: row for row in as_json(report)["rows"]}


def test_the_report_says_what_it_is_about() -> None:
    answer = as_json(XIN_MAN)
    assert {name: answer[name] for name in ("unit", "form", "period", "view", "form_valid")} == {
        "unit": "hg-xinman",
        "form": "tk-2023-huyen",
        "period": "2023",
        "view": "as-reported",
        "form_valid": True,
    }
    assert answer["window"] == {"from": "2022-12-15", "to": "2023-11-15"}
    assert list(answer)[-2:] == ["rows", "findings"]


def test_rows_are_in_printed_order_and_begin_with_the_fields_that_programs_ask_for() -> None:
    answer = as_json(KHANH_HOA)["rows"]
    assert [row["key"] for row in answer] == [row.row.key for row in fill(*KHANH_HOA).rows]
    fields = ["key", "stt", "label", "unit", "value", "shown", "blank", "note", "indicator"]
    assert {tuple(row)[:9] for row in answer} == {tuple(fields)}


def test_a_number_with_what_computing_gives_beside_it() -> None:
    row = rows(KHANH_HOA)["on_time_land"]
    assert (row["value"], row["shown"], row["as_written"], row["note"]) == (
        99,
        "99,00%",
        "99,00%",
        "31.972/32.279 hồ sơ",
    )
    assert row["computed"] == {"value": 99.048917, "shown": "99,05", "difference": -0.05}
    assert row["indicator"] == "dossier.on_time_rate[sector=land]^whole"


@pytest.mark.parametrize(
    ("report", "key", "values"),
    [
        (XIN_MAN, "training", [549, 8]),
        (KHANH_HOA, "job_positions_service", [101]),
        (KHANH_HOA_SCIENCE, "procedures_linked", [54]),
        (KHANH_HOA_SCIENCE, "documents_electronic_departments", [83.5616]),
    ],
)
def test_a_cell_that_is_not_one_number_has_no_value_but_values(
    report: Report, key: str, values: list[float]
) -> None:
    row = rows(report)[key]
    assert row["value"] is None
    assert row["values"] == values


def test_units_behind_a_number_do_not_hide_it() -> None:
    row = rows(KHANH_HOA_SCIENCE)["procedures_abolished"]
    assert (row["value"], row["shown"]) == (7, "07 TTHC")


def test_money_is_in_the_scale_of_the_row() -> None:
    row = rows(XIN_MAN)["investment_planned"]
    assert row["value"] == float(str(row["shown"]).replace(".", "").replace(",", "."))


def test_words_and_yes_and_no_have_no_value() -> None:
    assert rows(HA_TINH_FINANCE)["portal_quality"]["value"] is None
    assert rows(XIN_MAN)["commune_criteria"]["value"] is None
    assert rows(XIN_MAN)["commune_criteria"]["values"] == [1]


def test_headings_are_empty() -> None:
    row = rows(KHANH_HOA)["direction"]
    assert (row["value"], row["shown"], row["blank"], row["indicator"], row["values"]) == (
        None,
        "",
        None,
        None,
        [],
    )


def test_slips_of_the_print_are_told() -> None:
    slips = {row["key"]: (row["stt"], row["stt_meant"]) for row in rows(KHANH_HOA).values() if row["slip"]}
    assert slips
    meant = {key for key, (_, number) in slips.items() if number}
    assert all(slips[key][0] != slips[key][1] for key in meant)


def test_blanks_and_missing_units_have_names() -> None:
    quarter = Period.parse("2025-Q4")
    submit(quarter, {"th-snv": {"document.sent^whole": 3}, "th-stp": {}})
    found = rows(("tk-2021-tinh", "th", quarter))
    assert (found["documents_sent"]["value"], found["documents_sent"]["missing"]) == (3, ["th-stp"])
    assert found["documents_sent"]["basis"] == ["parts"]
    assert (found["on_time_districts"]["blank"], found["directives"]["blank"]) == (
        "not_applicable",
        "missing",
    )
    assert found["directives"]["as_written"] is None
    assert as_json(("tk-2021-tinh", "th", quarter))["form_valid"] is False


def test_findings_name_rule_rows_and_amounts() -> None:
    ratio, partition = as_json(KHANH_HOA)["findings"]
    assert [ratio["rule"], partition["rule"]] == ["ratio", "partition"]
    assert (partition["severity"], partition["stated"], partition["computed"]) == ("error", 624, 658)
    assert partition["rows"][0] == "service_units"
    assert "658" in partition["message"]


def test_numbers_are_whole_where_they_are_whole() -> None:
    filled = fill(*KHANH_HOA)
    amount = filled.row("documents_sent").figures[0].amount
    assert amount is not None
    assert isinstance(number(amount), int)
    assert number(amount / 3 + 1) == pytest.approx(float(amount / 3 + 1), abs=1e-6)
