"""Reads the catalogue's YAML files; every fault of every file is named before anything is refused."""

import hashlib
import json
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import yaml

from cchc.catalogue.source.schema import SourceFault, faults_of_content
from cchc.engine.faults import N_, Fault
from cchc.foundation.faults import ManyFaults, parts_of

SHIPPED = Path(__file__).resolve().parents[1] / "data"

Mapping = dict[str, Any]


@dataclass(frozen=True)
class FormSource:
    """A form's head with the rows of each appendix, in printed order."""

    head: Mapping
    rows: dict[str, list[Mapping]]

    @property
    def code(self) -> str:
        """The form's code."""
        return str(self.head["code"])

    @cached_property
    def digest(self) -> str:
        """What tells one content of the form from another."""
        return hashlib.sha256(json.dumps([self.head, self.rows], sort_keys=True).encode()).hexdigest()

    def walk(self) -> Iterator[Mapping]:
        """Yield every row of every appendix, those below a row after it."""
        for rows in self.rows.values():
            yield from _walk(rows)


@dataclass(frozen=True)
class CatalogueSource:
    """Everything below one data folder, each file as its schema says; an indicator also names its `area`."""

    axes: Mapping
    choices: Mapping
    indicators: list[Mapping]
    forms: list[FormSource]


# The parser in C, where the library has it, reads the shipped catalogue five times as fast.
_BASE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc, valid-type]
    """Plain YAML, with dates left as the text they are and doubled keys refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys: set[str] = set()
        for key_node, _ in node.value:
            # As text, for 0 and "0" are one code of a choice list.
            key = str(self.construct_object(key_node))
            if key in keys:
                raise yaml.constructor.ConstructorError(
                    None, None, N_("khóa đứng hai lần"), key_node.start_mark
                )
            keys.add(key)
        content: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return content


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_file(path: Path, schema: str | Path) -> Mapping:
    """Return the content of a YAML or JSON file; `schema` is a name of ours or the file of another room.

    Raises SourceFault, or ManyFaults with a SourceFault for each fault.
    """
    text = _text(path)
    content = _content(path, text)
    faults = faults_of_content(path, text, content, schema)
    if faults:
        raise ManyFaults(faults)
    return content


def _text(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        reason = N_("Không mở được tệp %(file)s. Hãy kiểm tra tên và thư mục.")
        raise SourceFault(reason, file=str(path)) from error
    except UnicodeDecodeError as error:
        reason = N_("Tệp %(file)s không phải UTF-8. Hãy lưu lại ở dạng UTF-8.")
        raise SourceFault(reason, file=str(path)) from error
    line = next((at for at, line in enumerate(text.splitlines(), 1) if not is_normalized("NFC", line)), None)
    if line is not None:
        raise SourceFault(
            N_("Tệp %(file)s, dòng %(line)d: chữ chưa ở dạng Unicode dựng sẵn (NFC). Hãy lưu lại cho đúng."),
            file=str(path),
            line=line,
        )
    return text


def _content(path: Path, text: str) -> Mapping:
    try:
        # A subclass of SafeLoader: it builds plain values only.
        content: Mapping = yaml.load(text, _Loader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceFault(
            N_("Tệp %(file)s, dòng %(line)d: không đọc được YAML (%(reason)s). Hãy sửa dòng này."),
            file=str(path),
            line=mark.line + 1 if mark else 1,
            reason=getattr(error, "problem", None) or str(error),
        ) from error
    return content


@dataclass
class _Reader:
    """Reads file after file and keeps the faults, so that all of them are said at once."""

    faults: list[Fault] = field(default_factory=list)

    def read(self, path: Path, schema: str) -> Mapping:
        try:
            return read_file(path, schema)
        except Fault as fault:
            self.faults.extend(parts_of(fault))
            return {}

    def indicators(self, folder: Path) -> Iterator[Mapping]:
        for path in sorted(folder.glob("*.yaml")):
            content = self.read(path, "indicators")
            for indicator in content.get("indicators", []):
                yield {**indicator, "area": content["area"]}

    def forms(self, folder: Path) -> Iterator[FormSource]:
        for path in sorted(folder.glob("*/form.yaml")):
            head = self.read(path, "form")
            if head:
                rows = {one["key"]: self._rows(path.parent, one) for one in head["appendices"]}
                yield FormSource(head, rows)

    def _rows(self, folder: Path, appendix: Mapping) -> list[Mapping]:
        return [row for part in appendix["parts"] for row in self.read(folder / part, "rows").get("rows", [])]


def read_catalogue(folder: Path = SHIPPED) -> CatalogueSource:
    """Return everything below `folder`, the shipped catalogue unless told otherwise.

    Raises ManyFaults with a SourceFault for every fault of every file.
    """
    reader = _Reader()
    source = CatalogueSource(
        axes=reader.read(folder / "axes.yaml", "axes").get("axes", {}),
        choices=reader.read(folder / "choices.yaml", "choices").get("choices", {}),
        indicators=list(reader.indicators(folder / "indicators")),
        forms=list(reader.forms(folder / "forms")),
    )
    if reader.faults:
        raise ManyFaults(reader.faults)
    return source


def _walk(rows: list[Mapping]) -> Iterator[Mapping]:
    for row in rows:
        yield row
        yield from _walk(row.get("rows", []))
