"""From rows of a file to a published form: proposed, decided, compared, published, exported."""

from datetime import date
from pathlib import Path

import pytest

from cchc.catalogue.matching import MatchKind
from cchc.catalogue.models import Form, FormDraft
from cchc.catalogue.proposals import ProposedRow, ProposedTable
from cchc.catalogue.queries.compare_forms import compare_forms
from cchc.catalogue.queries.drafts import DraftFault
from cchc.catalogue.queries.propose import propose
from cchc.catalogue.queries.tables import form_tables
from cchc.catalogue.services.decide_rows import Decision, confirm_certain, decide_rows
from cchc.catalogue.services.export_form import export_form
from cchc.catalogue.services.publish_form import FormHead, publish_form
from cchc.catalogue.services.save_draft import save_draft
from cchc.catalogue.source.files import read_file
from cchc.engine.bindings.faults import BindingFault
from cchc.foundation.faults import ManyFaults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

LIKE = "tk-2021-tinh"
CODE = "tk-2027-tinh"
ROWS = (
    ProposedRow("1", "Kế hoạch CCHC"),
    ProposedRow("1.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ"),
    ProposedRow("1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ"),
    ProposedRow("2", "Số cuộc họp giao ban về cải cách", "Cuộc"),
    ProposedRow("3", "Số TTHC một phần đang cung cấp", "Thủ tục"),
)
TABLES = (ProposedTable(("Biểu thống kê",), ROWS),)
HEAD = FormHead(date(2027, 1, 1), replaces=True)


def saved(tables: tuple[ProposedTable, ...] = TABLES) -> FormDraft:
    """Keep the draft."""
    return save_draft(CODE, tables, LIKE, source="Công văn mẫu", actor="test")


def decided() -> None:
    """Keep the draft and decide every row of it."""
    saved()
    confirm_certain(CODE, actor="test")
    decide_rows(CODE, [4], Decision(typed="Chưa có chỉ tiêu", key="meetings"), actor="test")
    online = Decision(value=("procedure.online[service_level=partial]@end^whole",), key="online_partial")
    decide_rows(CODE, [5], online, actor="test")


def test_a_known_label_takes_over_what_the_row_means() -> None:
    rows = propose(TABLES, LIKE).rows
    assert [row.how for row in rows[:3]] == [MatchKind.LABEL] * 3
    assert rows[1].content["value"] == "plan.task_planned@ytd^own"
    assert (rows[1].stt, rows[1].depth) == ("1.1", 1)
    assert [row.key for row in form_tables(LIKE).rows if row.key not in propose(TABLES, LIKE).dropped] == [
        "plan",
        "plan_tasks",
        "plan_tasks_done",
    ]


def test_what_the_known_form_lacks_is_offered_from_others() -> None:
    table = ProposedTable((), (ProposedRow("1", "Số lượng PAKN đã giải quyết xong trong kỳ báo cáo"),))
    (row,) = propose([table], LIKE).rows
    assert row.how is MatchKind.NONE
    assert ("feedback.resolved^whole",) in [one.values for one in row.suggestions]


def test_a_label_that_stands_twice_is_one_row_and_an_open_question() -> None:
    table = ProposedTable((), (ROWS[1], ROWS[1]))
    first, second = propose([table], LIKE).rows
    assert first.like_row == "plan_tasks"
    assert (second.like_row, second.rivals) == ("", ("plan_tasks",))


def test_certain_rows_are_confirmed_together() -> None:
    saved()
    assert confirm_certain(CODE, actor="test") == 3
    assert confirm_certain(CODE, actor="test") == 0


def test_an_unconfirmed_row_keeps_the_form_from_being_published() -> None:
    saved()
    confirm_certain(CODE, actor="test")
    with pytest.raises(DraftFault, match="2 dòng chưa xác nhận: 4, 5"):
        publish_form(CODE, HEAD, actor="test")
    assert not Form.objects.filter(code=CODE).exists()


def test_a_binding_that_nobody_knows_is_refused_where_it_is_given() -> None:
    saved()
    with pytest.raises(BindingFault):
        decide_rows(CODE, [4], Decision(value=("meeting.hold^own",)), actor="test")
    assert FormDraft.objects.get().rows.exclude(confirmed_by="").count() == 0


def test_a_key_is_given_to_one_row_only() -> None:
    saved()
    with pytest.raises(DraftFault, match="plan_tasks"):
        decide_rows(CODE, [4], Decision(heading=True, key="plan_tasks"), actor="test")


def test_published_it_is_a_form_from_its_date_and_ends_the_old_one() -> None:
    decided()
    form = publish_form(CODE, HEAD, actor="test")
    assert (form.valid_from, form.levels) == (date(2027, 1, 1), ["province"])
    tables = form_tables(CODE)
    assert [row.key for row in tables.rows] == [
        "plan",
        "plan_tasks",
        "plan_tasks_done",
        "meetings",
        "online_partial",
    ]
    assert [row.depth for row in tables.rows] == [0, 1, 1, 0, 0]
    assert Form.objects.get(code=LIKE).valid_to == date(2022, 1, 1)
    with pytest.raises(DraftFault, match="đã công bố"):
        confirm_certain(CODE, actor="test")


def test_a_form_that_does_not_fit_together_is_not_published() -> None:
    decided()
    decide_rows(CODE, [3], Decision(fields={"part_of": "nowhere"}), actor="test")
    with pytest.raises(ManyFaults):
        publish_form(CODE, HEAD, actor="test")
    assert not Form.objects.filter(code=CODE).exists()


def test_written_again_a_draft_keeps_what_was_decided() -> None:
    decided()
    longer = (ProposedTable(("Biểu",), (*ROWS, ProposedRow("4", "Số báo cáo", "Báo cáo"))),)
    rows = list(saved(longer).rows.all())
    assert [bool(row.confirmed_by) for row in rows] == [True] * 5 + [False]
    assert rows[4].content["key"] == "online_partial"


def test_a_code_that_is_a_form_already_is_refused() -> None:
    with pytest.raises(DraftFault, match="Đã có biểu"):
        save_draft(LIKE, TABLES, LIKE, source="x", actor="test")


def test_two_versions_are_compared_row_by_row() -> None:
    decided()
    publish_form(CODE, HEAD, actor="test")
    changes = {(one.after or one.before).key: one for one in compare_forms(LIKE, CODE)}  # type: ignore[union-attr]
    assert changes["plan_tasks"].what == ("number",)
    assert changes["online_partial"].state == "added"
    assert changes["survey_ballots"].state == "removed"


def test_exported_and_read_again_it_is_the_same_form(tmp_path: Path) -> None:
    decided()
    publish_form(CODE, HEAD, actor="test")
    head, *parts = export_form(CODE, tmp_path)
    assert read_file(head, "form")["code"] == CODE
    rows = [row for part in parts for row in read_file(part, "rows")["rows"]]
    assert [row["key"] for row in rows] == ["plan", "meetings", "online_partial"]
    assert [row["key"] for row in rows[0]["rows"]] == ["plan_tasks", "plan_tasks_done"]
