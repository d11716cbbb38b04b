"""The ledger is append-only, and the head is its lock."""

import pytest
from django.db import IntegrityError, transaction

from cchc.statistics.faults import AppendOnlyFault
from cchc.statistics.models import Entry, LedgerHead, Revision
from cchc.statistics.queries.revisions import newest_revision
from tests.statistics.world import fact, indicator, unit, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def entry() -> Entry:
    unit("p", level="province")
    indicator("dossier.finished")
    write(fact("p", "dossier.finished^own", 5))
    return Entry.stored().get()


def test_a_saved_row_is_neither_changed_nor_removed(entry: Entry) -> None:
    entry.amount = 6
    with pytest.raises(AppendOnlyFault, match="chỉ được ghi thêm"):
        entry.save()
    with pytest.raises(AppendOnlyFault):
        entry.delete()
    assert Entry.stored().get().amount == 5


def test_nor_by_query(entry: Entry) -> None:
    with pytest.raises(AppendOnlyFault):
        Entry.stored().update(amount=6)
    with pytest.raises(AppendOnlyFault):
        Entry.objects.filter(pk=entry.pk).delete()
    with pytest.raises(AppendOnlyFault):
        Entry.objects.bulk_update([entry], ["amount"])


def test_one_entry_a_revision_and_coordinate(entry: Entry) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.stored().create(coordinate_id=entry.coordinate_id, revision_id=entry.revision_id)


def test_there_is_one_head_and_it_counts_revisions() -> None:
    write(fact("p", "dossier.finished^own", 6))
    assert newest_revision() == Revision.stored().count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerHead.objects.create(pk=2)
