"""The census counts what is bound; an indicator is used if a form names it or computes with it."""

from pathlib import Path

import pytest

from cchc.catalogue.queries.census import (
    FormCensus,
    census,
    indicator_forms,
    one_form_indicators,
    unused_indicators,
)
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.catalogue.source.files import CatalogueSource, FormSource
from tests.catalogue.files import INDICATORS, ROWS, load, source, spoiled

pytestmark = pytest.mark.django_db


def test_the_rows_of_a_form_are_counted(tmp_path: Path) -> None:
    load(tmp_path)
    counted = FormCensus(
        form="small-form", rows=8, headings=1, bound=6, computed=1, declared=5, typed=1, slips=1
    )
    assert census() == [counted]


def test_an_indicator_of_one_form_comes_with_its_reason(tmp_path: Path) -> None:
    read = source(tmp_path, indicators=spoiled(INDICATORS, "stock,\n     one_form: made up", "stock"))
    [form] = read.forms
    other = FormSource({**form.head, "code": "other-form"}, {"main": form.rows["main"][:1]})
    load_catalogue(CatalogueSource(read.axes, read.choices, read.indicators, [form, other]))
    assert indicator_forms()["dossier.finished"] == {"small-form", "other-form"}
    assert [(one.indicator, one.form, one.reason) for one in one_form_indicators()] == [
        ("budget.spent", "small-form", "made up"),
        ("digital.meeting", "small-form", "made up"),
        ("office.count", "small-form", ""),
    ]


def test_parts_of_a_ratio_that_nobody_uses_are_unused_too(tmp_path: Path) -> None:
    load(tmp_path, rows="rows: [{key: rate, stt: '', label: Tỷ lệ, value: dossier.on_time_rate}]")
    assert unused_indicators() == ["budget.spent", "digital.meeting", "office.count"]


def test_everything_is_unused_without_rows(tmp_path: Path) -> None:
    load(tmp_path, rows="rows: []")
    assert len(unused_indicators()) == 5


def test_a_second_ratio_does_not_save_its_parts(tmp_path: Path) -> None:
    rate = """
  - {code: office.rate, vi: Tỷ lệ, en: Rate, type: percent, over_units: ratio, over_time: stock,
     numerator: office.count, denominator: office.count, valid_from: 2020-01-01}
"""
    rows = spoiled(
        ROWS, 'value: ["office.count@end^own", budget.spent],\n     shown: "{0}/{1}"', "typed: words"
    )
    load(tmp_path, indicators=INDICATORS + rate, rows=rows)
    assert unused_indicators() == ["budget.spent", "office.count", "office.rate"]
