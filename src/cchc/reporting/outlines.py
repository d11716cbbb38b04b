"""Outlines of reports as data: which sections a kind of issuer's report has, who writes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cchc.catalogue.source.files import read_file
from cchc.catalogue.source.schema import SourceFault
from cchc.engine.faults import N_
from cchc.engine.kinds import Level
from cchc.engine.periods import Period, PeriodKind

SHIPPED = Path(__file__).parent / "data" / "outlines"
SCHEMA = Path(__file__).parent / "schema" / "outline.schema.json"
PROPOSALS = "proposals"
FIELDS = frozenset({"period", "next", "start", "end", "issuer", "annexes", "kind", "party", "localities"})
"""What the texts of an outline may leave to be filled in, as {name}."""

_PLACE = re.compile(r"\{[^{}]*\}|[{}]")

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class OutlineSection:
    """A section: its place is its order; `owner` is the function that writes it, `topics` name its sentences.

    `empty` is printed where nothing was written; without it such a section is left out. `gathers` is
    "proposals" where the section lists the proposals; `collects` asks lower units for contributions.
    """

    key: str
    title: str
    owner: str = ""
    words: int | None = None
    hint: str = ""
    topics: tuple[str, ...] = ()
    gathers: str = ""
    collects: bool = False
    empty: str = ""
    sections: tuple["OutlineSection", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple["OutlineSection", int]]:
        """Yield the section and all below it with their depth, in printed order."""
        yield self, depth
        for section in self.sections:
            yield from section.walk(depth + 1)


@dataclass(frozen=True)
class ReportOutline:
    """One version of an outline; its texts and recipients may leave FIELDS to be filled in."""

    code: str
    version: int
    name: str
    issuer: Level
    periods: frozenset[PeriodKind]
    subject: str
    opening: str
    closing: str
    recipients: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def walk(self) -> Iterator[tuple[OutlineSection, int]]:
        """Yield every section with its depth from 0, in printed order."""
        for section in self.sections:
            yield from section.walk()

    def section(self, key: str) -> OutlineSection | None:
        """Return the section with this key; None if there is none."""
        return next((section for section, _ in self.walk() if section.key == key), None)

    def serves(self, issuer: Level, period: Period, day: date) -> bool:
        """Whether it is for reports of this issuer, kind of period and day."""
        begun = self.valid_from is None or self.valid_from <= day
        ended = self.valid_to is not None and self.valid_to <= day
        return issuer is self.issuer and period.kind in self.periods and begun and not ended


def read_outline(path: Path) -> Plain:
    """Return a file's content; raises SourceFault or ManyFaults naming line and place of each fault."""
    content: Plain = read_file(path, SCHEMA)
    keys = [section.key for section, _ in outline_of(content).walk()]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise SourceFault(
            N_("Tệp %(file)s: mục %(keys)s đứng hai lần. Hãy đặt mỗi mục một khóa riêng."),
            file=str(path),
            keys=", ".join(twice),
        )
    unknown = sorted(_fields(content) - FIELDS)
    if unknown:
        raise SourceFault(
            N_("Tệp %(file)s: không có chỗ điền {%(names)s}. Hãy dùng: %(known)s."),
            file=str(path),
            names=", ".join(unknown),
            known=", ".join(f"{{{name}}}" for name in sorted(FIELDS)),
        )
    return content


def _fields(plain: object) -> set[str]:
    """Every place that the texts of an outline leave to be filled in; a stray brace is one too."""
    if isinstance(plain, str):
        return {found.strip("{}") for found in _PLACE.findall(plain)}
    parts = plain.values() if isinstance(plain, Mapping) else plain if isinstance(plain, list) else ()
    return set[str]().union(*map(_fields, parts))


def outline_of(content: Plain) -> ReportOutline:
    """Return the outline that a content, already held against the schema, describes."""
    days = {name: date.fromisoformat(content[name]) for name in ("valid_from", "valid_to") if name in content}
    return ReportOutline(
        code=content["code"],
        version=content["version"],
        name=content["name"],
        issuer=Level(content["issuer"]),
        periods=frozenset(map(PeriodKind, content["periods"])),
        subject=content["subject"],
        opening=content["opening"],
        closing=content["closing"],
        recipients=tuple(content.get("recipients", ())),
        sections=tuple(_section(one, content) for one in content["sections"]),
        **days,
    )


def _section(plain: Plain, above: Plain) -> OutlineSection:
    """A section without an owner is written by whoever writes the one above it."""
    owned = {"owner": above.get("owner", "")} | dict(plain)
    values = {name: value for name, value in owned.items() if name not in {"topics", "sections"}}
    return OutlineSection(
        **values,
        topics=tuple(plain.get("topics", ())),
        sections=tuple(_section(one, owned) for one in plain.get("sections", ())),
    )


@cache
def shipped_outlines() -> tuple[ReportOutline, ...]:
    """Return the outlines that ship, by file name."""
    return tuple(outline_of(read_outline(path)) for path in sorted(SHIPPED.glob("*.yaml")))


def following(period: Period) -> Period:
    """Return the period that comes after: the next of its kind; after nine months, quarter IV."""
    if period.kind is PeriodKind.NINE_MONTHS:
        return Period(period.year, PeriodKind.QUARTER, 4)
    if period.number < _last_number(period.kind):
        return replace(period, number=period.number + 1)
    return replace(period, year=period.year + 1, number=1)


def _last_number(kind: PeriodKind) -> int:
    return {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}.get(kind, 1)
