"""Every kind of misfit is named with form, row and place, and with what to do."""

from pathlib import Path

import pytest

from cchc.catalogue.models import Row
from cchc.catalogue.queries.checks.catalogue import faults_of_catalogue
from cchc.foundation.faults import ManyFaults
from tests.catalogue.files import INDICATORS, ROWS, load, sentences, spoiled

pytestmark = pytest.mark.django_db
RATIO = """axes: [level], numerator: "dossier.finished[outcome=on_time]",
     denominator: dossier.finished"""


def misfits(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(ManyFaults) as found:
        load(folder, **texts)
    return sentences(found.value)


def test_a_catalogue_that_fits(tmp_path: Path) -> None:
    load(tmp_path)
    assert faults_of_catalogue() == []


def test_nothing_at_all_fits() -> None:
    assert faults_of_catalogue() == []


def test_a_binding_that_cannot_be_read_shows_form_row_and_caret(tmp_path: Path) -> None:
    [sentence] = misfits(
        tmp_path, rows=spoiled(ROWS, "ratio($on_time, $finished)", "ratio($on_time; $finished)")
    )
    assert sentence == (
        "small-form:rate: Cột 15: cần “,”, nhưng gặp “;”.\nratio($on_time; $finished)\n              ^"
    )


@pytest.mark.parametrize(
    ("old", "new", "start", "near"),
    [
        ("$on_time, $fin", "$on_tme, $fin", "small-form:rate: Cột 8: cần khóa của một dòng", "on_time"),
        (
            "value: dossier.finished\n",
            "value: dosier.finished\n",
            "small-form:finished: Cột 1: cần mã",
            "dossier.finished",
        ),
        (
            "[outcome=late]",
            "[outcom=late]",
            "small-form:late: Cột 18: cần chiều phân tổ đã khai báo",
            "outcome",
        ),
        ("[outcome=late]", "[outcome=lat]", "small-form:late: Cột 26: cần giá trị đã khai báo", "late"),
        ("office.count@end", "office.count@edn", "small-form:pair: Cột 14: cần mốc window, end", "end"),
        ("@end^own", "@end^onw", "small-form:pair: Cột 18: cần phạm vi own hoặc whole", "own"),
        (
            "ratio($on",
            "ration($on",
            "small-form:rate: Cột 1: cần hàm ratio, cut, share hoặc distinct",
            "ratio",
        ),
        (
            "indicator: dossier.on_time_rate",
            "indicator: dossier.ontime_rate",
            "small-form:rate, indicator: Cột 1: cần mã chỉ tiêu đã có trong danh mục",
            "dossier.on_time_rate",
        ),
    ],
)
def test_an_unknown_word_gets_the_nearest_known_one(
    tmp_path: Path, old: str, new: str, start: str, near: str
) -> None:
    [sentence] = misfits(tmp_path, rows=spoiled(ROWS, old, new))
    first, text, caret = sentence.split("\n")
    assert first.startswith(start)
    assert first.endswith(f"Có phải ý là “{near}”?")
    column = int(first.split("Cột ")[1].split(":")[0])
    assert caret == " " * (column - 1) + "^"
    assert text[column - 1 :].startswith(new.rsplit("=", maxsplit=1)[-1].rstrip("]\n")[:3]) or text


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "value: dossier.finished\n",
            "value: $rate\n        indicator: dossier.finished\n",
            "small-form: Các dòng tính vòng tròn: $finished → $rate → $finished. "
            "Hãy sửa một công thức để cắt vòng này.",
        ),
        (
            "value: dossier.finished\n",
            "value: dossier.finished\n        part_of: total\n",
            "small-form:finished: không có dòng total để làm tổng. Hãy sửa part_of.",
        ),
        (
            'shown: "{0}/{1}"}',
            'shown: "{0}/{1}", parts: subset}',
            "small-form:pair: có parts mà không có dòng con. Hãy bỏ parts.",
        ),
        (
            "    label: Hồ sơ\n",
            "    label: Hồ sơ\n    parts: partition\n",
            "small-form:dossiers: đề mục phải có cả parts và part_of (tổng của các dòng con), "
            "hoặc không có cả hai.",
        ),
        (
            ",\n             indicator: dossier.on_time_rate",
            "",
            "small-form:rate: dòng tính toán phải có 'indicator' để giữ số đã báo cáo.",
        ),
        (
            "budget.spent]",
            "budget.spent - budget.spent]",
            "small-form:pair: dòng nhiều số chỉ nhận tham chiếu, không nhận phép tính.",
        ),
        (
            'value: "dossier.finished[outcome=late]"',
            'value: "dossier.finished[outcome=late]", indicator: dossier.finished',
            "small-form:late: value đã là chỉ tiêu nên không ghi thêm 'indicator'. Hãy bỏ đi.",
        ),
        (
            "slip: repeated_number, ",
            "",
            "small-form:late: số thứ tự in khác số thứ tự đúng mà chưa ghi lỗi in. Hãy thêm slip.",
        ),
        (
            "slip: repeated_number, ",
            "slip: other, ",
            "small-form:late: lỗi in khác mà chưa nói lỗi gì. Hãy thêm slip_note.",
        ),
        (
            "{0}/{1}",
            "{0}/{2}",
            "small-form:pair: mẫu in “{0}/{2}” không khớp với 2 số của dòng. Hãy viết {0}, {1}, …",
        ),
        (
            "{0}/{1}",
            "{0/{1}",
            "small-form:pair: mẫu in “{0/{1}” không khớp với 2 số của dòng. Hãy viết {0}, {1}, …",
        ),
        (
            "{num}/{den} hồ sơ",
            "{nom} hồ sơ",
            "small-form:rate: ghi chú “{nom} hồ sơ” chỉ được dùng {num}, {den} và chỉ ở dòng tính ratio.",
        ),
        (
            "typed: words",
            "typed: words, value: dossier.finished",
            "small-form:remarks: dòng chữ (typed) không có value. Hãy bỏ một trong hai.",
        ),
        (
            "choices: meeting, ",
            "",
            "small-form:meeting: choices là “”, của chỉ tiêu digital.meeting là “meeting”. Hãy sửa.",
        ),
        (
            "part: false, value",
            "part: false, scale: 1000, value",
            "small-form:rate: scale chỉ dùng cho số tiền. Hãy bỏ scale.",
        ),
        (
            "office.count@end^own",
            "office.count^own",
            "small-form:pair: office.count^own hỏi ở mốc window, nhưng chỉ tiêu thuộc loại stock. "
            "Hãy dùng mốc at, end.",
        ),
        (
            "budget.spent]",
            "budget.spent@end]",
            "small-form:pair: budget.spent@end^whole hỏi ở mốc end, nhưng chỉ tiêu thuộc loại flow. "
            "Hãy dùng mốc since, window, ytd.",
        ),
        (
            "indicator: dossier.on_time_rate",
            'indicator: "dossier.on_time_rate[outcome=late]"',
            "small-form:rate: chỉ tiêu dossier.on_time_rate không phân tổ theo outcome. "
            "Hãy thêm vào danh mục.",
        ),
    ],
)
def test_what_does_not_fit_in_a_row(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert misfits(tmp_path, rows=spoiled(ROWS, old, new)) == [sentence]


@pytest.mark.parametrize(
    ("old", "new", "sentences_"),
    [
        (
            "axes: [level, outcome]",
            "axes: [level, outcome, levl]",
            ["dossier.finished: chưa có phân tổ levl. Có phải ý là “level”?"],
        ),
        (
            "denominator: dossier.finished",
            "denominator: budget.spent",
            [
                "dossier.on_time_rate, denominator: tỷ lệ phân tổ theo level nhưng budget.spent thì không. "
                "Hãy thêm hoặc bỏ phân tổ."
            ],
        ),
        (
            RATIO,
            "numerator: dossier.on_time_rate, denominator: office.count",
            [
                "dossier.on_time_rate, numerator: dossier.on_time_rate là một tỷ lệ. "
                "Tử số và mẫu số phải là số cộng được.",
                "dossier.on_time_rate, denominator: office.count thuộc loại stock, tỷ lệ thuộc loại flow. "
                "Hãy cho cùng loại, hoặc ghi @end nếu là số tại thời điểm.",
            ],
        ),
    ],
)
def test_what_does_not_fit_in_a_definition(tmp_path: Path, old: str, new: str, sentences_: list[str]) -> None:
    assert misfits(tmp_path, indicators=spoiled(INDICATORS, old, new)) == sentences_


def test_a_part_of_a_ratio_that_cannot_be_read_names_the_indicator(tmp_path: Path) -> None:
    [sentence] = misfits(tmp_path, indicators=spoiled(INDICATORS, "[outcome=on_time]", "[outcome=on_tim]"))
    assert sentence.startswith("dossier.on_time_rate, numerator: Cột 26: cần giá trị đã khai báo của chiều")
    assert "Có phải ý là “on_time”?" in sentence


def test_a_stock_below_a_flow_may_say_that_it_is_meant_at_the_end(tmp_path: Path) -> None:
    new = "numerator: dossier.finished, denominator: office.count@end"
    load(tmp_path, indicators=spoiled(INDICATORS, RATIO, new))


def test_a_heading_that_adds_up_to_another_row_fits(tmp_path: Path) -> None:
    rows = """
rows:
  - {key: total, stt: "1", label: Tổng, value: dossier.finished}
  - key: kinds
    stt: "2"
    label: Trong đó
    parts: partition
    part_of: total
    rows:
      - {key: on_time, stt: "", label: Đúng hạn, value: "dossier.finished[outcome=on_time]"}
"""
    load(tmp_path, rows=rows)


def test_all_rows_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    found = misfits(tmp_path, rows=ROWS.replace("dossier.finished[", "dossier.finshed["))
    assert [one.split(": ")[0] for one in found] == ["small-form:on_time", "small-form:late"]


def test_what_was_changed_behind_the_back_is_found(tmp_path: Path) -> None:
    load(tmp_path)
    Row.objects.filter(key="late").update(values=["dossier.finished["])
    [fault] = faults_of_catalogue()
    assert str(fault).startswith("small-form:late: Cột 18: cần tên chiều phân tổ, nhưng gặp hết biểu thức.")
