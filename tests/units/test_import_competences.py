"""`cchc units competences`: fields of work that pass apart from the units."""

from pathlib import Path

import pytest

from cchc.foundation.faults import ManyFaults
from cchc.units.models import CompetenceTransfer
from cchc.units.queries import field_holder
from cchc.units.services import RowsImported, import_competences
from tests.units.files import AFTER, BEFORE, decomposed, load_province, saved, sentences, workbook

pytestmark = pytest.mark.django_db

HEAD = "field,from,to,effective_on,decree\n"
PASSED = HEAD + "đất đai,d,y,2025-07-01,Nghị định\nhộ tịch,d,p,01/07/2025,\n"


@pytest.fixture(autouse=True)
def _province(tmp_path: Path) -> None:
    load_province(tmp_path)


def test_a_field_is_followed_to_who_holds_it(tmp_path: Path) -> None:
    assert import_competences(saved(tmp_path, PASSED), "test") == RowsImported(2, 0, 0)
    assert field_holder("đất đai", "d", BEFORE, AFTER) == "y"
    assert field_holder("hộ tịch", "d", BEFORE, AFTER) == "p"
    assert field_holder("đất đai", "d", BEFORE, BEFORE) == "d"


def test_a_second_time_changes_nothing_and_a_decree_can_be_corrected(tmp_path: Path) -> None:
    import_competences(saved(tmp_path, PASSED), "test")
    assert import_competences(saved(tmp_path, decomposed(PASSED)), "test") == RowsImported(0, 0, 2)
    assert import_competences(saved(tmp_path, PASSED.replace("Nghị định", "NĐ")), "test") == RowsImported(
        0, 1, 1
    )


def test_faults_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    rows = "a,d,y,2025-06-01,\na,y,p,2025-07-01,\na,d,d,2025-01-01,\na,dd,,x,\n"
    with pytest.raises(ManyFaults) as found:
        import_competences(saved(tmp_path, HEAD + rows), "test")
    assert [sentence.split(":")[0] for sentence in sentences(found.value)] == [
        "Dòng 2, cột to",
        "Dòng 3, cột from",
        "Dòng 4, cột to",
        "Dòng 5, cột from",
        "Dòng 5, cột to",
        "Dòng 5, cột effective_on",
    ]
    assert not CompetenceTransfer.objects.exists()


def test_excel(tmp_path: Path) -> None:
    rows: list[list[object]] = [["field", "from", "to", "effective_on", "decree"], ["a", "d", "p", AFTER, ""]]
    assert import_competences(workbook(tmp_path, rows), "test").created == 1
