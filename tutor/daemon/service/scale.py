"""`docker service scale`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import joined
from tutor.daemon.service.send import update
from tutor.daemon.service.wait import wait
from tutor.errors import DockerError
from tutor.language.values import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.daemon.call import Call

_USAGE = (
    "invalid scale specifier '{}'.\nSee 'docker service scale --help'.\n\n"
    "Usage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\n"
    "Scale one or multiple replicated services"
)


def forward(call: Call) -> int:
    """Change how many tasks services have, and wait until they run.

    Raises: DockerError with what went wrong with each service.
    """
    wanted = [_pair(operand.value.raw) for operand in call.invocation.operands]
    errors: list[DockerError] = []
    scaled = [name for name, count in wanted if _tried(errors, name, lambda: _scale(call, name, count))]  # noqa: B023
    if not call.invocation.on("detach"):
        for name in scaled:
            _tried(errors, name, lambda: wait(call, name))  # noqa: B023
    if errors:
        raise joined(errors)
    return 0


def _pair(raw: str) -> tuple[str, str]:
    name, _, count = raw.partition("=")
    if not name or not count:
        raise DockerError(_USAGE.format(raw))
    return name, count


def _tried(errors: list[DockerError], name: str, act: Callable[[], object]) -> bool:
    try:
        act()
    except DockerError as error:
        errors.append(DockerError(f"{name}: {error.text}"))
        return False
    return True


def _scale(call: Call, name: str, count: str) -> None:
    try:
        number = go.parse_uint(count, prefixed=False)
    except ValueError as error:
        raise DockerError(f"invalid replicas value {count}: {error}") from None
    service: Any = call.connection.get(f"/services/{name}", {"insertDefaults": "false"})
    mode = service["Spec"]["Mode"]
    if mode.get("Replicated") is not None:
        mode["Replicated"]["Replicas"] = number
    elif mode.get("ReplicatedJob") is not None:
        mode["ReplicatedJob"]["TotalCompletions"] = number
    else:
        raise DockerError("scale can only be used with replicated or replicated-job mode")
    update(call, service, {}, {})
    call.say(f"{name} scaled to {number}")
