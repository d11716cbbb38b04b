"""The lock that whoever writes into submissions takes first, on SQLite and on PostgreSQL."""

from collections.abc import Collection

from django.db.models import F

from cchc.reporting.models import Submission


def lock_submissions(submissions: Collection[int]) -> None:
    """Hold submissions until the transaction ends; read their states and cells only after this.

    It is an UPDATE that changes nothing: the second writer waits for the first, then sees what it wrote.
    """
    Submission.objects.filter(pk__in=submissions).update(state=F("state"))
