"""A round with a unit in time, one late, one silent, one incomplete."""

from pathlib import Path

import pytest

from cchc.reporting.models import Round
from cchc.reporting.services.attach_signed_copy import Signed, attach_signed_copy
from tests.reporting.rounds.small import moment, opened, sent, write


@pytest.fixture
def one(tmp_path: Path, shelf: None) -> Round:
    """q-a sent late and lacks a row, q-nv is in time, nobody else sent anything."""
    found = opened(tmp_path).round
    for unit, at, cells in (
        ("q-a", "2026-09-17 09:00", {"issued": "4", "plan": "40"}),
        ("q-nv", "2026-09-16 09:00", {"issued": "4", "plan": "40", "done": "30"}),
    ):
        given = write(found, unit, **cells)
        sent(given)
        sent_at = moment(at)
        attach_signed_copy(given, Signed("86/BC", sent_at.date(), sent_at), actor="test")
    return found
