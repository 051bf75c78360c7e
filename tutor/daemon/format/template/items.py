"""Reach into slices, maps and strings: `index`, `slice`, `len`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tutor.daemon.format.gotypes import ANY, INT, STRING, Value, indirect, wrap

Args = Sequence[Value | None]


def length(item: Value | None) -> int:
    """Count what is in `item`; strings count bytes."""
    if item is None:
        raise ValueError("reflect: call of reflect.Value.Type on zero Value")
    item = indirect(item)
    if item.type.kind == "string":
        return len(item.data.encode("utf-8", "surrogateescape"))
    if item.type.kind not in ("slice", "map"):
        nil = item.data is None
        raise ValueError("len of nil pointer" if nil else f"len of type {item.type.name.removeprefix('*')}")
    return len(item.data or ())


def index(args: Args) -> Value | None:
    """Give `item[1][2]` for `index item 1 2`."""
    item = args[0]
    if item is None or (item.type.kind == "interface" and item.data is None):
        raise ValueError("index of untyped nil")
    for key in args[1:]:
        if item is None:
            raise ValueError("index of nil pointer")
        item = indirect(item)
        if item.data is None and item.type.kind == "ptr":
            raise ValueError("index of nil pointer")
        item = _item(item, key)
    return item


def _item(item: Value, key: Value | None) -> Value | None:
    if item.type.kind == "map":
        return _entry(item, key)
    if item.type.kind not in ("slice", "string"):
        raise ValueError(f"can't index item of type {item.type.name}")
    at = _position(key, _size(item))
    if at == _size(item):  # which Go lets pass, and then stumbles over
        raise ValueError(f"reflect: {item.type.kind} index out of range")
    if item.type.kind == "string":
        return Value(INT, item.data.encode()[at])
    return wrap(item.data[at], item.type.elem or ANY)


def _entry(item: Value, key: Value | None) -> Value:
    if key is None or key.data is None:
        raise ValueError(f"value is nil; should be of type {(item.type.key or STRING).name}")
    if key.type.name != (item.type.key or STRING).name:
        raise ValueError(f"value has type {key.type.name}; should be {(item.type.key or STRING).name}")
    elem = item.type.elem or ANY
    if item.data and key.data in item.data:
        return wrap(item.data[key.data], elem)
    return Value(elem, zero(elem.kind))


def zero(kind: str) -> Any:
    """Give the data of a type's zero value."""
    return {"string": "", "int": 0, "float": 0.0, "bool": False}.get(kind)


def _size(item: Value) -> int:
    return len(item.data.encode()) if item.type.kind == "string" else len(item.data or ())


def _position(key: Value | None, size: int) -> int:
    if key is None or key.data is None:
        raise ValueError("cannot index slice/array with nil")
    if key.type.kind != "int":
        raise ValueError(f"cannot index slice/array with type {key.type.name}")
    at = int(key.data)
    if not 0 <= at <= size:
        raise ValueError(f"index out of range: {at}")
    return at


def slice_(args: Args) -> Value:
    """Give `item[1:2]` for `slice item 1 2`."""
    item = args[0]
    if item is None:
        raise ValueError("slice of untyped nil")
    item = indirect(item)
    if len(args) > 4:
        raise ValueError(f"too many slice indexes: {len(args) - 1}")
    if item.type.kind not in ("slice", "string"):
        raise ValueError(f"can't slice item of type {item.type.name}")
    size = _size(item)
    if len(args) == 4 and item.type.kind == "string":
        raise ValueError("cannot 3-index slice a string")
    at = [_position(key, size) for key in args[1:]]
    first, end = ([*at, 0])[0] if at else 0, at[1] if len(at) > 1 else size
    if first > end:
        raise ValueError(f"invalid slice index: {first} > {end}")
    if item.type.kind == "string":
        return Value(item.type, item.data.encode()[first:end].decode("utf-8", "surrogateescape"))
    return Value(item.type, (item.data or [])[first:end])
