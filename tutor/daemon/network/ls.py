"""`docker network ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import labels, natural, short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import go_time

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "NETWORK ID",
    "Name": "NAME",
    "Driver": "DRIVER",
    "Scope": "SCOPE",
    "IPv4": "IPV4",
    "IPv6": "IPV6",
    "Internal": "INTERNAL",
    "Labels": "LABELS",
    "CreatedAt": "CREATED AT",
}
_TABLE = r"table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}"
_RAW = "network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n"


def forward(call: Call) -> int:
    """List networks by name."""
    line = call.invocation
    networks = call.connection.get("/networks", filters.query(line))
    source = chosen(call, "networksFormat", _TABLE, "{{.ID}}", (_RAW, "network_id: {{.ID}}"))
    listing = Listing(source, _HEADERS, "network.networkContext")
    rows = (
        _row(one, not line.on("no-trunc")) for one in sorted(networks, key=lambda one: natural(one["Name"]))
    )
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    return 0


def _row(network: Any, short: bool) -> Row:
    own = network.get("Labels") or {}
    return Row(
        {
            "ID": lambda: short_id(network["Id"]) if short else network["Id"],
            "Name": lambda: network["Name"],
            "Driver": lambda: network["Driver"],
            "Scope": lambda: network["Scope"],
            "IPv4": lambda: _switch(network.get("EnableIPv4")),
            "IPv6": lambda: _switch(network.get("EnableIPv6")),
            "Internal": lambda: _switch(network.get("Internal")),
            "Labels": lambda: labels(own),
            "CreatedAt": lambda: go_time(network["Created"]),
        },
        {"Label": lambda name: own.get(name, "")},
    )


def _switch(on: bool | None) -> str:
    return "true" if on else "false"
