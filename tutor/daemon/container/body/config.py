"""The part of the body that stays with the container's program, wherever it runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.api_socket import environment
from tutor.daemon.container.body.given import data, number, pairs, raws
from tutor.daemon.container.body.ports import exposed_ports
from tutor.daemon.container.environment import inherited, key_values
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call
    from tutor.model import Invocation

_PROXIES = {
    "httpProxy": "HTTP_PROXY",
    "httpsProxy": "HTTPS_PROXY",
    "ftpProxy": "FTP_PROXY",
    "noProxy": "NO_PROXY",
    "allProxy": "ALL_PROXY",
}


def config(call: Call) -> tuple[dict[str, object], dict[str, object]]:
    """Give the ports to expose and everything else but the health check.

    Raises: DockerError for unreadable files.
    """
    line = call.invocation
    attached = [stream.lower() for stream in raws(line, "attach")]
    stdin = line.on("interactive") or "stdin" in attached
    parts: dict[str, object] = {
        "Hostname": line.raw("hostname"),
        "Domainname": line.raw("domainname"),
        "User": line.raw("user"),
        "AttachStdin": stdin,
        "AttachStdout": not attached or "stdout" in attached,
        "AttachStderr": not attached or "stderr" in attached,
        "Tty": line.on("tty"),
        "OpenStdin": line.on("interactive"),
        "StdinOnce": line.on("interactive") and stdin,
        "Env": environment(call, _environment(call)) or None,
        "Cmd": [*line.named("COMMAND"), *line.named("ARG")] or None,
        "Image": line.named("IMAGE")[0],
        "Volumes": {raw: {} for raw, bind in _volumes(line) if bind.kind == "anonymous"},
        "WorkingDir": line.raw("workdir"),
        "Entrypoint": [line.raw("entrypoint")] if line.given("entrypoint") else None,
        "OnBuild": None,
        "Labels": _labels(line),
    }
    return exposed_ports(line), parts | _stop(line)


def _volumes(line: Invocation) -> list[tuple[str, Any]]:
    return list(zip(raws(line, "volume"), data(line, "volume"), strict=True))


def _stop(line: Invocation) -> dict[str, object]:
    parts: dict[str, object] = {"StopSignal": line.raw("stop-signal")} if line.raw("stop-signal") else {}
    if line.given("stop-timeout"):
        parts["StopTimeout"] = number(line, "stop-timeout")
    return parts


def _environment(call: Call) -> list[str]:
    """Give the variables; the CLI adds the proxies of its own settings to those typed."""
    line = call.invocation
    typed = {text.partition("=")[0]: text for text in map(inherited, raws(line, "env"))}
    for name, value in proxies(call).items():
        typed.setdefault(name, f"{name}={value}")
    read = [pair for file in raws(line, "env-file") for pair in key_values(file, inherit=True)]
    return [*read, *typed.values()]


def proxies(call: Call) -> Mapping[str, str]:
    """Give the proxy variables that the CLI's settings hold for this daemon, in both spellings."""
    table = call.config.table("proxies")
    chosen = table.get(call.connection.endpoint.host) or table.get("default") or {}
    upper = {name: str(chosen[key]) for key, name in _PROXIES.items() if chosen.get(key)}
    return upper | {name.lower(): value for name, value in upper.items()}


def _labels(line: Invocation) -> dict[str, str]:
    read = [pair for file in raws(line, "label-file") for pair in key_values(file, inherit=False)]
    return {key: value for key, _, value in (pair.partition("=") for pair in read)} | pairs(line, "label")


def health(line: Invocation) -> dict[str, object]:
    """Give how the daemon is to look after the container's program.

    Raises: DockerError where the flags contradict each other.
    """
    flags = {
        "Interval": "health-interval",
        "Timeout": "health-timeout",
        "StartPeriod": "health-start-period",
        "StartInterval": "health-start-interval",
        "Retries": "health-retries",
    }
    check: dict[str, object] = {key: number(line, flag) for key, flag in flags.items() if number(line, flag)}
    if line.raw("health-cmd"):
        check = {"Test": ["CMD-SHELL", line.raw("health-cmd")], **check}
    if line.on("no-healthcheck"):
        if check:
            raise DockerError("--no-healthcheck conflicts with --health-* options")
        return {"Healthcheck": {"Test": ["NONE"]}}
    for flag in flags.values():
        if number(line, flag) < 0:
            raise DockerError(f"--{flag} cannot be negative")
    return {"Healthcheck": check} if check else {}


def absolute(source: str) -> str:
    """Make a path that begins with a dot absolute, as the CLI does; others are the daemon's business."""
    return os.path.abspath(source) if source.startswith(".") else source  # noqa: PTH100 - no symlinks
