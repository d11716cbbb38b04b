"""Every point of the checklist: good documents pass all, a spoiled one fails exactly the point it offends."""

import pytest

from cchc.reading.lint.framework import Severity, Status
from cchc.reading.lint.linter import CHECKS, lint_docx
from tests.reading.documents import decision, letter, report
from tests.reading.images import png
from tests.reading.lint.spoilers import SPOILERS, Make, Spoil, picture

WARNINGS = {"relative of Times", "old spelling", "dash", "underlined", "month padded", "two sizes"} | {
    "exact",
    "dashes away from the colon",
}


def failed(data: bytes) -> set[int]:
    return {finding.check.number for finding in lint_docx(data).findings}


@pytest.mark.parametrize("make", [report, letter, decision])
def test_a_good_document_passes(make: Make) -> None:
    answer = lint_docx(make().save())
    assert [finding.message() for finding in answer.findings] == []
    assert answer.count(Status.PASSED) >= 30


@pytest.mark.parametrize(("number", "damage", "make", "spoil"), SPOILERS, ids=str)
def test_a_spoiled_document_fails_exactly_its_point(
    number: int, damage: str, make: Make, spoil: Spoil
) -> None:
    built = make()
    spoil(built)
    answer = lint_docx(built.save())
    assert {finding.check.number for finding in answer.findings} == {number}
    check = CHECKS[number - 1]
    expected = Severity.WARNING if damage in WARNINGS else check.severity
    assert {finding.severity for finding in answer.findings} == {expected}
    assert all(check.title_vi in finding.message() for finding in answer.findings)


def test_every_point_has_a_spoiler() -> None:
    assert {number for number, *_ in SPOILERS} == {check.number for check in CHECKS} == set(range(1, 46))


def test_between_them_the_good_documents_meet_every_point() -> None:
    passed = {
        verdict.check.number
        for make in (report, letter, decision)
        for verdict in lint_docx(make().save()).verdicts
        if verdict.status is Status.PASSED
    }
    assert passed == set(range(1, 46)) - {41}


def test_a_blue_transparent_signature_is_accepted() -> None:
    built = report()
    picture(png(0, 0, 200))(built)
    answer = lint_docx(built.save())
    assert answer.verdicts[40].status is Status.PASSED


def test_without_images_the_seal_is_not_checked_and_says_why() -> None:
    verdict = lint_docx(report().save()).verdicts[40]
    assert verdict.status is Status.NOT_CHECKED
    assert "hình ảnh" in verdict.reason


def test_a_draft_may_leave_number_day_and_name_blank() -> None:
    built = report()
    built["number"].runs[0].text = "Số:        /BC-SNV"
    built["date"].runs[0].text = "Khánh Hòa, ngày      tháng 9 năm 2021"
    built["name"].runs[0].text = ""
    assert failed(built.save()) == set()


def test_the_register_of_agencies_is_compared_where_it_is_given() -> None:
    data = report().save()
    assert lint_docx(data, ["Sở Nội vụ"]).findings == ()
    assert {finding.check.number for finding in lint_docx(data, ["Sở Tài chính"]).findings} == {14}


def test_a_finding_says_what_why_and_what_to_do() -> None:
    built = report()
    built["national"].runs[0].font.bold = False
    message = lint_docx(built.save()).findings[0].message()
    assert message.startswith("Quốc hiệu: chưa in đậm. Căn cứ: Phụ lục I Nghị định 30/2020/NĐ-CP")
    assert "Cách sửa:" in message
