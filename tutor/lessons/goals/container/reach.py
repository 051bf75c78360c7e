"""How a container is reached: published ports, networks, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.lessons.goals.container.state import slots
from tutor.lessons.goals.keys import texts
from tutor.lessons.goals.say import listed
from tutor.lessons.model import Unmet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World

_PORT = re.compile(
    r"(?:(?P<ip>\d+(?:\.\d+){3}|\[[\d:a-f]+\]):)?(?:(?P<host>\d+):)?(?P<inner>\d+)(?P<protocol>/\w+)?"
)
_EVERY = ("", "0.0.0.0", "::")


class Port(NamedTuple):
    """One published port. Empty `ip`, `host` stand for any."""

    inner: str
    host: str
    ip: str = ""


def ports(value: Any) -> str:
    """Take a list of ports as `-p` takes them, without ranges."""
    wrong = texts(value) or next((one for one in value if not _PORT.fullmatch(one)), "")
    return wrong if wrong.startswith("is ") else f"has a port that is none: {wrong}" if wrong else ""


KEYS = {"ports": ports, "networks": texts, "links": texts}


def port(wanted: str) -> Port:
    """Read a port as a goal has it; `8080:80` leaves the address open."""
    match = _PORT.fullmatch(wanted)
    assert match is not None
    inner = f"{match['inner']}{match['protocol'] or '/tcp'}"
    return Port(inner, match["host"] or "", (match["ip"] or "").strip("[]"))


def published(found: Facts) -> list[Port]:
    """Give the published ports; those of the settings where the container does not run."""
    running = (found.get("NetworkSettings") or {}).get("Ports") or {}
    wanted = found["HostConfig"].get("PortBindings") or {}
    bindings = running or wanted
    return [
        Port(inner, one.get("HostPort", ""), one.get("HostIp", ""))
        for inner, several in bindings.items()
        for one in several or ()
    ]


def holder(host: str, world: World, but: str = "") -> str:
    """Give the name of the running container that has a port of the host, "" if none has."""
    for one in world.containers():
        name = str(one["Names"][0]).removeprefix("/")
        if name != but and host in [str(its.get("PublicPort")) for its in one.get("Ports") or ()]:
            return name
    return ""


def _ports(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    there = published(found)
    for wanted in map(port, goal.keys["ports"]):
        if not any(_same(one, wanted) for one in there):
            return _why_not(found, wanted, there)
    return None


def _same(found: Port, wanted: Port) -> bool:
    right = found.inner == wanted.inner and wanted.host in ("", found.host)
    address = not wanted.ip or found.ip == wanted.ip or (wanted.ip in _EVERY and found.ip in _EVERY)
    return right and address


def _why_not(found: Facts, wanted: Port, there: list[Port]) -> Unmet:
    """Say what there is instead, the likeliest mistake first."""
    inner = wanted.inner.removesuffix("/tcp")
    said = {**slots(found), "host": wanted.host or inner, "inner": inner}
    if not there:
        return Unmet("ports", said, "none")
    same_inner = [one for one in there if one.inner == wanted.inner]
    if any(one.host == wanted.host for one in same_inner):
        return Unmet(
            "ports", {**said, "found": same_inner[0].ip or "0.0.0.0", "wanted": wanted.ip}, "address"
        )
    if same_inner:
        return Unmet("ports", {**said, "found": same_inner[0].host}, "host")
    if led := [one.inner.removesuffix("/tcp") for one in there if wanted.host and one.host == wanted.host]:
        return Unmet("ports", {**said, "found": led[0]}, "inner")
    shown = {f"{one.host}:{one.inner.removesuffix('/tcp')}" for one in there}
    return Unmet("ports", {**said, "found": listed(sorted(shown))}, "other")


def _networks(found: Facts, goal: Goal, world: World) -> Unmet | None:
    joined = (found.get("NetworkSettings") or {}).get("Networks") or {}
    for wanted in goal.keys["networks"]:
        name, _, alias = wanted.partition("=")
        said = {**slots(found), "network": name, "alias": alias, "found": listed(joined) or "-"}
        if name not in joined:
            return Unmet("networks", said, "" if world.network(name) else "none")
        if alias and alias not in (joined[name].get("Aliases") or ()):
            return Unmet("networks", said, "alias")
    return None


def _links(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    there = list(_linked(found))
    for wanted in goal.keys["links"]:
        name, _, alias = wanted.partition(":")
        said = {**slots(found), "other": name, "alias": alias or name}
        aliases = [has for of, has in there if of == name]
        if not aliases:
            return Unmet("links", said)
        if alias and alias not in aliases:
            return Unmet("links", {**said, "found": aliases[0]}, "alias")
    return None


def _linked(found: Facts) -> Iterator[tuple[str, str]]:
    """Give name and alias of each link; on a network of one's own they are kept with the network."""
    for link in found["HostConfig"].get("Links") or ():  # /wp-db:/wp/mysql
        of, _, alias = link.partition(":")
        yield of.removeprefix("/"), alias.rpartition("/")[2]
    for network in ((found.get("NetworkSettings") or {}).get("Networks") or {}).values():
        for link in network.get("Links") or ():
            of, _, alias = link.partition(":")
            yield of, alias or of


ASPECTS = {"networks": _networks, "links": _links, "ports": _ports}
