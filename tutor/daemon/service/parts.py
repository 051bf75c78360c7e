"""Small parts of a service's spec that create and update read from the same flags."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, number, pairs
from tutor.daemon.swarm.texts import bad_value
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.daemon.call import Call
    from tutor.model import Invocation

_HEALTH = {
    "health-interval": "Interval",
    "health-timeout": "Timeout",
    "health-start-period": "StartPeriod",
    "health-start-interval": "StartInterval",
    "health-retries": "Retries",
}
HEALTH_FLAGS = ("health-cmd", *_HEALTH)
_LIMITS = {"limit-cpu": "NanoCPUs", "limit-memory": "MemoryBytes", "limit-pids": "Pids"}
_RESERVATIONS = {"reserve-cpu": "NanoCPUs", "reserve-memory": "MemoryBytes"}


def kept(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out what Go's `omitempty` leaves out."""
    return {key: value for key, value in found.items() if value}


def ratio(value: float) -> float:
    """Write a number as short as Go writes a float32."""
    for digits in range(1, 10):
        short = float(f"{value:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", value):
            return int(short) if short.is_integer() else short
    return value


def check_durations(call: Call) -> None:
    """Raise DockerError for a health check that would wait less than no time."""
    for use in call.invocation.flags:
        if use.name in _HEALTH and use.name != "health-retries" and int(use.value.data) < 0:  # type: ignore[call-overload]
            raise bad_value(call, use.name, use.value.raw, "duration cannot be negative")


def health(line: Invocation) -> dict[str, Any] | None:
    """Give what the flags say about the health check; None if they say nothing.

    Raises: DockerError if there is to be one, and none.
    """
    check = {key: number(line, flag) for flag, key in _HEALTH.items()}
    given = any(line.given(flag) for flag in _HEALTH if flag != "health-retries")
    wanted = given or line.raw("health-cmd") or check["Retries"]
    if line.on("no-healthcheck"):
        if wanted:
            raise DockerError("--no-healthcheck conflicts with --health-* options")
        return {"Test": ["NONE"]}
    test = ["CMD-SHELL", line.raw("health-cmd")] if line.raw("health-cmd") else []
    return kept({"Test": test, **check}) if wanted else None


def update_health(line: Invocation, container: dict[str, Any]) -> None:
    """Change the health check of a container spec.

    Raises: DockerError if there is to be one, and none.
    """
    flags = tuple(flag for flag in HEALTH_FLAGS if flag != "health-start-interval")
    given = [flag for flag in flags if line.given(flag)]
    if not given and not line.given("no-healthcheck"):
        return
    if line.on("no-healthcheck"):
        if given:
            raise DockerError("--no-healthcheck conflicts with --health-* options")
        container["Healthcheck"] = {"Test": ["NONE"]}
        return
    check = container.get("Healthcheck") or {}
    if (check.get("Test") or [""])[0] == "NONE":
        check["Test"] = []
    check |= {_HEALTH[flag]: number(line, flag) for flag in given if flag in _HEALTH}
    if line.given("health-cmd"):
        command = line.raw("health-cmd")
        check["Test"] = ["CMD-SHELL", command] if command else []
    container["Healthcheck"] = kept(check)


def update_config(line: Invocation, kind: str, before: Any) -> dict[str, Any] | None:
    """Give how updates or rollbacks (`kind`) go on: `before`, or the defaults, with what the flags say."""
    names = {
        "parallelism": "Parallelism",
        "delay": "Delay",
        "failure-action": "FailureAction",
        "monitor": "Monitor",
        "max-failure-ratio": "MaxFailureRatio",
        "order": "Order",
    }
    given = {name: key for name, key in names.items() if line.given(f"{kind}-{name}")}
    if not given:
        return None
    found = before or {
        "Parallelism": 1,
        "Delay": 0,
        "FailureAction": "pause",
        "Monitor": 5_000_000_000,
        "MaxFailureRatio": 0,
        "Order": "stop-first",
    }
    for name, key in given.items():
        value: Any = line.last(f"{kind}-{name}").value.data  # type: ignore[union-attr]
        found[key] = ratio(value) if name == "max-failure-ratio" else value
    return {
        key: value
        for key, value in found.items()
        if value or key not in ("Delay", "FailureAction", "Monitor")
    }


def restart_policy(line: Invocation, before: Any) -> dict[str, Any] | None:
    """Give when tasks that ended are started again."""
    names = {"delay": "Delay", "condition": "Condition", "max-attempts": "MaxAttempts", "window": "Window"}
    given = {f"restart-{name}": key for name, key in names.items() if line.given(f"restart-{name}")}
    if not given:
        return None
    found = before or {"Condition": "any", "Delay": 5_000_000_000, "MaxAttempts": 0}
    for flag, key in given.items():
        found[key] = line.last(flag).value.data  # type: ignore[union-attr]
    if not found["Condition"]:
        del found["Condition"]
    return dict(found)


def limits(line: Invocation) -> dict[str, int]:
    """Give the most that a task may use, as far as flags say."""
    return {key: number(line, flag) for flag, key in _LIMITS.items() if line.given(flag)}


def reservations(line: Invocation) -> dict[str, int]:
    """Give what a node must have to spare, as far as flags say."""
    return {key: number(line, flag) for flag, key in _RESERVATIONS.items() if line.given(flag)}


def resources(pairs_typed: Iterable[Any]) -> list[dict[str, Any]]:
    """Give resources that a node counts by itself.

    Raises: DockerError if one is not a number.
    """
    found, typed = [], list(pairs_typed)
    for one in typed:
        if "=" in (one.content or ""):
            why = f"incorrect term {one.key}={one.content}, missing '=' or malformed expression"
            raise DockerError(
                f"invalid generic resource specification: could not parse GenericResource: {why}"
            )
    for one in typed:
        if not (one.content or "").lstrip("-").isdecimal():
            raise DockerError(
                f"invalid generic-resource request `{one.key}={one.content}`, "
                "Named Generic Resources is not supported for service create or update"
            )
        found.append({"DiscreteResourceSpec": kept({"Kind": one.key, "Value": int(one.content)})})
    return found


def ports(line: Invocation, flag: str) -> list[dict[str, Any]]:
    """Give the ports of every use of a flag."""
    return [
        kept(
            {
                "Protocol": one.protocol,
                "TargetPort": one.target,
                "PublishedPort": one.published,
                "PublishMode": one.mode,
            }
        )
        for several in data(line, flag)
        for one in several
    ]


def hosts(line: Invocation, flag: str) -> list[str]:
    """Give `HOST:IP` the other way round, as swarm keeps it."""
    return [f"{one.address} {one.host}" for one in data(line, flag)]


def ulimits(line: Invocation, flag: str) -> list[dict[str, Any]]:
    """Give limits by name."""
    found = {one.name: {"Name": one.name, "Hard": one.hard, "Soft": one.soft} for one in data(line, flag)}
    return [found[name] for name in sorted(found)]


def preferences(line: Invocation, flag: str) -> list[dict[str, Any]]:
    """Give what tasks are spread over."""
    return [{"Spread": {"SpreadDescriptor": one}} for one in data(line, flag)]


def credential_spec(kind: str, value: str) -> dict[str, Any]:
    """Give where a credential spec of Windows is: a `Config`, a `File`, a `Registry` value."""
    return {"Config": "", "File": "", "Registry": "", kind: value}


def privileges(credentials: dict[str, Any] | None) -> dict[str, Any]:
    """Give what a container may do beyond its walls."""
    return {"CredentialSpec": credentials, "SELinuxContext": None, "NoNewPrivileges": False}


def log_driver(line: Invocation) -> dict[str, Any] | None:
    """Give the log driver, if one was named."""
    if not line.raw("log-driver"):
        return None
    return kept({"Name": line.raw("log-driver"), "Options": pairs(line, "log-opt")})
