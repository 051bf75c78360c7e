"""What the flags of `service update` change in a service's spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, number, raws
from tutor.daemon.service import parts
from tutor.daemon.service.lists import (
    capabilities,
    change_hosts,
    change_labels,
    change_mounts,
    change_ports,
    change_sorted,
    environment,
)
from tutor.daemon.service.references import attachments, network_id
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation

_TEXTS = {
    "image": "Image",
    "workdir": "Dir",
    "user": "User",
    "hostname": "Hostname",
    "isolation": "Isolation",
    "stop-signal": "StopSignal",
}
_SWITCHES = {"tty": "TTY", "read-only": "ReadOnly"}
_WORDS = {"args": "Args", "entrypoint": "Command"}


def change(call: Call, spec: dict[str, Any]) -> None:
    """Change the spec in place.

    Raises: DockerError where a flag does not fit the service.
    """
    line, task = call.invocation, spec["TaskTemplate"]
    parts.check_durations(call)
    change_labels(line, spec, "Labels", "label")
    spec.setdefault("Labels", {})
    _container(line, task["ContainerSpec"])
    _resources(line, task)
    _set(task, "RestartPolicy", parts.restart_policy(line, task.get("RestartPolicy")))
    _placement(line, task)
    _networks(call, spec, task)
    _replicas(line, spec["Mode"])
    for kind, key in (("update", "UpdateConfig"), ("rollback", "RollbackConfig")):
        _set(spec, key, parts.update_config(line, kind, spec.get(key)))
    _endpoint(line, spec)
    _set(task, "LogDriver", parts.log_driver(line))
    if line.on("force"):
        task["ForceUpdate"] = task.get("ForceUpdate", 0) + 1
    parts.update_health(line, task["ContainerSpec"])


def _set(target: dict[str, Any], key: str, value: Any) -> None:
    if value is not None:
        target[key] = value


def _put(target: dict[str, Any], key: str, value: Any) -> None:
    target.pop(key, None)
    if value:
        target[key] = value


def _container(line: Invocation, container: dict[str, Any]) -> None:
    change_labels(line, container, "Labels", "container-label")
    for flag, key in (_TEXTS | _SWITCHES | _WORDS).items():
        use = line.last(flag)
        if use is not None:
            value: Any = use.value.raw if flag in _TEXTS else use.value.data
            _put(container, key, list(value) if flag in _WORDS else value)
    environment(line, container)
    if line.given("init"):
        container["Init"] = line.on("init")
    change_mounts(line, container)
    change_labels(line, container, "Sysctls", "sysctl")
    _ulimits(line, container)
    if line.given("oom-score-adj"):
        _put(container, "OomScoreAdj", number(line, "oom-score-adj"))
    if line.given("stop-grace-period"):
        container["StopGracePeriod"] = number(line, "stop-grace-period")
    change_sorted(line, container, "Groups", "group")
    _dns(line, container)
    change_hosts(line, container)
    capabilities(line, container)


def _ulimits(line: Invocation, container: dict[str, Any]) -> None:
    found = {one["Name"]: one for one in container.get("Ulimits") or ()}
    for raw in raws(line, "ulimit-rm"):
        found.pop(raw.partition("=")[0], None)
    found |= {one["Name"]: one for one in parts.ulimits(line, "ulimit-add")}
    _put(container, "Ulimits", [found[name] for name in sorted(found)])


def _resources(line: Invocation, task: dict[str, Any]) -> None:
    limits, reserved = parts.limits(line), parts.reservations(line)
    generic = line.given("generic-resource-add") or line.given("generic-resource-rm")
    if not limits and not reserved and not generic:
        return
    own = task.setdefault("Resources", {})
    if limits or reserved:
        own["Limits"] = parts.kept({**(own.get("Limits") or {}), **limits})
    own["Reservations"] = parts.kept({**(own.get("Reservations") or {}), **reserved})
    if generic:
        _generic(line, own["Reservations"])


def _generic(line: Invocation, reserved: dict[str, Any]) -> None:
    before = reserved.get("GenericResources") or []
    found = {one["DiscreteResourceSpec"]["Kind"]: one for one in before}
    added = parts.resources(data(line, "generic-resource-add"))
    found |= {one["DiscreteResourceSpec"]["Kind"]: one for one in added}
    for name in raws(line, "generic-resource-rm"):
        if name not in found:
            raise DockerError(f"could not find generic-resource `{name}` to remove it")
        del found[name]
    _put(reserved, "GenericResources", list(found.values()))


def _placement(line: Invocation, task: dict[str, Any]) -> None:
    flags = (
        "constraint-add",
        "constraint-rm",
        "placement-pref-add",
        "placement-pref-rm",
        "replicas-max-per-node",
    )
    if not any(line.given(flag) for flag in flags):
        return
    placement = task.setdefault("Placement", {})
    change_sorted(line, placement, "Constraints", "constraint")
    gone = data(line, "placement-pref-rm")
    before = placement.get("Preferences") or []
    left = [one for one in before if (one.get("Spread") or {}).get("SpreadDescriptor") not in gone]
    _put(placement, "Preferences", left + parts.preferences(line, "placement-pref-add"))
    if line.given("replicas-max-per-node"):
        _put(placement, "MaxReplicas", number(line, "replicas-max-per-node"))


def _networks(call: Call, spec: dict[str, Any], task: dict[str, Any]) -> None:
    line = call.invocation
    if not line.given("network-add") and not line.given("network-rm"):
        return
    before = task.get("Networks") or spec.get("Networks") or []
    spec.pop("Networks", None)
    gone = {network_id(call, name) for name in dict.fromkeys(raws(line, "network-rm"))}
    found = [one for one in before if one["Target"] not in gone]
    for wanted in data(line, "network-add"):
        for one in attachments(call, [wanted]):
            if any(other["Target"] == one["Target"] for other in found):
                raise DockerError(f"service is already attached to network {wanted.target}")
            found.append(one)
    _put(task, "Networks", sorted(found, key=lambda one: str(one["Target"])))


def _replicas(line: Invocation, mode: dict[str, Any]) -> None:
    if line.given("replicas"):
        if mode.get("Replicated") is None:
            raise DockerError("replicas can only be used with replicated mode")
        mode["Replicated"]["Replicas"] = number(line, "replicas")


def _endpoint(line: Invocation, spec: dict[str, Any]) -> None:
    if line.given("endpoint-mode"):
        _put(spec.setdefault("EndpointSpec", {}), "Mode", line.raw("endpoint-mode"))
    if line.given("publish-add") or line.given("publish-rm"):
        change_ports(line, spec.setdefault("EndpointSpec", {}))


def _dns(line: Invocation, container: dict[str, Any]) -> None:
    kinds = {"dns": "Nameservers", "dns-search": "Search", "dns-option": "Options"}
    if any(line.given(f"{flag}-{what}") for flag in kinds for what in ("add", "rm")):
        config = dict(container.get("DNSConfig") or {})
        for flag, key in kinds.items():
            config[key] = list(dict.fromkeys(config.get(key) or []))
            change_sorted(line, config, key, flag, always=True)
        container["DNSConfig"] = parts.kept(config)
