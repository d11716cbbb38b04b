"""Random bindings."""

from fractions import Fraction

from hypothesis import strategies as st

from cchc.engine.bindings.ast import Call, Combined, Expression, Function, Number, Reference, Row
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import BASED, Moment, MomentKind, Ref
from cchc.engine.kinds import Reach
from cchc.engine.periods import Period

WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
VALUES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,5}", fullmatch=True)
BREAKDOWNS = st.dictionaries(WORDS, st.lists(VALUES, min_size=1, max_size=3), max_size=3).map(Breakdown.of)
PERIODS = st.sampled_from(["2015", "2021-Q3", "2024-H1", "2025-9M", "2026-05"]).map(Period.parse)
MOMENTS = st.one_of(
    st.sampled_from([kind for kind in MomentKind if kind not in BASED]).map(Moment),
    st.builds(Moment, st.sampled_from(sorted(BASED)), PERIODS),
)
INDICATORS = st.lists(WORDS, min_size=2, max_size=3).map(".".join)
REFS = st.builds(Ref, INDICATORS, BREAKDOWNS, MOMENTS, st.sampled_from(Reach))
NUMBERS = st.builds(
    lambda digits, places: Number(Fraction(digits, 10**places)), st.integers(0, 10**9), st.integers(0, 12)
)


def _larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pairs = st.tuples(inner, inner)
    return st.one_of(
        st.builds(Combined, st.sampled_from(["+", "-"]), inner, inner),
        st.builds(Call, st.sampled_from([Function.RATIO, Function.CUT]), pairs),
    )


LEAVES: st.SearchStrategy[Expression] = st.one_of(
    NUMBERS,
    REFS.map(Reference),
    WORDS.map(Row),
    st.builds(
        lambda function, ref: Call(function, (Reference(ref),)),
        st.sampled_from([Function.SHARE, Function.DISTINCT]),
        REFS,
    ),
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(LEAVES, _larger, max_leaves=8)
