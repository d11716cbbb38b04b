"""The writer's lock and the numbers of revisions."""

from django.db.models import F

from cchc.statistics.models import LedgerHead, Revision


def lock_ledger() -> int:
    """Take the writer's lock until the transaction ends and return the number of the next revision."""
    if not LedgerHead.objects.filter(pk=1).update(number=F("number") + 1):
        LedgerHead.objects.create(pk=1, number=1)
    return LedgerHead.objects.values_list("number", flat=True).get(pk=1)


def release_number() -> None:
    """Give the number back: nothing was written, so that revisions have no gaps."""
    LedgerHead.objects.filter(pk=1).update(number=F("number") - 1)


def add_revision(number: int, *, actor: str, cause: str, note: str = "") -> Revision:
    """Append the revision whose number the lock gave."""
    return Revision.stored().create(number=number, actor=actor, cause=cause, note=note)
