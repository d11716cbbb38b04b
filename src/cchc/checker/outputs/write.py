"""Write what was found to the files that were asked for, document after document."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from xlsxwriter.exceptions import FileCreateError

from cchc.checker.findings import Checked
from cchc.checker.outputs.numbered import Numbered, numbered
from cchc.checker.outputs.page.page import Page
from cchc.checker.outputs.sheet import FindingsBook
from cchc.checker.outputs.wanted import OutputFault, Wanted, too_many
from cchc.checker.outputs.word.annotate import annotated
from cchc.checker.outputs.word.made import made_docx
from cchc.engine.faults import N_


class Outputs:
    """The wanted files while they are written beside their names; only `finish` puts them there.

    None of the documents is kept. Where the work ends before `finish`, nothing is written. OutputFault before
    any work where a folder cannot be written to.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._open = contextlib.ExitStack()
        self._parts = {path: _part(path) for path in wanted.paths}
        self._documents = 0
        self._next = 1

    def __enter__(self) -> Self:
        for path, part in self._parts.items():
            self._open.callback(part.unlink, missing_ok=True)
            with _writing(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(b"")
        html, xlsx = self._wanted.html, self._wanted.xlsx
        self._page = None if html is None else self._open.enter_context(contextlib.closing(Page()))
        self._book = None if xlsx is None else self._opened(FindingsBook(self._parts[xlsx]))
        return self

    def _opened(self, book: FindingsBook) -> FindingsBook:
        self._open.callback(book.close)
        return book

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, checked: Checked, sources: Mapping[str, bytes]) -> None:
        """Write what was found in a document.

        `sources`: the bytes of the documents by name; the comments go into a copy of a Word file, or into one
        made from what was read. OutputFault for comments on more than one document.
        """
        found = numbered(checked, self._next)
        self._documents += len(checked.documents)
        self._next += len(checked.findings)
        if self._wanted.annotate is not None:
            if self._documents > 1:
                raise too_many(self._documents)
            made = annotated_copy(checked, sources, found)
            with _writing(self._wanted.annotate):
                self._parts[self._wanted.annotate].write_bytes(made)
        if self._page is not None:
            self._page.add(checked, found)
        if self._book is not None:
            self._book.add(checked, [one for some in found.values() for one in some])

    def finish(self) -> tuple[Path, ...]:
        """Put the files where they were asked for, if there was any document, and return them."""
        if self._book is not None and self._wanted.xlsx is not None:
            with _writing(self._wanted.xlsx):
                self._book.close()
        if not self._documents:
            return ()
        if self._page is not None and self._wanted.html is not None:
            with _writing(self._wanted.html):
                _write(self._parts[self._wanted.html], self._page.chunks())
        for path, part in self._parts.items():
            with _writing(path):
                part.replace(path)
        return self._wanted.paths


def annotated_copy(
    checked: Checked, sources: Mapping[str, bytes], found: Mapping[str, tuple[Numbered, ...]]
) -> bytes:
    """The one document that was checked, as a Word file with comments."""
    (document,) = checked.documents
    source = sources[document.name] if document.format == "docx" else made_docx(document)
    return annotated(source, document, found[document.name])


def _part(path: Path) -> Path:
    """The file beside a wanted one that is written first."""
    return path.with_name(f".{path.name}.part")


def _write(path: Path, chunks: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(chunks)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, FileCreateError) as error:
        raise OutputFault(
            N_("Không ghi được tệp “%(path)s” (%(reason)s). Hãy kiểm tra đường dẫn và quyền ghi."),
            path=str(path),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
