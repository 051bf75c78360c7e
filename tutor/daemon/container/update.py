"""`docker container update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body.given import number
from tutor.daemon.container.body.resources import resources
from tutor.daemon.container.each import failed, path
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Change the limits of containers, one after another."""
    if not call.invocation.flags:
        raise DockerError("you must provide one or more flags when using this command")
    body = _body(call)
    warnings: list[str] = []
    errors: list[DockerError] = []
    for name in call.invocation.named("CONTAINER"):
        try:
            answer = call.connection.post(path(name, "update"), body=body)
        except DockerError as error:
            errors.append(error)
        else:
            call.say(name)
            warnings += answer.get("Warnings") or []
    for warning in warnings:
        call.say(warning)
    failed(errors)
    return 0


def _body(call: Call) -> dict[str, object]:
    line = call.invocation
    restart = line.last("restart")
    policy = restart.value.data if restart and restart.value.raw else None
    limits = {key: None if value == [] else value for key, value in resources(line).items()}
    kernel = number(line, "kernel-memory")
    return {
        **limits,
        **({"KernelMemory": kernel} if kernel else {}),
        "Devices": None,
        "DeviceCgroupRules": None,
        "DeviceRequests": None,
        "MemorySwappiness": None,
        "OomKillDisable": None,
        "PidsLimit": number(line, "pids-limit") or None,
        "Ulimits": None,
        "RestartPolicy": {
            "Name": getattr(policy, "name", ""),
            "MaximumRetryCount": getattr(policy, "retries", 0),
        },
    }
