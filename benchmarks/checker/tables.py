"""Scores as tables of Markdown."""

from collections.abc import Iterable

from benchmarks.checker.scoring import Score

HEAD = (
    "| {what} | false | found | same kind | true | accused | held | findings | right |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
)
TRICKS = "| {what} | false | found | true | accused |\n|---|---:|---:|---:|---:|"


def share(part: int, whole: int) -> str:
    """A share in per cent, a dash for nothing of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def by_kind(score: Score, what: str) -> str:
    """Recall, accusations, what was held, and precision, by kind."""
    kinds = sorted({*score.false, *score.true, *score.findings})
    rows = [_row(score, kind, [kind]) for kind in kinds]
    return "\n".join([HEAD.format(what=what), *rows, _row(score, "**all**", kinds)])


def _row(score: Score, name: str, kinds: Iterable[str]) -> str:
    false, found, same, true, accused, held, findings, right = (
        sum(counter[kind] for kind in kinds)
        for counter in (
            score.false, score.found, score.same_kind, score.true, score.accused, score.held,
            score.findings, score.right,
        )
    )  # fmt: skip
    return (
        f"| {name} | {false} | {share(found, false)} | {share(same, false)} | {true} "
        f"| {share(accused, true)} | {share(held, true)} | {findings} | {share(right, findings)} |"
    )


def by_trick(score: Score) -> str:
    """How planted slips were found, and hard negatives spared."""
    tricks = score.tricks or Score()
    names = sorted({*tricks.false, *tricks.true})
    rows = [_trick(tricks, name) for name in names]
    return "\n".join([TRICKS.format(what="slip or trap"), *rows])


def _trick(tricks: Score, name: str) -> str:
    false, true = tricks.false[name], tricks.true[name]
    found, accused = share(tricks.found[name], false), share(tricks.accused[name], true)
    return f"| {name.replace('_', ' ')} | {false} | {found} | {true} | {accused} |"
