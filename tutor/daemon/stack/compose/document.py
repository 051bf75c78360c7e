"""Read YAML as the docker command's own library reads it: its types, its error texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from math import inf, isinf
from typing import TYPE_CHECKING, Any, Final

import yaml

from tutor.errors import DockerError
from tutor.language.values.go import parse_int, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]| )(\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}
_BARE: Final = "bare"
_TYPES: Final = {f"tag:yaml.org,2002:{name}": name for name in ("int", "float", "bool", "null")}
_ALIAS = re.compile(r"\*([\w-]+)")
_MERGE: Final = "<<"


class Moment(str):
    """A date or time, written as Go prints one; `iso` is how YAML writes it."""

    iso = ""


# The loader in C words its errors as the CLI's library does.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Tells bare words from those with a type of their own."""

    yaml_implicit_resolvers: Final = {None: [(_BARE, re.compile(""))]}


def read(data: bytes) -> dict[str, Any]:
    """Give the mapping that a compose file is.

    Raises: DockerError, in the words of the CLI's library, if it is none.
    """
    try:
        root = next(yaml.compose_all(data, Loader=_Loader), None)
    except yaml.MarkedYAMLError as error:
        raise DockerError(f"yaml: {_problem(error, data)}") from error
    except yaml.YAMLError as error:
        raise DockerError(f"yaml: {str(error).partition(chr(10))[0]}") from error
    twice: list[str] = []
    found = _value(root, twice) if root is not None else None
    if twice:
        raise DockerError("\n  ".join(["yaml: unmarshal errors:", *twice]))
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise DockerError("top-level object must be a mapping")
    return found


def _problem(error: yaml.MarkedYAMLError, data: bytes) -> str:
    mark = error.problem_mark
    if isinstance(error, yaml.composer.ComposerError) and mark is not None:
        line = data.decode("utf-8", "replace").splitlines()[mark.line]
        if name := _ALIAS.match(line, mark.column):
            return f"unknown anchor '{name[1]}' referenced"
    return f"{_where(error)}{error.problem}"


def _where(error: yaml.MarkedYAMLError) -> str:
    """Give the line as the library counts it: from 0, but for what is wrong within a word."""
    for mark in (error.context_mark, error.problem_mark):
        if mark is not None and mark.line:
            return f"line {mark.line + isinstance(error, yaml.scanner.ScannerError)}: "
    return ""


def _value(node: Any, twice: list[str]) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, twice) for one in node.value]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    found: dict[Any, Any] = {}
    merged: dict[Any, Any] = {}
    lines: dict[Any, int] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, twice)
        if key == _MERGE and not key_node.style:
            for one in _merged(value_node):
                merged = _value(one, twice) | merged
            continue
        line = key_node.start_mark.line + 1
        if key in lines:
            twice.append(f"line {line}: mapping key {quote(str(key))} already defined at line {lines[key]}")
        lines.setdefault(key, line)
        found[key] = _value(value_node, twice)
    return merged | found


def _merged(node: Any) -> Iterator[Any]:
    """Yield the mappings that `<<` takes in, the one that counts most first.

    Raises: DockerError if it is no mapping.
    """
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(one, yaml.MappingNode) for one in nodes):
        raise DockerError("yaml: map merge requires map or sequence of maps as the value")
    return iter(nodes)


def _scalar(node: Any) -> Any:
    wanted = _TYPES.get(node.tag)
    if node.tag != _BARE and wanted is None:
        return node.value
    found = scalar(node.value)
    if wanted and (type(found) is str or isinstance(found, Moment)):
        raise DockerError(f"yaml: cannot decode !!str `{node.value}` as a !!{wanted}")
    return found


def scalar(text: str) -> Any:
    """Give what bare text means: nothing, a switch, a number, a moment, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if moment := _MOMENT.fullmatch(text):
        return _moment(text, moment)
    plain = text.replace("_", "")
    try:
        return parse_int(plain)
    except ValueError:
        number = float(plain) if _FLOAT.fullmatch(plain) else inf
    return text if isinf(number) else number


def _moment(text: str, found: re.Match[str]) -> str:
    *numbers, fraction, zone = found.groups()
    try:
        year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return text
    part = (fraction or "").rstrip("0").rstrip(".")
    offset = (zone or "Z").replace(":", "")
    shown = Moment(
        f"{moment:%Y-%m-%d %H:%M:%S}{part} {'+0000 UTC' if offset == 'Z' else f'{offset} {offset}'}"
    )
    shown.iso = f"{moment:%Y-%m-%dT%H:%M:%S}{part}{zone or 'Z'}"
    return shown
