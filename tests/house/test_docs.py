"""The examples of the algorithm pages run; the documents hold together."""

import doctest
import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))
MARKDOWN = [*PAGES, ROOT / "README.md", ROOT / "README.en.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize(
    "page", [path for path in PAGES if ">>> " in path.read_text("utf-8")], ids=lambda p: p.name
)
def test_examples_of_a_page_run(page: Path) -> None:
    text = page.read_text("utf-8").replace("```\n", "\n")
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    examples = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(examples)
    assert runner.tries > 0
    assert runner.failures == 0


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda p: p.name)
def test_links_to_files_hold(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_algorithm_page_has_examples_or_names_its_tests() -> None:
    silent = [
        page.name
        for page in (ROOT / "docs" / "algorithms").glob("*.md")
        if ">>> " not in page.read_text("utf-8") and "tests/" not in page.read_text("utf-8")
    ]
    assert silent == []
