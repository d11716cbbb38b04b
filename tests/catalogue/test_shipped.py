"""The catalogue that ships: it fits, and how far its forms are bound may not fall back."""

from dataclasses import dataclass
from unicodedata import is_normalized

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from cchc.catalogue.models import Indicator
from cchc.catalogue.queries.census import (
    FormCensus,
    OneFormIndicator,
    census,
    one_form_indicators,
    unused_indicators,
)
from cchc.catalogue.queries.checks.catalogue import faults_of_catalogue
from cchc.catalogue.queries.definitions import Definition, choice_codes, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, every_form
from cchc.catalogue.services.load_catalogue import LoadResult, load_catalogue
from cchc.catalogue.source.coherence import faults_of_source
from cchc.catalogue.source.files import SHIPPED, CatalogueSource, read_catalogue
from cchc.engine.kinds import OverUnits, ValueType
from cchc.foundation.faults import said
from tests.house.source import ROOT

# The fixture `stored` needs the database, which pytest-django sets up only for tests that are marked.
pytestmark = pytest.mark.django_db

# form, rows, headings, bound, computed, declared, typed, slips. Typed may not rise.
CENSUS = [
    FormCensus("tk-2021-tinh", 121, 26, 95, 14, 81, 0, 7),
    FormCensus("tk-2022-so-kh", 146, 28, 118, 18, 100, 0, 4),
    FormCensus("tk-2023-huyen", 175, 19, 156, 22, 134, 0, 3),
    FormCensus("tk-2024-so-ht", 133, 30, 103, 19, 84, 0, 46),
    FormCensus("tk-2026-so", 84, 11, 73, 11, 62, 0, 0),
    FormCensus("tk-2026-tinh", 117, 15, 102, 12, 90, 0, 0),
    FormCensus("tk-2026-xa", 83, 10, 73, 11, 62, 0, 0),
    FormCensus("tt-2024-so-ht", 7, 0, 7, 0, 7, 0, 0),
]


@dataclass(frozen=True)
class Stored:
    """What the database holds of the shipped catalogue, and what the checks say of it."""

    faults: list[str]
    again: LoadResult
    forms: list[FormTables]
    census: list[FormCensus]
    one_form: list[OneFormIndicator]
    unused: list[str]
    indicators: list[Indicator]
    definitions: dict[str, Definition]
    choices: dict[str, tuple[int, ...]]

    @property
    def rows(self) -> list[tuple[str, TableRow]]:
        return [(f"{form.code}:{row.key}", row) for form in self.forms for row in form.rows]


@pytest.fixture(scope="module")
def shipped() -> CatalogueSource:
    return read_catalogue()


@pytest.fixture(scope="module")
def stored(shipped: CatalogueSource, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Stored:
    """Load once for all tests of this file, and leave the database as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue(shipped)
        found = Stored(
            faults=[said(fault) for fault in faults_of_catalogue()],
            again=load_catalogue(shipped),
            forms=every_form(),
            census=census(),
            one_form=one_form_indicators(),
            unused=unused_indicators(),
            indicators=list(Indicator.objects.all()),
            definitions=definitions(),
            choices=choice_codes(),
        )
        transaction.set_rollback(True)
    return found


def test_it_fits(shipped: CatalogueSource, stored: Stored) -> None:
    assert [said(fault) for fault in faults_of_source(shipped)] == []
    assert stored.faults == []


def test_a_second_load_changes_nothing(stored: Stored) -> None:
    assert (stored.again.forms_changed, stored.again.words_changed) == (0, 0)


def test_how_far_the_forms_are_bound(stored: Stored) -> None:
    assert stored.census == CENSUS


def test_the_page_shows_the_census(shipped: CatalogueSource, stored: Stored) -> None:
    names = {form.code: form.head["en"] for form in shipped.forms}
    lines = [
        f"| `{one.form}` | {names[one.form]} | {one.rows} | {one.headings} | {one.bound} | {one.computed} "
        f"| {one.declared} | {one.typed} | {one.slips} |\n"
        for one in stored.census
    ]
    page = (ROOT / "docs" / "catalogue.md").read_text("utf-8")
    block = page.split("<!-- census -->\n")[1].split("<!-- end of census -->")[0]
    assert block.split("|--:|\n")[1] == "".join(lines)


def test_the_page_says_how_much_there_is(stored: Stored) -> None:
    page = (ROOT / "docs" / "catalogue.md").read_text("utf-8")
    known = stored.again
    assert (
        f"{known.indicators} indicators, {known.axes} axes, {known.choice_lists} choice lists and "
        f"{known.forms} forms with {known.rows} rows; {len(stored.one_form)} of the indicators"
    ) in page


def test_an_indicator_of_one_form_has_a_reason_and_no_other_has(stored: Stored) -> None:
    assert [one.indicator for one in stored.one_form if not one.reason] == []
    given = [one.code for one in stored.indicators if one.one_form_reason]
    assert given == [one.indicator for one in stored.one_form]


def test_no_indicator_axis_or_choice_list_is_unused(shipped: CatalogueSource, stored: Stored) -> None:
    assert stored.unused == []
    assert set(shipped.axes) == {axis for one in stored.definitions.values() for axis in one.axes}
    assert set(shipped.choices) == {one.choices for one in stored.definitions.values() if one.choices}


def test_every_row_that_is_filled_has_a_binding(stored: Stored) -> None:
    loose = [
        place
        for place, row in stored.rows
        if row.unit and not row.values and not row.typed and not row.slip_note
    ]
    assert loose == []


def test_every_bound_row_says_who_answers_for_it(stored: Stored) -> None:
    assert [place for place, row in stored.rows if row.values and not (row.owner and row.filled_by)] == []


def test_a_slip_says_what_is_meant(stored: Stored) -> None:
    """A wrong number stands beside the right one; what is no number is told in words."""
    numbers = {"repeated_number", "wrong_parent", "skipped_number", "slipped_column"}
    silent = [
        place
        for place, row in stored.rows
        if row.slip and not row.slip_note and not (row.stt_meant if row.slip in numbers else row.printed_unit)
    ]
    assert silent == []


def test_numbers_that_rows_beside_each_other_repeat_are_slips(stored: Stored) -> None:
    seen: set[tuple[str, str, str, str]] = set()
    unexplained = []
    for form in stored.forms:
        for table in form.tables:
            for row in table.rows:
                number = (form.code, table.key, row.parent_key, (row.stt_meant or row.stt).rstrip("."))
                if number[3][:1].isdigit() and number in seen and not row.slip:
                    unexplained.append((form.code, row.key))
                seen.add(number)
    assert unexplained == []


def test_codes_of_a_choice_list_run_from_nought(stored: Stored) -> None:
    for name, codes in stored.choices.items():
        assert codes == tuple(range(len(codes))), name


def test_every_indicator_is_named_in_both_languages(stored: Stored) -> None:
    for one in stored.indicators:
        assert one.name_vi != one.name_en, one
        assert bool(one.unit_vi) == bool(one.unit_en), one


def test_no_two_indicators_have_one_name(stored: Stored) -> None:
    for names in ([one.name_vi for one in stored.indicators], [one.name_en for one in stored.indicators]):
        assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_kinds_and_units_of_measure_agree(stored: Stored) -> None:
    units = {one.code: one.unit_vi for one in stored.indicators}
    for code, one in stored.definitions.items():
        assert (one.value_type is ValueType.PERCENT) == (units[code] == "%"), code
        if one.over_units is OverUnits.RATIO:
            assert one.numerator, code
        if one.value_type is ValueType.MONEY:
            assert (units[code], one.decimals) == ("Đồng", 0), code


def test_texts_are_composed() -> None:
    for path in SHIPPED.rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert is_normalized("NFC", text), path
        assert "\t" not in text, path


def test_what_is_printed_is_single_spaced_and_without_markup(stored: Stored) -> None:
    texts = [(place, text) for place, row in stored.rows for text in (row.label, row.unit, row.stt)]
    assert [pair for pair in texts if pair[1] != " ".join(pair[1].split())] == []
    assert [pair for pair in texts if "**" in pair[1] or "<" in pair[1]] == []


def test_the_folder_of_a_form_is_its_code(shipped: CatalogueSource) -> None:
    folders = sorted(path.name for path in (SHIPPED / "forms").iterdir())
    assert [form.code for form in shipped.forms] == folders
