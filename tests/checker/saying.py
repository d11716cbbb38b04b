"""Short reports to check, and what was said of them."""

from cchc.checker.check import check_documents
from cchc.checker.findings import Checked, CheckFinding
from cchc.reading.found import read_document

HEAD = "Sơn Hà, ngày 20 tháng 12 năm 2024\n\nBÁO CÁO\n\nKết quả cải cách hành chính năm 2024\n\n"


def checked(*texts: str, head: str = HEAD) -> Checked:
    """Check one report of these paragraphs."""
    return check_documents([read_document((head + "\n\n".join(texts) + "\n").encode(), "bao-cao.txt")])


def told(*texts: str, head: str = HEAD) -> set[str]:
    """`kind:severity` of all findings, `kind:held` of all that holds."""
    outcome = checked(*texts, head=head)
    return {f"{one.kind}:{one.severity}" for one in outcome.findings} | {
        f"{one.kind}:held" for one in outcome.held
    }


def findings(*texts: str, head: str = HEAD) -> list[CheckFinding]:
    """The findings that are errors or warnings."""
    return [one for one in checked(*texts, head=head).findings if one.severity != "note"]
