"""The checklist as a page for people, made from the checks themselves so that it cannot drift."""

from cchc.reading.lint.framework import Check
from cchc.reading.lint.linter import CHECKS

_HEADER = """# Checklist of Decree 30/2020/NĐ-CP

What `cchc lint` tests, point by point. This page is made from the code (`cchc.reading.lint.checklist`);
a test compares the two.

Certainty tells how sure the rule itself is: **C** read in the decree or its annexes, **C2** practice of
issued documents, **M** from memory. Severity **error** breaks the rule; **warning**: exceptions exist.
Formatting is the effective one: run, character style, paragraph style, table style, document defaults, theme.

| No. | Check | Tiếng Việt | Certainty | Severity | Tolerance | Test | Source |
|---:|---|---|---|---|---|---|---|
"""

_FOOTER = """
A check answers *passed*, *failed*, *not_applicable* (the part does not exist in this kind of document) or
*not_checked* (the file does not tell), the last two with a reason. A Word file does not store its number of
pages reliably: it is the larger of what Word noted down and of what breaks, sections and the measured height
of the text imply. Widths are those of Times New Roman without kerning.
"""


def _row(check: Check) -> str:
    cells = (
        str(check.number),
        check.title_en,
        check.title_vi,
        check.certainty.value,
        check.severity.value,
        check.tolerance,
        check.test,
        str(check.source),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def checklist_page() -> str:
    """The page docs/decree30-checklist.md, whole."""
    return _HEADER + "".join(_row(check) for check in CHECKS) + _FOOTER
