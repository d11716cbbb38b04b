"""Reads the catalogue's YAML files and names every fault with its file and place."""

import json
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cchc.engine.faults import N_, Fault

SCHEMAS = Path(__file__).resolve().parents[1] / "schema"
SHIPPED = Path(__file__).resolve().parents[1] / "data"

Mapping = dict[str, Any]


class SourceFault(Fault):
    """A catalogue file that cannot be read as the schema says."""


@dataclass(frozen=True)
class FormSource:
    """A form's head with the row files of each appendix, in printed order."""

    head: Mapping
    rows: dict[str, list[Mapping]]


@dataclass(frozen=True)
class CatalogueSource:
    """Everything below one data folder, validated."""

    axes: Mapping
    choices: Mapping
    indicators: list[Mapping]
    forms: list[FormSource]


class _Loader(yaml.SafeLoader):
    """Plain YAML, with dates left as the text they are and doubled keys refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} stands twice", node.start_mark
                )
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8")))


def read_file(path: Path, schema: str) -> Mapping:
    """Return the file's content; raise SourceFault naming file and place if it is not as the schema says."""
    text = path.read_text("utf-8")
    if not is_normalized("NFC", text):
        raise SourceFault(
            N_("Tệp %(file)s chưa ở dạng Unicode dựng sẵn (NFC). Hãy lưu lại ở dạng NFC."), file=path
        )
    try:
        # A subclass of SafeLoader: it builds plain values only.
        content: Mapping = yaml.load(text, _Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise SourceFault(N_("Tệp %(file)s không phải YAML: %(reason)s"), file=path, reason=error) from error
    errors = sorted(_validator(schema).iter_errors(_text_keys(content)), key=lambda error: list(error.path))
    if errors:
        raise _as_fault(path, errors[0], len(errors))
    return content


def _text_keys(content: Any) -> Any:
    if isinstance(content, dict):
        return {str(key): _text_keys(value) for key, value in content.items()}
    return [_text_keys(item) for item in content] if isinstance(content, list) else content


def _as_fault(path: Path, error: ValidationError, count: int) -> SourceFault:
    return SourceFault(
        N_("Tệp %(file)s, chỗ %(place)s: %(reason)s (%(count)s lỗi trong tệp). Hãy sửa theo lược đồ."),
        file=path,
        place=error.json_path,
        reason=error.message,
        count=count,
    )


def read_catalogue(folder: Path = SHIPPED) -> CatalogueSource:
    """Return everything below `folder`; the shipped catalogue unless told otherwise."""
    return CatalogueSource(
        axes=read_file(folder / "axes.yaml", "axes")["axes"],
        choices=read_file(folder / "choices.yaml", "choices")["choices"],
        indicators=list(_indicators(folder / "indicators")),
        forms=[_form(head) for head in sorted((folder / "forms").glob("*/form.yaml"))],
    )


def _indicators(folder: Path) -> Iterator[Mapping]:
    for path in sorted(folder.glob("*.yaml")):
        content = read_file(path, "indicators")
        for indicator in content["indicators"]:
            yield {**indicator, "area": content["area"]}


def _form(path: Path) -> FormSource:
    head = read_file(path, "form")
    rows = {
        appendix["key"]: [
            row for part in appendix["parts"] for row in read_file(path.parent / part, "rows")["rows"]
        ]
        for appendix in head["appendices"]
    }
    return FormSource(head=head, rows=rows)
