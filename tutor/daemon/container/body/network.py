"""The networks that a new container joins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, raws
from tutor.errors import DockerError
from tutor.language.values.networks import Attachment, user_defined

if TYPE_CHECKING:
    from tutor.model import Invocation

_EMPTY: dict[str, object] = {
    "IPAMConfig": None, "Links": None, "Aliases": None, "MacAddress": "", "DriverOpts": None, "GwPriority": 0,
    "NetworkID": "", "EndpointID": "", "Gateway": "", "IPAddress": "", "IPPrefixLen": 0, "IPv6Gateway": "",
    "GlobalIPv6Address": "", "GlobalIPv6PrefixLen": 0, "DNSNames": None,
}  # fmt: skip


def attachments(line: Invocation) -> list[Attachment]:
    """Give the networks in the order typed."""
    return data(line, "network", "net")


def endpoints(line: Invocation) -> dict[str, dict[str, object]]:
    """Give how the container is joined to each of its networks.

    Raises: DockerError if the networks or the options for them do not go together.
    """
    given = attachments(line)
    wanted = given or [Attachment("default")]
    joined: dict[str, dict[str, object]] = {}
    for index, network in enumerate(wanted):
        first = _with_flags(network, line) if index == 0 else network
        endpoint = _endpoint(first, links(line) if index == 0 else [])
        if network.target in joined:
            raise DockerError(f'network "{network.target}" is specified multiple times')
        # An only network without any wish is left to the daemon, as before networks could be several.
        if len(given) != 1 or endpoint != _EMPTY:
            joined[network.target] = endpoint
    kinds = {user_defined(network.target) for network in given}
    if len(kinds) > 1:
        raise DockerError(
            "conflicting options: cannot attach both user-defined and non-user-defined network-modes"
        )
    return dict(sorted(joined.items()))


def _with_flags(network: Attachment, line: Invocation) -> Attachment:
    """Add what the flags say about the first network, which may not also be said in its long form."""
    aliases, link_local = raws(line, "network-alias", "net-alias"), raws(line, "link-local-ip")
    mac, ip, ip6 = line.raw("mac-address"), line.raw("ip"), line.raw("ip6")
    _either(aliases, network.aliases, "--network-alias and per-network alias")
    _either(ip, network.ip, "--ip and per-network IPv4 address")
    _either(ip6, network.ip6, "--ip6 and per-network IPv6 address")
    _either(mac, network.mac, "--mac-address and per-network MAC address")
    _either(link_local, network.link_local, "--link-local-ip and per-network link-local IP addresses")
    joined = replace(
        network,
        aliases=(*network.aliases, *aliases),
        ip=ip or network.ip,
        ip6=ip6 or network.ip6,
        mac=mac or network.mac,
        link_local=(*network.link_local, *link_local),
    )
    if joined.aliases and not user_defined(network.target):
        raise DockerError("network-scoped aliases are only supported for user-defined networks")
    return joined


def _either(flag: object, option: object, names: str) -> None:
    if flag and option:
        raise DockerError(f"conflicting options: cannot specify both {names}")


def links(line: Invocation) -> list[str]:
    """Give the legacy links as typed."""
    return raws(line, "link")


def _endpoint(network: Attachment, linked: list[str]) -> dict[str, object]:
    addresses: dict[str, Any] = {
        "IPv4Address": network.ip,
        "IPv6Address": network.ip6,
        "LinkLocalIPs": list(network.link_local),
    }
    return {
        **_EMPTY,
        "IPAMConfig": {key: value for key, value in addresses.items() if value} or None,
        "Links": (linked if user_defined(network.target) else None) or None,
        "Aliases": list(network.aliases) or None,
        "MacAddress": network.mac,
        "DriverOpts": dict(network.driver_opts) or None,
        "GwPriority": network.priority,
    }
