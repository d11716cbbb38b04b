"""Editions as they are listed and opened."""

from typing import Any

from django.db.models import QuerySet

from cchc.engine.faults import N_, Fault
from cchc.foundation import files
from cchc.publication.edition_record import EditionRecord, read_record
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition


class UnknownEditionFault(Fault):
    """No edition has this code."""


def editions(unit: str = "", period: str = "", form: str = "") -> QuerySet[Edition]:
    """Return editions with their files, those of one unit, period or form where given."""
    asked = {"unit__code": unit, "period": period, "form__code": form}
    chosen = Edition.objects.filter(**{name: value for name, value in asked.items() if value})
    return chosen.select_related("unit", "form", "corrects").prefetch_related("files")


def edition(code: str) -> Edition:
    """Return an edition by its code; raise UnknownEditionFault with the codes of the newest ones."""
    found = editions().filter(code=code).first()
    if found is None:
        newest = Edition.objects.order_by("-pk").values_list("code", flat=True)[:5]
        raise UnknownEditionFault(
            N_("Không có lần ban hành %(code)s. Gần đây có: %(known)s."),
            code=code,
            known=", ".join(newest) or "—",
        )
    return found


def content(one: Edition, role: FileRole) -> bytes | None:
    """Return the stored bytes of a file of an edition; None if it has no such file."""
    names = {file.role: file.content for file in one.files.all()}
    return files.read(names[role]) if role in names else None


def record(one: Edition) -> EditionRecord:
    """Return the record of an edition; raise RecordFault or StoredFileFault."""
    return read_record(content(one, FileRole.RECORD) or b"")


def edition_json(one: Edition) -> dict[str, Any]:
    """Return an edition as plain data; docs/commands/edition.md says what each field is."""
    return {
        "code": one.code,
        "unit": one.unit.code,
        "period": one.period,
        "form": one.form.code,
        "number": one.document_number,
        "date": one.document_date.isoformat(),
        "revision": one.revision,
        "corrects": one.corrects.code if one.corrects else None,
        "reason": one.reason,
        "issued_at": one.issued_at.isoformat(),
        "actor": one.actor,
        "signed": any(file.role == FileRole.SIGNED for file in one.files.all()),
        "files": [
            {"role": file.role, "name": file.name, "sha256": file.content, "size": file.size}
            for file in one.files.all()
        ],
    }
