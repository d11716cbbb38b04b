"""`cchc units succession`: effect, faults, done twice, weights."""

from fractions import Fraction
from pathlib import Path

import pytest

from cchc.engine.territory import ImageKind
from cchc.foundation.faults import ManyFaults
from cchc.units.models import Succession, SuccessionWeight
from cchc.units.queries import territory
from cchc.units.services import SuccessionsImported, import_successions
from tests.units.files import ACTS, AFTER, BEFORE, decomposed, load_province, saved, sentences, workbook

pytestmark = pytest.mark.django_db

HEAD = "effective_on,decree,kind,predecessors,successors,weights,weights_source\n"


@pytest.fixture(autouse=True)
def _province(tmp_path: Path) -> None:
    load_province(tmp_path)


def faults(folder: Path, rows: str) -> list[str]:
    with pytest.raises(ManyFaults) as found:
        import_successions(saved(folder, HEAD + rows), "test")
    assert not Succession.objects.exists()
    return sentences(found.value)


def test_acts_are_written_and_followed(tmp_path: Path) -> None:
    assert import_successions(saved(tmp_path, ACTS), "test") == SuccessionsImported(1, 0, 0)
    image = territory().image("x", BEFORE, AFTER)
    assert (image.kind, image.unit) == (ImageKind.UNALLOCATED, "p")
    assert image.links[0].successors == ("y", "z", "p")


def test_a_second_time_changes_nothing_and_a_corrected_decree_is_one_act(tmp_path: Path) -> None:
    import_successions(saved(tmp_path, ACTS), "test")
    assert import_successions(saved(tmp_path, decomposed(ACTS)), "test") == SuccessionsImported(0, 0, 1)
    corrected = ACTS.replace("Luật", "Luật số 72/2025/QH15")
    assert import_successions(saved(tmp_path, corrected), "test") == SuccessionsImported(0, 1, 0)
    assert Succession.objects.get().decree == "Luật số 72/2025/QH15"


def test_weights_are_exact(tmp_path: Path) -> None:
    rows = "01/07/2025,,split,x,y z p,x>y=0.5 x>z=1/3 x>p=1/6,Đề án\n"
    import_successions(saved(tmp_path, HEAD + rows), "test")
    assert SuccessionWeight.objects.count() == 3
    image = territory().image("x", BEFORE, AFTER, weighted=True)
    assert {share.unit: share.weight for share in image.shares} == {
        "y": Fraction(1, 2),
        "z": Fraction(1, 3),
        "p": Fraction(1, 6),
    }
    assert import_successions(saved(tmp_path, HEAD + rows), "test") == SuccessionsImported(0, 0, 1)


def test_decimal_commas_and_percents_are_weights(tmp_path: Path) -> None:
    rows = "effective_on;decree;kind;predecessors;successors;weights;weights_source\n"
    rows += "2025-07-01;;split;x;y z;x>y=0,25 x>z=75%;Đề án\n"
    import_successions(saved(tmp_path, rows), "test")
    assert territory().successions[0].weights == {("x", "y"): Fraction(1, 4), ("x", "z"): Fraction(3, 4)}


def test_excel(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["effective_on", "decree", "kind", "predecessors", "successors"],
        [AFTER, "Luật", "dissolution", "d", "y z"],
    ]
    assert import_successions(workbook(tmp_path, rows), "test").created == 1


def test_lives_are_checked(tmp_path: Path) -> None:
    rows = "2025-07-02,,x,d,y,,\n2025-06-01,,x,x,y,,\n2025-07-01,,x,y p,y p,,\n2025-07-01,,x,x,d,,\n"
    found = faults(tmp_path, rows)
    assert [sentence[:46] for sentence in found] == [
        "Dòng 2, cột predecessors: Đơn vị “d” có đơn vị",
        "Dòng 3, cột predecessors: Đơn vị “x” có đơn vị",
        "Dòng 3, cột successors: Đơn vị kế thừa “y” khô",
        "Dòng 4, cột predecessors: Đơn vị “y” không hoạ",
        "Dòng 5, cột successors: Đơn vị kế thừa “d” khô",
    ]


def test_codes_dates_twins_and_weights_are_checked(tmp_path: Path) -> None:
    rows = (
        "1/7,,x,d,y,,\n2025-07-01,,x,dd,y y,,\n2025-07-01,,x,d,y,,\n2025-07-01,,x,d,y,,\n"
        "2025-07-01,,x,x,y z,x>y=half,\n2025-07-01,,x,x,z y p,x>y=1 x>z=1 x>p=0,s\n"
    )
    found = faults(tmp_path, rows)
    assert {sentence.split(":")[0] for sentence in found} == {
        "Dòng 2, cột effective_on",
        "Dòng 3, cột predecessors",
        "Dòng 3, cột successors",
        "Dòng 5, cột predecessors",
        "Dòng 6, cột weights",
        "Dòng 7, cột weights",
    }


def test_unknown_codes_are_named_once_each(tmp_path: Path) -> None:
    rows = "2025-07-01,,merger,n1,n2,,\n2025-07-01,,merger,n3,n4,,\n"
    assert not [sentence for sentence in faults(tmp_path, rows) if "trùng" in sentence]


def test_a_unit_does_not_succeed_itself_alone(tmp_path: Path) -> None:
    (sentence,) = faults(tmp_path, "2025-07-01,,merger,p,p,,\n")
    assert "văn bản không đổi gì" in sentence
