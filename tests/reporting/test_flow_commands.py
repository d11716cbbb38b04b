"""The commands that move, consolidate and reconcile forms: what they print and how they end."""

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Submission, Transition
from tests.reporting.round_world import COMMUNE_FORM, COMMUNES, PROVINCE_FORM, fill_in, load_world

pytestmark = pytest.mark.django_db
GOOD = {"done": "10", "on_time": "9", "linked": "Có", "spent": "1.500"}
FILLED: Mapping[str, Mapping[str, str]] = dict.fromkeys(COMMUNES, GOOD)


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def run(command: str, *arguments: str, form: str = COMMUNE_FORM) -> tuple[int, str]:
    stdout, status = io.StringIO(), 0
    try:
        call_command(command, "--form", form, "--period", "quý III/2026", *arguments, stdout=stdout)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, stdout.getvalue()


def answer(command: str, *arguments: str, form: str = COMMUNE_FORM) -> tuple[int, dict[str, Any]]:
    status, text = run(command, *arguments, "--json", form=form)
    return status, json.loads(text)


def test_all_below_a_unit_are_submitted_approved_and_added_up() -> None:
    fill_in(COMMUNE_FORM, FILLED)
    for command in ("submit", "approve"):
        status, said = answer(command, "--all-under", "p", "--actor", "lan")
        assert (status, said["counts"]["done"]) == (0, 3)
        assert [one["unit"] for one in said["units"]] == list(COMMUNES)
    status, done = answer("consolidate", "--unit", "p", "--reason", "lần 1", form=PROVINCE_FORM)
    (unit,) = done["units"]
    rows = {row["key"]: row for row in unit["rows"]}
    assert status == 0
    assert (rows["done"]["value"], rows["done"]["basis"], rows["done"]["kind"]) == (30, "parts", "sum")
    assert (rows["rate"]["exact"], rows["rate"]["shown"], rows["rate"]["kind"]) == ("90", "90", "computed")
    assert (rows["online"]["value"], rows["online"]["blank"]) == (None, "missing")
    assert "danh sách" in rows["online"]["why"]
    assert unit["to_give"] == ["online"]
    assert {change["key"] for change in unit["changes"]} == {"done", "on_time", "linked", "spent", "rate"}
    assert Transition.objects.filter(actor="lan", name="approved").count() == 3


def test_who_is_late_is_told_but_fails_only_where_named() -> None:
    fill_in(COMMUNE_FORM, {"c1": GOOD})
    assert run("submit", "--all-under", "p")[0] == 0
    status, text = run("submit", "--unit", "c1", "--unit", "c2")
    assert (status, "c2: Chưa lập biểu" in text, "1 không đổi" in text) == (1, True, True)


def test_errors_are_printed_and_overridden_with_a_reason() -> None:
    fill_in(COMMUNE_FORM, {"c1": {**GOOD, "on_time": "11"}, "c2": GOOD})
    status, said = answer("submit", "--all-under", "p")
    assert (status, said["counts"]) == (1, {"done": 1, "unchanged": 0, "blocked": 1, "refused": 1})
    (finding,) = said["units"][0]["findings"]
    assert (finding["rule"], finding["rows"], len(finding["finding"])) == ("part", ["on_time", "done"], 64)
    assert "! “Dòng on_time”" in run("submit", "--all-under", "p")[1]
    assert run("submit", "--unit", "c1", "--reason", "Đúng sổ")[0] == 0


def test_returning_and_reopening_demand_a_reason() -> None:
    fill_in(COMMUNE_FORM, {"c1": GOOD})
    run("submit", "--unit", "c1")
    with pytest.raises(CommandError, match="reason"):
        run("return", "--unit", "c1")
    assert run("return", "--unit", "c1", "--reason", "Sai")[0] == 0
    assert Submission.objects.get(unit__code="c1").state == SubmissionState.RETURNED
    run("submit", "--unit", "c1")
    assert run("reopen", "--unit", "c1", "--reason", "Bổ sung")[0] == 0
    assert Submission.objects.get(unit__code="c1").state == SubmissionState.OPEN


def test_nobody_below_is_a_fault() -> None:
    with pytest.raises(CommandError, match="không có đơn vị nào dùng biểu"):
        run("submit", "--all-under", "c1")
    with pytest.raises(CommandError, match="không có gì để tổng hợp"):
        run("consolidate", "--unit", "c1")


def test_figures_are_shown_side_by_side_and_chosen() -> None:
    fill_in(COMMUNE_FORM, {code: FILLED[code] for code in ("c1", "c2")})
    run("submit", "--all-under", "p")
    run("approve", "--all-under", "p")
    fill_in(PROVINCE_FORM, {"p": {"spent": "4.000", "done": "25"}})
    fill_in(COMMUNE_FORM, {"c3": {}})
    text = run("reconcile", "--unit", "p", form=PROVINCE_FORM)[1]
    assert "tổng thiếu Tên c3" in text
    assert "chưa đủ, thiếu Tên c3" in text
    chosen = ("--choose", "spent=parts", "--outside", "done=iGate:21", "--reason", "Chốt số")
    status, said = answer("reconcile", "--unit", "p", *chosen, form=PROVINCE_FORM)
    rows = {row["key"]: row for row in said["rows"]}
    assert status == 0
    assert (rows["spent"]["value"], rows["spent"]["partial"], rows["spent"]["reason"]) == (
        3000,
        True,
        "Chốt số",
    )
    assert (rows["done"]["basis"], rows["done"]["to_choose"]) == ("reported", True)
    assert rows["done"]["outside"]["iGate"]["value"] == 21
    assert said["missing"] == [{"unit": "c3", "name": "Tên c3"}]
    for wrong in ("--choose=spent", "--outside=spent=iGate"):
        with pytest.raises(CommandError, match="Không hiểu"):
            run("reconcile", "--unit", "p", wrong, "--reason", "x", form=PROVINCE_FORM)


def test_locked_cells_are_named() -> None:
    fill_in(COMMUNE_FORM, FILLED)
    run("submit", "--all-under", "p")
    fill_in(PROVINCE_FORM, {"p": {"spent": "4.000"}})
    run("submit", "--unit", "p", "--section", "finance", form=PROVINCE_FORM)
    text = run("consolidate", "--unit", "p", "--lane", "submitted", form=PROVINCE_FORM)[1]
    assert "Đã khóa nên không ghi 1 ô: spent" in text
    assert "5 dòng" not in text


def test_a_section_that_the_form_does_not_have_is_named() -> None:
    fill_in(COMMUNE_FORM, {"c1": GOOD})
    status, text = run("submit", "--unit", "c1", "--section", "finanse")
    assert (status, "phần nào của “finanse”" in text) == (1, True)
    assert not Transition.objects.filter(name="submitted").exists()
