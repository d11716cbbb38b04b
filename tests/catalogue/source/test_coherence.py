"""Things that stand twice and dates out of order are named before anything is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from cchc.catalogue.source.coherence import faults_of_source
from cchc.catalogue.source.files import CatalogueSource
from cchc.foundation.faults import said
from tests.catalogue.files import FORM, INDICATORS, ROWS, source, spoiled

COUNT = """
  - {code: office.count, vi: Cơ quan, en: Offices, type: count, over_units: sum, over_time: stock,
     valid_from: 2022-01-01}
"""
SECOND = COUNT.replace("valid_from", "version: 2, valid_from")


def found(read: CatalogueSource) -> list[str]:
    return [said(fault) for fault in faults_of_source(read)]


def test_the_small_catalogue_holds_together(tmp_path: Path) -> None:
    assert found(source(tmp_path)) == []
    assert found(source(tmp_path, indicators=INDICATORS + SECOND)) == []


@pytest.mark.parametrize(
    ("indicators", "sentence"),
    [
        (INDICATORS + COUNT, "office.count: bản 1 đứng hai lần. Một mã chỉ có một nghĩa; hãy bỏ một chỗ."),
        (
            INDICATORS + SECOND.replace("2022", "2019"),
            "office.count: bản 2 bắt đầu khi bản trước còn hiệu lực. Hãy sửa ngày hiệu lực.",
        ),
        (
            INDICATORS.replace("2020-01-01", "2020-01-01, valid_to: 2023-01-01") + SECOND,
            "office.count: bản 2 bắt đầu khi bản trước còn hiệu lực. Hãy sửa ngày hiệu lực.",
        ),
        (
            spoiled(INDICATORS, "valid_from: 2020-01-01", "valid_from: 2020-01-01, valid_to: 2020-01-01"),
            "dossier.finished: valid_to (2020-01-01) phải sau valid_from (2020-01-01). Hãy sửa ngày.",
        ),
        (
            spoiled(INDICATORS, "choices: meeting", "choices: meetings"),
            "digital.meeting: chưa có danh sách lựa chọn meetings. Hãy thêm vào choices.yaml.",
        ),
    ],
)
def test_faults_of_indicators(tmp_path: Path, indicators: str, sentence: str) -> None:
    assert found(source(tmp_path, indicators=indicators)) == [sentence]


def test_the_axis_of_members_is_not_for_the_catalogue(tmp_path: Path) -> None:
    read = source(tmp_path)
    [fault] = found(replace(read, axes={**read.axes, "member": {"vi": "x", "en": "x", "values": {}}}))
    assert fault.startswith("member: tên phân tổ này dành cho")


def test_faults_of_forms(tmp_path: Path) -> None:
    appendix = FORM.partition("appendices:\n")[2]
    doubled = source(
        tmp_path,
        form=spoiled(FORM, "valid_to:", "valid_to: 2020-12-31") + appendix,
        rows=spoiled(ROWS, "key: late", "key: on_time"),
    )
    assert found(CatalogueSource(doubled.axes, doubled.choices, doubled.indicators, doubled.forms * 2))[
        :4
    ] == [
        "small-form: mã biểu đứng hai lần. Hãy đặt mã khác cho một biểu.",
        "small-form: valid_to (2020-12-31) phải sau valid_from (2021-01-01). Hãy sửa ngày.",
        "small-form/main: khóa phụ lục đứng hai lần. Hãy đặt khóa khác.",
        "small-form:on_time: khóa dòng đứng hai lần trong biểu. Hãy đặt khóa khác cho một dòng.",
    ]
