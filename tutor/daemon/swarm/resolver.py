"""Names of nodes and services for their IDs, each asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.connection import Connection


class Resolver:
    """Knows the names found so far. With `plain`, an ID stays an ID."""

    def __init__(self, connection: Connection, plain: bool = False) -> None:
        self._connection, self._plain = connection, plain
        self._known: dict[str, str] = {}

    def node(self, found: str) -> str:
        """Give the name of a node."""
        return self._named(found, f"/nodes/{found}", _node)

    def service(self, found: str) -> str:
        """Give the name of a service."""
        return self._named(found, f"/services/{found}", _service)

    def _named(self, found: str, path: str, name_of: Any) -> str:
        if self._plain or not found:
            return found
        if found not in self._known:
            query = {"insertDefaults": "false"} if name_of is _service else None
            try:
                self._known[found] = name_of(self._connection.get(path, query)) or found
            except DockerError:
                self._known[found] = found
        return self._known[found]


def _node(node: Any) -> str:
    return str(node["Spec"].get("Name") or node["Description"].get("Hostname") or "")


def _service(service: Any) -> str:
    return str(service["Spec"]["Name"])


def node_id(connection: Connection, name: str) -> str:
    """Give what the daemon calls a node: `self` is the one that answers.

    Raises: DockerError if the daemon is no node.
    """
    if name != "self":
        return name
    found = connection.get("/info").get("Swarm", {}).get("NodeID", "")
    if not found:
        connection.get("/nodes")  # Its refusal says more than we could.
        raise DockerError("node ID not found in /info")
    return str(found)
