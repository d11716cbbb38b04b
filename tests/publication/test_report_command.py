"""`cchc report`: files, JSON, sentences, exit status."""

import io
import json
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from cchc.engine.kinds import Lane, Reach
from cchc.engine.periods import Period, read_period
from cchc.publication.management.commands.report import Command
from cchc.statistics.services import AdjustmentInput, BaseFact, adjust
from tests.reporting.loading import submit
from tests.statistics.world import fact, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

KHANH_HOA = ("--unit", "kh", "--period", "2021-Q3", "--form", "tk-2021-tinh")


def run(out: Path, *words: str) -> str:
    stdout = io.StringIO()
    call_command("report", *words, "--out", str(out), stdout=stdout)
    return stdout.getvalue()


def refused(out: Path, *words: str) -> tuple[str, int, list[dict[str, object]]]:
    """Sentence on stderr, exit status, faults on stdout."""
    stdout = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("report", *words, "--json", "--out", str(out), stdout=stdout)
    faults: list[dict[str, object]] = json.loads(stdout.getvalue())["faults"]
    return str(caught.value), caught.value.returncode, faults


def test_all_formats_are_written_by_default(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path / "new" / "folder", *KHANH_HOA, "--json"))
    names = [Path(path).name for path in answer["files"]]
    assert names == [f"kh-2021-Q3-tk-2021-tinh.{name}" for name in ("docx", "pdf", "xlsx", "json")]
    starts = [Path(path).read_bytes()[:4] for path in answer["files"]]
    assert starts == [b"PK\x03\x04", b"%PDF", b"PK\x03\x04", b"{\n  "]
    assert answer["form_valid"] is True
    assert len(answer["findings"]) == 2


def test_only_what_is_asked_for_once_each(tmp_path: Path) -> None:
    lines = run(tmp_path, *KHANH_HOA, "--format", "json, JSON").splitlines()
    assert lines[0] == str(tmp_path / "kh-2021-Q3-tk-2021-tinh.json")
    assert lines[1].startswith("Lưu ý: các mục chưa có lời nên không in: Tuyên truyền, khảo sát, đối thoại; ")
    assert [line for line in lines if line.startswith("! ")] == lines[2:]
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("period", ["quý III/2021", "Quý 3 năm 2021", "2021-q3", "QUÝ III NĂM 2021"])
def test_a_period_may_be_written_as_people_do(tmp_path: Path, period: str) -> None:
    run(tmp_path, "--unit", "kh", "--period", period, "--form", "tk-2021-tinh", "--format", "json")
    assert [path.name for path in tmp_path.iterdir()] == ["kh-2021-Q3-tk-2021-tinh.json"]


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for out in (first, second):
        run(out, "--unit", "hg-xinman", "--period", "2023", "--form", "tk-2023-huyen")
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == 4
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]


def test_number_date_and_signer_are_printed(tmp_path: Path) -> None:
    given = ("--number", "186", "--date", "24/9/2021", "--signer", "Nguyễn Văn An", "--capacity", "deputy")
    run(tmp_path, *KHANH_HOA, *given, "--format", "docx")
    with ZipFile(tmp_path / "kh-2021-Q3-tk-2021-tinh.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert all(words in text for words in ("186/BC-UBND", "Nguyễn Văn An", "KT. CHỦ TỊCH"))


@pytest.mark.parametrize("lane", ["issued", "approved", "submitted", "live"])
def test_every_lane_has_what_was_issued(tmp_path: Path, lane: str) -> None:
    run(tmp_path, *KHANH_HOA, "--lane", lane, "--format", "json")
    answer = json.loads((tmp_path / "kh-2021-Q3-tk-2021-tinh.json").read_text("utf-8"))
    assert {row["key"]: row["shown"] for row in answer["rows"]}["on_time_departments"] == "99,37%"


@pytest.mark.parametrize("view", ["today", "crosswalk"])
def test_todays_unit_has_its_predecessors_figures(tmp_path: Path, view: str) -> None:
    run(
        tmp_path,
        "--unit",
        "kh-2025",
        "--period",
        "2021-Q3",
        "--form",
        "tk-2021-tinh",
        "--view",
        view,
        "--format",
        "json",
    )
    answer = json.loads((tmp_path / "kh-2025-2021-Q3-tk-2021-tinh.json").read_text("utf-8"))
    assert answer["view"] == view
    assert {row["key"]: row["shown"] for row in answer["rows"]}["documents_sent"]


def test_as_of_a_revision_before_the_import_nothing_is_known(tmp_path: Path) -> None:
    run(tmp_path, *KHANH_HOA, "--as-of", "0", "--format", "json,docx")
    answer = json.loads((tmp_path / "kh-2021-Q3-tk-2021-tinh.json").read_text("utf-8"))
    assert {row["shown"] for row in answer["rows"]} == {""}
    assert answer["findings"] == []


def test_the_answer_tells_which_sections_have_words(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path, *KHANH_HOA, "--format", "json", "--json"))["narrative"]
    assert answer["outline"] == "province-quarter"
    assert answer["written"] == []
    assert {"institutions", "procedures.dossiers"} <= set(answer["offered"])
    assert "proposals" in answer["missing"]
    brief = run(tmp_path, *KHANH_HOA, "--format", "json", "--brief", "--json")
    assert json.loads(brief)["narrative"] is None


def test_an_adjustment_whose_ground_changed_is_named(tmp_path: Path) -> None:
    code, window = "directive.issued", Period.parse("2021-Q3").window()
    ground = BaseFact(code, "kh", "kh", window, Reach.OWN)
    given = AdjustmentInput(code, "kh", window, Lane.ISSUED, Fraction(2), "Đếm sót", bases=(ground,))
    adjust(given, actor="lan")
    words = (*KHANH_HOA, "--format", "json")
    assert json.loads(run(tmp_path, *words, "--json"))["suspended"] == []
    write(fact("kh", f"{code}^own", 7, window), lane=Lane.ISSUED)
    (one,) = json.loads(run(tmp_path, *words, "--json"))["suspended"]
    assert (one["indicator"], one["delta"], one["reason"], one["actor"]) == (code, 2, "Đếm sót", "lan")
    told = f"điều chỉnh 2 của {code} (Đếm sót) không còn tác dụng vì số gốc đã đổi"
    assert told in run(tmp_path, *words)
    assert told not in run(tmp_path, *words, "--as-of", "1")


def test_a_form_out_of_force_is_filled_with_a_note(tmp_path: Path) -> None:
    words = ("--unit", "th", "--period", "2026-Q3", "--form", "tk-2021-tinh", "--format", "json")
    assert "! " not in run(tmp_path, *words)
    assert run(tmp_path, *words).splitlines()[1] == (
        "Lưu ý: biểu tk-2021-tinh có hiệu lực từ 01/01/2021 đến 31/12/2021, "
        "không có hiệu lực vào cuối kỳ quý III năm 2026."
    )
    assert json.loads(run(tmp_path, *words, "--json"))["form_valid"] is False


def test_sums_come_out_too(tmp_path: Path) -> None:
    answer = submit_and_read(tmp_path)
    assert (answer["documents_sent"]["value"], answer["documents_sent"]["missing"]) == (3, ["th-stp"])


def submit_and_read(tmp_path: Path) -> dict[str, dict[str, object]]:
    from_units = {"th-snv": {"document.sent^whole": 3}, "th-stp": {}}
    submit(read_period("quý III/2021"), from_units)
    run(tmp_path, "--unit", "th", "--period", "2021-Q3", "--form", "tk-2021-tinh", "--format", "json")
    answer = json.loads((tmp_path / "th-2021-Q3-tk-2021-tinh.json").read_text("utf-8"))
    return {row["key"]: row for row in answer["rows"]}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            (*KHANH_HOA, "--format", "docx,odt"),
            "Không có định dạng odt. Hãy chọn trong: docx, pdf, xlsx, json.",
        ),
        ((*KHANH_HOA, "--format", ""), "Không có định dạng . Hãy chọn trong: docx, pdf, xlsx, json."),
        (
            ("--unit", "kh-skhc", *KHANH_HOA[2:]),
            "Không có đơn vị nào mang mã “kh-skhc”. Mã gần giống: kh-skhcn",
        ),
        ((*KHANH_HOA[:4], "--form", "tk-2021"), "Không có biểu mẫu tk-2021. Các biểu mẫu hiện có: "),
        (
            (*KHANH_HOA[:2], "--period", "quý V/2021", *KHANH_HOA[4:]),
            "Không hiểu kỳ báo cáo “quý V/2021”. Hãy viết như",
        ),
        (
            (*KHANH_HOA[:2], "--period", "quý I-III/2021", *KHANH_HOA[4:]),
            "“quý I-III/2021” là một khoảng nhiều kỳ",
        ),
        (
            (*KHANH_HOA[:2], "--period", "2026", *KHANH_HOA[4:]),
            "Đơn vị “kh” chỉ hoạt động từ 01/01/2015 đến 30/06/2025",
        ),
        (
            (*KHANH_HOA, "--date", "hôm nay"),
            "“hôm nay” không phải là ngày. Hãy viết 2021-09-24 hoặc 24/09/2021.",
        ),
        ((*KHANH_HOA, "--capacity", "by_order"), "Ký TL. CHỦ TỊCH phải ghi chức vụ của người ký"),
    ],
)
def test_faults_are_sentences_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    said, status, faults = refused(tmp_path / "out", *words)
    assert said.startswith(sentence)
    assert status == 1
    assert [fault["message"] for fault in faults] == [said]
    assert not (tmp_path / "out").exists()


def test_help_ends_with_examples() -> None:
    text = Command().create_parser("cchc", "report").format_help()
    assert "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186" in text
