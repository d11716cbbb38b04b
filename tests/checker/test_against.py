"""Appendix rows against the facts of the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from cchc.checker import against
from cchc.checker.against import Facts
from cchc.checker.check import check_documents
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.periods import Period
from cchc.reading.found import read_document
from cchc.statistics.resolve import Basis, Reading
from tests.catalogue.table_rows import table_row

LABELS = ("Số kế hoạch đã ban hành", "Số cuộc kiểm tra", "Số phiếu đã phát", "Số phiếu đã thu")
KNOWN = (12, 5, 300, 290)


@dataclass(frozen=True)
class Ledger(Facts):
    """Facts without a database."""

    def readings(self, refs: Sequence[Ref]) -> Mapping[Ref, Reading]:
        known = {ref: Figure(amount=Fraction(KNOWN[int(ref.indicator[-1])])) for ref in refs}
        return {ref: Reading(figure, Basis.REPORTED, revision=7) for ref, figure in known.items()}


@pytest.fixture
def form(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(
        replace(table_row(f"row_{place}", str(place + 1), label), values=(parse(f"test.fact_{place}"),))
        for place, label in enumerate(LABELS)
    )
    monkeypatch.setattr(against, "every_form", lambda: [SimpleNamespace(tables=[SimpleNamespace(rows=rows)])])


def told(*values: int) -> tuple[int, list[tuple[str, str, str]]]:
    lines = ["STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú"]
    lines += [
        f"{at + 1}\t{label}\tSố\t{value}\t"
        for at, (label, value) in enumerate(zip(LABELS, values, strict=False))
    ]
    document = read_document(("Phụ lục\n\n" + "\n".join(lines) + "\n").encode(), "phu-luc.txt")
    checked = check_documents([document], Ledger("ha", Period.parse("2024-Q1")))
    findings = [one for one in checked.findings if one.kind == "duplicate"]
    held = sum(one.kind == "duplicate" for one in checked.held)
    return held, [(str(one.severity), one.stated, one.computed) for one in findings]


pytestmark = pytest.mark.usefixtures("form")


def test_rows_that_say_what_the_ledger_knows_hold() -> None:
    assert told(*KNOWN) == (4, [])


def test_a_row_that_says_otherwise_is_named() -> None:
    assert told(12, 6, 300, 290) == (3, [("warning", "6", "5")])


def test_a_table_of_which_little_is_known_is_left_alone() -> None:
    assert told(12, 6) == (0, [])


def test_the_write_of_the_ledger_is_named() -> None:
    lines = "\n".join(f"{at + 1}\t{label}\tSố\t1\t" for at, label in enumerate(LABELS))
    document = read_document(f"Phụ lục\n\nSTT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n{lines}\n".encode())
    checked = check_documents([document], Ledger("ha", Period.parse("2024-Q1")))
    assert all("lần ghi sổ 7" in one.explanation_vi for one in checked.findings if one.kind == "duplicate")
    assert len(checked.findings) >= 4
