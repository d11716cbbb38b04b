"""What the four published reports say against themselves, and that nothing else is accused."""

import pytest

from cchc.engine.rules.findings import Severity
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.rules import broken_rules
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, KHANH_HOA_SCIENCE, XIN_MAN, Report, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

Told = tuple[str, str, str | None, str | None]


def errors(report: Report) -> set[Told]:
    """Rule, first row, stated and computed (rounded) of every error."""
    found = broken_rules(fill(*report))
    return {
        (one.rule, one.keys[0], _short(one.stated), _short(one.computed))
        for one in found
        if one.severity is Severity.ERROR
    }


def _short(amount: object) -> str | None:
    return None if amount is None else f"{float(amount):.2f}".rstrip("0").rstrip(".")  # type: ignore[arg-type]


def test_khanh_hoa_quarter_iii_2021() -> None:
    assert errors(KHANH_HOA) == {
        ("ratio", "on_time_land", "99", "99.05"),
        ("partition", "service_units", "624", "658"),
    }


def test_khanh_hoa_names_the_four_groups_of_service_units() -> None:
    (found,) = [one for one in broken_rules(fill(*KHANH_HOA)) if one.rule == "partition"]
    assert found.keys == (
        "service_units",
        "autonomy_investment",
        "autonomy_recurrent",
        "autonomy_partial",
        "autonomy_state",
    )
    assert "4 + 36 + 83 + 535 = 658" in str(found)


def test_xin_man_2023() -> None:
    assert errors(XIN_MAN) == {
        ("ratio", "on_time_communes", "98.8", "99.5"),
        ("ratio", "dossiers_online_rate", "83.94", "119.15"),
        ("part", "dossiers_received_online", "2949", "2475"),
        ("same", "service_units", "61", "74"),
    }


def test_xin_man_is_asked_about_exchanged_cells() -> None:
    messages = {one.keys[0]: str(one) for one in broken_rules(fill(*XIN_MAN))}
    assert "Có thể hai ô bị đảo chỗ." in messages["dossiers_received_online"]
    assert "99,50%" in messages["on_time_communes"]


def test_science_department_of_khanh_hoa_first_half_of_2022() -> None:
    assert errors(KHANH_HOA_SCIENCE) == {
        ("partition", "legal_documents_advised", "0", "2"),
        ("part", "legal_documents_advised_council", "2", "0"),
        ("ratio", "review_handled_rate", "50", "0"),
        ("ratio", "online_rate_level_3", "18.52", "100"),
        ("part", "online_used_level_3", "72", "10"),
        ("ratio", "online_rate_level_4", "14.81", "100"),
        ("ratio", "dossiers_online_rate", "100", "86.75"),
        ("ratio", "national_payment_rate", "14.81", "44.44"),
    }


def test_finance_department_of_ha_tinh_holds_together() -> None:
    assert errors(HA_TINH_FINANCE) == set()


@pytest.mark.parametrize("report", [XIN_MAN, KHANH_HOA_SCIENCE])
def test_nought_of_nought_is_a_warning(report: Report) -> None:
    warnings = [one for one in broken_rules(fill(*report)) if one.severity is Severity.WARNING]
    assert warnings
    assert {(one.rule, _short(one.stated), one.computed) for one in warnings} == {("ratio", "0", None)}


def test_sums_are_judged_like_cells() -> None:
    filed = {"civil_post.assigned@end^whole": 10, "civil_post.filled@end^whole": 12}
    submit(KHANH_HOA[2], {"th-snv": filed})
    found = broken_rules(fill("tk-2021-tinh", "th", KHANH_HOA[2]))
    assert [(one.rule, one.keys) for one in found] == [
        ("part", ("civil_posts_filled", "civil_posts_assigned"))
    ]


def test_money_is_judged_in_the_digits_it_was_printed_with() -> None:
    report = fill(*XIN_MAN)
    assert report.row("disbursement_rate").shown == "90"
    assert "disbursement_rate" not in {key for one in broken_rules(report) for key in one.keys}
