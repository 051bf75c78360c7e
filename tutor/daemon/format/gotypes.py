"""Values with their Go types: what a template sees, since Go prints and compares by type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "bool", "int", "float", "complex", "string", "slice", "map", "struct", "ptr", "interface", "row"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a struct: `key` is its name in JSON, `omit` whether JSON leaves it out when empty."""

    name: str
    type: Type
    key: str
    omit: bool = False
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A Go type. `name` is what `%T` prints; `elem` belongs to slices, maps and pointers."""

    name: str
    kind: Kind
    elem: Type | None = None
    fields: tuple[Field, ...] = ()
    key: Type | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its type; `data` is None for nil. A struct's data are its fields' data by name."""

    type: Type
    data: Any


class Number(str):
    """A number of a JSON document, kept as it was written (`json.Number`)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its cells by name, computed only when they are asked for.

    `methods` take arguments (`.Label "a"`). `written` are cells that JSON shows otherwise.
    """

    cells: Mapping[str, Callable[[], Any]]
    methods: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    written: Mapping[str, Callable[[], Any]] = field(default_factory=dict)


BOOL = Type("bool", "bool")
INT = Type("int", "int")
FLOAT = Type("float64", "float")
COMPLEX = Type("complex128", "complex")
STRING = Type("string", "string")
NUMBER = Type("json.Number", "string")
ANY = Type("interface {}", "interface")
STRINGS = Type("[]string", "slice", STRING)
BYTES = Type("[]uint8", "slice", Type("uint8", "int"))
SLICE = Type("[]interface {}", "slice", ANY)
MAP = Type("map[string]interface {}", "map", ANY, key=STRING)
STRING_MAP = Type("map[string]string", "map", STRING, key=STRING)
TIME = Type("time.Time", "struct")
DURATION = Type("time.Duration", "int")
NIL = Value(ANY, None)


def wrap(data: Any, type_: Type = ANY) -> Value:
    """Give `data` its type; what is in an interface gets the type that Go's JSON decoder gives it."""
    if isinstance(data, Value):
        return data
    return Value(_dynamic(data) if type_.kind == "interface" else type_, data)


def _dynamic(data: Any) -> Type:
    if isinstance(data, bool):
        return BOOL
    for python, go in ((Number, NUMBER), (str, STRING), (int, INT), (float, FLOAT)):
        if isinstance(data, python):
            return go
    if isinstance(data, Mapping):
        return MAP
    return SLICE if isinstance(data, Sequence) else ANY


def row(type_name: str, data: Row) -> Value:
    """Give a row the name of the CLI's type, which its error messages contain."""
    return Value(Type(type_name, "row"), data)


def decode(text: str | bytes) -> Any:
    """Read JSON as Go does for untyped values: numbers stay as written."""
    return json.loads(text, parse_int=Number, parse_float=Number)


def members(value: Value) -> list[Value]:
    """Give the elements of a slice."""
    elem = value.type.elem or ANY
    return [wrap(one, elem) for one in value.data or ()]


def entries(value: Value) -> list[tuple[Value, Value]]:
    """Give the entries of a map, ordered by key as Go prints and ranges over them."""
    key, elem = value.type.key or STRING, value.type.elem or ANY
    return [(Value(key, name), wrap(value.data[name], elem)) for name in sorted(value.data or ())]


def has(type_: Type, name: str) -> bool:
    """Tell whether a struct, or one that it embeds, has the field."""
    return any(
        one.name == name or (one.embedded and has(one.type.elem or one.type, name)) for one in type_.fields
    )


def member(value: Value, name: str) -> Value | None:
    """Give a struct's field, also one of the structs that it embeds; None if there is none."""
    deeper = []
    for one in value.type.fields:
        if one.name == name:
            return wrap(value.data[name], one.type)
        if one.embedded:
            deeper.append(indirect(Value(one.type, value.data[one.name])))
    found = (member(one, name) for one in deeper if one.data is not None)
    return next((one for one in found if one is not None), None)


def indirect(value: Value) -> Value:
    """Follow pointers; a nil pointer stays."""
    while value.type.kind == "ptr" and value.data is not None and value.type.elem is not None:
        value = Value(value.type.elem, value.data)
    return value


def truth(value: Value | None) -> bool:
    """Tell whether `if` takes a value for true: not zero, empty or nil."""
    if value is None or value.data is None:
        return False
    if value.type.kind in ("struct", "row"):
        return True
    if value.type.kind == "ptr":
        return True
    return bool(value.data)
