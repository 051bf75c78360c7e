"""`docker network connect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Connect a container to a network."""
    line = call.invocation
    network, container = (one.value.raw for one in line.operands)
    if network.strip() and not container.strip():
        raise DockerError("invalid container name or ID: value is empty")
    options = dict(use.value.raw.partition("=")[::2] for use in line.uses("driver-opt"))
    links = [use.value.raw for use in line.uses("link")]
    endpoint = {
        "IPAMConfig": _addresses(call),
        "Links": links or None,
        "Aliases": [one for use in line.uses("alias") for one in use.value.raw.split(",")],
        "MacAddress": "",
        "DriverOpts": dict(sorted(options.items())),
        "GwPriority": int(line.raw("gw-priority", "0")),
        "NetworkID": "",
        "EndpointID": "",
        "Gateway": "",
        "IPAddress": "",
        "IPPrefixLen": 0,
        "IPv6Gateway": "",
        "GlobalIPv6Address": "",
        "GlobalIPv6PrefixLen": 0,
        "DNSNames": None,
    }
    call.connection.post(
        f"/networks/{network}/connect", body={"Container": container, "EndpointConfig": endpoint}
    )
    return 0


def _addresses(call: Call) -> dict[str, object]:
    line = call.invocation
    local = [one for use in line.uses("link-local-ip") for one in use.value.raw.split(",")]
    given: dict[str, object] = {
        "IPv4Address": line.raw("ip"),
        "IPv6Address": line.raw("ip6"),
        "LinkLocalIPs": local,
    }
    return {name: value for name, value in given.items() if value}
