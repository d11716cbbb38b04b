"""resolve(), totals(), facts(), explain() and the two commands."""

import json
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.resolve import Basis, Question, explain, facts, resolve, totals
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
WHOLE = parse_ref("dossier.finished^whole")


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    for number in range(3):
        unit(f"c{number}", "p")
    indicator("dossier.finished")
    indicator("staff.count", over_time=OverTime.STOCK)
    indicator(
        "dossier.rate",
        OverUnits.RATIO,
        value_type=ValueType.PERCENT,
        decimals=2,
        numerator="dossier.finished[outcome=on_time]",
        denominator="dossier.finished",
    )
    write(
        fact("c0", "dossier.finished[outcome=on_time]^own", 3, as_written="03", source="file.csv:7"),
        fact("c0", "dossier.finished[outcome=late]^own", 1),
        fact("c1", "dossier.finished[outcome=late]^own", Blank.NONE_AROSE),
        fact("p", "staff.count@end^own", 9, Q3.end),
    )


def test_queries_do_not_grow_with_refs_or_units() -> None:
    keys = [f"dossier.finished[sector=s{number}]" for number in range(40)]
    with CaptureQueriesContext(connection) as few:
        resolve(Question("p", Q3, (WHOLE,)))
    for number in range(3, 9):
        unit(f"c{number}", "p")
    write(*(fact(f"c{number}", f"{key}^own", number) for key in keys for number in range(9)))
    refs = tuple(parse_ref(f"{key}^whole") for key in keys)
    with CaptureQueriesContext(connection) as many:
        answers = resolve(Question("p", Q3, refs))
    assert {value_of(answer) for answer in answers.values()} == {36}
    assert len(many) <= len(few) + 1


def test_totals_are_what_resolve_says_of_each_unit() -> None:
    refs = (WHOLE, parse_ref("dossier.finished[outcome=late]^whole"), parse_ref("dossier.rate^whole"))
    question = Question("p", Q3, refs)
    found = totals(question)
    assert set(found) == {"p", "c0", "c1", "c2"}
    for code, answers in found.items():
        resolved = resolve(Question(code, Q3, refs))
        assert {ref: answer.figure for ref, answer in answers.items()} == {
            ref: answer.figure for ref, answer in resolved.items()
        }


def test_facts_are_all_that_is_known_and_what_follows_from_it() -> None:
    known = {str(ref): value_of(answer) for ref, answer in facts(Question("p", Q3, ())).items()}
    assert known == {
        "dossier.rate^whole": 75,
        "dossier.finished[outcome=late]^whole": 1,
        "dossier.finished[outcome=on_time]^whole": 3,
        "staff.count@end^own": 9,
        "staff.count@end^whole": 9,
    }
    assert set(map(str, facts(Question("c1", Q3, ())))) == {
        "dossier.finished[outcome=late]^own",
        "dossier.finished[outcome=late]^whole",
    }
    assert facts(Question("c2", Q3, ())) == {}


def test_ratios_are_computed_wherever_both_parts_are_known() -> None:
    indicator(
        "post.filled_rate",
        OverUnits.RATIO,
        OverTime.STOCK,
        ValueType.PERCENT,
        numerator="post.filled@end",
        denominator="post.given@end",
        axes=["kind"],
    )
    for code in ("post.filled", "post.given"):
        indicator(code, over_time=OverTime.STOCK, axes=["kind"])
    write(
        fact("p", "post.filled[kind=office]@end^whole", 1, Q3.end),
        fact("p", "post.filled[kind=school]@end^whole", 3, Q3.end),
        fact("p", "post.given[kind=office]@end^whole", 2, Q3.end),
        fact("p", "post.given[kind=school]@end^whole", 0, Q3.end),
        fact("c2", "dossier.rate^whole", "91.46"),
    )

    def rates(unit: str) -> dict[str, tuple[object, Basis]]:
        found = facts(Question(unit, Q3, ())).items()
        return {str(ref): (value_of(one), one.basis) for ref, one in found if "rate" in ref.indicator}

    assert rates("p") == {
        "dossier.rate^whole": (75, Basis.COMPUTED),
        "post.filled_rate[kind=office]@end^whole": (50, Basis.COMPUTED),
        "post.filled_rate@end^whole": (200, Basis.COMPUTED),
    }
    assert rates("c2") == {"dossier.rate^whole": (Fraction("91.46"), Basis.REPORTED)}


def test_queries_do_not_grow_with_what_is_computed() -> None:
    facts(Question("p", Q3, ()))
    with CaptureQueriesContext(connection) as few:
        facts(Question("p", Q3, ()))
    for number in range(30):
        code = f"dossier.rate_{number}"
        parts = {"numerator": f"dossier.finished[outcome=o{number}]", "denominator": "dossier.finished"}
        indicator(code, OverUnits.RATIO, OverTime.FLOW, ValueType.PERCENT, 2, axes=["sector"], **parts)
        write(fact("c2", f"dossier.finished[outcome=o{number},sector=s{number}]^own", number))
    with CaptureQueriesContext(connection) as many:
        computed = [ref for ref in facts(Question("p", Q3, ())) if ref.indicator.startswith("dossier.rate_")]
    assert len(computed) > 30
    assert len(many) <= len(few) + 3


def test_an_explanation_names_every_entry_behind_a_figure() -> None:
    expected = {"dossier.finished": frozenset({"c0", "c1", "c2"})}
    [explained] = explain(Question("p", Q3, (parse_ref("dossier.rate^whole"),), expected=expected))
    assert explained.answer.figure.amount == 75
    assert explained.answer.coverage.missing == ("c1", "c2")
    above, below = explained.parts
    [entry] = above.entries
    assert (entry.subject, entry.as_written, entry.source, entry.actor) == ("c0", "03", "file.csv:7", "test")
    assert [(one.subject, one.blank) for one in below.entries] == [
        ("c0", None),
        ("c0", None),
        ("c1", Blank.NONE_AROSE),
    ]


def test_unknown_units_and_indicators_are_refused() -> None:
    with pytest.raises(UnknownUnit):
        ask("nowhere", "dossier.finished^whole")
    with pytest.raises(StatisticsFault, match=r"nobody\.knows"):
        ask("p", "nobody.knows^whole")


def test_before_anything_was_written_nothing_is_known() -> None:
    assert ask("p", "dossier.finished^whole", Window(Q3.stop, Q3.stop)).is_missing


def run(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command(*arguments, "--json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_the_command_facts() -> None:
    printed = run("facts", "--unit", "p", "--period", "2021-Q3")
    assert printed["window"] == "2021-06-15/2021-09-15"
    by_ref = {one["ref"]: one for one in printed["facts"]}
    late = by_ref["dossier.finished[outcome=late]^whole"]
    assert (late["value"], late["shown"], late["basis"]) == (1, "1", "parts")
    assert (late["computed"], late["computed_from"]) == (False, [])
    assert run("facts", "--unit", "p", "--period", "quý III/2021", "--as-of", "0")["facts"] == []


def test_what_facts_computes_explain_traces() -> None:
    [rate] = [one for one in run("facts", "--unit", "p", "--period", "2021-Q3")["facts"] if one["computed"]]
    parts = ["dossier.finished[outcome=on_time]^whole", "dossier.finished^whole"]
    assert (rate["ref"], rate["basis"], rate["shown"]) == ("dossier.rate^whole", "computed", "75")
    assert rate["computed_from"] == parts
    for asked in (rate["ref"], rate["indicator"]):
        [traced] = run("explain", "--unit", "p", "--period", "2021-Q3", "--indicator", asked)["figures"]
        assert {key: traced[key] for key in rate} == rate
        assert [(part["ref"], part["value"]) for part in traced["parts"]] == list(
            zip(parts, (3, 4), strict=True)
        )


def test_the_command_explain() -> None:
    by_code = run("explain", "--unit", "p", "--period", "2021-Q3", "--indicator", "dossier.finished")
    assert [one["ref"] for one in by_code["figures"]] == [
        "dossier.finished[outcome=late]^whole",
        "dossier.finished[outcome=on_time]^whole",
    ]
    [one] = run("explain", "--unit", "p", "--period", "2021-Q3", "--indicator", "dossier.finished^whole")[
        "figures"
    ]
    assert one["value"] == 4
    entries = one["entries"]
    assert isinstance(entries, list)
    assert {entry["cause"] for entry in entries} == {"test"}


def test_the_commands_print_lines_for_people() -> None:
    out = StringIO()
    call_command(
        "explain", "--unit", "p", "--period", "2021-Q3", "--indicator", "dossier.rate^whole", stdout=out
    )
    assert "c0: 03, từ 15/06/2021 đến 14/09/2021, lần ghi 1 (test, test), nguồn: file.csv:7" in out.getvalue()
    out = StringIO()
    call_command("facts", "--unit", "p", "--period", "2021-Q3", stdout=out)
    assert "staff.count@end^own\t9 (số báo cáo)" in out.getvalue()


def test_an_unknown_unit_ends_a_command_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("facts", "--unit", "nowhere", "--period", "2021-Q3")


@pytest.mark.parametrize("revision", ["-1", "999"])
def test_a_revision_that_is_not_there_is_refused(revision: str) -> None:
    with pytest.raises(CommandError, match="Chưa có lần ghi sổ"):
        run("facts", "--unit", "p", "--period", "2021-Q3", f"--as-of={revision}")


def test_an_axis_that_the_indicator_does_not_have_is_refused() -> None:
    with pytest.raises(CommandError, match="foo"):
        run("explain", "--unit", "p", "--period", "2021-Q3", "--indicator", "a.b[foo=bar]")
