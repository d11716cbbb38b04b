"""Use case: enter a document that footnotes of a unit's reports name."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.foundation import audit
from cchc.reporting.models import CitedDocument
from cchc.reporting.services.narrative_writing import NarrativeFault
from cchc.units.queries.listing import unit as unit_of


@dataclass(frozen=True)
class DocumentEntry:
    """A document: its key in texts, kind ("Quyết định"), number, date, issuer and subject."""

    key: str
    kind: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    title: str = ""


def cite(unit: str, entry: DocumentEntry, *, actor: str) -> CitedDocument:
    """Enter or correct a document; the same again changes nothing. Raises UnknownUnit and NarrativeFault."""
    if not entry.key or not entry.kind or not all(letter.isalnum() or letter in "-_" for letter in entry.key):
        raise NarrativeFault(
            N_("Văn bản cần khóa (chữ, số, gạch nối) và loại. Hãy viết ví dụ: qd-1187 “Quyết định”.")
        )
    place = unit_of(unit)
    values = {
        "kind": nfc(entry.kind),
        "number": nfc(entry.number),
        "issued_on": entry.issued_on,
        "issuer": nfc(entry.issuer),
        "title": nfc(entry.title),
    }
    with transaction.atomic():
        stored = CitedDocument.objects.filter(unit=place, key=entry.key).first()
        if stored is not None and all(getattr(stored, name) == value for name, value in values.items()):
            return stored
        stored, _ = CitedDocument.objects.update_or_create(unit=place, key=entry.key, defaults=values)
        audit.record(actor, "reporting.narrative_cite", f"{unit} {entry.key}", str(stored))
    return stored
