"""What the readers of values share: their result before it becomes a `Value`, and the usual `key=value`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tutor import secrets

Part = tuple[str, Mapping[str, str]]


class Reading(NamedTuple):
    """What one reader found: the form, what sentences may name, what request bodies are made from.

    `parts` are its fields that have a text of their own, with their slots.
    """

    form: str = ""
    slots: Mapping[str, str] = {}
    data: object = None
    parts: tuple[Part, ...] = ()


Reader = Callable[[str], Reading]


def part_of(field: str, content: str, **slots: str) -> Part:
    """Make a part of a value: one field with what stands behind its `=`."""
    return field, {"content": content, **slots}


class KeyValue(NamedTuple):
    """A pair; `content` is None where no `=` was given."""

    key: str
    content: str | None = None


def pair(raw: str, assigned: str = "", bare: str = "bare") -> Reading:
    """Read `key=value`, masked where the key names a secret."""
    key, mark, content = raw.partition("=")
    if not mark:
        return Reading(bare, {"key": key}, KeyValue(key))
    secret = secrets.is_secret(key) and bool(content)
    slots = {"key": key, "content": secrets.MASK if secret else content}
    if secret:
        return Reading("secret", {**slots, "value": f"{key}={secrets.MASK}"}, KeyValue(key, content))
    return Reading(assigned, slots, KeyValue(key, content))


def named(slot: str) -> Reader:
    """Make a reader that takes any text and calls it `slot`."""
    return lambda raw: Reading("", {slot: raw}, raw)


def word(*known: str, folds: bool = False) -> Reader:
    """Make the reader of a value that is one of these words: its form is the word.

    `folds`: the CLI takes them in capitals too.
    """

    def read(raw: str) -> Reading:
        meant = raw.lower() if folds else raw
        return Reading(meant.replace("-", "_") if meant in known else "", {}, raw)

    return read
