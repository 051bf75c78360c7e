"""Values of things as slots say them, and names of images as they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.language.values.images import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def listed(values: Iterable[object]) -> str:
    """Give several values as one slot."""
    return ", ".join(map(str, values))


def full(image: str) -> str:
    """Give the whole name of an image, without its digest: every spelling of one image gives the same."""
    name = image.partition("@")[0]
    try:
        found = reference(name).tagged()
    except ValueError:  # an ID
        return name
    return f"{found.name}:{found.tag}"


def pairs(entries: Iterable[str] | None) -> dict[str, str]:
    """Give the variables of an environment by name."""
    return {name: value for name, _, value in (entry.partition("=") for entry in entries or ())}


def labels_lacking(found: Mapping[str, str] | None, wanted: Mapping[str, Any]) -> str:
    """Give the first label that is wanted and not there with this value, as `name=value`; "" if all are."""
    there = found or {}
    return next((f"{key}={value}" for key, value in wanted.items() if there.get(key) != value), "")


def env_lacking(found: Iterable[str] | None, wanted: Iterable[str]) -> tuple[str, str | None] | None:
    """Give the first variable that is not as wanted, `K=V` or `K`, with its value if it has one."""
    there = pairs(found)
    for one in wanted:
        name, mark, value = one.partition("=")
        if name not in there or (mark and there[name] != value):
            return one, there.get(name)
    return None
