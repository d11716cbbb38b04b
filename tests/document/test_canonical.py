"""The canonical JSON gives back an equal tree and refuses everything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.document.canonical import from_json, to_json
from cchc.document.faults import DocumentFault
from cchc.document.tree import Document, Metadata, Paragraph, Run, Section
from tests.rendering.samples import report

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_a_whole_report_is_read_back_equal() -> None:
    assert from_json(to_json(report())) == report()


@given(TEXT, st.booleans(), st.booleans())
def test_any_text_is_read_back_equal(text: str, bold: bool, raised: bool) -> None:
    run = Run(text, bold=bold, superscript=raised)
    document = Document(Metadata(text), (Section((Paragraph((run,)),)),))
    assert from_json(to_json(document)) == document


def test_equal_trees_have_one_text() -> None:
    assert to_json(report()) == to_json(from_json(to_json(report())))


@pytest.mark.parametrize(
    "source",
    ["", "[]", "{}", '{"format":2,"document":{}}', '{"format":1,"document":{"is":"Section"}}', "null"],
)
def test_other_texts_are_refused(source: str) -> None:
    with pytest.raises(DocumentFault, match="không đọc được"):
        from_json(source)


def test_an_unknown_field_is_refused() -> None:
    body = json.loads(to_json(report()))
    body["document"]["sections"][0]["colour"] = "red"
    with pytest.raises(DocumentFault):
        from_json(json.dumps(body))
