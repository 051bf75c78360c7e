"""Find the IDs of the networks, secrets, configs that a service names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.support import SINCE, require
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.daemon.call import Call


def network_id(call: Call, name: str) -> str:
    """Give the ID of a network of the swarm."""
    return str(call.connection.get(f"/networks/{name}", {"scope": "swarm"})["Id"])


def network_name(call: Call, name: str) -> str:
    """Give the name of a network of the swarm; its ID where it cannot be asked for."""
    try:
        found = call.connection.get(f"/networks/{name}", {"scope": "swarm"})
    except DockerError:
        return name
    return str(found["Name"]) if found["Id"] == name else name


def attachments(call: Call, wanted: Iterable[Any]) -> list[dict[str, Any]]:
    """Give the networks to join, by ID."""
    found = []
    for one in wanted:
        target: dict[str, Any] = {"Target": network_id(call, one.target)}
        target |= {"Aliases": list(one.aliases)} if one.aliases else {}
        target |= {"DriverOpts": dict(one.driver_opts)} if one.driver_opts else {}
        found.append(target)
    return found


def secrets(call: Call, wanted: list[Any]) -> list[dict[str, Any]]:
    """Give the secrets as files of the container."""
    ids = _ids(call, "secret", wanted)
    return [
        {"File": _file(one), "SecretID": _known(ids, "secret", one.name), "SecretName": one.name}
        for one in wanted
    ]


def configs(call: Call, wanted: list[Any], runtime: str = "") -> list[dict[str, Any]]:
    """Give the configs as files of the container; `runtime` is one that the runtime itself reads."""
    ids = _ids(call, "config", wanted, runtime)
    found: list[dict[str, Any]] = [
        {"File": _file(one), "ConfigID": _known(ids, "config", one.name), "ConfigName": one.name}
        for one in wanted
    ]
    if runtime:
        found.append({"Runtime": {}, "ConfigID": _known(ids, "config", runtime), "ConfigName": runtime})
    return found


def _ids(call: Call, kind: str, wanted: list[Any], *more: str) -> dict[str, str]:
    names = [one.name for one in wanted] + [name for name in more if name]
    if not names:
        return {}
    targets: set[str] = set()
    for one in wanted:
        if one.target in targets:
            raise DockerError(f"duplicate {kind} target for {one.name} not allowed")
        targets.add(one.target)
    require(call.connection, f"{kind} list", SINCE[kind])
    query = {"filters": filters.encoded(("name", name) for name in names)}
    return {one["Spec"]["Name"]: one["ID"] for one in call.connection.get(f"/{kind}s", query)}


def _known(ids: dict[str, str], kind: str, name: str) -> str:
    if name not in ids:
        raise DockerError(f"{kind} not found: {name}")
    return ids[name]


def _file(one: Any) -> dict[str, Any]:
    return {"Name": one.target, "UID": one.uid, "GID": one.gid, "Mode": one.mode}
