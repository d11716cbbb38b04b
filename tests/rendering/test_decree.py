"""What we print satisfies the layout linter."""

from cchc.reading.lint.linter import lint_docx
from cchc.rendering.docx import render
from tests.rendering.samples import report


def test_our_word_files_have_no_layout_errors() -> None:
    answer = lint_docx(render(report()), ["Ủy ban nhân dân tỉnh Khánh Hòa"])
    assert not answer.has_errors, answer.findings
