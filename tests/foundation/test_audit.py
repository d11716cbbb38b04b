"""The audit line is part of the change: it comes and goes with it."""

import pytest
from django.db import transaction

from cchc.foundation import audit
from cchc.foundation.models import AuditLine


@pytest.mark.django_db
def test_a_line_says_who_did_what_to_which_thing() -> None:
    audit.record("lan", "units.import", "don-vi.csv", "+3 ~0 =1")
    [line] = AuditLine.objects.all()
    assert (line.actor, line.verb, line.target, line.detail) == (
        "lan",
        "units.import",
        "don-vi.csv",
        "+3 ~0 =1",
    )
    assert str(line).endswith(" lan units.import don-vi.csv")


@pytest.mark.django_db
def test_lines_stand_in_the_order_in_which_they_were_written() -> None:
    for verb in ("b", "c", "a"):
        audit.record("lan", verb, "x")
    assert [line.verb for line in AuditLine.objects.all()] == ["b", "c", "a"]


@pytest.mark.django_db
def test_a_long_target_is_cut_and_not_refused() -> None:
    audit.record("lan", "units.import", "đ" * 400)
    assert AuditLine.objects.get().target == "đ" * 300


class BrokenError(Exception):
    """A change that fails after its line was written."""


def change() -> None:
    with transaction.atomic():
        audit.record("lan", "units.import", "don-vi.csv")
        raise BrokenError


@pytest.mark.django_db
def test_a_change_that_fails_leaves_no_line() -> None:
    with pytest.raises(BrokenError):
        change()
    assert not AuditLine.objects.exists()
