"""`docker node ps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import joined
from tutor.daemon.format import filters
from tutor.daemon.swarm.resolver import node_id
from tutor.daemon.swarm.tasks import show_tasks
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the tasks on nodes.

    Raises: DockerError with what went wrong, after the tasks that were found.
    """
    tasks: list[Any] = []
    errors: list[DockerError] = []
    for name in call.invocation.named("NODE") or ("self",):
        try:
            node = call.connection.get(f"/nodes/{node_id(call.connection, name)}")
            tasks += call.connection.get("/tasks", filters.query(call.invocation, ("node", node["ID"])))
        except DockerError as error:
            errors.append(error)
    if tasks or not errors:
        show_tasks(call, tasks)
    if errors:
        raise joined(errors)
    return 0
