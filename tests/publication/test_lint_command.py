"""`cchc lint`: JSON, sentences, exit status."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.reading.documents import Built, letter


def run(path: Path, *flags: str) -> tuple[int, str]:
    """Exit status and stdout."""
    out = io.StringIO()
    try:
        call_command("lint", str(path), *flags, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def saved(built: Built, folder: Path) -> Path:
    path = folder / "van-ban.docx"
    path.write_bytes(built.save())
    return path


def test_a_good_document_exits_with_0_and_lists_all_points(tmp_path: Path) -> None:
    status, text = run(saved(letter(), tmp_path), "--json")
    answer = json.loads(text)
    assert status == 0
    assert answer["findings"] == []
    assert [check["number"] for check in answer["checks"]] == list(range(1, 46))
    assert answer["passed"] == sum(check["status"] == "passed" for check in answer["checks"])
    assert all(check["reason"] for check in answer["checks"] if check["status"].startswith("not_"))


def test_an_error_exits_with_1_and_tells_place_and_quote(tmp_path: Path) -> None:
    built = letter()
    built["number"].runs[0].text = "Số: 186 /SNV-CCHC"
    status, text = run(saved(built, tmp_path), "--json")
    (finding,) = json.loads(text)["findings"]
    assert status == 1
    assert (finding["check"], finding["severity"], finding["certainty"]) == (17, "error", "C")
    assert finding["place"] == {"part": "body", "paragraph": 1, "table": 1, "row": 2, "cell": 1}
    assert finding["quote"] == "Số: 186 /SNV-CCHC"


def test_a_warning_alone_exits_with_0(tmp_path: Path) -> None:
    built = letter()
    built["last"].runs[0].text = built["last"].runs[0].text.replace("./.", ".")
    status, text = run(saved(built, tmp_path))
    assert status == 0
    assert "warning 43" in text


def test_an_unreadable_file_exits_with_2(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="không phải là văn bản Word") as caught:
        call_command("lint", str(path), stdout=io.StringIO())
    assert caught.value.returncode == 2
