"""What the footnote of a comparison across a merger says."""

from fractions import Fraction

from cchc.document.markup import parse_markup
from cchc.document.tree import plain
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Level
from cchc.engine.periods import Period
from cchc.publication.narrative import NarrativePrinter
from cchc.reporting.outlines import ReportOutline
from cchc.reporting.queries.narrative_documents import Library
from cchc.reporting.queries.narrative_figures import Earlier, FigureBook, Known
from cchc.reporting.queries.narrative_texts import Narrative


def test_the_note_of_a_comparison_is_a_footnote_in_full_once() -> None:
    book = FigureBook(
        Period.parse("2026-Q3"),
        {"done": Known(Figure(Fraction(50)), "50", "", "done", parse_ref("a.b^whole"))},
        {Earlier.LAST_YEAR: {parse_ref("a.b^whole"): Figure(Fraction(40))}},
        {Earlier.LAST_YEAR: ("Xã An", "Xã Bình")},
    )
    outline = ReportOutline("o", 1, "o", Level.COMMUNE, frozenset(), "", "", "", (), ())
    printer = NarrativePrinter(Narrative(outline, (), (), book, Library({})), {})
    [block] = parse_markup("Giải quyết {done}, {done change last_year}; lại {done change last_year}.")
    notes = [plain(run.footnote.runs) for run in printer.runs(block.pieces) if run.footnote]
    assert notes == [
        "Số liệu cùng kỳ năm 2025 là của các đơn vị trước sắp xếp: Xã An, Xã Bình.",
        "Số liệu so sánh như đã chú thích ở trên.",
    ]
