"""`docker stack rm`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import joined
from tutor.daemon.stack.names import belonging, check
from tutor.daemon.support import SINCE
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_KINDS = ("services", "networks", "secrets", "configs")
_ORDER = ("services", "secrets", "configs", "networks")
_ENDED = {"complete", "shutdown", "failed", "rejected"}
_PAUSE = 0.1


def forward(call: Call) -> int:
    """Remove stacks: their services, secrets, configs, networks.

    Raises: DockerError for stacks of which something is left.
    """
    errors = []
    for name in [check(one) for one in call.invocation.named("STACK")]:
        found = {kind: belonging(call, kind, name) for kind in _KINDS if _has(call, kind)}
        if not any(found.values()):
            call.warn(f"Nothing found in stack: {name}")
            continue
        found["services"].sort(key=_name)
        gone = [remove(call, kind, one) for kind in _ORDER for one in found.get(kind, ())]
        if not all(gone):
            errors.append(DockerError(f"Failed to remove some resources from stack: {name}"))
        elif not call.invocation.on("detach", default=True):
            _wait(call, name)
    if errors:
        raise joined(errors)
    return 0


def _has(call: Call, kind: str) -> bool:
    since = SINCE.get(kind.removesuffix("s"))
    return since is None or call.connection.at_least(since)


def _name(one: Any) -> str:
    return str(one["Name"] if "Name" in one else one["Spec"]["Name"])


def remove(call: Call, kind: str, one: Any) -> bool:
    """Remove one thing of a stack; tell whether it is gone."""
    what, own = kind.removesuffix("s"), one.get("ID") or one.get("Id")
    call.say(f"Removing {what} {_name(one)}")
    try:
        call.connection.delete(f"/{kind}/{own}")
    except DockerError as error:
        call.terminal.err.write(f"Failed to remove {what} {own}: {error.text}".encode())
        return False
    return True


def _wait(call: Call, name: str) -> None:
    """Wait until every task of the stack has ended."""
    try:
        while any(task["Status"].get("State") not in _ENDED for task in belonging(call, "tasks", name)):
            time.sleep(_PAUSE)
    except DockerError as error:
        why = f"failed to get tasks: {error.text}"
        raise DockerError(f"failed to wait on tasks of stack: {name}: {why}") from error
