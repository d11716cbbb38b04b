"""Which files somebody wants written, and the writer for those who want none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from cchc.checker.findings import Checked
from cchc.engine.faults import N_, Fault


class OutputFault(Fault):
    """Findings cannot be written where or as was asked."""


@dataclass(frozen=True)
class Wanted:
    """The files to write; None for those that nobody wants. `annotate` is for one document only."""

    annotate: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that somebody wants."""
        return tuple(path for path in (self.annotate, self.html, self.xlsx) if path is not None)


class NoOutputs:
    """What `cchc.checker.outputs.write.Outputs` does where nothing is wanted, without all that it needs."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Nothing is open."""

    def add(self, checked: Checked, sources: Mapping[str, bytes]) -> None:
        """Write nothing."""

    def finish(self) -> tuple[Path, ...]:
        """No file was written."""
        return ()


def too_many(count: int) -> OutputFault:
    """What to say where comments on several documents are asked for."""
    return OutputFault(
        N_(
            "Chỉ ghi nhận xét vào được một văn bản mỗi lần, ở đây có %(count)d. "
            "Hãy chạy riêng từng tệp với --annotate."
        ),
        count=count,
    )
