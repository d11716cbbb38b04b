"""Who sends a round's letters, and how those it writes to are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cchc.document.frame import day_written
from cchc.engine.kinds import Level
from cchc.publication.compose import Particulars
from cchc.publication.issuers import Issuer, issuer_of, kinds_among, lowered
from cchc.publication.letters_words import words
from cchc.reporting.models import Round
from cchc.reporting.round_plan import ZONE
from cchc.units.queries.functions import FunctionFault, holder
from cchc.units.queries.listing import names_on, subtree, unit

HOME_AFFAIRS = "home_affairs"
_COMMITTEES = {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}


@dataclass(frozen=True)
class Sender:
    """The unit that signs: its letterhead, and the host of the round in running text ("tỉnh An Hải")."""

    code: str
    issuer: Issuer
    name: str
    host: str
    board: str

    @property
    def is_host(self) -> bool:
        """Whether the committee itself signs, and not its department."""
        return self.name == self.board


@dataclass(frozen=True)
class Given:
    """What the clerk gives: number, date, signer; the field in the symbol of a công văn; who answers."""

    particulars: Particulars
    field: str = "CCHC"
    contact: str = ""

    @property
    def contact_words(self) -> str:
        """Return " (đầu mối: ông Nguyễn Văn A, điện thoại …)", or nothing."""
        return f" (đầu mối: {self.contact})" if self.contact else ""


def sender_of(one: Round, code: str = "") -> Sender:
    """Return the sender of a round's letters: the unit asked for, else who holds home affairs, else the host.

    Raises UnknownUnit.
    """
    chosen = unit(code or home_affairs_of(one.host.code, one.cut_off))
    names = names_on(one.cut_off, {chosen.code, one.host.code})
    host = names.get(one.host.code, one.host.code)
    name = names.get(chosen.code, chosen.code)
    issuer = issuer_of(name, Level(chosen.level), host)
    board = full_name(host, Level(one.host.level))
    own = board if chosen.pk == one.host.pk else full_name(issuer.short_name, Level(chosen.level))
    return Sender(chosen.code, issuer, own, lowered(host), board)


def home_affairs_of(host: str, day: date) -> str:
    """Return the office of a unit's own that holds home affairs on a day, else the unit itself.

    That of the province does not sign for a district.
    """
    try:
        office = holder(HOME_AFFAIRS, host, day)
    except FunctionFault:
        return host
    return office.code if subtree(host, day).filter(pk=office.pk).exists() else host


def full_name(name: str, level: Level) -> str:
    """Return who is written to: "Ủy ban nhân dân xã An Hòa", "Sở Tài chính"."""
    if level not in _COMMITTEES or name.startswith("Ủy ban"):
        return name
    return f"Ủy ban nhân dân {lowered(name)}"


def level_name(level: str, names: Iterable[str], host: str) -> str:
    """Return how all units of a level are called together: "Ủy ban nhân dân các xã, phường"."""
    kinds = ", ".join(kinds_among(names)) or "đơn vị hành chính"
    return str(words("levels")[level]).format(kinds=kinds, host=host)


def moment_short(moment: datetime) -> str:
    """Return "17 giờ 00, ngày 16/9/2026", for tables."""
    local = moment.astimezone(ZONE)
    return f"{local:%H} giờ {local:%M}, ngày {day_written(local.date())}"


def moment_written(moment: datetime) -> str:
    """Return "17 giờ 00 phút ngày 16/9/2026" in local time."""
    local = moment.astimezone(ZONE)
    return f"{local:%H} giờ {local:%M} phút ngày {day_written(local.date())}"
