"""Make what services of a stack need: networks, secrets, configs."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import ApiError
from tutor.daemon.service.parts import kept
from tutor.daemon.stack.names import LABEL, belonging, scoped
from tutor.errors import DockerError
from tutor.language.values.go import quote
from tutor.language.values.networks import user_defined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_NOT_FOUND = 404


def is_external(one: Mapping[str, Any]) -> bool:
    """Tell whether something is made elsewhere."""
    return bool(one.get("external", {}).get("external"))


def make_networks(call: Call, stack: str, config: Mapping[str, Any]) -> None:
    """Make the networks that services join and that are not there.

    Raises: DockerError if one that is to be there is not, or is not for a swarm.
    """
    joined = {
        name for service in config["services"].values() for name in service.get("networks") or ("default",)
    }
    networks = {name: config["networks"].get(name, {}) for name in sorted(joined)}
    for one in networks.values():
        if is_external(one):
            _check_external(call, one["name"])
    there = {one["Name"] for one in belonging(call, "networks", stack)}
    for name, one in networks.items():
        full = one.get("name") or scoped(stack, name)
        if not is_external(one) and full not in there:
            call.say(f"Creating network {full}")
            body = _network(stack, full, one)
            if not call.connection.at_least("1.44"):
                body["CheckDuplicate"] = True
            _send(call, "/networks/create", body, f"create network {full}")


def _check_external(call: Call, name: str) -> None:
    if not user_defined(name):
        return
    found = _find(call, f"/networks/{name}")
    if found is None:
        raise DockerError(
            f"network {quote(name)} is declared as external, but could not be found. You need to create a "
            "swarm-scoped network before the stack is deployed"
        )
    if found["Scope"] != "swarm":
        raise DockerError(
            f"network {quote(name)} is declared as external, but it is not in the right scope: "
            f'{quote(found["Scope"])} instead of "swarm"'
        )


def _find(call: Call, path: str) -> Any:
    """Give an object, or None if it is not there."""
    try:
        return call.connection.get(path)
    except ApiError as error:
        if error.status == _NOT_FOUND:
            return None
        raise


def _send(call: Call, path: str, body: object, what: str, query: Mapping[str, object] | None = None) -> None:
    try:
        call.connection.post(path, query, body)
    except DockerError as error:
        raise DockerError(f"failed to {what}: {error.text}", error.code) from error


def _network(stack: str, name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    ipam, given = None, one.get("ipam") or {}
    if given.get("driver") or given.get("config"):
        pools = [kept({"Subnet": pool.get("subnet")}) for pool in given.get("config") or ()]
        ipam = {"Driver": given.get("driver", ""), "Options": None, "Config": pools or None}
    return {
        "Driver": one.get("driver") or "overlay",
        "Scope": "",
        "IPAM": ipam,
        "Internal": one.get("internal", False),
        "Attachable": one.get("attachable", False),
        "Ingress": False,
        "ConfigOnly": False,
        "ConfigFrom": None,
        "Options": one.get("driver_opts"),
        "Labels": {**one.get("labels", {}), LABEL: stack},
        "Name": name,
    }


def make_objects(call: Call, kind: str, stack: str, objects: Mapping[str, Any]) -> None:
    """Keep the secrets or the configs (`kind`) of a stack in the swarm, or bring them up to date.

    Raises: DockerError if a file cannot be read, or the daemon does not take a change.
    """
    specs = [
        _spec(kind, stack, name, objects[name]) for name in sorted(objects) if not is_external(objects[name])
    ]
    for spec in specs:
        name = spec["Name"]
        found = _find(call, f"/{kind}s/{name}")
        if found is None:
            call.say(f"Creating {kind} {name}")
            _send(call, f"/{kind}s/create", spec, f"create {kind} {name}")
        else:
            query = {"version": found["Version"]["Index"]}
            _send(call, f"/{kind}s/{found['ID']}/update", spec, f"update {kind} {name}", query)


def _spec(kind: str, stack: str, name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    driver = one.get("driver") if kind == "secret" else None
    found = {
        "Name": one.get("name") or scoped(stack, name),
        "Labels": {**one.get("labels", {}), LABEL: stack},
        **kept({"Data": "" if driver else _content(one.get("file", ""))}),
    }
    if driver:
        found["Driver"] = {"Name": driver, **kept({"Options": one.get("driver_opts")})}
    if one.get("template_driver"):
        found["Templating"] = {"Name": one["template_driver"]}
    return found


def _content(name: str) -> str:
    try:
        return base64.b64encode(Path(name).read_bytes()).decode()
    except OSError as error:
        verb = "read" if isinstance(error, IsADirectoryError) else "open"
        raise DockerError(f"{verb} {name}: {(error.strerror or '').lower()}") from error
