"""The sentences that open a report."""

from dataclasses import replace

import pytest

from cchc.document.tree import Paragraph, plain
from cchc.engine.figures import MISSING
from cchc.publication.highlights import highlights
from cchc.reporting.queries.fill import FilledForm, fill
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, XIN_MAN, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def told(filled: FilledForm) -> list[str]:
    return [plain(paragraph.runs) for paragraph in highlights(filled)]


def without(filled: FilledForm, key: str) -> FilledForm:
    rows = tuple(
        replace(row, as_written="", figures=(MISSING,)) if row.row.key == key else row for row in filled.rows
    )
    return replace(filled, rows=rows)


def procedures(filled: FilledForm) -> str:
    (found,) = [text for text in told(filled) if "Thủ tục hành chính: " in text]
    return found


def test_figures_stand_as_they_are_printed_without_a_second_per_cent_sign() -> None:
    text = procedures(fill(*KHANH_HOA))
    assert (
        "giải quyết đúng hạn 99,37%; hồ sơ do cấp huyện tiếp nhận được giải quyết đúng hạn 93,98%; "
        "hồ sơ do cấp xã tiếp nhận được giải quyết đúng hạn 99,21%." in text
    )
    assert "%%" not in text


def test_a_sentence_is_left_out_when_a_figure_is_missing() -> None:
    text = procedures(without(fill(*KHANH_HOA), "on_time_districts"))
    assert "đúng hạn 99,37%; hồ sơ do cấp xã tiếp nhận được giải quyết đúng hạn 99,21%." in text
    assert "cấp huyện" not in text


def test_areas_are_numbered_without_gaps() -> None:
    filled = fill(*KHANH_HOA)
    whole = told(filled)
    assert [text.partition(".")[0] for text in whole] == [str(place + 1) for place in range(len(whole))]
    none = replace(filled, rows=tuple(row for row in filled.rows if not row.row.key.startswith("legal_")))
    assert [text.partition(".")[0] for text in told(none)] == [str(n + 1) for n in range(len(whole) - 1)]


def test_each_figure_names_the_row_it_comes_from() -> None:
    filled = fill(*KHANH_HOA)
    anchored = [run for one in highlights(filled) for run in one.runs if run.anchor]
    assert anchored
    assert all(filled.row(run.anchor).shown.removesuffix("%") == run.text for run in anchored)


@pytest.mark.parametrize("report", [KHANH_HOA, XIN_MAN, HA_TINH_FINANCE])
def test_paragraphs_open_in_bold_and_end_with_a_full_stop(report: Report) -> None:
    paragraphs: tuple[Paragraph, ...] = highlights(fill(*report))
    assert paragraphs
    assert all(one.runs[0].bold and plain(one.runs).endswith(".") for one in paragraphs)
    assert all("{" not in plain(one.runs) for one in paragraphs)


def test_nothing_known_nothing_told() -> None:
    assert highlights(fill(*KHANH_HOA, as_of=0)) == ()
