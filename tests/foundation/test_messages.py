"""The texts for translation: what is found in the source, kept, and compiled."""

import gettext
import re
from pathlib import Path
from unicodedata import is_normalized

import pytest
from babel.messages.pofile import read_po

from cchc.foundation import messages

PARAMETER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def texts(path: Path) -> set[str]:
    with path.open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.id}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source folder of one module, with its list of texts beside it."""
    module = tmp_path / "room.py"
    module.write_text('_("Một %(n)d")\nN_("Hai")\ngettext("Ba")\nprint("không dịch")\n', "utf-8")
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    monkeypatch.setattr(messages, "ENGLISH", tmp_path / "locale" / "en" / "django.po")
    return module


def test_marked_texts_are_found_and_no_others(small: Path) -> None:
    messages.update()
    assert texts(messages.ENGLISH) == {"Một %(n)d", "Hai", "Ba"}


def test_translations_stay_while_their_texts_do(small: Path) -> None:
    messages.update()
    listed = messages.ENGLISH.read_text("utf-8").replace(
        'msgid "Hai"\nmsgstr ""', 'msgid "Hai"\nmsgstr "Two"'
    )
    messages.ENGLISH.write_text(listed, "utf-8")
    small.write_text('N_("Hai")\nN_("Bốn")\n', "utf-8")
    messages.update()
    assert texts(messages.ENGLISH) == {"Hai", "Bốn"}
    with messages.compile_english().open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert (english.gettext("Hai"), english.gettext("Bốn")) == ("Two", "Bốn")


def test_the_compiled_file_is_replaced_whole(small: Path) -> None:
    messages.update()
    compiled = messages.compile_english()
    with compiled.open("rb") as held:
        messages.compile_english()
        assert held.read() == compiled.read_bytes()
    assert sorted(one.name for one in compiled.parent.iterdir()) == ["django.mo", "django.po"]


def test_where_a_text_stands_in_its_file_does_not_change_the_list(small: Path) -> None:
    messages.update()
    before = messages.ENGLISH.read_text("utf-8")
    small.write_text("\n\n" + small.read_text("utf-8"), "utf-8")
    messages.update()
    assert messages.ENGLISH.read_text("utf-8").split("\n\n", 1)[1] == before.split("\n\n", 1)[1]


def test_texts_of_the_source_are_composed() -> None:
    assert [message.id for message in messages.extracted() if not is_normalized("NFC", str(message.id))] == []


def test_a_translation_speaks_of_the_same_things() -> None:
    for message in messages.english():
        if message.id and message.string:
            given, said = PARAMETER.findall(str(message.id)), PARAMETER.findall(str(message.string))
            assert sorted(set(given)) == sorted(set(said)), message.id
