"""What happens in the rounds of the invented province, as data."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from cchc.engine.periods import Period
from cchc.reporting.enums import RowBasis
from cchc.reporting.round_plan import ZONE
from cchc.reporting.round_source import plan_file

FOLDER = Path(__file__).parent / "data" / "rounds"
SCRIPT = FOLDER / "script.yaml"
_USUAL_DAY, _USUAL_TIME = timedelta(days=1), time(15, 10)


@dataclass(frozen=True)
class Sent:
    """When a signed copy was sent, and why it counts as in time though it was late."""

    sent_at: datetime
    ground: str = ""


@dataclass(frozen=True)
class Return:
    """Why a form was given back; `row` and `text` are what was corrected, empty while it is not."""

    reason: str
    row: str = ""
    text: str = ""


@dataclass(frozen=True)
class Extended:
    """Units that have until a later moment, and why."""

    units: tuple[str, ...]
    until: datetime
    reason: str


@dataclass(frozen=True)
class Choice:
    """Which figure of a row stands, and why."""

    basis: RowBasis
    reason: str


@dataclass(frozen=True)
class Words:
    """What persons write into the host's report: sections, what units give for one, proposals to whom."""

    sections: dict[str, str] = field(default_factory=dict)
    contributed: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RoundScript:
    """One round: who collects which period by which plan, and what goes otherwise than it should."""

    host: str
    period: Period
    plan: Path
    guidance_number: str
    guidance_date: date
    consolidated: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    unsent: frozenset[str] = frozenset()
    extended: Extended | None = None
    late: dict[str, Sent] = field(default_factory=dict)
    returned: dict[str, Return] = field(default_factory=dict)
    amended: dict[str, dict[str, str]] = field(default_factory=dict)
    overridden: dict[str, str] = field(default_factory=dict)
    estimates: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[str, dict[str, str]] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    words: Words | None = None
    finished: bool = False

    def sent(self, unit: str, due: datetime) -> Sent:
        """Return when a unit's signed copy was sent: usually the afternoon before it was due."""
        usual = datetime.combine(due.astimezone(ZONE).date() - _USUAL_DAY, _USUAL_TIME, ZONE)
        return self.late.get(unit, Sent(usual))


def rounds() -> tuple[RoundScript, ...]:
    """Return the rounds in the order in which they are played."""
    return tuple(_round(entry) for entry in yaml.safe_load(SCRIPT.read_text("utf-8")))


def _round(entry: dict[str, Any]) -> RoundScript:
    own = FOLDER / f"{entry['plan']}.yaml"
    extended = entry.get("extended")
    plain = ("amended", "overridden", "estimates", "owners")
    return RoundScript(
        host=entry["host"],
        period=Period.parse(entry["period"]),
        plan=own if own.exists() else plan_file(entry["plan"]),
        guidance_number=entry["guidance"]["number"],
        guidance_date=entry["guidance"]["date"],
        consolidated=tuple(entry.get("consolidated", ())),
        silent=frozenset(entry.get("silent", ())),
        unsent=frozenset(entry.get("unsent", ())),
        extended=_extended(extended) if extended else None,
        late={unit: _sent(one) for unit, one in entry.get("late", {}).items()},
        returned={unit: Return(**one) for unit, one in entry.get("returned", {}).items()},
        choices={row: _choice(one) for row, one in entry.get("choices", {}).items()},
        words=Words(**entry["words"]) if "words" in entry else None,
        finished=entry.get("finished", False),
        **{name: entry.get(name, {}) for name in plain},
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _sent(one: dict[str, str]) -> Sent:
    return Sent(_moment(one["sent_at"]), one.get("ground", ""))


def _extended(one: dict[str, Any]) -> Extended:
    return Extended(tuple(one["units"]), _moment(one["until"]), one["reason"])


def _choice(one: dict[str, str]) -> Choice:
    return Choice(RowBasis(one["basis"]), one["reason"])
