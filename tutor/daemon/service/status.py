"""How many tasks of a service run, where the daemon does not say it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def with_status(call: Call, services: list[Any]) -> list[Any]:
    """Count the tasks of services that come without a count (API 1.40 and older)."""
    missing: dict[str, Any] = {}
    for service in services:
        if service.get("ServiceStatus") is None:
            replicated = service["Spec"]["Mode"].get("Replicated") or {}
            service["ServiceStatus"] = {"DesiredTasks": replicated.get("Replicas", 0), "RunningTasks": 0}
            missing[service["ID"]] = service
    if not missing:
        return services
    tasks = call.connection.get("/tasks", {"filters": filters.encoded(("service", one) for one in missing)})
    if tasks:
        nodes = {one["ID"] for one in call.connection.get("/nodes") if one["Status"].get("State") != "down"}
        for service in missing.values():
            own = [task for task in tasks if task.get("ServiceID") == service["ID"]]
            service["ServiceStatus"] = _counted(own, nodes)
    return services


def _counted(tasks: list[Any], nodes: set[str]) -> dict[str, int]:
    running = [task for task in tasks if task["Status"].get("State") == "running"]
    return {
        "DesiredTasks": sum(task.get("DesiredState") != "shutdown" for task in tasks),
        "RunningTasks": sum(task.get("NodeID") in nodes for task in running),
    }
