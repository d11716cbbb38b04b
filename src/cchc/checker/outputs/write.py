"""Write what was found to the files that were asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.checker.findings import Checked
from cchc.checker.outputs.data import as_data
from cchc.checker.outputs.numbered import numbered
from cchc.checker.outputs.page.page import page
from cchc.checker.outputs.sheet import workbook
from cchc.checker.outputs.word.annotate import annotated
from cchc.checker.outputs.word.made import made_docx
from cchc.engine.faults import N_, Fault


class OutputFault(Fault):
    """Findings cannot be written where or as was asked."""


@dataclass(frozen=True)
class Wanted:
    """The files to write; None for those that nobody wants. `annotate` is for one document only."""

    annotate: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None
    json: Path | None = None


def write_outputs(checked: Checked, sources: Mapping[str, bytes], wanted: Wanted) -> tuple[Path, ...]:
    """Write the wanted files and return them; nothing is written when one of them cannot be made.

    `sources` are the bytes of the documents by name; the comments go into a copy of a Word file, or into one
    made from what was read. OutputFault for comments on several documents, or where nothing can be written.
    """
    made: dict[Path, bytes] = {}
    if wanted.annotate is not None:
        made[wanted.annotate] = annotated_copy(checked, sources)
    if wanted.html is not None:
        made[wanted.html] = page(checked).encode()
    if wanted.xlsx is not None:
        made[wanted.xlsx] = workbook(checked)
    if wanted.json is not None:
        made[wanted.json] = (json.dumps(as_data(checked), ensure_ascii=False, indent=2) + "\n").encode()
    for path, data in made.items():
        _write(path, data)
    return tuple(made)


def annotated_copy(checked: Checked, sources: Mapping[str, bytes]) -> bytes:
    """The one document that was checked, as a Word file with comments."""
    if len(checked.documents) != 1:
        raise OutputFault(
            N_(
                "Chỉ ghi nhận xét vào được một văn bản mỗi lần, ở đây có %(count)d. "
                "Hãy chạy riêng từng tệp với --annotate."
            ),
            count=len(checked.documents),
        )
    document = checked.documents[0]
    source = sources[document.name] if document.format == "docx" else made_docx(document)
    return annotated(source, document, numbered(checked)[document.name])


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise OutputFault(
            N_("Không ghi được tệp “%(path)s” (%(reason)s). Hãy kiểm tra đường dẫn và quyền ghi."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
