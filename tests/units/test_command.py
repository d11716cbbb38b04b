"""`cchc units`: what people and programs get to see."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cchc.units.management.commands.units import Command
from tests.units.files import ACTS, UNITS, load_province, saved

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    out = io.StringIO()
    call_command("units", *map(str, words), stdout=out)
    return out.getvalue()


def test_import_prints_counts_as_json(tmp_path: Path) -> None:
    answer = json.loads(run("import", saved(tmp_path, UNITS), "--json"))
    assert (answer["created"], answer["updated"], answer["unchanged"]) == (5, 0, 0)
    assert answer["codes"]["created"] == ["p", "d", "x", "y", "z"]


def test_import_and_succession_print_a_sentence(tmp_path: Path) -> None:
    assert run("import", saved(tmp_path, UNITS)) == "Mới: 5, sửa: 0, giữ nguyên: 0.\n"
    assert run("succession", saved(tmp_path, ACTS)) == "Mới: 1, sửa: 0, giữ nguyên: 0.\n"


def test_functions_and_competences_print_counts(tmp_path: Path) -> None:
    load_province(tmp_path)
    held = saved(tmp_path, "function,unit,valid_from,valid_to\nfinance,p,2015-01-01,\n", "f.csv")
    passed = saved(tmp_path, "field,from,to,effective_on,decree\na,d,p,2025-07-01,\n", "c.csv")
    assert json.loads(run("functions", held, "--json")) == {"created": 1, "updated": 0, "unchanged": 0}
    assert json.loads(run("competences", passed, "--json")) == {"created": 1, "updated": 0, "unchanged": 0}


def test_faults_go_to_stderr_and_as_json_to_stdout(tmp_path: Path) -> None:
    wrong = saved(tmp_path, UNITS.replace("province,province", "province,canton"))
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"Có 1 lỗi, chưa ghi gì cả:\n- Dòng 2, cột level"):
        call_command("units", "import", str(wrong), "--json", stdout=out)
    [fault] = json.loads(out.getvalue())["faults"]
    assert (fault["row"], fault["column"]) == (2, "level")
    assert fault["message"].startswith("Dòng 2, cột level: không có cấp “canton”")


def test_list_in_tree_order(tmp_path: Path) -> None:
    load_province(tmp_path)
    assert run("list", "--on", "30/06/2025") == "p  Tỉnh Một\n  d  Huyện Hai\n    x  Xã Ba\n"
    answer = json.loads(run("list", "--on", "2025-07-01", "--level", "commune", "--json"))
    assert answer["on"] == "2025-07-01"
    assert answer["units"][0] == {
        "code": "y",
        "name": "Xã Bốn",
        "kind": "commune",
        "level": "commune",
        "parent": "p",
        "valid_from": "2025-07-01",
        "valid_to": None,
        "depth": 1,
    }


def test_list_refuses_what_is_no_date_and_unknown_units() -> None:
    with pytest.raises(CommandError, match="không phải là ngày"):
        run("list", "--on", "hôm nay")
    with pytest.raises(CommandError, match="Không có đơn vị nào mang mã “zz”"):
        run("list", "--on", "2025-07-01", "--under", "zz")


@pytest.mark.parametrize("verb", ["import", "succession", "functions", "competences", "list"])
def test_every_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["cchc", "units", verb, "--help"])
    assert stopped.value.code == 0
    assert f"Ví dụ:\n  cchc units {verb}" in capsys.readouterr().out


def test_a_fault_ends_the_program_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["cchc", "units", "list", "--on", "never"])
    assert stopped.value.code == 1
    assert "không phải là ngày" in capsys.readouterr().err
