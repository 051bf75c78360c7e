"""Reach a field, a map's entry or a method by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format import methods
from tutor.daemon.format.gotypes import ANY, BYTES, STRING, Row, Value, has, indirect, member, wrap
from tutor.daemon.format.jsontext import compact
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.format.template.functions import Args

_OF_EVERY_ROW = frozenset(("FullHeader", "Header", "MarshalJSON"))
"""What the CLI's rows have besides their columns; the first two are empty in a row."""


def reach(value: Value | None, name: str, given: Args, strict: bool) -> Value | None:
    """Give what `.name` means for `value`, None if it is not there; `given` are arguments.

    Raises: ValueError, in Go's words.
    """
    if value is None or (value.type.kind == "interface" and value.data is None):
        if strict:
            raise ValueError(f"nil data; no entry for key {quote(name)}")
        return None
    if value.type.kind == "row":
        return _cell(value, value.data, name, given)
    inner = indirect(value)
    found = methods.call(inner, name, given)
    return _member(value, inner, name, given, strict) if found is None else found


def _member(value: Value, inner: Value, name: str, given: Args, strict: bool) -> Value | None:
    """Give a field of the struct, or an entry of the map, that `value` is or points to."""
    if inner.type.kind == "struct" and inner.data is not None:
        found = member(inner, name)
        if found is not None:
            _no_arguments(name, given)
            return found
    if inner.type.kind == "map":
        _no_arguments(name, given)
        return _entry(inner, name, strict)
    pointed = inner.type.elem if inner.type.kind == "ptr" else None
    if pointed and (pointed.kind != "struct" or has(pointed, name)):
        raise ValueError(f"nil pointer evaluating {value.type.name}.{name}")
    raise ValueError(f"can't evaluate field {name} in type {value.type.name}")


def _no_arguments(name: str, given: Args) -> None:
    if given:
        raise ValueError(f"{name} has arguments but cannot be invoked as function")


def _cell(value: Value, row: Row, name: str, given: Args) -> Value | None:
    wanted, own = int(name in row.methods), name in row.cells
    if not wanted and not own and name not in _OF_EVERY_ROW:
        raise ValueError(f"can't evaluate field {name} in type {value.type.name}")
    if len(given) != wanted:
        raise ValueError(f"wrong number of args for {name}: want {wanted} got {len(given)}")
    if not wanted and not own:
        return Value(BYTES, list(compact(value).encode())) if name == "MarshalJSON" else None
    if not wanted:
        return wrap(row.cells[name]())
    text = given[0]
    if text is None or text.type.kind != "string":
        got = "<nil>" if text is None else text.type.name
        raise ValueError(f"wrong type for value; expected string; got {got}")
    return Value(STRING, row.methods[name](text.data))


def _entry(value: Value, name: str, strict: bool) -> Value | None:
    if value.data and name in value.data:
        return wrap(value.data[name], value.type.elem or ANY)
    if strict:
        raise ValueError(f"map has no entry for key {quote(name)}")
    return None
