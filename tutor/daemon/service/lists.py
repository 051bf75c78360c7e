"""Add to the lists of a service's spec, take from them: the flags that end in -add, -rm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, pairs, raws
from tutor.daemon.container.body.storage import mount
from tutor.daemon.container.environment import inherited
from tutor.daemon.service import parts
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.model import Invocation

_ALL, _RESET = "ALL", "RESET"


def _put(target: dict[str, Any], key: str, value: Any) -> None:
    target.pop(key, None)
    if value:
        target[key] = value


def change_labels(line: Invocation, target: dict[str, Any], key: str, flag: str) -> None:
    """Change pairs."""
    found = dict(target.get(key) or {})
    for raw in raws(line, f"{flag}-rm"):
        found.pop(raw.partition("=")[0] if flag == "sysctl" else raw, None)
    _put(target, key, found | pairs(line, f"{flag}-add"))


def change_sorted(
    line: Invocation, target: dict[str, Any], key: str, flag: str, always: bool = False
) -> None:
    """Change a list whose order does not matter; with `always` each entry is there once."""
    added, gone = raws(line, f"{flag}-add"), set(raws(line, f"{flag}-rm"))
    if not added and not gone and not always:
        return
    found = [*(target.get(key) or []), *added]
    unique = list(dict.fromkeys(found)) if always else found
    _put(target, key, sorted(one for one in unique if one not in gone))


def environment(line: Invocation, container: dict[str, Any]) -> None:
    """Change the variables; a new value goes where the old one was."""
    gone = set(raws(line, "env-rm"))
    found = [one for one in container.get("Env") or () if one.partition("=")[0] not in gone]
    if line.given("env-add"):
        added = [inherited(raw) for raw in raws(line, "env-add")]
        found = list({one.partition("=")[0]: one for one in (*found, *added)}.values())
    _put(container, "Env", found)


def change_mounts(line: Invocation, container: dict[str, Any]) -> None:
    """Change the mounts by the place where they are.

    Raises: DockerError if two are to be at one place.
    """
    found: dict[str, Any] = {}
    for one in data(line, "mount-add"):
        if one.target in found:
            raise DockerError("duplicate mount target")
        found[one.target] = mount(one)
    for old in container.get("Mounts") or ():
        found.setdefault(old.get("Target", ""), old)
    gone = set(raws(line, "mount-rm"))
    left = [one for target, one in found.items() if target not in gone]
    _put(container, "Mounts", sorted(left, key=lambda one: (one.get("Source", ""), one.get("Target", ""))))


def change_hosts(line: Invocation, container: dict[str, Any]) -> None:
    """Change the lines for /etc/hosts; `HOST` alone is removed wherever it leads."""
    if not line.given("host-add") and not line.given("host-rm"):
        return
    found = []
    for entry in container.get("Hosts") or ():
        address, *names = entry.split()
        for raw in raws(line, "host-rm"):
            host, _, wanted = raw.partition(":")
            names = names if wanted not in ("", address) else [name for name in names if name != host]
        found += [f"{address} {' '.join(names)}"] if names else []
    _put(container, "Hosts", list(dict.fromkeys([*found, *parts.hosts(line, "host-add")])))


def change_ports(line: Invocation, endpoint: dict[str, Any]) -> None:
    """Change the published ports."""
    before = {_port_key(one): one for one in endpoint.get("Ports") or ()}
    gone = [_target_of(one) for one in parts.ports(line, "publish-rm")]
    found = [one for one in before.values() if _target_of(one) not in gone]
    found += [one for one in parts.ports(line, "publish-add") if _port_key(one) not in before]
    _put(endpoint, "Ports", sorted(found, key=_port_key))


def _port_key(port: Any) -> str:
    places = f"{port.get('PublishedPort', 0)}:{port.get('TargetPort', 0)}"
    return f"{places}/{port.get('Protocol', '')}/{port.get('PublishMode', '')}"


def _target_of(port: Any) -> tuple[str, int, str]:
    return port.get("Protocol") or "tcp", port.get("TargetPort", 0), port.get("PublishMode") or "ingress"


def capabilities(line: Invocation, container: dict[str, Any]) -> None:
    """Change the capabilities; to add one that is dropped means to drop it no longer, and vice versa."""
    if not line.given("cap-add") and not line.given("cap-drop"):
        return
    add, drop = (_named(container.get(key) or ()) for key in ("CapabilityAdd", "CapabilityDrop"))
    to_add, to_drop = _named(raws(line, "cap-add")), _named(raws(line, "cap-drop"))
    add, drop = (set() if _RESET in wanted else own for wanted, own in ((to_add, add), (to_drop, drop)))
    to_add, to_drop = to_add - {_RESET}, to_drop - {_RESET}
    only = to_drop - to_add
    add, drop = add - only, drop | (only - add)
    add, drop = add | (to_add - drop), drop - to_add
    for key, names in (("CapabilityAdd", add), ("CapabilityDrop", drop)):
        _put(container, key, [_ALL] if _ALL in names else sorted(names))


def _named(names: Any) -> set[str]:
    upper = {name.strip().upper() for name in names}
    plain = {_ALL, _RESET}
    return {name if name in plain or name.startswith("CAP_") else f"CAP_{name}" for name in upper}
