"""How lists of members are stored; `save_cells` writes them together with the counts beside them."""

from collections.abc import Mapping

from cchc.reporting.models import ListedMember, Submission
from cchc.reporting.queries.member_lists import Lists


def store_lists(lists: Mapping[Submission, Lists]) -> None:
    """Replace the lists of some rows of submissions; the rows named keep no other member."""
    for submission, by_row in lists.items():
        ListedMember.objects.filter(submission=submission, row_key__in=by_row.keys()).delete()
    ListedMember.objects.bulk_create(
        (
            ListedMember(
                submission=submission, row_key=key, code=one.code, as_written=one.as_written, name=one.name
            )
            for submission, by_row in lists.items()
            for key, members in by_row.items()
            for one in members
        ),
        batch_size=500,
    )
