"""The pen that writes a report: prints figures, keeps what is known of them, plants what it is told to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from benchmarks.corpus import judge
from benchmarks.corpus.figures import (
    DIGIT_SLIPS,
    Look,
    Shown,
    count,
    decimal,
    misprinted,
    per_cent,
    reprinted,
)
from benchmarks.corpus.judge import Verdict
from benchmarks.corpus.model import Block, Fact, Heading, Paragraph, Table
from benchmarks.corpus.world import World

AGREEING = 2


@dataclass(frozen=True)
class Telling:
    """One place where a quantity is told."""

    quote: str
    shown: Shown
    table: bool


@dataclass
class Pen:
    """Writes blocks in order. `words` chooses sentences; `plan` says which slip to make at which site."""

    world: World
    words: Random
    look: Look
    plan: dict[int, str] = field(default_factory=dict)
    seed: int = 0
    sites: list[tuple[str, ...]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    tainted: list[str] = field(default_factory=list)
    tellings: dict[str, list[Telling]] = field(default_factory=dict)

    def slip(self, *kinds: str) -> str:
        """The slip planned for this site, "" for none."""
        self.sites.append(kinds)
        return self.plan.get(len(self.sites) - 1, "")

    def chance(self) -> Random:
        """Luck of the present site, apart from that of the words."""
        return Random(self.seed * 10_007 + len(self.sites))  # noqa: S311 - a corpus, not a secret

    def number(self, key: str) -> Shown:
        """A count of this period."""
        return count(key, self.world.now[key], self.look)

    def stale(self, shown: Shown) -> Shown:
        """The figure of the last period in the place of this one's."""
        return reprinted(shown, Fraction(self.world.old[shown.key]), self.look)

    def money(self, key: str, decimals: int) -> Shown:
        """Millions of đồng told as billions."""
        return decimal(key, Fraction(self.world.now[key], 1000), decimals, self.look, 1000)

    def percent(self, part: str, whole: str, *, cut: bool = False) -> Shown:
        """The ratio of two figures of this period in per cent."""
        exact = Fraction(100 * self.world.now[part], self.world.now[whole])
        return per_cent(f"{part}/{whole}", exact, self.look.decimals, self.look, cut=cut)

    def spoiled(self, shown: Shown, slip: str) -> Shown:
        """A figure with a slip of its digits, or the one of the last period."""
        if slip in DIGIT_SLIPS:
            return misprinted(shown, slip, self.chance(), self.look)
        return self.stale(shown) if slip == "old_figure" else shown

    def choose(self, *texts: str) -> str:
        """One of several wordings."""
        return self.words.choice(texts)

    def heading(self, level: int, label: str, text: str) -> None:
        """Write a heading."""
        self.blocks.append(Heading(level, label, text))

    def say(self, text: str, marker: str = "") -> None:
        """Write a paragraph."""
        self.blocks.append(Paragraph(text, marker))

    def table(self, table: Table) -> None:
        """Put a table down."""
        self.blocks.append(table)

    def tell(self, quote: str, shown: Sequence[Shown], *, table: bool = False) -> None:
        """Remember which quantities a quote tells, and whether one of them is misprinted."""
        for one in shown:
            if one.key and not one.percent:
                self.tellings.setdefault(one.key, []).append(Telling(quote, one, table))
            if one.slipped:
                self.tainted.append(quote)

    def fact(self, quote: str, kind: str, verdict: Verdict, other: str = "", trick: str = "") -> None:
        """Put down what is known of a quote."""
        self.facts.append(
            Fact(quote, kind, verdict.consistent, verdict.severity, verdict.computed,
                 f"{trick}: {verdict.explanation}" if trick else verdict.explanation, other, trick)
        )  # fmt: skip

    def compare_tellings(self) -> None:
        """Facts of quantities told twice: every mismatch, and for each quantity the first two that agree."""
        for told in self.tellings.values():
            first = next((one for one in told if one.table), told[0])
            agreeing = 0
            for other in told:
                if other.quote == first.quote:
                    continue
                verdict = judge.same(other.shown, first.shown)
                agreeing += verdict.consistent
                if not verdict.consistent or agreeing <= AGREEING:
                    self.fact(other.quote, "duplicate-mismatch", verdict, first.quote)
