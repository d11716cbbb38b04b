"""Whether an edition still is what was issued: its bytes, its tree, its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cchc.document import canonical
from cchc.document.tree import Document
from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.foundation import files
from cchc.publication.edition_record import EditionRecord, programs, rows_json
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.report import RENDERERS
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.statistics.enums import View

_NAMED = 5


@dataclass(frozen=True)
class Check:
    """One thing that was checked; `fault` says what is wrong, None if it holds."""

    name: str
    fault: Message | Fault | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None


def verify(edition: Edition) -> tuple[Check, ...]:
    """Check every stored hash, the tree against its record, each rendering byte by byte, each figure.

    Figures are read from the ledger again at the revision of the edition. Writes nothing.
    """
    stored = tuple(_stored_files(edition))
    if not all(check.holds for check in stored):
        return stored
    try:
        record = editions.record(edition)
    except Fault as fault:
        return (*stored, Check("record", fault))
    filled = _filled(record)
    return (
        *stored,
        _tree(record),
        *_renderings(edition, record.document),
        _form(record, filled),
        _rows(record, filled),
    )


def _stored_files(edition: Edition) -> Iterator[Check]:
    for file in edition.files.all():
        yield _stored_file(f"file {file.role}", file.content)


def _stored_file(name: str, content: str) -> Check:
    try:
        files.read(content)
    except Fault as fault:
        return Check(name, fault)
    return Check(name)


def _tree(record: EditionRecord) -> Check:
    again = canonical.from_json(canonical.to_json(record.document))
    if again == record.document:
        return Check("tree")
    return Check("tree", Message(N_("Cây văn bản dựng lại từ bản lưu không giống bản lưu.")))


def _renderings(edition: Edition, document: Document) -> Iterator[Check]:
    for name, render in RENDERERS.items():
        same = render(document) == editions.content(edition, FileRole(name))
        yield Check(f"rendering {name}", None if same else _other_bytes(edition, name))


def _other_bytes(edition: Edition, name: str) -> Message:
    issued, now = editions.record(edition).plain["program"], programs()
    changed = ", ".join(
        f"{part} {issued.get(part, '—')} → {now.get(part, '—')}"
        for part in sorted(issued.keys() | now.keys())
        if issued.get(part) != now.get(part)
    )
    if changed:
        return Message(
            N_(
                "Tệp %(name)s kết xuất lại khác tệp đã ban hành vì chương trình đã đổi (%(changed)s); "
                "tệp đã lưu vẫn nguyên vẹn."
            ),
            {"name": name, "changed": changed},
        )
    return Message(
        N_(
            "Tệp %(name)s kết xuất lại khác tệp đã ban hành dù chương trình không đổi. "
            "Hãy báo người quản trị."
        ),
        {"name": name},
    )


def _form(record: EditionRecord, filled: FilledForm) -> Check:
    if filled.form.content_hash == record.plain["form"]["content"]:
        return Check("form")
    return Check(
        "form",
        Message(
            N_("Biểu %(form)s đã được sửa sau khi ban hành. Hãy công bố bản sửa thành một biểu mới."),
            {"form": record.plain["form"]["code"]},
        ),
    )


def _filled(record: EditionRecord) -> FilledForm:
    plain = record.plain
    return fill(
        plain["form"]["code"],
        plain["unit"],
        Period.parse(plain["period"]),
        view=View(plain["view"]),
        as_of=plain["revision"],
    )


def _is_same(issued: dict[str, Any], again: dict[str, Any] | None) -> bool:
    """Whether a row counts and prints the same; what was printed letter by letter is in the record only."""
    if again is None or issued["figures"] != again["figures"]:
        return False
    return bool(issued["as_written"]) or issued["shown"] == again["shown"]


def _rows(record: EditionRecord, filled: FilledForm) -> Check:
    again = {row["key"]: row for row in rows_json(filled)}
    keys = [key for key, row in record.rows.items() if not _is_same(row, again.get(key))]
    if not keys:
        return Check("figures")
    return Check(
        "figures",
        Message(
            N_("Sổ số liệu ở lần ghi %(revision)s không cho lại số đã in ở %(count)s dòng: %(rows)s."),
            {
                "revision": record.plain["revision"],
                "count": len(keys),
                "rows": ", ".join(keys[:_NAMED]),
            },
        ),
    )
