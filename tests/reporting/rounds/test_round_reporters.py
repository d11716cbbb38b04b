"""Who a consolidation expects in a round: those whom the round expects at its cut-off."""

from pathlib import Path

import pytest

from cchc.catalogue.models import Form, Row
from cchc.engine.kinds import Lane
from cchc.reporting.enums import CellSource
from cchc.reporting.models import RoundTemplate
from cchc.reporting.queries.reconciliation import ReconciledRow, reconcile
from cchc.reporting.services.open_round import open_round
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.services.submit import submit
from cchc.units.services import import_successions
from tests.reporting.rounds.small import QUARTER, UNITS, load_units, small_template

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
MERGED = "effective_on,decree,kind,predecessors,successors\n2026-09-10,Nghị quyết,merger,q-a q-b,q-ab\n"


def added_up(folder: Path) -> RoundTemplate:
    """The small form with a first row that is added up."""
    template = small_template(folder)
    Row.objects.filter(form__code="nho", key="issued").update(values=["dossier.finished^whole"])
    Form.objects.filter(code="nho").update(content_hash="added-up")
    return template


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """A round, then q-a and q-b became q-ab five days before the cut-off."""
    template = added_up(tmp_path)
    open_round(template, QUARTER, actor="test")
    load_units(tmp_path, f"{UNITS}q-ab,Xã An Bình,commune,commune,q,2026-09-10,\n")
    acts = tmp_path / "acts.csv"
    acts.write_text(MERGED, "utf-8")
    import_successions(acts, "test")
    return tmp_path


def issued() -> ReconciledRow:
    found = reconcile("nho", "q", QUARTER, lane=Lane.SUBMITTED)
    return next(one for one in found.rows if one.row.key == "issued")


def report(*units: str) -> None:
    for one in open_submissions("nho", units, QUARTER, actor="lan").values():
        save_cells([CellSave(one.pk, "issued", "4")], source=CellSource.TYPED, actor="lan")
    submit("nho", units, QUARTER, actor="lan")


def test_units_gone_by_the_cut_off_are_not_missing_and_their_successor_is(merged: Path) -> None:
    assert issued().missing == ("q-ab", "q-c", "q-nv", "q-tc")


def test_what_a_unit_said_before_it_was_gone_counts(merged: Path) -> None:
    report("q-a", "q-ab", "q-c", "q-nv", "q-tc")
    row = issued()
    assert row.missing == ()
    assert row.sources.parts is not None
    assert row.sources.parts[0].amount == 20


def test_without_a_round_whoever_has_a_form_is_expected(tmp_path: Path) -> None:
    added_up(tmp_path)
    open_submissions("nho", ["q-a", "q-b"], QUARTER, actor="lan")
    report("q-a")
    assert issued().missing == ("q-b",)
