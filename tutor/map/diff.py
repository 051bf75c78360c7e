"""Compares two states: gives the later one with what is new, changed or gone marked in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tutor.map.state import Container, Link, Marked, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Thing = TypeVar("Thing", bound=Marked)


def marked(before: State, now: State) -> State:
    """Mark what differs; what is gone comes last in its list."""
    return replace(
        now,
        containers=_things(before.containers, now.containers, _container),
        networks=_things(before.networks, now.networks, _changed),
        volumes=_things(before.volumes, now.volumes, _changed),
        services=_things(before.services, now.services, _changed),
        nodes=_things(before.nodes, now.nodes, _changed),
    )


def differs(state: State) -> bool:
    """Tell whether anything is marked."""
    return any(one.mark for one in things(state))


def things(state: State) -> Sequence[Marked]:
    """Give all that is in a state."""
    return [*state.containers, *state.networks, *state.volumes, *state.services, *state.nodes]


def _things(
    before: Sequence[Thing], now: Sequence[Thing], compare: Callable[[Thing, Thing], Thing]
) -> tuple[Thing, ...]:
    then = {one.key: one for one in before}
    shown = [compare(then.pop(one.key), one) if one.key in then else replace(one, mark="new") for one in now]
    return (*shown, *(replace(one, mark="gone") for one in then.values()))


def _changed(then: Thing, now: Thing) -> Thing:
    return now if then == now else replace(now, mark="changed")


def _link(then: Link, now: Link) -> Link:
    """Leave an address that goes or comes because the container stops or starts: its status tells that."""
    return _changed(then, now) if then.address and now.address else now


def _container(then: Container, now: Container) -> Container:
    if then == now:
        return now
    return replace(
        now,
        mark="changed",
        links=_things(then.links, now.links, _link),
        ports=_things(then.ports, now.ports, _changed),
        mounts=_things(then.mounts, now.mounts, _changed),
        was=then.status if then.status != now.status else None,
    )
