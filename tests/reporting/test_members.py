"""Lists behind counts of distinct members: taken in, checked against the number, counted at consolidation."""

import json
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cchc.engine.kinds import Lane
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import RowBasis
from cchc.reporting.models import Cell, ListedMember, Submission
from cchc.reporting.queries.reconciliation import ReconciledRow, reconcile
from cchc.reporting.queries.reconciliation_json import why
from cchc.reporting.services.approve import approve
from cchc.reporting.services.choose_basis import choose_basis
from cchc.reporting.services.choosing import RowAt
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.import_members import ListReport, import_members
from cchc.reporting.services.import_workbooks import GivenFile
from cchc.reporting.services.record_outside_figure import record_outside_figure
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.stepping import Outcome
from cchc.reporting.services.submit import submit
from cchc.units.models import Placement, Unit
from tests.reporting.round_world import COMMUNE_FORM, COMMUNES, PROVINCE_FORM, Q3, fill_in, load_world
from tests.statistics.world import ask, succession, unit, value_of

pytestmark = pytest.mark.django_db
ONLINE = "online.service^whole"
LISTS = {"c1": ("1.01", "1.02"), "c2": ("1.02", "1.03"), "c3": ("1.02",)}


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def csv_of(lists: Mapping[str, tuple[str, ...]], row: str = "online") -> bytes:
    """Return a file with the lists of units."""
    lines = [f"{unit},{row},{code},Thủ tục {code}" for unit, codes in lists.items() for code in codes]
    return "\n".join(["Đơn vị,Dòng,Mã,Tên", *lines]).encode()


def take(content: bytes, **more: Any) -> ListReport:
    """Take one file in."""
    [report] = import_members([GivenFile("a.csv", content)], COMMUNE_FORM, Q3, actor="lan", **more)
    return report


def send(*units: str) -> None:
    """Submit and approve."""
    done = submit(COMMUNE_FORM, units, Q3, actor="lan")
    assert len(done.of(Outcome.DONE)) == len(units), [one.findings for one in done.units]
    approve(COMMUNE_FORM, units, Q3, actor="minh")


def online() -> ReconciledRow:
    """Return the row that counts members, as the province sees it."""
    return next(one for one in reconcile(PROVINCE_FORM, "p", Q3).rows if one.row.key == "online")


def amount(one: ReconciledRow) -> object:
    """Return the amount that stands."""
    return one.chosen.figures[0].amount


def test_lists_fill_their_cells_and_count_once_up_the_tree() -> None:
    report = take(csv_of(LISTS))
    assert not report.not_understood
    assert [(one.unit, one.members, one.added, one.removed) for one in report.taken] == [
        ("c1", 2, 2, 0),
        ("c2", 2, 2, 0),
        ("c3", 1, 1, 0),
    ]
    cells = Cell.objects.order_by("submission__unit__code").values_list("row_key", "as_written", "source")
    assert [*cells] == [("online", "2", "imported"), ("online", "2", "imported"), ("online", "1", "imported")]
    assert ask("p", ONLINE, Q3.window()).is_missing
    send(*COMMUNES)
    assert [value_of(ask(code, ONLINE, Q3.window())) for code in ("c1", "c2", "c3", "p")] == [2, 2, 1, 3]
    one = online()
    assert (one.chosen.basis, amount(one), one.chosen.partial) == (RowBasis.PARTS, 3, False)


def test_who_has_no_list_is_named_and_an_own_figure_stands_before_a_partial_count() -> None:
    take(csv_of({"c1": LISTS["c1"]}))
    fill_in(COMMUNE_FORM, {"c2": {"online": "159"}, "c3": {"online": "none_arose"}})
    send(*COMMUNES)
    one = online()
    assert (amount(one), one.chosen.partial, one.missing) == (2, True, ("c2",))
    done = consolidate(PROVINCE_FORM, "p", Q3, actor="ha")
    assert "online" in {change.row.row.key for change in done.changes}
    cell = Cell.objects.get(submission__unit__code="p", row_key="online")
    assert (cell.as_written, cell.note) == ("2", "Chưa đủ, thiếu: Tên c2")
    fill_in(PROVINCE_FORM, {"p": {"online": "160"}})
    one = online()
    assert [one.chosen.basis, amount(one)] == [RowBasis.REPORTED, 160]


def test_without_lists_a_figure_is_demanded() -> None:
    fill_in(COMMUNE_FORM, {code: {"done": "1", "online": "159"} for code in COMMUNES})
    send(*COMMUNES)
    one = online()
    assert (one.sources.parts, one.missing, one.is_to_give) == (None, (), True)
    assert "Hãy nhập danh sách" in why(one)
    out = StringIO()
    call_command("consolidate", "--form", PROVINCE_FORM, "--period", "2026-Q3", "--unit", "p", stdout=out)
    assert "dòng không cộng được và chưa có số: online" in out.getvalue()
    record_outside_figure(RowAt(PROVINCE_FORM, "p", Q3, "online"), "Cổng DVC", "161", source="x", actor="ha")
    choose_basis(RowAt(PROVINCE_FORM, "p", Q3, "online"), RowBasis.OUTSIDE, reason="x", actor="ha")
    one = online()
    assert (amount(one), one.is_to_give) == (161, False)


def test_lists_of_communes_that_merged_count_with_that_of_the_new_one() -> None:
    merged = date(2026, 8, 1)
    Unit.objects.filter(code__in=["c1", "c2"]).update(valid_to=merged)
    Placement.objects.filter(unit__code__in=["c1", "c2"]).update(valid_to=merged)
    unit("c12", "p", start=merged)
    succession(merged, ["c1", "c2"], ["c12"])
    take(csv_of({**LISTS, "c12": ("1.03", "1.04")}))
    send(*COMMUNES, "c12")
    one = online()
    assert (one.chosen.basis, amount(one), one.missing) == (RowBasis.PARTS, 4, ())
    consolidate(PROVINCE_FORM, "p", Q3, actor="ha")
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha", reason="x")
    assert value_of(ask("p", ONLINE, Q3.window(), lane=Lane.SUBMITTED)) == 4


def test_the_same_file_again_changes_nothing() -> None:
    take(csv_of(LISTS))
    before = AuditLine.objects.count(), Submission.objects.values_list("version", flat=True)[0]
    again = take(csv_of(LISTS))
    assert (again.taken, again.unchanged) == ([], 3)
    assert before == (AuditLine.objects.count(), Submission.objects.values_list("version", flat=True)[0])


def test_a_dry_run_writes_nothing() -> None:
    assert len(take(csv_of(LISTS), dry_run=True).taken) == 3
    assert not Submission.objects.exists()
    assert not ListedMember.objects.exists()


def test_a_shorter_list_replaces_the_longer_one_everywhere() -> None:
    take(csv_of(LISTS))
    send(*COMMUNES)
    reopen(COMMUNE_FORM, ["c2"], Q3, actor="lan", reason="sửa")
    [taken] = take(csv_of({"c2": ("1.02",)})).taken
    assert (taken.members, taken.added, taken.removed) == (1, 0, 1)
    send("c2")
    assert value_of(ask("p", ONLINE, Q3.window())) == 2


@pytest.mark.parametrize(
    ("line", "cell", "why"),
    [
        ("nowhere,online,1.01,x", "A2", "Không có đơn vị"),
        ("c1,nothing,1.01,x", "B2", "không có dòng này"),
        ("c1,done,1.01,x", "B2", "không đếm theo danh sách"),
        ("c1,online,a=b,x", "C2", "không dùng làm mã được"),
        ("c1,online,1.01,x\nc1,online,1.01 ,y", "C3", "đã có ở một dòng trên"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_is_taken(line: str, cell: str, why: str) -> None:
    content = f"Đơn vị,Dòng,Mã,Tên\n{line}\nc2,online,1.09,x".encode()
    [named] = take(content).not_understood
    assert (named.cell, why in str(named.why)) == (cell, True)
    assert not ListedMember.objects.exists()
    assert not Submission.objects.exists()


def test_a_file_that_is_no_list_says_what_is_asked_for() -> None:
    [named] = take(b"a;b;c\n1;2;3\n").not_understood
    assert "“Mã”" in str(named.why)


def test_a_number_that_is_not_that_of_its_list_blocks() -> None:
    take(csv_of({"c1": ("1.01", "1.02")}))
    fill_in(COMMUNE_FORM, {"c1": {"online": "159"}})
    [blocked] = submit(COMMUNE_FORM, ["c1"], Q3, actor="lan").units
    [finding] = blocked.findings
    assert (finding.rule, str(finding.stated), str(finding.computed)) == ("list_differs", "159", "2")
    assert take(csv_of({"c1": ("1.01",)})).taken
    assert Cell.objects.get().as_written == "159"
    submit(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="đang đối chiếu")
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert value_of(ask("c1", ONLINE, Q3.window())) == 159
    assert ask("p", ONLINE, Q3.window()).is_missing


def history(*arguments: str) -> str:
    """Return what `cchc history` prints of c1's form."""
    out, asked = StringIO(), ("--form", COMMUNE_FORM, "--unit", "c1", "--period", "2026-Q3")
    call_command("history", *asked, *arguments, stdout=out)
    return out.getvalue()


def test_history_tells_who_came_and_who_went_and_takes_a_list_back() -> None:
    take(csv_of({"c1": ("1.01", "1.02")}))
    take(csv_of({"c1": ("1.02", "1.03")}))
    saves = json.loads(history("--json"))["saves"]
    assert [save["changes"]["online"]["members"] for save in saves] == [
        {"added": [["1.01", "Thủ tục 1.01"], ["1.02", "Thủ tục 1.02"]], "removed": []},
        {"added": [["1.03", "Thủ tục 1.03"]], "removed": [["1.01", "Thủ tục 1.01"]]},
    ]
    assert "+ 1.03 Thủ tục 1.03" in history()
    history("--restore", "2")
    assert [*ListedMember.objects.values_list("code", flat=True)] == ["1.01", "1.02"]
    history("--restore", "1")
    assert not ListedMember.objects.exists()
    assert Cell.objects.get().as_written == ""


def test_a_list_of_a_submitted_row_is_refused() -> None:
    take(csv_of(LISTS))
    send("c1")
    report = take(csv_of({"c1": ("1.07",), "c2": ("1.07",)}))
    assert report.taken == []
    assert "đã khóa" in str(report.not_understood[0].why)
    assert not ListedMember.objects.filter(code="1.07").exists()


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "tthc.csv"
    file.write_text(
        "STT dòng;Mã TTHC;Tên thủ tục\n3;1.000082.H32;Khai sinh\n3;1.000083.H32;Khai tử\n", "utf-8"
    )
    asked = ["import", str(file), "--members", "--form", COMMUNE_FORM, "--unit", "c1", "--period", "2026-Q3"]
    out = StringIO()
    call_command(*asked, "--json", stdout=out)
    [told] = json.loads(out.getvalue())["files"]
    assert told["lists"] == [
        {"unit": "c1", "row": "online", "label": "Dòng online", "members": 2, "added": 2, "removed": 0}
    ]
    out = StringIO()
    call_command(*asked, stdout=out)
    assert "1 danh sách không đổi" in out.getvalue()
    file.write_text("Dòng,Mã,Tên\nonline,,Khai sinh\n", "utf-8")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(*asked, stdout=out)
    assert "CSV!B2" in out.getvalue()
