"""Hints that follow from the state: what stands in the way of a goal, and which command is about that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tutor.lessons.check import check
from tutor.lessons.goals.container.reach import holder, port, published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tutor.lessons.model import Goal, Unmet
    from tutor.lessons.world import World
    from tutor.model import Slots

_MADE_WITH = frozenset({"ports", "mounts", "env", "links", "labels", "image", "command", "hostname", "tty"})
"""What a container has from its creation on: another container has to take its place."""
_TO_DO = {"exited": "start", "created": "start", "paused": "unpause", "restarting": "log"}


class Clue(NamedTuple):
    """One hint: the key of its message, and its slots."""

    key: str
    slots: Slots


def clues(goals: Sequence[Goal], world: World) -> tuple[Clue, ...]:
    """Give the hints for goals that do not hold, the nearest obstacle first; each is said once."""
    found: dict[str, Clue] = {}
    for goal in goals:
        unmet = None if goal.question else check(goal, world)
        rule = _RULES.get(goal.subject)
        for clue in rule(goal, unmet, world) if unmet and rule else ():
            found.setdefault(clue.key, clue)
    return tuple(found.values())


def _clue(which: str, /, **slots: str) -> Clue:
    return Clue(f"lesson-hint.{which}", slots)


def _container(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    yield from _port_taken(goal, unmet, world)
    if unmet.because == "missing" and unmet.form == "other":
        yield _clue("rename", name=goal.name, other=unmet.slots["other"])
    if unmet.because == "state":
        yield from _state(unmet)
    if unmet.because == "networks":
        yield from _network_first(unmet)
    if unmet.because in _MADE_WITH:
        yield _clue("again", name=unmet.slots["name"])
    if unmet.because == "present":
        ended = unmet.slots["state"] not in ("running", "paused", "restarting")
        yield _clue("remove" if ended else "stop-first", name=unmet.slots["name"])


def _state(unmet: Unmet) -> Iterator[Clue]:
    """Say how the container comes from its state into the one wanted."""
    name, is_ = unmet.slots["name"], unmet.slots["state"]
    if unmet.slots["wanted"] == "running" and is_ in _TO_DO:
        yield _clue(_TO_DO[is_], name=name)
    if unmet.slots["wanted"] == "exited" and is_ == "running":
        yield _clue("stop", name=name)


def _network_first(unmet: Unmet) -> Iterator[Clue]:
    if unmet.form == "none":
        yield _clue("network-first", network=unmet.slots["network"])
    elif not unmet.form:
        yield _clue("connect", name=unmet.slots["name"], network=unmet.slots["network"])


def _port_taken(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    """Say who has the port that the container is to have."""
    if unmet.because in ("missing", "ports", "state"):
        for wanted in map(port, goal.keys.get("ports", ())):
            other = holder(wanted.host, world, but=goal.name) if wanted.host else ""
            if other:
                yield _clue("port-taken", host=wanted.host, other=other)


def _image(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    if unmet.because != "present":
        return
    found = world.image(goal.name)
    users = [one for one in world.containers() if found and one["ImageID"] == found["Id"]]
    for one in users[:1]:
        yield _clue("image-used", image=goal.name, other=_name(one))


def _volume(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    if unmet.because == "used_by" and not unmet.form:
        yield _clue("again", name=unmet.slots["name"])
    if unmet.because != "present":
        return
    for one in world.containers():
        if goal.name in [mount.get("Name") for mount in one.get("Mounts") or ()]:
            yield _clue("volume-used", volume=goal.name, other=_name(one))
            return


def _network(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    if unmet.because == "members" and not unmet.form:
        yield _clue("connect", name=unmet.slots["name"], network=goal.name)
    members = (world.network(goal.name) or {}).get("Containers") or {}
    for one in list(members.values())[:1] if unmet.because == "present" else ():
        yield _clue("network-used", network=goal.name, other=one.get("Name", ""))


def _url(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    """Say which container has the port of the page, and how it fares."""
    host = str(urlsplit(goal.name).port or 80)
    running = holder(host, world)
    if unmet.because == "missing" and running:
        yield _clue("starting", name=running, host=host)
    elif unmet.because == "missing":
        yield from (_clue("url-stopped", name=name, host=host) for name in _stopped(host, world)[:1])
    elif unmet.because == "state" and running:
        yield _clue("stop", name=running)
    elif running:
        yield _clue("page-of", name=running, host=host)


def _stopped(host: str, world: World) -> list[str]:
    """Give the containers that would have a port of the host if they ran."""
    found = (world.container(one["Id"]) for one in world.containers() if one["State"] != "running")
    having = [one for one in found if one and host in [its.host for its in published(one)]]
    return [str(one["Name"]).removeprefix("/") for one in having]


def _inside(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    del world
    if unmet.form == "stopped" and unmet.slots["state"] in _TO_DO:
        yield _clue(_TO_DO[unmet.slots["state"]], name=goal.name)
    elif unmet.because in ("command", "exit_code", "containing") and not unmet.form:
        yield _clue("log", name=goal.name)


def _service(goal: Goal, unmet: Unmet, world: World) -> Iterator[Clue]:
    del world
    if unmet.because in ("running", "updated"):
        yield _clue("tasks", service=goal.name)


def _name(listed: Mapping[str, Sequence[str]]) -> str:
    return listed["Names"][0].removeprefix("/")


_RULES: Mapping[str, Callable[[Goal, Unmet, World], Iterator[Clue]]] = {
    "container": _container,
    "image": _image,
    "volume": _volume,
    "network": _network,
    "url": _url,
    "inside": _inside,
    "service": _service,
}
