"""Files kept by their content."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from cchc.foundation.files import StoredFileFault, keep, read


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """An empty place for files."""
    settings.FILES = tmp_path
    return tmp_path


def test_what_is_kept_is_read_back() -> None:
    assert read(keep(b"signed")) == b"signed"


def test_kept_twice_there_is_one_file(folder: Path) -> None:
    assert keep(b"signed") == keep(b"signed")
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_altered_bytes_are_noticed(folder: Path) -> None:
    name = keep(b"signed")
    (folder / name[:2] / name[2:]).write_bytes(b"forged")
    with pytest.raises(StoredFileFault, match="đã bị sửa"):
        read(name)


def test_a_file_that_is_gone_is_named() -> None:
    with pytest.raises(StoredFileFault, match="ab12"):
        read("ab12")
