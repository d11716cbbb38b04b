"""Plain text knows where each of its characters stood in the source."""

import unicodedata

import pytest

from cchc.checker.prose.plain import plain


@pytest.mark.parametrize(
    "source",
    [
        "Đã trả 940\u00a0hồ sơ,\tđạt 94%",
        "Đã\u200b trả 940 hồ sơ, đạt 94%",
        "**Đã trả** 940<sup>1</sup> hồ sơ &amp; đạt 94%",
        unicodedata.normalize("NFD", "Đã trả 940 hồ sơ, đạt 94%"),
    ],
)
def test_a_span_leads_back_to_its_letters(source: str) -> None:
    found = plain(source)
    for words in ("940", "đạt 94%"):
        start = found.text.index(words)
        quoted = found.quote(start, start + len(words))
        assert quoted in source
        assert unicodedata.normalize("NFC", quoted) == words


def test_odd_blanks_become_plain_and_a_wrapped_line_goes_on() -> None:
    assert plain("tiếp nhận\u00a0940\nhồ sơ").text == "tiếp nhận 940 hồ sơ"
