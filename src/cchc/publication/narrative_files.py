"""Texts of sections out of files: one file for one section, or a folder with a file for each."""

from pathlib import Path

from cchc.engine.faults import N_
from cchc.reporting.services.narrative_writing import NarrativeFault, TextSave

ENDINGS = (".md", ".txt")
LARGEST = 1_000_000


def read_saves(path: Path, section: str, base_version: int | None) -> tuple[TextSave, ...]:
    """Return what a file, or a folder of KEY.md and KEY.txt, says; a file is for `section` or its name.

    Raises NarrativeFault.
    """
    if not path.is_dir():
        return (TextSave(section or path.stem, read_words(path), base_version),)
    files = sorted(file for file in path.iterdir() if file.suffix in ENDINGS)
    if not files or section or base_version is not None:
        raise NarrativeFault(
            N_(
                "Thư mục %(folder)s phải có tệp KHÓA-MỤC.md, và không dùng cùng --section, --base-version. "
                "Hãy ghi từng tệp."
            ),
            folder=str(path),
        )
    return tuple(TextSave(file.stem, read_words(file)) for file in files)


def read_words(path: Path) -> str:
    """Return the text of a file in UTF-8, at most a million bytes; raises NarrativeFault."""
    try:
        if path.stat().st_size > LARGEST:
            raise NarrativeFault(N_("Tệp %(file)s dài quá 1 MB. Hãy chia thành nhiều mục."), file=str(path))
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NarrativeFault(
            N_("Không đọc được tệp %(file)s. Hãy kiểm tra tên tệp và lưu ở dạng UTF-8."), file=str(path)
        ) from error
