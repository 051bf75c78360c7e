"""The spec of a new service, from all that `service create` may be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, number, pairs, raws
from tutor.daemon.container.body.security import capabilities
from tutor.daemon.container.body.storage import mount
from tutor.daemon.container.environment import environment
from tutor.daemon.service import parts
from tutor.daemon.service.parts import kept
from tutor.daemon.service.references import attachments
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation


def spec(call: Call) -> dict[str, Any]:
    """Make the spec that the CLI would send, but for secrets, configs and the image's digest.

    Raises: DockerError where flags contradict each other or a file cannot be read.
    """
    line = call.invocation
    parts.check_durations(call)
    env, health, mode = _environment(line), parts.health(line), _mode(line)
    update, rollback = (parts.update_config(line, kind, None) for kind in ("update", "rollback"))
    if (update or rollback) and ({"ReplicatedJob", "GlobalJob"} & mode.keys()):
        raise DockerError("update and rollback configuration is not supported for jobs")
    networks = sorted(attachments(call, data(line, "network")), key=lambda one: one["Target"])
    task = _task(line, networks)
    task["ContainerSpec"] = _container(line, env, health)
    return {
        **kept({"Name": line.raw("name")}),
        "Labels": pairs(line, "label"),
        "TaskTemplate": task,
        "Mode": mode,
        **kept({"UpdateConfig": update, "RollbackConfig": rollback}),
        "EndpointSpec": kept(
            {"Mode": line.raw("endpoint-mode", "vip").lower(), "Ports": parts.ports(line, "publish")}
        ),
    }


def _environment(line: Invocation) -> list[str]:
    """Give the variables; a later one takes the place of an earlier one, but not of its equal."""
    found: list[str] = []
    for text in environment(line):
        start = f"{text.partition('=')[0]}="
        found = [one for one in found if one == text or not one.startswith(start)]
        found.append(text)
    return found


def _mode(line: Invocation) -> dict[str, Any]:
    mode = line.raw("mode", "replicated")
    replicas, concurrent = _count(line, "replicas"), _count(line, "max-concurrent")
    if mode in ("global", "global-job"):
        return _global(line, mode)
    if mode == "replicated":
        if concurrent is not None:
            raise DockerError("max-concurrent can only be used with replicated-job mode")
        return {"Replicated": {} if replicas is None else {"Replicas": replicas}}
    if mode == "replicated-job":
        job = {"MaxConcurrent": replicas if concurrent is None else concurrent, "TotalCompletions": replicas}
        return {"ReplicatedJob": {key: value for key, value in job.items() if value is not None}}
    raise DockerError(f"Unknown mode: {mode}, only replicated and global supported")


def _count(line: Invocation, flag: str) -> int | None:
    return number(line, flag) if line.given(flag) else None


def _global(line: Invocation, mode: str) -> dict[str, Any]:
    both = "can only be used with replicated or replicated-job mode"
    problems = {
        "replicas": line.given("replicas") and f"replicas {both}",
        "most": number(line, "replicas-max-per-node") and f"replicas-max-per-node {both}",
        "concurrent": line.given("max-concurrent")
        and "max-concurrent can only be used with replicated-job mode",
    }
    order = ("replicas", "most", "concurrent") if mode == "global" else ("most", "concurrent", "replicas")
    for name in order:
        if problems[name]:
            raise DockerError(str(problems[name]))
    return {"Global" if mode == "global" else "GlobalJob": {}}


def _task(line: Invocation, networks: list[dict[str, Any]]) -> dict[str, Any]:
    reserved = {
        **parts.reservations(line),
        "GenericResources": parts.resources(data(line, "generic-resource")),
    }
    return {
        "Resources": {"Limits": kept(parts.limits(line)), "Reservations": kept(reserved)},
        **kept({"RestartPolicy": parts.restart_policy(line, None)}),
        "Placement": kept(
            {
                "Constraints": raws(line, "constraint"),
                "Preferences": parts.preferences(line, "placement-pref"),
                "MaxReplicas": number(line, "replicas-max-per-node"),
            }
        ),
        **kept({"Networks": networks, "LogDriver": parts.log_driver(line)}),
        "ForceUpdate": 0,
    }


def _container(line: Invocation, env: list[str], health: dict[str, Any] | None) -> dict[str, Any]:
    add, drop = capabilities(raws(line, "cap-add")) or [], capabilities(raws(line, "cap-drop")) or []
    add, drop = (["ALL"] if "ALL" in names else names for names in (add, drop))
    dns = {
        "Nameservers": raws(line, "dns"),
        "Search": raws(line, "dns-search"),
        "Options": raws(line, "dns-option"),
    }
    found = {
        "Image": line.named("IMAGE")[0],
        "Labels": pairs(line, "container-label"),
        "Command": [word for words in data(line, "entrypoint")[-1:] for word in words],
        "Args": [*line.named("COMMAND"), *line.named("ARG")],
        "Hostname": line.raw("hostname"),
        "Env": env,
        "Dir": line.raw("workdir"),
        "User": line.raw("user"),
        "Groups": raws(line, "group"),
        "Privileges": _privileges(line),
        "StopSignal": line.raw("stop-signal"),
        "TTY": line.on("tty"),
        "ReadOnly": line.on("read-only"),
        "Mounts": [mount(one) for one in data(line, "mount")],
        "Hosts": parts.hosts(line, "host"),
        "Isolation": line.raw("isolation"),
        "Sysctls": pairs(line, "sysctl"),
        "CapabilityAdd": add,
        "CapabilityDrop": [name for name in drop if name not in add],
        "Ulimits": parts.ulimits(line, "ulimit"),
        "OomScoreAdj": number(line, "oom-score-adj"),
    }
    grace = {"StopGracePeriod": number(line, "stop-grace-period")} if line.given("stop-grace-period") else {}
    check = {} if health is None else {"Healthcheck": health}
    return {**kept(found), "Init": line.on("init"), **grace, **check, "DNSConfig": kept(dns)}


def _privileges(line: Invocation) -> dict[str, Any]:
    use = line.last("credential-spec")
    wanted: Any = use.value.data if use else None
    return parts.privileges(parts.credential_spec(*wanted)) if wanted else {}
