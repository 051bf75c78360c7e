"""`docker node ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural
from tutor.daemon.format.table import Listing
from tutor.daemon.swarm.texts import titled

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "ID",
    "Self": "",
    "Hostname": "HOSTNAME",
    "Status": "STATUS",
    "Availability": "AVAILABILITY",
    "ManagerStatus": "MANAGER STATUS",
    "EngineVersion": "ENGINE VERSION",
    "TLSStatus": "TLS STATUS",
}
_TABLE = (
    r"table {{.ID}} {{if .Self}}*{{else}} {{ end }}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}"
    r"\t{{.ManagerStatus}}\t{{.EngineVersion}}"
)


def forward(call: Call) -> int:
    """List the nodes of the swarm by host name."""
    line = call.invocation
    nodes = call.connection.get("/nodes", filters.query(line))
    info: Any = {}
    if nodes and not line.on("quiet"):
        info = call.connection.get("/info").get("Swarm", {})
    nodes.sort(key=lambda node: natural(node["Description"].get("Hostname", "")))
    listing = Listing(chosen(call, "nodesFormat", _TABLE, "{{.ID}}"), _HEADERS, "node.nodeContext")
    call.terminal.out.write(listing.render(_row(node, info) for node in nodes).encode())
    return 0


def _row(node: Any, info: Any) -> Row:
    about = node["Description"]
    return Row(
        {
            "ID": lambda: node["ID"],
            "Self": lambda: node["ID"] == info.get("NodeID"),
            "Hostname": lambda: about.get("Hostname", ""),
            "Status": lambda: titled(node["Status"]["State"]),
            "Availability": lambda: titled(node["Spec"]["Availability"]),
            "ManagerStatus": lambda: _manager(node.get("ManagerStatus")),
            "EngineVersion": lambda: about.get("Engine", {}).get("EngineVersion", ""),
            "TLSStatus": lambda: _tls(about.get("TLSInfo"), (info.get("Cluster") or {}).get("TLSInfo")),
        }
    )


def _manager(status: Any) -> str:
    if not status:
        return ""
    return "Leader" if status.get("Leader") else titled(status.get("Reachability", ""))


def _tls(own: Any, wanted: Any) -> str:
    if not own or not wanted:
        return "Unknown"
    return "Ready" if own == wanted else "Needs Rotation"
