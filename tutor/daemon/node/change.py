"""Change nodes: what `node update`, `node promote`, `node demote` have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.daemon.call import Call


def change(call: Call, names: Iterable[str], alter: Callable[[Any], bool], done: str) -> int:
    """Alter each node and send its spec back; print `done` with the name of each.

    `alter` tells whether there is anything to send.
    """
    for name in names:
        node = call.connection.get(f"/nodes/{name}")
        if not alter(node):
            continue
        query = {"version": node["Version"]["Index"]}
        call.connection.post(f"/nodes/{node['ID']}/update", query, node["Spec"])
        call.say(done.format(name))
    return 0


def give_role(call: Call, role: str, done: str) -> int:
    """Give nodes a role, where they do not have it yet."""

    def alter(node: Any) -> bool:
        if node["Spec"].get("Role") == role:
            call.say(f"Node {node['ID']} is already a {role}.")
            return False
        node["Spec"]["Role"] = role
        return True

    return change(call, call.invocation.named("NODE"), alter, done)
