"""`docker service ps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.swarm.resolver import node_id
from tutor.daemon.swarm.tasks import show_tasks
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the tasks of services.

    Raises: DockerError for services that there are not, after the tasks of the others.
    """
    found, missing = _services(call)
    if not found:
        raise DockerError("\n".join(missing))
    pairs = [*node_filters(call, filters.pairs(call.invocation)), *(("service", one) for one in found)]
    tasks = call.connection.get("/tasks", {"filters": filters.encoded(pairs)})
    show_tasks(call, tasks, whole=call.invocation.on("quiet"))
    if missing:
        raise DockerError("\n".join(missing))
    return 0


def node_filters(call: Call, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Say what `self` is where a filter names a node."""
    return [(key, node_id(call.connection, value) if key == "node" else value) for key, value in pairs]


def _services(call: Call) -> tuple[list[str], list[str]]:
    """Give the IDs of the services that were named, and what to say of those that there are not."""
    names = call.invocation.named("SERVICE")
    by_id, by_name = (
        call.connection.get("/services", {"filters": filters.encoded((key, name) for name in names)})
        for key in ("id", "name")
    )
    found: list[str] = []
    missing: list[str] = []
    for name in names:
        ids = _matching(name, by_id, by_name)
        if len(ids) > 1:
            raise DockerError(f"multiple services found with provided prefix: {name}")
        found += ids
        missing += [] if ids else [f"no such service: {name}"]
    return found, missing


def _matching(name: str, by_id: list[Any], by_name: list[Any]) -> list[str]:
    for exact in (
        [one["ID"] for one in by_id if one["ID"] == name],
        [one["ID"] for one in by_name if one["Spec"].get("Name") == name],
    ):
        if exact:
            return exact[:1]
    return [one["ID"] for one in by_id if one["ID"].startswith(name)]
