"""Compare values as templates do: only what is of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.goformat import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.daemon.format.gotypes import Value

_BASIC = ("bool", "int", "float", "string")


def equal(one: Value | None, others: Sequence[Value | None]) -> bool:
    """Tell whether `one` equals any of `others`.

    Raises: ValueError when they cannot be compared, in Go's words.
    """
    if not others:
        raise ValueError("missing argument for comparison")
    return any(_same(_known(one), _known(other)) for other in others)


def _known(value: Value | None) -> Value | None:
    """Take a nil interface for no value."""
    return None if value is not None and value.type.kind == "interface" and value.data is None else value


def _same(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        known = one or other
        return known is None or (known.type.kind in ("slice", "map", "ptr") and known.data is None)
    for value in (one, other):
        if value.type.kind in ("slice", "map"):
            raise ValueError(f"non-comparable type {show(value)}: {value.type.name}")
    if one.type.kind != other.type.kind:
        raise ValueError("incompatible types for comparison")
    return bool(one.data == other.data)


def less(one: Value | None, other: Value | None) -> bool:
    """Tell whether `one` comes before `other`.

    Raises: ValueError when they have no order, in Go's words.
    """
    for value in (one, other):
        if value is None or value.type.kind not in _BASIC:
            raise ValueError("invalid type for comparison")
    assert one is not None
    assert other is not None
    if one.type.kind != other.type.kind:
        raise ValueError("incompatible types for comparison")
    if one.type.kind == "bool":
        raise ValueError("invalid type for comparison")
    return bool(one.data < other.data)
