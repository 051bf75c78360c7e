"""Print values as Go's fmt package does without a format: `%v`, `Sprint`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.gotypes import Value, entries, indirect, members, wrap
from tutor.daemon.format.goverbs import Spec, imaginary
from tutor.daemon.format.stringers import string
from tutor.daemon.format.units import general

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDRESS = "0xc000012345"  # Go prints where a nested pointer points to; nobody can rely on that


def printed(value: Value | None) -> str:
    """Print as `%v`; a template prints a missing value as `<no value>`."""
    if value is None:
        return "<no value>"
    return show(indirect(value))


def show(value: Value | None, flags: str = "", depth: int = 0) -> str:
    """Print as `%v` (`%+v` with flag `+`); `depth` counts the values around it."""
    if value is None or (value.data is None and value.type.kind not in ("slice", "map")):
        return "<nil>"
    known = string(indirect(value)) if value.data is not None else None
    if known is not None:
        return known
    if value.type.kind in ("slice", "map", "struct", "ptr"):
        return _composite(value, flags, depth)
    match value.type.kind:
        case "bool":
            return "true" if value.data else "false"
        case "float":
            return general(float(value.data))
        case "complex":
            return imaginary(value.data, "v", Spec()) or ""
        case "row":
            return "{}"
    return str(value.data)


def _composite(value: Value, flags: str, depth: int) -> str:
    match value.type.kind:
        case "slice":
            return f"[{' '.join(show(one, flags, depth + 1) for one in members(value))}]"
        case "map":
            pairs = (
                f"{show(key, flags, depth + 1)}:{show(one, flags, depth + 1)}" for key, one in entries(value)
            )
            return f"map[{' '.join(pairs)}]"
        case "struct":
            return _struct(value, flags, depth)
    return ADDRESS if depth else f"&{show(indirect(value), flags, depth + 1)}"


def _struct(value: Value, flags: str, depth: int) -> str:
    fields = (
        (one.name, show(wrap(value.data[one.name], one.type), flags, depth + 1)) for one in value.type.fields
    )
    return f"{{{' '.join(f'{name}:{text}' if '+' in flags else text for name, text in fields)}}}"


def sprint(values: Sequence[Value | None], spaces: bool = False) -> str:
    """Print as `Sprint` does: a space between two neighbours of which neither is a string (or always)."""
    text = ""
    for index, value in enumerate(values):
        if index and (spaces or not (_is_string(value) or _is_string(values[index - 1]))):
            text += " "
        text += show(value)
    return text


def _is_string(value: Value | None) -> bool:
    return value is not None and value.type.kind == "string" and value.data is not None
