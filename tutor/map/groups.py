"""Sorts containers so that those which share networks stand together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tutor.map.state import Container

_APART: Final = ("host", "none")
_NUMBER: Final = re.compile(r"([0-9]+)")


def group(containers: Iterable[Container]) -> list[list[Container]]:
    """Give groups: two containers are in one where a chain of networks leads from one to the other."""
    groups: list[tuple[set[str], list[Container]]] = []
    for one in containers:
        names = {link.network for link in one.links} - set(_APART)
        touching = [found for found in groups if found[0] & names]
        groups = [found for found in groups if not found[0] & names]
        joined = set(names).union(*(found[0] for found in touching))
        groups.append((joined, [*(other for found in touching for other in found[1]), one]))
    groups.sort(key=lambda found: _rank(found[0]))
    return _alone_together([sorted(found[1], key=_order) for found in groups])


def _alone_together(groups: Sequence[list[Container]]) -> list[list[Container]]:
    """Put those that are on no network into one group, the last."""
    alone = [one[0] for one in groups if not _networks(one[0])]
    return [*(one for one in groups if _networks(one[0])), *([alone] if alone else [])]


def _networks(one: Container) -> tuple[str, ...]:
    return tuple(sorted(link.network for link in one.links if link.network not in _APART))


def _rank(names: set[str]) -> tuple[bool, str]:
    """Networks that somebody made come before the one that the daemon made."""
    return names <= {"bridge"}, min(names - {"bridge"}, default="")


def _order(one: Container) -> tuple[object, ...]:
    return _networks(one), not one.alive, one.mark == "gone", natural(one.name)


def natural(name: str) -> list[tuple[int, str]]:
    """Give a key that sorts `web-2` before `web-10`."""
    return [(len(part.lstrip("0")) if part.isdecimal() else 0, part) for part in _NUMBER.split(name)]
