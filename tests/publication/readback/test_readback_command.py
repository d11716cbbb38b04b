"""`cchc readback`: what leaders changed in Word, adopted section by section; figures refused or adjusted."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.management import CommandError, call_command
from docx.text.paragraph import Paragraph as WordParagraph

from cchc.reporting.models import NarrativeText
from cchc.reporting.queries.narrative_earlier import Before
from cchc.statistics.resolve import Question, figures, window_for
from tests.publication.test_narrative import FORM, Q3, TH, enter
from tests.reporting.loading import figures as refs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

ISSUED = "legal_document.issued^whole"


def draft(folder: Path) -> Path:
    """Write the report of Thanh Hóa, whose second part a person wrote."""
    enter(folder)
    call_command("report", *TH, "--format", "docx", "--out", str(folder), stdout=io.StringIO())
    return folder / f"th-2021-Q3-{FORM}.docx"


def edited(path: Path, edit: Callable[[WordParagraph], object]) -> Path:
    """Return a copy of the draft whose written paragraph somebody edited."""
    word = docx.Document(str(path))
    edit(next(one for one in word.paragraphs if one.text.startswith("Trong kỳ ban hành")))
    other = path.with_name("edited.docx")
    word.save(str(other))
    return other


def answer(*words: object) -> Any:
    stdout = io.StringIO()
    call_command("readback", *map(str, words), "--json", stdout=stdout)
    return json.loads(stdout.getvalue())


def reword(paragraph: WordParagraph) -> None:
    paragraph.runs[0].text = "Trong kỳ này tỉnh ban hành "


def raise_figure(paragraph: WordParagraph) -> None:
    next(run for run in paragraph.runs if run.text == "08").text = "09"


def reword_and_raise(paragraph: WordParagraph) -> None:
    reword(paragraph)
    raise_figure(paragraph)


def stored() -> str:
    return NarrativeText.objects.get(section_key="institutions").text


def test_saved_as_it_was_it_says_the_same(tmp_path: Path) -> None:
    path = draft(tmp_path)
    told = answer(path, edited(path, lambda _: None))
    assert (told["paragraphs"], told["figures"], told["lost_rows"]) == ([], [], [])


def test_new_words_are_adopted_with_figures_and_footnotes_bound(tmp_path: Path) -> None:
    path = draft(tmp_path)
    before = stored()
    told = answer(path, edited(path, reword), "--adopt", *TH)
    assert told["adopted"]["saved"] == ["institutions"]
    assert stored() == (
        before.replace(
            "Trong kỳ ban hành **{legal_documents_issued unit}**",
            "Trong kỳ này tỉnh ban hành **{legal_documents_issued unit}**",
        )
    )


def test_the_footnote_that_a_comparison_prints_is_not_adopted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = Before(refs({ISSUED: 5}), ("Xã An", "Xã Bình"))
    monkeypatch.setattr("cchc.reporting.queries.narrative_figures.before", lambda *_, **__: then)
    text = (
        "Trong kỳ ban hành {legal_documents_issued unit}, {legal_documents_issued change last_year}[^qd-1]; "
        "giảm dần^[Theo dõi riêng]."
    )
    path = draft(tmp_path)
    (tmp_path / "institutions.md").write_text(text, "utf-8")
    call_command("narrative", "set", *TH, str(tmp_path / "institutions.md"), stdout=io.StringIO())
    call_command("report", *TH, "--format", "docx", "--out", str(tmp_path), stdout=io.StringIO())
    word = docx.Document(str(path))
    assert any("tăng 60% so với cùng kỳ năm 2020" in one.text for one in word.paragraphs)
    told = answer(path, edited(path, reword), "--adopt", *TH)
    assert told["adopted"]["saved"] == ["institutions"]
    assert stored() == text.replace("Trong kỳ ban hành", "Trong kỳ này tỉnh ban hành")


def test_adopted_twice_it_says_so_and_changes_nothing(tmp_path: Path) -> None:
    path = draft(tmp_path)
    other = edited(path, reword_and_raise)
    answer(path, other, "--adopt", *TH)
    before, version = stored(), NarrativeText.objects.get(section_key="institutions").version
    told = answer(path, other, "--adopt", *TH)["adopted"]
    assert (told["saved"], told["unchanged"], told["moved_on"]) == ([], ["institutions"], [])
    assert (stored(), NarrativeText.objects.get(section_key="institutions").version) == (before, version)


def retype(paragraph: WordParagraph) -> None:
    """Write new words behind: some bold, some italic, and a star that is none of the markup."""
    paragraph.add_run(" Riêng ")
    paragraph.add_run("tháng 9").bold = True
    paragraph.add_run(" (chưa kể ")
    paragraph.add_run("văn bản mật*").italic = True
    paragraph.add_run(").")


def test_bold_and_italic_words_stay_so(tmp_path: Path) -> None:
    path = draft(tmp_path)
    answer(path, edited(path, retype), "--adopt", *TH)
    assert "Riêng **tháng 9** (chưa kể *văn bản mật\\**)." in stored()
    assert "**{legal_documents_issued unit}**" in stored()


def test_an_altered_figure_is_told_and_refused(tmp_path: Path) -> None:
    path = draft(tmp_path)
    told = answer(path, edited(path, raise_figure), "--adopt", *TH)
    assert told["figures"] == [{"key": "legal_documents_issued", "before": "08", "after": "09"}]
    assert told["adopted"]["refused"] == told["figures"]
    assert "{legal_documents_issued unit}" in stored()
    assert "09" not in stored()


def test_with_a_reason_it_becomes_an_adjustment(tmp_path: Path) -> None:
    path = draft(tmp_path)
    words = ("--adjust", "legal_documents_issued", "--reason", "Đếm sót một nghị quyết", *TH)
    (adjusted,) = answer(path, edited(path, raise_figure), *words)["adjusted"]
    assert (adjusted["row"], adjusted["delta"]) == ("legal_documents_issued", "1")
    (ref,) = refs({ISSUED: 0})
    assert figures(Question("th", window_for("th", Q3), (ref,)))[ref].amount == 9


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--adjust", "legal_documents_issued", *TH), "--reason"),
        (("--adjust", "legal_documents_reviewed", "--reason", "x", *TH), "không đổi số"),
        (("--adopt",), "--unit, --period và --form"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    path = draft(tmp_path)
    with pytest.raises(CommandError, match=said):
        answer(path, edited(path, raise_figure), *words)


def test_a_section_that_moved_on_is_not_overwritten(tmp_path: Path) -> None:
    path = draft(tmp_path)
    enter(tmp_path, "Người khác đã viết lại mục này.")
    told = answer(path, edited(path, reword), "--adopt", *TH)
    assert (told["adopted"]["saved"], told["adopted"]["moved_on"]) == ([], ["institutions"])
    assert stored() == "Người khác đã viết lại mục này."


def test_a_file_that_is_not_word_is_refused(tmp_path: Path) -> None:
    path = draft(tmp_path)
    other = tmp_path / "edited.docx"
    other.write_bytes(b"not a document")
    with pytest.raises(CommandError):
        answer(path, other)
