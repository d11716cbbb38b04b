"""Outlines: those that ship, those that a unit loads, faults of their files."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from cchc.catalogue.source.schema import SourceFault
from cchc.engine.faults import Fault
from cchc.engine.kinds import Level
from cchc.engine.periods import Period
from cchc.foundation.models import AuditLine
from cchc.reporting.outlines import SHIPPED, read_outline, shipped_outlines
from cchc.reporting.queries.narrative_outlines import outline_for
from cchc.reporting.queries.narrative_sentences import sentences
from cchc.reporting.services.narrative_outline import load_outline
from cchc.reporting.services.narrative_writing import NarrativeFault

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
QUARTER = Period.parse("2021-Q3")
DAY = date(2021, 9, 14)


def own(folder: Path, **changes: object) -> Path:
    content = yaml.safe_load((SHIPPED / "province-quarter.yaml").read_text("utf-8")) | changes
    file = folder / "outline.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return file


def test_topics_of_the_outlines_have_sentences() -> None:
    topics = {topic for one in shipped_outlines() for section, _ in one.walk() for topic in section.topics}
    assert topics <= sentences().keys()
    assert sentences().keys() - topics == set()


def test_each_level_and_kind_of_period_has_one_outline_at_its_time() -> None:
    for level in (Level.PROVINCE, Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE):
        for text in ("2021-05", "2021-Q3", "2021-H1", "2021-9M", "2021"):
            found = [one for one in shipped_outlines() if one.serves(level, Period.parse(text), DAY)]
            assert len(found) == 1, (level, text)
    assert not [one for one in shipped_outlines() if one.serves(Level.DISTRICT, QUARTER, date(2025, 7, 1))]


def test_a_unit_and_all_below_it_follow_the_outline_it_loaded(tmp_path: Path) -> None:
    loaded = load_outline(own(tmp_path, code="kh-own", subject="Kết quả {period}"), "kh", actor="An")
    assert loaded.is_new
    assert AuditLine.objects.filter(verb="reporting.narrative_outline", actor="An").count() == 1
    found = outline_for("kh", QUARTER, DAY)
    assert found is not None
    assert (found.code, found.subject) == ("kh-own", "Kết quả {period}")
    department, other = outline_for("kh-skhcn", QUARTER, DAY), outline_for("th", QUARTER, DAY)
    assert department is not None
    assert other is not None
    assert (department.code, other.code) == ("department", "province-quarter")


def test_a_loaded_version_is_never_changed(tmp_path: Path) -> None:
    load_outline(own(tmp_path), "kh", actor="An")
    assert not load_outline(own(tmp_path), "kh", actor="An").is_new
    with pytest.raises(NarrativeFault, match="Hãy ghi version: 2"):
        load_outline(own(tmp_path, name="Tên khác"), "kh", actor="An")
    assert load_outline(own(tmp_path, name="Tên khác", version=2), "kh", actor="An").is_new
    found = outline_for("kh", QUARTER, DAY)
    assert found is not None
    assert (found.name, found.version) == ("Tên khác", 2)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issuer": "ward"}, "issuer"),
        ({"sections": []}, "sections"),
        ({"colour": "red"}, "colour"),
        ({"sections": [{"key": "a", "title": "A"}, {"key": "a", "title": "B"}]}, "mục a đứng hai lần"),
        ({"closing": "Hết {perio}."}, "không có chỗ điền {perio}"),
        ({"opening": "Hết {period."}, "không có chỗ điền {}"),
    ],
)
def test_faults_of_a_file_are_named(tmp_path: Path, changes: dict[str, object], words: str) -> None:
    with pytest.raises(Fault) as caught:
        read_outline(own(tmp_path, **changes))
    assert words in str(caught.value) or any(words in str(one) for one in getattr(caught.value, "faults", ()))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceFault, match="Không mở được"):
        read_outline(tmp_path / "none.yaml")
