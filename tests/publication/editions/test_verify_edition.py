"""Verifying: whatever is touched is noticed, and an untouched edition holds at every point."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from cchc.catalogue.models import Form
from cchc.foundation import files
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.queries.verify_edition import verify
from tests.publication.editions.issuing import correct_a_cell, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def faults(edition: Edition) -> dict[str, str]:
    """Return what does not hold, by the name of the check."""
    return {check.name: str(check.fault) for check in verify(edition) if not check.holds}


def alter(edition: Edition, **changes: object) -> Edition:
    """Forge the record of an edition as somebody with the database and the folder could."""
    record = json.loads(editions.content(edition, FileRole.RECORD) or b"")
    content = files.keep(json.dumps(record | changes, ensure_ascii=False).encode())
    edition.files.filter(role=FileRole.RECORD).update(content=content)
    return editions.edition(edition.code)


def test_an_untouched_edition_holds() -> None:
    assert faults(issued()) == {}


def test_it_holds_after_the_figures_were_corrected() -> None:
    edition = issued()
    correct_a_cell()
    assert faults(edition) == {}


def test_altered_bytes_are_named() -> None:
    edition = issued()
    stored = edition.files.get(role=FileRole.PDF).content
    path = Path(settings.FILES) / stored[:2] / stored[2:]
    kept = path.read_bytes()
    try:
        path.write_bytes(kept.replace(b"%PDF", b"%PDX", 1))
        assert "đã bị sửa" in faults(editions.edition(edition.code))["file pdf"]
    finally:
        path.write_bytes(kept)


def test_a_forged_figure_is_noticed() -> None:
    edition = issued()
    rows = editions.record(edition).plain["rows"]
    first = next(row for row in rows if row["figures"])
    figures = [figure | {"amount": "999"} for figure in first["figures"]]
    forged = alter(edition, rows=[row | {"figures": figures} if row is first else row for row in rows])
    assert first["key"] in faults(forged)["figures"]


def test_other_programs_are_named_as_the_cause() -> None:
    edition = issued()
    pdf = edition.files.get(role=FileRole.PDF)
    pdf.content = files.keep(b"%PDF of another version")
    pdf.save()
    other = alter(edition, program=editions.record(edition).plain["program"] | {"typst": "0.0.1"})
    assert "typst 0.0.1" in faults(other)["rendering pdf"]


def test_a_form_changed_behind_its_back_is_named() -> None:
    edition = issued()
    Form.objects.filter(code="tk-2024-so-ht").update(content_hash="0" * 64)
    assert "tk-2024-so-ht" in faults(edition)["form"]


def test_a_torn_record_is_named() -> None:
    edition = issued()
    edition.files.filter(role=FileRole.RECORD).update(content=files.keep(b"{"))
    assert "không đọc được" in faults(editions.edition(edition.code))["record"]
