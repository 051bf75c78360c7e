"""The keys of a compose file: of which kind each is, and in which order they are printed.

Source: https://github.com/docker/cli/blob/v28.2.2/cli/compose/types/types.go
"""

from __future__ import annotations

from typing import Any, Final

from tutor.daemon.stack.compose.kinds import (
    At,
    Command,
    Count,
    Duration,
    Flag,
    HealthTest,
    Hosts,
    KeptCount,
    KeptDuration,
    KeptFlag,
    KeptMode,
    Kind,
    Pairs,
    Ratio,
    Size,
    Text,
    Whole,
    Words,
)
from tutor.daemon.stack.compose.structs import Each, Items, KeptStruct, Struct
from tutor.daemon.stack.compose.volume import volume
from tutor.language.values.ports import Publish, port


class _Ports(Items):
    """Published ports; one line may stand for several."""

    def _read(self, value: Any, at: At) -> Any:
        found: list[Any] = []
        for one in value:
            if isinstance(one, float):
                at.refuse("invalid type float64 for port")
                return []
            found += [one] if isinstance(one, dict) else _ports(str(one), at)
        return super()._read(found, at)


def _ports(spec: str, at: At) -> list[dict[str, Any]]:
    """Give the ports of a short line, which has been checked."""
    publish = port(spec).data
    assert isinstance(publish, Publish)
    found = []
    for one in sorted(publish.bindings, key=lambda one: f"{one.container}/{one.protocol}"):
        if one.address not in ("", "0.0.0.0", "::"):
            address = f"[{one.address}]" if ":" in one.address else one.address
            shown = f"{address}:{one.host}:{one.container}/{one.protocol}"
            at.warn(f"ignoring IP-address ({shown}) service will listen on '0.0.0.0'")
        first, _, last = one.host.partition("-")
        for published in range(int(first or 0), int(last or first or 0) + 1):
            same = {"target": one.container, "published": published, "protocol": one.protocol}
            found.append({"mode": "ingress", **same})
    return found


class _Volume(Struct):
    """A place in the container for a volume or a folder."""

    def _read(self, value: Any, at: At) -> Any:
        try:
            return super()._read(volume(value) if isinstance(value, str) else value, at)
        except ValueError as error:
            at.refuse(error)
            return {}


class _Networks(Each):
    """Networks by name, or only their names."""

    def _read(self, value: Any, at: At) -> Any:
        return super()._read(dict.fromkeys(value) if isinstance(value, list) else value, at)


class _Joined(KeptStruct):
    """How a service joins a network; aliases of a later file take the place of earlier ones."""

    def _merge(self, base: Any, over: Any) -> Any:
        found = {key: one for key, one in base.items() if key != "aliases"}
        return found | {
            key: one for key, one in over.items() if key == "aliases" or (one and key != "driver_opts")
        }


class _Limit(Kind):
    """A limit of the kernel: one number for both, or a soft, a hard one."""

    def _read(self, value: Any, at: At) -> Any:
        if isinstance(value, str):
            at.refuse("invalid type string for ulimits")
        return value

    def _write(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: value[key] for key in ("soft", "hard") if value[key]}
        return value or {}


class _Logging(KeptStruct):
    """Where logs go; options of another driver are not kept."""

    def _merge(self, base: Any, over: Any) -> Any:
        if base and over and base.get("driver") and over.get("driver") not in (None, "", base["driver"]):
            return over
        return over if base is None else base if over is None else super()._merge(base, over)


class _External(Kind):
    """Whether something is made elsewhere, maybe under another name."""

    def _read(self, value: Any, _: At) -> Any:
        if isinstance(value, dict):
            return {"external": True, "name": value.get("name") or ""}
        return {"external": value, "name": ""}

    def _write(self, value: Any) -> Any:
        return {"name": value["name"]} if value["name"] else value["external"]


_UPDATE: Final = {
    "parallelism": KeptCount("Parallelism"),
    "delay": Duration("Delay"),
    "failure_action": Text(),
    "monitor": Duration("Monitor"),
    "max_failure_ratio": Ratio(),
    "order": Text("Order"),
}
_GENERIC: Final = Struct(
    {
        "discrete_resource_spec": KeptStruct({"kind": Text("Kind"), "value": Whole("Value")}),
    }
)
_DEPLOY: Final = {
    "mode": Text("Mode"),
    "replicas": KeptCount("Replicas"),
    "labels": Pairs("Labels"),
    "update_config": KeptStruct(_UPDATE),
    "rollback_config": KeptStruct(_UPDATE),
    "resources": Struct(
        {
            "limits": KeptStruct({"cpus": Text(), "memory": Size(), "pids": Whole()}, "Limits"),
            "reservations": KeptStruct(
                {"cpus": Text(), "memory": Size(), "generic_resources": Items(_GENERIC)}, "Reservations"
            ),
        },
        "Resources",
    ),
    "restart_policy": KeptStruct(
        {
            "condition": Text("Condition"),
            "delay": KeptDuration("Delay"),
            "max_attempts": KeptCount(),
            "window": KeptDuration("Window"),
        }
    ),
    "placement": Struct(
        {
            "constraints": Words("Constraints"),
            "preferences": Items(Struct({"spread": Text("Spread")}), "Preferences"),
            "max_replicas_per_node": Count(),
        },
        "Placement",
    ),
    "endpoint_mode": Text(),
}
_HEALTH: Final = {
    "test": HealthTest("Test"),
    "timeout": KeptDuration("Timeout"),
    "interval": KeptDuration("Interval"),
    "retries": KeptCount("Retries"),
    "start_period": KeptDuration(),
    "start_interval": KeptDuration(),
    "disable": Flag("Disable"),
}
_REFERENCE: Final = Struct(
    {
        "source": Text("Source"),
        "target": Text("Target"),
        "uid": Text("UID"),
        "gid": Text("GID"),
        "mode": KeptMode("Mode"),
    },
    alone="source",
)
_PORT: Final = Struct(
    {
        "mode": Text("Mode"),
        "target": Count("Target"),
        "published": Count("Published"),
        "protocol": Text("Protocol"),
    }
)
_MOUNT: Final = _Volume(
    {
        "type": Text("Type"),
        "source": Text("Source"),
        "target": Text("Target"),
        "read_only": Flag(),
        "consistency": Text("Consistency"),
        "bind": KeptStruct({"propagation": Text("Propagation")}, "Bind"),
        "volume": KeptStruct({"nocopy": Flag()}, "Volume"),
        "tmpfs": KeptStruct({"size": Whole("Size")}, "Tmpfs"),
    }
)
_JOINED: Final = _Joined(
    {"aliases": Words("Aliases"), "driver_opts": Pairs(), "ipv4_address": Text(), "ipv6_address": Text()}
)
_BUILD: Final = Struct(
    {
        "context": Text("Context"),
        "dockerfile": Text("Dockerfile"),
        "args": Pairs("Args", bare=True),
        "labels": Pairs("Labels"),
        "cache_from": Words(),
        "extra_hosts": Hosts(),
        "network": Text("Network"),
        "target": Text("Target"),
    },
    "Build",
    alone="context",
)
SERVICE: Final = Struct(
    {
        "build": _BUILD,
        "cap_add": Words(),
        "cap_drop": Words(),
        "cgroupns_mode": Text(),
        "cgroup_parent": Text(),
        "command": Command("Command"),
        "configs": Items(_REFERENCE, "Configs", key=lambda one: one.get("source", "")),
        "container_name": Text(),
        "credential_spec": Struct(
            {"config": Text("Config"), "file": Text("File"), "registry": Text("Registry")}
        ),
        "depends_on": Words(),
        "deploy": Struct(_DEPLOY, "Deploy"),
        "devices": Words("Devices"),
        "dns": Words("DNS"),
        "dns_search": Words(),
        "domainname": Text(),
        "entrypoint": Command("Entrypoint"),
        "environment": Pairs("Environment", bare=True),
        "env_file": Words(),
        "expose": Words("Expose"),
        "external_links": Words(),
        "extra_hosts": Hosts(),
        "hostname": Text("Hostname"),
        "healthcheck": KeptStruct(_HEALTH, "HealthCheck"),
        "image": Text("Image"),
        "init": KeptFlag("Init"),
        "ipc": Text("Ipc"),
        "isolation": Text(),
        "labels": Pairs("Labels"),
        "links": Words("Links"),
        "logging": _Logging({"driver": Text("Driver"), "options": Pairs("Options")}, "Logging"),
        "mac_address": Text(),
        "network_mode": Text(),
        "networks": _Networks(_JOINED, "Networks"),
        "pid": Text("Pid"),
        "ports": _Ports(_PORT, "Ports", key=lambda one: one.get("published", 0)),
        "privileged": Flag("Privileged"),
        "read_only": Flag(),
        "restart": Text("Restart"),
        "secrets": Items(_REFERENCE, "Secrets", key=lambda one: one.get("source", "")),
        "security_opt": Words(),
        "shm_size": Text(),
        "stdin_open": Flag(),
        "stop_grace_period": KeptDuration(),
        "stop_signal": Text(),
        "sysctls": Pairs("Sysctls"),
        "tmpfs": Words("Tmpfs"),
        "tty": Flag(),
        "ulimits": Each(_Limit(), "Ulimits"),
        "user": Text("User"),
        "userns_mode": Text(),
        "volumes": Items(_MOUNT, "Volumes", key=lambda one: one.get("target", "")),
        "working_dir": Text(),
    },
    extras=True,
)
_MADE: Final = {"name": Text("Name"), "driver": Text("Driver"), "driver_opts": Pairs()}
_NETWORK: Final = Struct(
    {
        **_MADE,
        "ipam": Struct(
            {"driver": Text("Driver"), "config": Items(Struct({"subnet": Text("Subnet")}), "Config")}, "Ipam"
        ),
        "external": _External("External"),
        "internal": Flag("Internal"),
        "attachable": Flag("Attachable"),
        "labels": Pairs("Labels"),
    },
    extras=True,
)
_SEGMENTS: Final = Struct({"segments": Pairs("Segments")})
_VOLUME: Final = Struct(
    {
        **_MADE,
        "external": _External("External"),
        "labels": Pairs("Labels"),
        "x-cluster-spec": KeptStruct(
            {
                "group": Text("Group"),
                "access_mode": KeptStruct(
                    {
                        "scope": Text("Scope"),
                        "sharing": Text("Sharing"),
                        "mount_volume": KeptStruct({"fs_type": Text(), "mount_flags": Words()}),
                        "block_volume": KeptStruct({}),
                    }
                ),
                "accessibility_requirements": KeptStruct(
                    {"requisite": Items(_SEGMENTS, "Requisite"), "preferred": Items(_SEGMENTS, "Preferred")}
                ),
                "capacity_range": KeptStruct({"required_bytes": Size(), "limit_bytes": Size()}),
                "availability": Text("Availability"),
            }
        ),
    },
    extras=True,
)
_FILE_OBJECT: Final = Struct(
    {
        "name": Text("Name"),
        "file": Text("File"),
        "external": _External("External"),
        "labels": Pairs("Labels"),
        "driver": Text("Driver"),
        "driver_opts": Pairs(),
        "template_driver": Text(),
    },
    extras=True,
)
SECTIONS: Final = {
    "services": SERVICE,
    "networks": _NETWORK,
    "volumes": _VOLUME,
    "secrets": _FILE_OBJECT,
    "configs": _FILE_OBJECT,
}
