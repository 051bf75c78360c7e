"""The part of the body about the host: what of it the container gets, and how it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body.devices import device_requests, devices, ulimits
from tutor.daemon.container.body.given import data, number, pairs, raws
from tutor.daemon.container.body.network import attachments, links
from tutor.daemon.container.body.ports import port_bindings
from tutor.daemon.container.body.resources import resources
from tutor.daemon.container.body.security import capabilities, security
from tutor.daemon.container.body.storage import binds, mounts, tmpfs
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation

_MODES = {
    "pid": ("PidMode", "PID", ("", "host")),
    "uts": ("UTSMode", "UTS", ("", "host")),
    "userns": ("UsernsMode", "USER", ("", "host")),
    "cgroupns": ("CgroupnsMode", "CGROUP", ("", "host", "private")),
}
_MOST_SWAPPY = 100


def host_config(call: Call) -> dict[str, object]:
    """Give everything that the CLI sends about the host, also what nobody asked for.

    Raises: DockerError for contradicting flags and unreadable files.
    """
    line = call.invocation
    return {
        **_places(line),
        **_namespaces(line),
        **_running(call),
        **_limits(line),
        **security(line),
        **_only_if_given(call),
    }


def _places(line: Invocation) -> dict[str, object]:
    networks = attachments(line)
    return {
        "Binds": binds(line) or None,
        "VolumeDriver": line.raw("volume-driver"),
        "VolumesFrom": raws(line, "volumes-from") or None,
        "NetworkMode": networks[0].target if networks else "default",
        "PortBindings": port_bindings(line),
        "PublishAllPorts": line.on("publish-all"),
        "Dns": [str(address) for address in data(line, "dns")],
        "DnsOptions": raws(line, "dns-option", "dns-opt"),
        "DnsSearch": [str(name) for name in data(line, "dns-search")],
        "ExtraHosts": [f"{one.host}:{one.address}" for one in data(line, "add-host")] or None,
        "Links": links(line) or None,
    }


def _namespaces(line: Invocation) -> dict[str, object]:
    modes: dict[str, object] = {"IpcMode": line.raw("ipc"), "Cgroup": ""}
    for flag, (key, word, allowed) in _MODES.items():
        mode = line.raw(flag)
        of_container = flag == "pid" and mode.startswith("container:") and mode != "container:"
        if mode not in allowed and not of_container:
            raise DockerError(f"--{flag}: invalid {word} mode")
        modes[key] = mode
    return modes


def _running(call: Call) -> dict[str, object]:
    line = call.invocation
    restart = line.last("restart")
    policy = restart.value.data if restart else None
    name, retries = getattr(policy, "name", "no"), getattr(policy, "retries", 0)
    if line.on("rm") and name not in {"", "no"}:
        raise DockerError("conflicting options: cannot specify both --restart and --rm")
    return {
        "ContainerIDFile": line.raw("cidfile"),
        "LogConfig": _logging(line),
        "RestartPolicy": {"Name": name, "MaximumRetryCount": retries},
        "AutoRemove": line.on("rm") and call.connection.at_least("1.25"),
        "ConsoleSize": list(call.terminal.size()),
        "CapAdd": capabilities(raws(line, "cap-add")),
        "CapDrop": capabilities(raws(line, "cap-drop")),
        "GroupAdd": raws(line, "group-add") or None,
        "OomScoreAdj": number(line, "oom-score-adj"),
        "Privileged": line.on("privileged"),
        "ReadonlyRootfs": line.on("read-only"),
        "Isolation": line.raw("isolation"),
    }


def _logging(line: Invocation) -> dict[str, object]:
    driver, options = line.raw("log-driver"), pairs(line, "log-opt")
    if driver == "none" and options:
        raise DockerError("invalid logging opts for driver none")
    return {"Type": driver, "Config": options}


def check_swappiness(line: Invocation) -> None:
    """Raise DockerError for a share that is none."""
    swappiness = number(line, "memory-swappiness", -1)
    if swappiness != -1 and not 0 <= swappiness <= _MOST_SWAPPY:
        raise DockerError(f"invalid value: {swappiness}. Valid memory swappiness range is 0-100")


def _limits(line: Invocation) -> dict[str, object]:
    return {
        **resources(line),
        "ShmSize": number(line, "shm-size"),
        "Devices": devices(line),
        "DeviceCgroupRules": raws(line, "device-cgroup-rule") or None,
        "DeviceRequests": device_requests(line) or None,
        "MemorySwappiness": number(line, "memory-swappiness", -1),
        "OomKillDisable": line.on("oom-kill-disable"),
        "PidsLimit": number(line, "pids-limit"),
        "Ulimits": ulimits(line),
    }


def _only_if_given(call: Call) -> dict[str, object]:
    line = call.invocation
    parts: dict[str, object] = {
        "Mounts": mounts(call),
        "Tmpfs": tmpfs(line),
        "StorageOpt": pairs(line, "storage-opt"),
        "Sysctls": pairs(line, "sysctl"),
        "Annotations": pairs(line, "annotation"),
        "Runtime": line.raw("runtime"),
    }
    api = call.connection
    if line.given("kernel-memory") and api.at_least("1.40") and not api.at_least("1.42"):
        parts["KernelMemory"] = number(line, "kernel-memory")
    given = {key: value for key, value in parts.items() if value}
    return given | ({"Init": line.on("init")} if line.given("init") else {})
