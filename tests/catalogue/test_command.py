"""`cchc catalogue`: what people and programs get to see."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cchc.catalogue.models import Indicator, Row
from tests.catalogue.files import INDICATORS, load, small, spoiled

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    out = io.StringIO()
    call_command("catalogue", *map(str, words), stdout=out)
    return out.getvalue()


def refused(*words: object) -> tuple[str, str]:
    """Return what stands on stdout and what the command ends with."""
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("catalogue", *map(str, words), stdout=out)
    assert error.value.returncode == 1
    return out.getvalue(), str(error.value)


def test_load_prints_counts_as_json(tmp_path: Path) -> None:
    assert json.loads(run("load", "--folder", small(tmp_path), "--json")) == {
        "axes": 2, "choice_lists": 1, "indicators": 5, "forms": 1, "rows": 8,
        "forms_changed": 1, "words_changed": 19,
    }  # fmt: skip


def test_load_prints_a_sentence(tmp_path: Path) -> None:
    run("load", "--folder", small(tmp_path))
    again = run("load", "--folder", tmp_path)
    assert again == "Đã nạp 5 chỉ tiêu, 1 biểu (8 dòng). Thay đổi: 0 biểu, 0 mục khác.\n"


def test_load_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    out, error = refused("load", "--folder", tmp_path / "none", "--json")
    faults = json.loads(out)["faults"]
    assert [Path(fault["file"]).name for fault in faults] == ["axes.yaml", "choices.yaml"]
    assert error.startswith("Có 2 lỗi, chưa ghi gì cả:\n- Không mở được tệp")


def test_load_says_place_and_reason_as_json(tmp_path: Path) -> None:
    folder = small(tmp_path, indicators=spoiled(INDICATORS, "type: money", "type: gold"))
    [fault] = json.loads(refused("load", "--folder", folder, "--json")[0])["faults"]
    assert (fault["line"], fault["place"]) == (14, "$.indicators[4].type")
    assert fault["message"].endswith(
        "“gold” không thuộc danh sách count, money, percent, choice, text, yes_no. Hãy chọn một trong số đó."
    )


def test_check_as_json(tmp_path: Path) -> None:
    load(tmp_path)
    answer = json.loads(run("check", "--json"))
    assert list(answer) == ["forms", "one_form_indicators", "unused_indicators", "faults"]
    assert answer["forms"] == [
        {
            "form": "small-form", "rows": 8, "headings": 1, "bound": 6, "computed": 1, "declared": 5,
            "typed": 1, "slips": 1,
        }
    ]  # fmt: skip
    assert answer["one_form_indicators"][0] == {
        "indicator": "budget.spent", "form": "small-form", "reason": "made up",
    }  # fmt: skip
    assert (answer["unused_indicators"], answer["faults"]) == ([], [])


def test_check_as_a_table(tmp_path: Path) -> None:
    load(tmp_path)
    assert run("check") == (
        "biểu                   dòng   đề mục   đã gắn     tính     khai      chữ   lỗi in\n"
        "small-form                8        1        6        1        5        1        1\n"
        "\n"
        "Chỉ tiêu chỉ một biểu dùng: 5\n"
        "  small-form: made up\n"
        "    budget.spent\n"
        "    digital.meeting\n"
        "    dossier.finished\n"
        "    dossier.on_time_rate\n"
        "    office.count\n"
        "\n"
        "Chỉ tiêu chưa biểu nào dùng: 0\n"
    )


def test_check_lists_what_no_form_uses(tmp_path: Path) -> None:
    load(tmp_path, rows="rows: []")
    assert run("check").splitlines()[-6:] == [
        "Chỉ tiêu chưa biểu nào dùng: 5",
        "    budget.spent",
        "    digital.meeting",
        "    dossier.finished",
        "    dossier.on_time_rate",
        "    office.count",
    ]


def test_check_of_nothing_is_refused() -> None:
    out, error = refused("check", "--json")
    assert json.loads(out)["faults"] == [{"message": error}]
    assert error == "Danh mục chưa có biểu nào. Hãy chạy “cchc catalogue load”."


def test_check_refuses_an_indicator_of_one_form_without_a_reason(tmp_path: Path) -> None:
    load(tmp_path)
    Indicator.objects.filter(code="budget.spent").update(one_form_reason="")
    out, error = refused("check", "--json")
    assert error == "budget.spent: chỉ biểu small-form dùng mà chưa ghi lý do. Hãy thêm one_form."
    assert json.loads(out)["faults"] == [{"message": error}]


def test_check_still_prints_the_table_when_a_row_does_not_fit(tmp_path: Path) -> None:
    load(tmp_path)
    Row.objects.filter(key="late").update(part_of="nothing")
    out, error = refused("check")
    assert "small-form                8" in out
    assert error == "small-form:late: không có dòng nothing để làm tổng. Hãy sửa part_of."
