"""A service of a compose file as the API takes it.

Source: https://github.com/docker/cli/blob/v28.2.2/cli/compose/convert/service.go
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.security import capabilities
from tutor.daemon.service.parts import credential_spec, kept, privileges
from tutor.daemon.stack.mounts import mount
from tutor.daemon.stack.names import LABEL, scoped
from tutor.errors import DockerError
from tutor.language.values.go import quote
from tutor.language.values.networks import user_defined
from tutor.language.values.numbers import cpus
from tutor.language.values.settings import restart

if TYPE_CHECKING:
    from collections.abc import Mapping

IMAGE_LABEL = "com.docker.stack.image"


def spec(
    stack: str, name: str, config: Mapping[str, Any], secrets: list[Any], configs: list[Any]
) -> dict[str, Any]:
    """Give the spec of a service; `secrets`, `configs` are the references that the daemon knows by ID.

    Raises: DockerError for what does not fit together.
    """
    service = config["services"][name]
    deploy = service.get("deploy") or {}
    mode = _mode(deploy)
    mounts = [mount(stack, one, config["volumes"]) for one in service.get("volumes") or ()]
    task = {
        "Resources": _resources(deploy.get("resources") or {}),
        **_there({"RestartPolicy": _restart_policy(service, deploy)}),
        "Placement": _placement(deploy.get("placement") or {}),
        "ForceUpdate": 0,
    }
    health = _health(service.get("healthcheck"))
    networks = _networks(stack, name, service, config["networks"])
    container = _container(stack, service)
    container["Privileges"] = privileges(_credentials(stack, service, configs))
    container |= {} if health is None else {"Healthcheck": health}
    container |= kept({"Mounts": mounts, "Secrets": secrets, "Configs": configs})
    task |= {"ContainerSpec": container, "Networks": networks, **_log_driver(service.get("logging"))}
    return {
        "Name": scoped(stack, name),
        "Labels": {**(deploy.get("labels") or {}), LABEL: stack, IMAGE_LABEL: service.get("image", "")},
        "TaskTemplate": task,
        "Mode": mode,
        **_update("UpdateConfig", deploy.get("update_config")),
        **_update("RollbackConfig", deploy.get("rollback_config")),
        "EndpointSpec": _endpoint(service, deploy),
    }


def _container(stack: str, service: Mapping[str, Any]) -> dict[str, Any]:
    add = capabilities(service.get("cap_add") or ()) or []
    drop = capabilities(service.get("cap_drop") or ()) or []
    add, drop = (["ALL"] if "ALL" in names else names for names in (add, drop))
    halves = (one.partition(":") for one in service.get("extra_hosts") or ())
    found = {
        "Image": service.get("image"),
        "Labels": {**(service.get("labels") or {}), LABEL: stack},
        "Command": service.get("entrypoint"),
        "Args": service.get("command"),
        "Hostname": service.get("hostname"),
        "Env": sorted(
            name if one is None else f"{name}={one}" for name, one in service["environment"].items()
        ),
        "Dir": service.get("working_dir"),
        "User": service.get("user"),
        "StopSignal": service.get("stop_signal"),
        "TTY": service.get("tty"),
        "OpenStdin": service.get("stdin_open"),
        "ReadOnly": service.get("read_only"),
        "Hosts": [f"{address} {host}" for host, mark, address in halves if mark],
        "DNSConfig": kept({"Nameservers": service.get("dns"), "Search": service.get("dns_search")}),
        "Isolation": service.get("isolation"),
        "Sysctls": service.get("sysctls"),
        "CapabilityAdd": add,
        "CapabilityDrop": [name for name in drop if name not in add],
        "Ulimits": _ulimits(service.get("ulimits") or {}),
    }
    pointers = {"StopGracePeriod": service.get("stop_grace_period"), "Init": service.get("init")}
    return {**kept(found), **_there(pointers)}


def _there(found: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not said; a zero that was said stays."""
    return {key: value for key, value in found.items() if value is not None}


def _ulimits(limits: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = []
    for name in sorted(limits):
        one = limits[name]
        both = one if isinstance(one, dict) else {"soft": one, "hard": one}
        found.append({"Name": name, "Hard": both["hard"], "Soft": both["soft"]})
    return found


def _mode(deploy: Mapping[str, Any]) -> dict[str, Any]:
    mode, replicas = deploy.get("mode") or "replicated", deploy.get("replicas")
    number = _there({"Replicas": replicas})
    match mode:
        case "replicated":
            return {"Replicated": number}
        case "replicated-job":
            return {"ReplicatedJob": _there({"MaxConcurrent": replicas, "TotalCompletions": replicas})}
        case "global" | "global-job" if number:
            raise DockerError("replicas can only be used with replicated or replicated-job mode")
        case "global":
            return {"Global": {}}
        case "global-job":
            return {"GlobalJob": {}}
    raise DockerError(f"Unknown mode: {mode}")


def _resources(given: Mapping[str, Any]) -> dict[str, Any]:
    limits, reserved = given.get("limits"), given.get("reservations")
    found = {}
    if limits is not None:
        found["Limits"] = _amounts(limits) | kept({"Pids": limits.get("pids")})
    if reserved is not None:
        generic = [
            {"DiscreteResourceSpec": kept({"Kind": one.get("kind"), "Value": one.get("value")})}
            if one
            else {}
            for one in (
                given.get("discrete_resource_spec") for given in reserved.get("generic_resources") or ()
            )
        ]
        found["Reservations"] = _amounts(reserved) | kept({"GenericResources": generic})
    return found


def _amounts(given: Mapping[str, Any]) -> dict[str, Any]:
    try:
        nano = cpus(given["cpus"]).data if given.get("cpus") else 0
    except ValueError as error:
        raise DockerError(str(error)) from error
    return kept({"NanoCPUs": nano, "MemoryBytes": given.get("memory")})


def _restart_policy(service: Mapping[str, Any], deploy: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give when tasks that ended are started again: what `deploy` says, else the older `restart`."""
    policy = deploy.get("restart_policy")
    if policy is not None:
        condition = kept({"Condition": policy.get("condition")})
        names = {"Delay": "delay", "MaxAttempts": "max_attempts", "Window": "window"}
        return condition | _there({key: policy.get(name) for key, name in names.items()})
    try:
        old: Any = restart(service.get("restart", "")).data
    except ValueError as error:
        raise DockerError(str(error)) from error
    match old.name:
        case "" | "no":
            return None
        case "always" | "unless-stopped":
            return {"Condition": "any"}
        case "on-failure":
            return {"Condition": "on-failure", "MaxAttempts": old.retries}
    raise DockerError(f"unknown restart policy: {service['restart']}")


def _placement(given: Mapping[str, Any]) -> dict[str, Any]:
    preferences = [
        {"Spread": {"SpreadDescriptor": one.get("spread", "")}} for one in given.get("preferences") or ()
    ]
    return kept(
        {
            "Constraints": given.get("constraints"),
            "Preferences": preferences,
            "MaxReplicas": given.get("max_replicas_per_node"),
        }
    )


def _health(check: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if check is None:
        return None
    if check.get("disable"):
        if check.get("test"):
            raise DockerError("test and disable can't be set at the same time")
        return {"Test": ["NONE"]}
    names = {
        "Test": "test",
        "Interval": "interval",
        "Timeout": "timeout",
        "StartPeriod": "start_period",
        "StartInterval": "start_interval",
        "Retries": "retries",
    }
    return kept({key: check.get(name) for key, name in names.items()})


def _networks(
    stack: str, name: str, service: Mapping[str, Any], networks: Mapping[str, Any]
) -> list[dict[str, Any]]:
    found = []
    for own, joined in (service.get("networks") or {"default": None}).items():
        if own not in networks and own != "default":
            raise DockerError(f"undefined network {quote(own)}")
        target = networks.get(own, {}).get("name") or scoped(stack, own)
        aliases = [*((joined or {}).get("aliases") or ()), *([name] if user_defined(target) else ())]
        found.append(
            {
                "Target": target,
                **kept({"Aliases": aliases, "DriverOpts": (joined or {}).get("driver_opts")}),
            }
        )
    return sorted(found, key=lambda one: str(one["Target"]))


def _credentials(stack: str, service: Mapping[str, Any], configs: list[Any]) -> dict[str, Any] | None:
    given = kept({key.title(): one for key, one in (service.get("credential_spec") or {}).items()})
    names = [f'"{key}"' for key in ("Config", "File", "Registry") if key in given]
    if not names:
        return None
    if len(names) > 1:
        *first, last = names
        both = f"{first[0]} and {last}" if len(names) == 2 else f"{', '.join(first)}, and {last}"
        raise DockerError(f"invalid credential spec: cannot specify both {both}")
    if "Config" in given:
        ids = {one["ConfigName"]: one["ConfigID"] for one in configs}
        wanted = given["Config"]
        found = ids.get(wanted) or ids.get(scoped(stack, wanted))
        if found is None:
            why = f"spec specifies config {wanted}, but no such config can be found"
            raise DockerError(f"invalid credential spec: {why}")
        given["Config"] = found
    return credential_spec(*given.popitem())


def _log_driver(logging: Mapping[str, Any] | None) -> dict[str, Any]:
    if logging is None:
        return {}
    return {"LogDriver": kept({"Name": logging.get("driver"), "Options": logging.get("options")})}


def _update(key: str, given: Mapping[str, Any] | None) -> dict[str, Any]:
    if given is None:
        return {}
    names = {"Delay": "delay", "FailureAction": "failure_action", "Monitor": "monitor"}
    return {
        key: {
            "Parallelism": 1 if given.get("parallelism") is None else given["parallelism"],
            **kept({name: given.get(own) for name, own in names.items()}),
            "MaxFailureRatio": given.get("max_failure_ratio", 0),
            "Order": given.get("order", ""),
        }
    }


def _endpoint(service: Mapping[str, Any], deploy: Mapping[str, Any]) -> dict[str, Any]:
    names = {
        "Protocol": "protocol",
        "TargetPort": "target",
        "PublishedPort": "published",
        "PublishMode": "mode",
    }
    ports = [kept({key: one.get(name) for key, name in names.items()}) for one in service.get("ports") or ()]
    ports.sort(key=lambda one: one.get("PublishedPort", 0))
    return kept({"Mode": deploy.get("endpoint_mode", "").lower(), "Ports": ports})
