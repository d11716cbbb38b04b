"""The letters of a round written to files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from cchc.document.tree import Document
from cchc.engine.faults import N_
from cchc.publication.letters_guidance import guidance_letter, guiding
from cchc.publication.letters_reminder import reminder_to_all, reminders_to_each, reminding
from cchc.publication.letters_sender import Given, sender_of
from cchc.publication.letters_submission import submission_letter
from cchc.publication.report import RENDERERS, ReportFault, open_folder
from cchc.publication.round_arguments import LETTER_FORMATS
from cchc.reporting.models import Round
from cchc.reporting.queries.round_status import FormStatus, round_status
from cchc.units.queries.listing import names_on


def letter_formats(text: str, known: Sequence[str] = LETTER_FORMATS) -> tuple[str, ...]:
    """Return the formats asked for; raise ReportFault naming the one that is not known."""
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    for name in chosen:
        if name not in known:
            raise ReportFault(
                N_("Không có định dạng %(name)s. Hãy chọn trong: %(known)s."),
                name=name,
                known=", ".join(known),
            )
    return chosen


def guidance(one: Round, issuer: str, given: Given, *, with_forms: bool) -> dict[str, Document]:
    """Return the guidance letter under the name of its file. Raises UnknownUnit, DocumentFault."""
    content = guiding(one)
    names = names_on(one.cut_off, {office for office, _, _ in content.owners})
    sender = sender_of(one, issuer)
    return {_name(one, "huong-dan"): guidance_letter(content, names, sender, given, with_forms=with_forms)}


def submission(one: Round, issuer: str, given: Given, now: datetime | None) -> dict[str, Document]:
    """Return the submission letter under the name of its file. Raises UnknownUnit, DocumentFault."""
    status = round_status(one, now=now)
    return {_name(one, "to-trinh"): submission_letter(status, sender_of(one, issuer), given)}


def reminders(
    one: Round, issuer: str, given: Given, *, each: bool, until: datetime | None, now: datetime | None
) -> tuple[tuple[FormStatus, ...], dict[str, Document]]:
    """Return the forms that are named, and the letter or letters under the names of their files.

    Raises RoundFault when nobody owes anything, UnknownUnit, DocumentFault.
    """
    content = reminding(round_status(one, now=now), until)
    sender = sender_of(one, issuer)
    if not each:
        return content.forms, {_name(one, "don-doc"): reminder_to_all(content, sender, given)}
    letters = reminders_to_each(content, sender, given)
    return content.forms, {_name(one, f"don-doc-{unit}"): letter for unit, letter in letters.items()}


def _name(one: Round, kind: str) -> str:
    return f"{one.host.code}-{one.period}-{kind}"


def write_letters(letters: Mapping[str, Document], formats: Iterable[str], folder: Path) -> list[str]:
    """Write each letter in each format and return the files; those of the same name are replaced."""
    open_folder(folder)
    chosen, written = tuple(formats), []
    for name, letter in letters.items():
        for extension in chosen:
            path = folder / f"{name}.{extension}"
            path.write_bytes(RENDERERS[extension](letter))
            written.append(str(path))
    return written
