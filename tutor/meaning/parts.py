"""What a line asks for, in parts that can be compared one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for: `meaning` is equal where two spellings mean the same, `shown` is for people."""

    meaning: Hashable
    shown: str


@dataclass(frozen=True, slots=True)
class Part:
    """All that a line says about one thing, such as its `--publish`es. Without `ordered`, order is free."""

    items: tuple[Item, ...]
    ordered: bool = False


Meaning = dict[str, Part]
"""Parts by what they are about: `command`, `--publish`, `IMAGE`. What means nothing is left out."""


def frozen(data: object) -> Hashable:
    """Give data of the model as something hashable; mappings lose their order."""
    if dataclasses.is_dataclass(data) and not isinstance(data, type):
        return tuple(frozen(getattr(data, field.name)) for field in dataclasses.fields(data))
    if isinstance(data, Mapping):
        return frozenset((key, frozen(content)) for key, content in data.items())
    if isinstance(data, list | tuple):
        return tuple(frozen(one) for one in data)
    assert isinstance(data, Hashable)
    return data
