"""Loading: what it writes, that twice changes nothing, that a misfit or a changed meaning writes nothing."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.models import (
    Appendix,
    Axis,
    AxisValue,
    Choice,
    Form,
    Indicator,
    IndicatorDefinition,
    Row,
)
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.catalogue.source.files import CatalogueSource, FormSource
from cchc.foundation.faults import ManyFaults
from cchc.foundation.models import AuditLine
from tests.catalogue.files import AXES, CHOICES, FORM, INDICATORS, ROWS, load, sentences, source, spoiled

pytestmark = pytest.mark.django_db
MODELS = (Axis, AxisValue, Choice, Indicator, IndicatorDefinition, Form, Appendix, Row)
Budget = Callable[[int], AbstractContextManager[Any]]


def everything() -> list[list[tuple[Any, ...]]]:
    return [list(model.objects.order_by("pk").values_list()) for model in MODELS]


def test_what_is_loaded_is_what_is_written(tmp_path: Path) -> None:
    result = load(tmp_path)
    assert (result.axes, result.choice_lists, result.indicators, result.forms, result.rows) == (2, 1, 5, 1, 8)
    assert (result.forms_changed, result.words_changed) == (1, 2 + 4 + 1 + 2 + 5 + 5)
    assert str(AxisValue.objects.get(axis__code="level", key="district").valid_to) == "2025-07-01"
    rate = IndicatorDefinition.objects.get(indicator__code="dossier.on_time_rate")
    assert (rate.version, rate.decimals, rate.numerator) == (1, 4, "dossier.finished[outcome=on_time]")
    meeting = IndicatorDefinition.objects.get(indicator__code="digital.meeting")
    assert meeting.choices is not None
    assert list(meeting.choices.choices.values_list("code", flat=True)) == [0, 1]
    rows = Form.objects.get(code="small-form").rows.order_by("position")
    assert [(row.key, row.parent_key, row.depth) for row in rows][:3] == [
        ("dossiers", "", 0),
        ("finished", "dossiers", 1),
        ("on_time", "finished", 2),
    ]
    assert [row.filled_by for row in rows][-2:] == [["province", "commune"], ["province"]]


def test_a_load_leaves_one_audit_line(tmp_path: Path) -> None:
    load(tmp_path)
    [line] = AuditLine.objects.all()
    assert (line.actor, line.verb) == ("test", "catalogue.load")
    assert json.loads(line.detail)["forms_changed"] == 1


def test_twice_changes_nothing(tmp_path: Path) -> None:
    load(tmp_path)
    before = everything()
    again = load(tmp_path)
    assert (again.forms_changed, again.words_changed, again.rows) == (0, 0, 8)
    assert everything() == before
    assert AuditLine.objects.count() == 1


def test_a_changed_form_keeps_its_identity(tmp_path: Path) -> None:
    load(tmp_path)
    form = Form.objects.get()
    result = load(tmp_path, rows=spoiled(ROWS, "Quá hạn", "Trễ hạn"))
    assert (result.forms_changed, result.words_changed) == (1, 0)
    assert Form.objects.get().pk == form.pk
    assert Row.objects.get(key="late").label == "Trễ hạn"
    assert Row.objects.count() == 8
    assert AuditLine.objects.count() == 2


def test_names_may_change_and_count_as_changes(tmp_path: Path) -> None:
    load(tmp_path)
    result = load(
        tmp_path,
        indicators=spoiled(INDICATORS, "vi: Cơ quan", "vi: Số cơ quan"),
        choices=spoiled(CHOICES, "2 cấp", "Hai cấp"),
        axes=spoiled(AXES, "vi: Xã", "vi: Phường"),
    )
    assert (result.forms_changed, result.words_changed) == (0, 3)
    assert Indicator.objects.get(code="office.count").name_vi == "Số cơ quan"


def test_what_left_the_files_stays(tmp_path: Path) -> None:
    load(tmp_path)
    load(tmp_path, axes=spoiled(AXES, "      late: {vi: Quá hạn, en: Late}\n", ""))
    assert AxisValue.objects.filter(key="late").exists()


def test_misfits_are_named_together_and_nothing_is_written(tmp_path: Path) -> None:
    load(tmp_path)
    before = everything()
    wrong = spoiled(ROWS, "outcome=on_time", "outcome=ontime").replace("office.count", "ofice.count")
    with pytest.raises(ManyFaults) as found:
        load(tmp_path, rows=wrong, indicators=spoiled(INDICATORS, "vi: Cơ quan", "vi: Số cơ quan"))
    assert [sentence.split("\n")[0] for sentence in sentences(found.value)] == [
        "small-form:on_time: Cột 26: cần giá trị đã khai báo của chiều, nhưng gặp “ontime”. "
        "Có phải ý là “on_time”?",
        "small-form:pair: Cột 1: cần mã chỉ tiêu đã có trong danh mục, nhưng gặp “ofice.count”. "
        "Có phải ý là “office.count”?",
    ]
    assert everything() == before
    assert AuditLine.objects.count() == 1


def test_doubled_codes_are_refused_before_the_database_is_asked(tmp_path: Path) -> None:
    with pytest.raises(ManyFaults, match="1 lỗi"):
        load(tmp_path, rows=spoiled(ROWS, "key: late", "key: on_time"))
    assert not Axis.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("over_units: ratio", "over_units: latest", "over_units"),
        ("type: money", "type: count", "value_type"),
        ("type: count", "decimals: 1, type: count", "decimals"),
        ("denominator: dossier.finished", 'denominator: "dossier.finished[outcome=late]"', "denominator"),
        ("over_units: none, over_time: stock", "over_units: owner, over_time: ytd", "over_units, over_time"),
    ],
)
def test_a_changed_meaning_is_refused(tmp_path: Path, old: str, new: str, fields: str) -> None:
    load(tmp_path)
    before = everything()
    with pytest.raises(ManyFaults) as found:
        load(tmp_path, indicators=spoiled(INDICATORS, old, new))
    [sentence] = sentences(found.value)
    assert sentence.endswith(
        f"bản 1 đã dùng, không đổi được nghĩa ({fields}). Hãy thêm bản mới có ngày hiệu lực."
    )
    assert everything() == before


def test_a_new_version_carries_a_new_meaning(tmp_path: Path) -> None:
    load(tmp_path)
    second = """
  - {code: office.count, vi: Cơ quan hành chính, en: Offices, type: count, over_units: owner,
     over_time: stock, one_form: made up, version: 2, valid_from: 2023-01-01}
"""
    # The order of versions in the file does not matter.
    result = load(tmp_path, indicators=spoiled(INDICATORS, "indicators:\n", "indicators:" + second))
    assert (result.indicators, result.words_changed) == (5, 2)
    kinds = IndicatorDefinition.objects.filter(indicator__code="office.count").order_by("version")
    assert [(one.version, one.over_units) for one in kinds] == [(1, "sum"), (2, "owner")]
    assert Indicator.objects.get(code="office.count").name_vi == "Cơ quan hành chính"


def _forms(read: CatalogueSource, count: int) -> CatalogueSource:
    """The catalogue with its one form many times, under other codes."""
    [form] = read.forms
    forms = [FormSource({**form.head, "code": f"form-{at}"}, form.rows) for at in range(count)]
    return CatalogueSource(read.axes, read.choices, read.indicators, forms)


def test_the_number_of_queries_does_not_grow_with_the_forms(
    tmp_path: Path, django_assert_max_num_queries: Budget
) -> None:
    read = source(tmp_path)
    with CaptureQueriesContext(connection) as first:
        load_catalogue(_forms(read, 1))
    with django_assert_max_num_queries(len(first)):
        load_catalogue(_forms(read, 3))
    with django_assert_max_num_queries(len(first)):
        load_catalogue(_forms(read, 3))
    assert len(first) <= 50
    assert Row.objects.count() == 24


def test_a_form_is_written_for_the_levels_it_names(tmp_path: Path) -> None:
    load(tmp_path, form=spoiled(FORM, "levels: [province]", "levels: [department, commune]"))
    assert Row.objects.get(key="finished").filled_by == ["department", "commune"]
