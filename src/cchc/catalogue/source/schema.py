"""Holds a file's content against its JSON schema and says in words what is wrong, and on which line."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from cchc.engine.faults import N_, Fault

SCHEMAS = Path(__file__).resolve().parents[1] / "schema"

_REASONS = {
    "required": N_("thiếu trường %(names)s. Hãy thêm vào."),
    "additionalProperties": N_("không có trường nào tên %(names)s. Hãy sửa tên hoặc bỏ đi."),
    "enum": N_("%(value)s không thuộc danh sách %(allowed)s. Hãy chọn một trong số đó."),
    "type": N_("%(value)s không đúng kiểu. Hãy ghi dạng %(allowed)s."),
    "pattern": N_("%(value)s không đúng mẫu %(allowed)s. Hãy sửa lại."),
    "format": N_("%(value)s không phải là ngày. Hãy viết dạng 2021-01-31."),
    "minLength": N_("để trống. Hãy ghi nội dung hoặc bỏ trường này."),
    "maxLength": N_("dài quá %(allowed)s ký tự. Hãy rút gọn."),
}
_OTHER = N_("%(value)s không đúng lược đồ (%(rule)s: %(allowed)s). Hãy sửa theo lược đồ.")


class SourceFault(Fault):
    """A catalogue file that cannot be read, or is not as its schema says."""


def faults_of_content(path: Path, text: str, content: object, schema: str | Path) -> list[SourceFault]:
    """Return every fault of a file's content, each naming file, line and place, in the order of the file.

    `schema` is the name of one of the catalogue's schemas, or the file of another room's.
    """
    errors = _distinct(_validator(schema).iter_errors(_text_keys(content)))
    root = yaml.compose(text, yaml.SafeLoader) if errors else None
    placed = [(_line(root, list(error.absolute_path)), error) for error in errors]
    return [_fault(path, line, error) for line, error in sorted(placed, key=lambda pair: pair[0])]


@cache
def _validator(schema: str | Path) -> Draft202012Validator:
    path = schema if isinstance(schema, Path) else SCHEMAS / f"{schema}.schema.json"
    content = json.loads(path.read_text("utf-8"))
    return Draft202012Validator(content, format_checker=FormatChecker(["date"]))


def _text_keys(content: Any) -> Any:
    """JSON has text keys only, so the codes of choice lists are held against the schema as text."""
    if isinstance(content, dict):
        return {str(key): _text_keys(value) for key, value in content.items()}
    return [_text_keys(item) for item in content] if isinstance(content, list) else content


def _distinct(errors: Iterable[ValidationError]) -> list[ValidationError]:
    """One error for one rule at one place, however many fields it misses."""
    return list({(one.json_path, one.validator, str(one.validator_value)): one for one in errors}.values())


def _fault(path: Path, line: int, error: ValidationError) -> SourceFault:
    return SourceFault(
        N_("Tệp %(file)s, dòng %(line)d, chỗ %(place)s: %(reason)s"),
        file=str(path),
        line=line,
        place=error.json_path,
        reason=Fault(
            _REASONS.get(str(error.validator), _OTHER),
            names=", ".join(_names(error)),
            value=f"“{error.instance}”"[:80],
            allowed=_allowed(error.validator_value),
            rule=error.validator,
        ),
    )


def _names(error: ValidationError) -> Iterator[str]:
    """The fields that a mapping misses, or those that it has and should not."""
    rule: Any = error.validator_value
    schema: Any = error.schema
    given: Any = error.instance
    if error.validator == "required":
        yield from (name for name in rule if name not in given)
    elif error.validator == "additionalProperties":
        yield from (name for name in given if name not in schema["properties"])


def _allowed(rule: object) -> str:
    return ", ".join(map(str, rule)) if isinstance(rule, list) else str(rule)


def _line(node: yaml.Node | None, path: list[str | int]) -> int:
    """The line, from 1, on which the node at the path begins, or the last node found on the way."""
    line = 1
    for part in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else enumerate(node.value) if node else ()
        found = next((value for key, value in pairs if _said(key) == str(part)), None)
        if found is None:
            break
        node, line = found, found.start_mark.line + 1
    return line


def _said(key: object) -> str:
    return str(key.value) if isinstance(key, yaml.Node) else str(key)
