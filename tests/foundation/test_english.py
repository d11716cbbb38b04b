"""The English texts: all there, saying the same, in English, and in step with the source."""

import re
from unicodedata import name

import pytest
from babel.messages.catalog import Message

from cchc.foundation import messages
from cchc.reading.lint.linter import CHECKS

PARAMETER = re.compile(r"%(?:\((?P<name>\w+)\)[ #0+-]*[\d.]*[a-z]|%)")
BRACES = re.compile(r"\{\w*\}")
QUOTED = re.compile(r"“[^”]*”")
DECREE = re.compile(r"\d+/\d{4}/[\w-]+")
TEXTS = [message for message in messages.english() if message.id]
WITH_PARAMETERS = [text for text in TEXTS if any(match["name"] for match in PARAMETER.finditer(str(text.id)))]


def spots(text: str) -> set[str]:
    """What is filled in, as it is written: %(name)s, %(share).0f, {num}."""
    return {match[0] for pattern in (PARAMETER, BRACES) for match in pattern.finditer(text)}


def english() -> dict[str, str]:
    return {str(text.id): str(text.string) for text in TEXTS}


def test_every_text_of_the_source_has_its_english() -> None:
    known = english()
    assert [text.id for text in messages.extracted() if text.id and not known.get(str(text.id))] == []


def test_the_file_is_what_extraction_writes() -> None:
    assert messages.ENGLISH.read_bytes() == messages.refreshed()


def test_the_head_names_nobody_and_no_moment() -> None:
    head = messages.ENGLISH.read_text("utf-8").partition("\n\n")[0]
    assert "Project-Id-Version: cchc\\n" in head
    assert not re.search(r"@|VERSION|FULL NAME|LANGUAGE|\d{4}-\d\d", head)


@pytest.mark.parametrize("text", WITH_PARAMETERS, ids=lambda text: str(text.id)[:40])
def test_the_english_takes_the_same_parameters(text: Message) -> None:
    source, translation = str(text.id), str(text.string)
    assert spots(source) == spots(translation)
    values = {match["name"]: 7 for match in PARAMETER.finditer(source) if match["name"]}
    assert source % values
    assert translation % values


def test_texts_without_parameters_keep_their_percent_signs() -> None:
    plain = [text for text in TEXTS if text not in WITH_PARAMETERS]
    assert [text.id for text in plain if str(text.id).count("%") != str(text.string).count("%")] == []


def vietnamese(text: str) -> set[str]:
    """Letters outside quotation marks and numbers of decrees that English does not have."""
    bare = DECREE.sub("", QUOTED.sub("", text))
    return {letter for letter in bare if ord(letter) > 127 and name(letter).startswith("LATIN")}


def test_vietnamese_stands_in_quotation_marks_only() -> None:
    assert {source: left for source, said in english().items() if (left := vietnamese(said))} == {}


def test_sentences_stay_sentences() -> None:
    """What ends with a full stop or a colon in Vietnamese does so in English, and nothing else does."""

    def ends(text: str) -> str:
        return text[-1] if text[-1] in ".:?" else ""

    assert {source: said for source, said in english().items() if ends(source) != ends(said)} == {}


def test_capitals_begin_the_same_texts() -> None:
    def begins(text: str) -> bool | None:
        return text[0].isupper() if text[0].isalpha() else None

    pairs = {source: said for source, said in english().items() if None not in (begins(source), begins(said))}
    assert {source: said for source, said in pairs.items() if begins(source) != begins(said)} == {}


def test_points_of_the_checklist_have_one_english_name() -> None:
    known = english()
    assert {check.title_vi: known[check.title_vi] for check in CHECKS} == {
        check.title_vi: check.title_en for check in CHECKS
    }
