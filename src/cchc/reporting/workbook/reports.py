"""What became of a file that came in: every cell that was not simply taken is named."""

from dataclasses import dataclass, field

from cchc.engine.messages import Message


@dataclass(frozen=True)
class TakenCell:
    """A cell that was taken (or would be, with --dry-run): row, place, what stood before and stands after."""

    row: str
    label: str
    sheet: str
    cell: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True)
class ConflictingCell:
    """A cell changed on both sides: what went out, what came back, what stands here."""

    row: str
    label: str
    sheet: str
    cell: str
    base: str
    theirs: str
    ours: str


@dataclass(frozen=True)
class NamedCell:
    """A cell that was not taken, is in doubt, or worth a look; `after`: what a doubtful one would say."""

    sheet: str
    cell: str
    text: str
    why: Message
    row: str = ""
    after: str = ""


@dataclass(frozen=True)
class TakenMembers:
    """The list of a row that was taken: how many members it has now, how many came and went."""

    row: str
    label: str
    members: int
    added: int
    removed: int


@dataclass
class FileReport:
    """One file. `stopped`: why the whole file was refused."""

    file: str
    unit: str = ""
    form: str = ""
    period: str = ""
    taken: list[TakenCell] = field(default_factory=list)
    lists: list[TakenMembers] = field(default_factory=list)
    unchanged: int = 0
    conflicts: list[ConflictingCell] = field(default_factory=list)
    not_understood: list[NamedCell] = field(default_factory=list)
    doubts: list[NamedCell] = field(default_factory=list)
    warnings: list[NamedCell] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether everything in the file was taken."""
        return not (self.conflicts or self.not_understood or self.doubts)

    def refuse(self, why: Message) -> "FileReport":
        """Name the file itself as not understood."""
        self.not_understood.append(NamedCell("", "", "", why))
        return self
