"""A service in the form that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.units import ago, bytes_size, epoch_of, go_duration
from tutor.daemon.service.references import network_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_NANO = 1_000_000_000


def pretty(call: Call, service: Any) -> str:
    """Write a service; networks are asked for by name."""
    spec = service["Spec"]
    task = spec["TaskTemplate"]
    container = task.get("ContainerSpec") or {}
    networks = [network_name(call, one.get("Target", "")) for one in task.get("Networks") or ()]
    lines = [
        *_head(service, spec),
        *_status(service.get("UpdateStatus")),
        *_placement(task.get("Placement") or {}),
        *_steps(spec.get("UpdateConfig"), "Update"),
        *_steps(spec.get("RollbackConfig"), "Rollback"),
        *_container(container),
        *_kernel(container),
        *_files(container),
        *_log(task.get("LogDriver")),
        *_resources(task.get("Resources")),
    ]
    text = "\n".join(lines)
    if networks:
        text += f"\nNetworks: {' '.join(networks)} "
    text += f"\nEndpoint Mode:\t{(spec.get('EndpointSpec') or {}).get('Mode', '')}"
    return text + _ports(service) + _health(container.get("Healthcheck")) + "\n"


def _pairs(found: Any, mark: str) -> Iterator[str]:
    for name, value in sorted((found or {}).items()):
        yield f"{name}{mark if value else ''}{value}"


def _head(service: Any, spec: Any) -> Iterator[str]:
    yield f"\nID:\t\t{service['ID']}"
    yield f"Name:\t\t{spec.get('Name', '')}"
    if spec.get("Labels"):
        yield "Labels:"
        yield from (f" {pair}" for pair in _pairs(spec["Labels"], "="))
    mode = spec.get("Mode", {})
    kind = "\tGlobal" if mode.get("Global") is not None else ""
    kind = "\tReplicated" if not kind and mode.get("Replicated") is not None else kind
    yield f"Service Mode:{kind}"
    if (mode.get("Replicated") or {}).get("Replicas") is not None:
        yield f" Replicas:\t{mode['Replicated']['Replicas']}"


def _status(status: Any) -> Iterator[str]:
    if not status or not status.get("State"):
        return
    yield f"UpdateStatus:\n State:\t\t{status['State']}"
    if status.get("StartedAt"):
        yield f" Started:\t{_ago(status['StartedAt'])}"
    if status["State"] == "completed" and status.get("CompletedAt"):
        yield f" Completed:\t{_ago(status['CompletedAt'])}"
    yield f" Message:\t{status.get('Message', '')}"


def _ago(text: str) -> str:
    return ago(epoch_of(text) or 0)


def _placement(placement: Any) -> Iterator[str]:
    yield "Placement:"
    if placement.get("Constraints"):
        yield f" Constraints:\t[{' '.join(placement['Constraints'])}]"
    spread = [
        one["Spread"]["SpreadDescriptor"] for one in placement.get("Preferences") or () if one.get("Spread")
    ]
    if spread:
        yield f" Preferences:   [{' '.join(f'spread={one}' for one in spread)}]"
    if placement.get("MaxReplicas"):
        yield f" Max Replicas Per Node:   {placement['MaxReplicas']}"


def _steps(config: Any, kind: str) -> Iterator[str]:
    if config is None:
        return
    yield f"{kind}Config:\n Parallelism:\t{config.get('Parallelism', 0)}"
    if config.get("Delay", 0) > 0:
        yield f" Delay:\t\t{go_duration(config['Delay'])}"
    yield f" On failure:\t{config.get('FailureAction', '')}"
    if config.get("Monitor", 0) > 0:
        yield f" Monitoring Period: {go_duration(config['Monitor'])}"
    yield f" Max failure ratio: {config.get('MaxFailureRatio', 0)}"
    yield f" {f'{kind} order:':<18} {config.get('Order', '')}"


def _container(container: Any) -> Iterator[str]:
    yield f"ContainerSpec:\n Image:\t\t{container.get('Image', '')}"
    for key in ("Args", "Env"):
        if container.get(key):
            yield f" {key}:\t\t{' '.join(container[key])} "
    if container.get("Dir"):
        yield f" Dir:\t\t{container['Dir']}"
    if container.get("Init") is not None:
        yield f" Init:\t\t{'true' if container['Init'] else 'false'}"
    if container.get("User"):
        yield f" User: {container['User']}"


def _kernel(container: Any) -> Iterator[str]:
    add, drop = container.get("CapabilityAdd"), container.get("CapabilityDrop")
    if add or drop:
        yield "Capabilities:"
        yield from (f" {name}: {', '.join(found)}" for name, found in (("Add", add), ("Drop", drop)) if found)
    if container.get("Sysctls"):
        yield "SysCtls:"
        yield from (f" {pair}" for pair in _pairs(container["Sysctls"], ": "))
    if container.get("Ulimits"):
        yield "Ulimits:"
        limits = {one["Name"]: f"{one.get('Soft', 0)}:{one.get('Hard', 0)}" for one in container["Ulimits"]}
        yield from (f" {pair}" for pair in _pairs(limits, ": "))


def _files(container: Any) -> Iterator[str]:
    if container.get("Mounts"):
        yield "Mounts:"
    for mount in container.get("Mounts") or ():
        yield f" Target:\t{mount.get('Target', '')}\n  Source:\t{mount.get('Source', '')}"
        yield f"  ReadOnly:\t{'true' if mount.get('ReadOnly') else 'false'}"
        yield f"  Type:\t\t{mount.get('Type', '')}"
    for title, name in (("Configs", "ConfigName"), ("Secrets", "SecretName")):
        if container.get(title):
            yield f"{title}:"
        for one in container.get(title) or ():
            yield f" Target:\t{(one.get('File') or {}).get('Name', '')}\n  Source:\t{one.get(name, '')}"


def _log(driver: Any) -> Iterator[str]:
    if driver is None:
        return
    yield "Log Driver:"
    if driver.get("Name"):
        yield f" Name:\t\t{driver['Name']}"
    if driver.get("Options"):
        yield " LogOpts:"
        yield from (f"  {pair}" for pair in _pairs(driver["Options"], ":       "))
    yield ""


def _resources(resources: Any) -> Iterator[str]:
    if resources is None:
        return
    yield "Resources:"
    for title, key in (("Reservations", "Reservations"), ("Limits", "Limits")):
        found = resources.get(key) or {}
        cpu, memory = found.get("NanoCPUs", 0), found.get("MemoryBytes", 0)
        pids = found.get("Pids", 0)
        if cpu > 0 or memory > 0 or pids > 0:
            yield f" {title}:"
        if cpu > 0:
            yield f"  CPU:\t\t{cpu / _NANO:g}"
        if memory:
            yield f"  Memory:\t{bytes_size(memory)}"
        if pids > 0:
            yield f"  PIDs:\t\t{pids}"


def _ports(service: Any) -> str:
    ports = (service.get("Endpoint") or {}).get("Ports")
    if not ports:
        return ""
    lines = ["\nPorts:"]
    for port in ports:
        lines.append(
            f" PublishedPort = {port.get('PublishedPort', 0)}\n  Protocol = {port.get('Protocol', '')}"
        )
        lines.append(
            f"  TargetPort = {port.get('TargetPort', 0)}\n  PublishMode = {port.get('PublishMode', '')}"
        )
    return "\n".join(lines) + " "


def _health(check: Any) -> str:
    if check is None:
        return ""
    lines = [
        "\n Healthcheck:",
        f"  Interval = {go_duration(check.get('Interval', 0))}",
        f"  Retries = {check.get('Retries', 0)}",
        f"  StartPeriod =\t{go_duration(check.get('StartPeriod', 0))}",
        f"  Timeout =\t{go_duration(check.get('Timeout', 0))}",
    ]
    if check.get("Test"):
        lines += ["  Tests:", *(f"\t Test = {word}" for word in check["Test"])]
        return "\n".join(lines) + " "
    return "\n".join(lines)
