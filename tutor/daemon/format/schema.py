"""Give JSON answers the Go types that the CLI decodes them into (types*.txt)."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tutor.daemon.format.gotypes import (
    ANY,
    BOOL,
    BYTES,
    DURATION,
    FLOAT,
    INT,
    STRING,
    TIME,
    Field,
    Type,
    Value,
)

_SLICE = re.compile(r"\[\d*\](.+)")
_MAP = re.compile(r"map\[([^\]]+)\](.+)")
_KNOWN: Final = {
    "bool": BOOL,
    "int": INT,
    "float32": Type("float32", "float"),
    "float64": FLOAT,
    "string": STRING,
    "interface{}": ANY,
    "time.Time": TIME,
    "time.Duration": DURATION,
    "struct{}": Type("struct {}", "struct"),
    "[]byte": BYTES,
}
_STRINGS = "strslice.StrSlice"
_ZERO_TIME = "0001-01-01T00:00:00Z"


def typed(name: str, data: Any) -> Value:
    """Give `data`, as read from JSON, the Go type `name`."""
    type_ = go_type(name)
    return Value(type_, fitted(type_, data))


@cache
def go_type(name: str) -> Type:
    """Find a Go type by its name. A name that is not listed is a text with a name of its own."""
    known = _KNOWN.get(name)
    if known is not None:
        return known
    if name.startswith("*"):
        return Type(name, "ptr", go_type(name[1:]))
    if name == _STRINGS:
        return Type(name, "slice", STRING)
    if found := _SLICE.fullmatch(name):
        return Type(name.replace("interface{}", "interface {}"), "slice", go_type(found[1]))
    if found := _MAP.fullmatch(name):
        full = name.replace("interface{}", "interface {}").replace("struct{}", "struct {}")
        return Type(full, "map", go_type(found[2]), key=go_type(found[1]))
    if re.fullmatch(r"u?int(8|16|32|64)?|os\.FileMode", name):
        return Type(name, "int")
    lines = _sections().get(name)
    return Type(name, "string") if lines is None else Type(name, "struct", fields=tuple(map(_field, lines)))


@cache
def _sections() -> dict[str, list[str]]:
    folder = files("tutor.daemon.format")
    text = "\n".join((folder / name).read_text() for name in ("types.txt", "types_swarm.txt"))
    found: dict[str, list[str]] = {}
    for block in text.split("\ntype ")[1:]:
        name, *lines = block.strip().splitlines()
        found[name] = [line for line in lines if line and not line.startswith("#")]
    return found


def _field(line: str) -> Field:
    name, type_, *rest = line.split()
    key, _, options = (rest[0] if rest else "").partition(",")
    return Field(name, go_type(type_.lstrip("+")), key or name, options == "omitempty", type_.startswith("+"))


def fitted(type_: Type, data: Any) -> Any:
    """Fill in what JSON does not say with Go's zero values; nil stays None."""
    match type_.kind:
        case "ptr":
            return None if data is None or type_.elem is None else fitted(type_.elem, data)
        case "slice" if type_ == BYTES:
            return None if data is None else list(base64.b64decode(data))
        case "slice" if type_.elem is not None:
            return None if data is None else [fitted(type_.elem, one) for one in data]
        case "map" if type_.elem is not None:
            return None if data is None else {key: fitted(type_.elem, one) for key, one in data.items()}
        case "struct":
            return _struct(type_, data)
        case "interface":
            return data
    zero = {"string": "", "bool": False}.get(type_.kind, 0)
    return zero if data is None else data


def _struct(type_: Type, data: Any) -> Any:
    if type_ == TIME:
        return data or _ZERO_TIME
    source = data or {}
    return {
        one.name: fitted(one.type, source if one.embedded else source.get(one.key)) for one in type_.fields
    }
