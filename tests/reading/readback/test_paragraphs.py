"""One paragraph against what it became."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reading.readback import AlteredFigure, BoundSpan, DraftParagraph, compare_paragraph

TEXT = "Trong kỳ tiếp nhận 1.250 hồ sơ, giải quyết 1.200 hồ sơ, đúng hạn 1.180 hồ sơ (98,33%)."
KEYS = ("received", "finished", "on_time", "rate")


def draft(text: str = TEXT) -> DraftParagraph:
    """A paragraph whose numbers are all bound, in order, to KEYS."""
    found = re.finditer(r"\d[\d.,]*\d%?", text)
    spans = tuple(BoundSpan(one.start(), one.end(), key) for one, key in zip(found, KEYS, strict=True))
    return DraftParagraph(text, "tthc", spans)


def test_an_untouched_paragraph_keeps_every_figure() -> None:
    read = compare_paragraph(draft(), TEXT)
    assert (read.state, read.altered, read.unbound) == ("unchanged", (), ())
    assert [TEXT[span.start : span.stop] for span in read.kept] == ["1.250", "1.200", "1.180", "98,33%"]


def test_words_may_change_around_figures() -> None:
    after = (
        "Các đơn vị đã tiếp nhận tổng cộng 1.250 hồ sơ; đã giải quyết xong 1.200 hồ sơ, "
        "trong đó đúng hạn 1.180 hồ sơ (98,33%)."
    )
    read = compare_paragraph(draft(), after)
    assert read.altered == ()
    assert [after[span.start : span.stop] for span in read.kept] == ["1.250", "1.200", "1.180", "98,33%"]


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [("1.250", "1.260", "received"), ("1.180", "1.080", "on_time"), ("98,33%", "99%", "rate")],
)
def test_an_altered_figure_is_named(before: str, after: str, key: str) -> None:
    read = compare_paragraph(draft(), TEXT.replace(before, after))
    assert read.altered == (AlteredFigure(key, before, after),)
    assert len(read.kept) == 3
    assert read.unbound == ()


def test_a_removed_figure_is_named() -> None:
    read = compare_paragraph(draft(), TEXT.replace(" (98,33%)", ""))
    assert read.altered == (AlteredFigure("rate", "98,33%", ""),)


def test_a_number_bound_to_nothing_is_told() -> None:
    read = compare_paragraph(draft(), TEXT.replace("hồ sơ (", "hồ sơ, tăng 45 hồ sơ so với quý trước ("))
    assert (read.altered, read.unbound) == ((), ("45",))


def test_two_figures_that_changed_places_are_both_noticed() -> None:
    swapped = TEXT.replace("1.200", "x").replace("1.180", "1.200").replace("x", "1.180")
    named = {one.key for one in compare_paragraph(draft(), swapped).altered}
    assert named & {"finished", "on_time"}


@given(
    st.lists(st.sampled_from(["kịp thời", "nghiêm túc", ",", "và", "12", "3,5%"]), max_size=8),
    st.integers(0, 4),
)
def test_a_figure_called_kept_stands_there(words: list[str], place: int) -> None:
    pieces = TEXT.split(", ")
    after = ", ".join([*pieces[:place], *words, *pieces[place:]])
    read = compare_paragraph(draft(), after)
    texts = {span.key: TEXT[span.start : span.stop] for span in draft().figures}
    assert all(after[span.start : span.stop] == texts[span.key] for span in read.kept)
    assert {span.key for span in read.kept} | {one.key for one in read.altered} == set(KEYS)
