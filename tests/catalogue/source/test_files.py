"""Files that are not as they should be: every fault says file, line and place."""

from pathlib import Path
from unicodedata import normalize

import pytest

from cchc.catalogue.source.files import read_catalogue, read_file
from cchc.catalogue.source.schema import SourceFault
from cchc.foundation.faults import ManyFaults, said
from tests.catalogue.files import AXES, CHOICES, FORM, INDICATORS, ROWS, sentences, small, source, spoiled


def refused(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(ManyFaults) as found:
        source(folder, **texts)
    return [sentence.replace(f"{folder}/", "") for sentence in sentences(found.value)]


def test_a_catalogue_is_read_in_printed_order(tmp_path: Path) -> None:
    read = source(tmp_path)
    [form] = read.forms
    assert [row["key"] for row in form.walk()] == [
        "dossiers", "finished", "on_time", "late", "rate", "pair", "meeting", "remarks",
    ]  # fmt: skip
    assert {one["area"] for one in read.indicators} == {"procedures"}
    assert read.axes["level"]["values"]["district"]["valid_to"] == "2025-07-01"
    assert list(read.choices["meeting"]["values"]) == [0, 1]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "over_units: none",
            "over_units: total",
            "Tệp indicators/1.yaml, dòng 13, chỗ $.indicators[3].over_units: “total” không thuộc danh sách "
            "sum, ratio, distinct, share, latest, max, owner, none. Hãy chọn một trong số đó.",
        ),
        (
            "en: Offices, ",
            "",
            "Tệp indicators/1.yaml, dòng 10, chỗ $.indicators[2]: thiếu trường en. Hãy thêm vào.",
        ),
        (
            "type: choice, choices: meeting",
            "type: choice",
            "Tệp indicators/1.yaml, dòng 12, chỗ $.indicators[3]: thiếu trường choices. Hãy thêm vào.",
        ),
        (
            "vi: Đã chi",
            "vn: Đã chi, vi: Đã chi",
            "Tệp indicators/1.yaml, dòng 14, chỗ $.indicators[4]: không có trường nào tên vn. "
            "Hãy sửa tên hoặc bỏ đi.",
        ),
        (
            "code: office.count",
            "code: OfficeCount",
            "Tệp indicators/1.yaml, dòng 10, chỗ $.indicators[2].code: “OfficeCount” không đúng mẫu "
            r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$. Hãy sửa lại.",
        ),
        (
            "one_form: made up,\n     valid_from: 2020-01-01}",
            "one_form: made up,\n     valid_from: 2020-02-30}",
            "Tệp indicators/1.yaml, dòng 6, chỗ $.indicators[0].valid_from: “2020-02-30” không phải là ngày. "
            "Hãy viết dạng 2021-01-31.",
        ),
        (
            "axes: [level, outcome]",
            "axes: level",
            "Tệp indicators/1.yaml, dòng 5, chỗ $.indicators[0].axes: “level” không đúng kiểu. "
            "Hãy ghi dạng array.",
        ),
        (
            "vi: Cơ quan",
            'vi: ""',
            "Tệp indicators/1.yaml, dòng 10, chỗ $.indicators[2].vi: để trống. "
            "Hãy ghi nội dung hoặc bỏ trường này.",
        ),
        (
            "vi: Cơ quan",
            "vi: " + "Cơ quan " * 40,
            "Tệp indicators/1.yaml, dòng 10, chỗ $.indicators[2].vi: dài quá 300 ký tự. Hãy rút gọn.",
        ),
    ],
)
def test_a_fault_of_an_indicator_names_its_place(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert refused(tmp_path, indicators=spoiled(INDICATORS, old, new)) == [sentence]


def test_a_fault_of_a_nested_row_names_its_place(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, rows=spoiled(ROWS, "slip: repeated_number", "slip: doubled"))
    assert sentence.startswith(
        "Tệp forms/small-form/rows.yaml, dòng 14, chỗ $.rows[0].rows[0].rows[1].slip: “doubled” không thuộc"
    )


def test_a_row_key_leaves_room_for_the_second_value_of_a_pair(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, rows=spoiled(ROWS, "key: late", "key: late__2"))
    assert "“late__2” không đúng mẫu" in sentence


def test_a_rule_without_a_sentence_of_its_own_names_the_rule(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, form=spoiled(FORM, "[rows.yaml]", "[]"))
    assert sentence.endswith("“[]” không đúng lược đồ (minItems: 1). Hãy sửa theo lược đồ.")


def test_the_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        axes=spoiled(AXES, "en: Outcome\n", ""),
        choices=spoiled(CHOICES, "1: {vi", "one: {vi"),
        indicators=spoiled(INDICATORS, "type: money", "type: dong").replace("type: count", "type: number", 1),
    )
    assert [sentence.split(",")[0] for sentence in found] == [
        "Tệp axes.yaml", "Tệp choices.yaml", "Tệp indicators/1.yaml", "Tệp indicators/1.yaml",
    ]  # fmt: skip
    assert [sentence.split(", ")[1] for sentence in found[2:]] == ["dòng 4", "dòng 14"]


def test_text_that_is_no_yaml_names_its_line(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, axes="axes:\n  level: {vi: [}\n")
    assert sentence.startswith("Tệp axes.yaml, dòng 2: không đọc được YAML (")


@pytest.mark.parametrize("again", ["0", '"0"'])
def test_a_key_that_stands_twice_is_refused(tmp_path: Path, again: str) -> None:
    [sentence] = refused(tmp_path, choices=spoiled(CHOICES, "1: {vi", f"{again}: {{vi"))
    assert sentence == "Tệp choices.yaml, dòng 8: không đọc được YAML (khóa đứng hai lần). Hãy sửa dòng này."


def test_a_file_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    assert "không đúng kiểu" in refused(tmp_path, axes="")[0]


def test_decomposed_letters_are_refused_with_their_line(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, axes=normalize("NFD", AXES))
    assert sentence.startswith("Tệp axes.yaml, dòng 4: chữ chưa ở dạng Unicode dựng sẵn (NFC).")


def test_missing_files_are_named(tmp_path: Path) -> None:
    [sentence] = refused(tmp_path, form=spoiled(FORM, "[rows.yaml]", "[rows.yaml, more.yaml]"))
    assert sentence == "Không mở được tệp forms/small-form/more.yaml. Hãy kiểm tra tên và thư mục."
    with pytest.raises(ManyFaults) as found:
        read_catalogue(tmp_path / "nowhere")
    assert len(found.value.faults) == 2


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = small(tmp_path) / "axes.yaml"
    path.write_bytes(AXES.encode("utf-16"))
    with pytest.raises(SourceFault) as found:
        read_file(path, "axes")
    assert said(found.value).endswith("axes.yaml không phải UTF-8. Hãy lưu lại ở dạng UTF-8.")


def test_the_digest_follows_head_and_rows(tmp_path: Path) -> None:
    [before], [again] = source(tmp_path).forms, source(tmp_path).forms
    [head] = source(tmp_path, form=spoiled(FORM, "Biểu nhỏ", "Biểu bé")).forms
    [rows] = source(tmp_path, rows=spoiled(ROWS, "Quá hạn", "Trễ hạn")).forms
    assert before.digest == again.digest
    assert len({before.digest, head.digest, rows.digest}) == 3
