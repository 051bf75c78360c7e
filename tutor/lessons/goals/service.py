"""Goals about a service of a swarm: `service = "web"`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.lessons.goals.container.reach import port, ports
from tutor.lessons.goals.keys import ABSENT, PRESENT, named, number, one_of, text, texts
from tutor.lessons.goals.say import env_lacking, full, listed
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.lessons.goals.keys import Kind
    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World

    Aspect = Callable[[Facts, Goal, World], Unmet | None]

NOUNS = ("service", "swarm", "stack", "node", "system", "container")
KEYS: Mapping[str, Kind] = {
    "state": one_of(PRESENT, ABSENT),
    "replicas": number,
    "running": number,
    "image": text,
    "networks": texts,
    "ports": ports,
    "env": texts,
    "updated": text,
}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the service is not as it should be."""
    found, said = world.service(goal.name), {"service": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if found else None
    if found is None:
        return Unmet(MISSING, said)
    for key, aspect in _ASPECTS.items():
        if key in goal.keys and (unmet := aspect(found, goal, world)):
            return unmet
    return None


def _image(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    is_ = str(_container(found).get("Image", "")).partition("@")[0]
    said = {"service": goal.name, "found": is_, "wanted": goal.keys["image"]}
    return None if full(is_) == full(goal.keys["image"]) else Unmet("image", said)


def _replicas(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    replicated = found["Spec"].get("Mode", {}).get("Replicated")
    said = {"service": goal.name, "wanted": str(goal.keys["replicas"])}
    if replicated is None:
        return Unmet("replicas", said, "global")
    is_ = replicated.get("Replicas", 1)
    return None if is_ == goal.keys["replicas"] else Unmet("replicas", {**said, "found": str(is_)})


def _networks(found: Facts, goal: Goal, world: World) -> Unmet | None:
    joined = {one.get("Target") for one in found["Spec"]["TaskTemplate"].get("Networks") or ()}
    for name in goal.keys["networks"]:
        network = world.network(name)
        if not joined & {name, network["Id"] if network else name}:
            return Unmet("networks", {"service": goal.name, "network": name})
    return None


def _ports(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    there = {
        f"{one.get('PublishedPort', '')}:{one.get('TargetPort')}/{one.get('Protocol', 'tcp')}"
        for one in (found.get("Endpoint") or {}).get("Ports") or ()
    }
    for wanted in map(port, goal.keys["ports"]):
        if f"{wanted.host}:{wanted.inner}" not in there:
            said = {"service": goal.name, "host": wanted.host, "inner": wanted.inner.removesuffix("/tcp")}
            return Unmet("ports", {**said, "found": listed(sorted(there))}, "" if there else "none")
    return None


def _env(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    lacking = env_lacking(_container(found).get("Env"), goal.keys["env"])
    if not lacking:
        return None
    wanted, value = lacking
    said = {"service": goal.name, "variable": wanted.partition("=")[0], "found": value or ""}
    return Unmet("env", said, "none" if value is None else "other" if value else "empty")


def _updated(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    is_, wanted = (found.get("UpdateStatus") or {}).get("State", ""), goal.keys["updated"]
    said = {"service": goal.name, "found": is_, "wanted": wanted}
    return None if is_ == wanted else Unmet("updated", said, "" if is_ else "none")


def _running(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del found
    tasks, wanted = world.tasks(goal.name), goal.keys["running"]
    count = len(running(tasks))
    if count == wanted:
        return None
    said = {"service": goal.name, "found": str(count), "wanted": str(wanted)}
    errors = [one["Status"]["Err"] for one in tasks if one["Status"].get("Err")]
    return (
        Unmet("running", {**said, "error": errors[0]}, "error")
        if errors and count < wanted
        else Unmet("running", said)
    )


def running(tasks: Any) -> list[Facts]:
    """Give the tasks that run and shall go on."""
    return [one for one in tasks if one["Status"]["State"] == one["DesiredState"] == "running"]


def _container(found: Facts) -> Facts:
    container: Facts = found["Spec"]["TaskTemplate"].get("ContainerSpec") or {}
    return container


_ASPECTS: Mapping[str, Aspect] = {
    "image": _image,
    "replicas": _replicas,
    "networks": _networks,
    "ports": _ports,
    "env": _env,
    "updated": _updated,
    "running": _running,
}
SUBJECT = Subject(named, KEYS, check, by("container", "network", nouns=NOUNS))
