"""Use case: write the files of an edition again, byte for byte as they were issued."""

from pathlib import Path

from cchc.foundation import files
from cchc.publication.models import Edition
from cchc.publication.report import open_folder


def export_edition(edition: Edition, folder: Path) -> list[Path]:
    """Write every file of the edition into the folder; raise ReportFault or StoredFileFault."""
    open_folder(folder)
    written = []
    for file in edition.files.all():
        path = folder / file.name
        path.write_bytes(files.read(file.content))
        written.append(path)
    return written
