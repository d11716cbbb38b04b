"""The example on the page about the catalogue is a whole catalogue; the commands' pages name every field."""

import json
import re
from pathlib import Path

import pytest

from cchc.catalogue.queries.census import census
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.catalogue.source.files import SHIPPED, read_catalogue
from cchc.catalogue.source.schema import SCHEMAS
from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "catalogue.md").read_text("utf-8")
COMMAND = (ROOT / "docs" / "commands" / "catalogue.md").read_text("utf-8")


@pytest.mark.django_db
def test_the_example_loads(tmp_path: Path) -> None:
    for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    result = load_catalogue(read_catalogue(tmp_path))
    assert (result.indicators, result.forms, result.rows) == (3, 1, 5)
    [form] = census()
    assert (form.computed, form.declared, form.slips) == (1, 3, 1)


@pytest.mark.parametrize(
    ("schema", "name"), [("rows", "row"), ("indicators", "indicator"), ("form", "appendix")]
)
def test_the_page_names_every_field(schema: str, name: str) -> None:
    fields = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))["$defs"][name]["properties"]
    silent = [field for field in fields if f"`{field}`" not in PAGE and f"{field}:" not in PAGE]
    assert silent == []


@pytest.mark.django_db
def test_the_load_example_is_what_a_first_load_answers() -> None:
    load, *_ = re.findall(r"```json\n(.*?)```", COMMAND, re.DOTALL)
    assert json.loads(load) == vars(load_catalogue(read_catalogue(SHIPPED)))
