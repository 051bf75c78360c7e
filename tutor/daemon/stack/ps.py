"""`docker stack ps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format import filters
from tutor.daemon.stack.names import check, label
from tutor.daemon.swarm.tasks import show_tasks
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the tasks of a stack.

    Raises: DockerError if there are none.
    """
    name = check(call.invocation.operands[0].value.raw)
    tasks = call.connection.get("/tasks", filters.query(call.invocation, label(name)))
    if not tasks:
        raise DockerError(f"nothing found in stack: {name}")
    show_tasks(call, tasks)
    return 0
