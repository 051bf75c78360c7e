"""Write a compose file as the docker command's own YAML library writes it."""

from __future__ import annotations

import io
import re
import sys
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, Final

import yaml

from tutor.daemon.format.units import general
from tutor.daemon.stack.compose.document import Moment, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT: Final = "tag:yaml.org,2002:str"
_OLD_SWITCH: Final = frozenset(
    ("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF")
)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", re.ASCII)


class _Writer(yaml.SafeDumper):  # type: ignore[misc]
    """Chooses quotes as the CLI's library does, and indents lists in mappings."""

    yaml_implicit_resolvers: Final[
        dict[str, Any]
    ] = {}  # every word is text here: `_style` quotes what must be
    _hints = ""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def choose_scalar_style(self) -> str:
        style, event = super().choose_scalar_style(), self.event
        unprintable = any(char > "\uffff" or char == "\x85" for char in event.value)
        return '"' if unprintable or (event.style == "|" and style != "|") else style

    def check_simple_key(self) -> bool:
        return getattr(self.event, "value", None) == "" or super().check_simple_key()

    def write_literal(self, text: str) -> None:
        # The library ends the line of the bar with the first empty line of the text.
        self._hints = super().determine_block_hints(text)
        super().write_literal(text.removeprefix("\n"))

    def determine_block_hints(self, text: str) -> str:  # noqa: ARG002
        return self._hints


def write(value: Any) -> str:
    """Write a mapping; its keys keep their order."""
    out = io.StringIO()
    writer = _Writer(out, default_flow_style=False, width=sys.maxsize, indent=2, allow_unicode=True)
    writer.open()
    writer.serialize(_node(value))
    writer.close()
    return out.getvalue()


def in_order(keys: Iterable[str]) -> list[str]:
    """Sort keys as the library does: letters after signs, numbers by their value."""
    return sorted(keys, key=cmp_to_key(_before))


def _node(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_node(key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)
    if isinstance(value, list):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(one) for one in value], flow_style=not value)
    if type(value) is str:
        return yaml.ScalarNode(_TEXT, value, style=_style(value))
    return yaml.ScalarNode(_TEXT, _bare(value))


def _bare(value: Any) -> str:
    match value:
        case None:
            return "null"
        case Moment():
            return value.iso
        case bool():
            return str(value).lower()
        case float():
            return general(value)
    return str(value)


def _style(text: str) -> str | None:
    if "\n" in text:
        return "|"
    plain = type(scalar(text)) is str and text not in _OLD_SWITCH and not _BASE_60.fullmatch(text)
    return None if plain else '"'


def _before(one: str, other: str) -> int:
    digits = False
    for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine == theirs:
            digits = mine.isdigit()
            continue
        letters = mine.isalpha(), theirs.isalpha()
        if all(letters):
            return -1 if mine < theirs else 1
        if any(letters):
            return -1 if letters[0] == digits else 1
        return _by_number(one, other, at)
    return len(one) - len(other)


def _by_number(one: str, other: str, at: int) -> int:
    """Compare from the first place that differs, which may be within a number."""
    led = "0" in (one[at], other[at]) and bool(re.search(r"[1-9]\d*$", one[:at]))
    digits = [re.match(r"\d*", text[at:])[0] for text in (one, other)]  # type: ignore[index]
    values = [int(f"1{found}" if led else found or 0) for found in digits]
    if values[0] != values[1]:
        return values[0] - values[1]
    return len(digits[0]) - len(digits[1]) or ord(one[at]) - ord(other[at])
