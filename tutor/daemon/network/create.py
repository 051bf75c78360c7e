"""`docker network create`."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation


def forward(call: Call) -> int:
    """Create a network and print its ID."""
    line = call.invocation
    source = line.raw("config-from")
    body: dict[str, Any] = {"Driver": line.raw("driver", "bridge"), "Scope": line.raw("scope")}
    for flag, key in (("ipv4", "EnableIPv4"), ("ipv6", "EnableIPv6")):
        if line.given(flag):
            body[key] = line.on(flag)
    body |= {
        "IPAM": {
            "Driver": line.raw("ipam-driver", "default"),
            "Options": _pairs(line, "ipam-opt"),
            "Config": ranges(line),
        },
        "Internal": line.on("internal"),
        "Attachable": line.on("attachable"),
        "Ingress": line.on("ingress"),
        "ConfigOnly": line.on("config-only"),
        "ConfigFrom": {"Network": source} if source else None,
        "Options": _pairs(line, "opt"),
        "Labels": _pairs(line, "label"),
        "Name": line.operands[0].value.raw,
    }
    if not call.connection.at_least("1.44"):
        body["CheckDuplicate"] = True
    answer = call.connection.post("/networks/create", body=body)
    if answer.get("Warning") and call.connection.at_least("1.44"):
        call.warn(f"WARNING: {answer['Warning']}")
    call.say(answer["Id"])
    return 0


def _pairs(line: Invocation, flag: str) -> dict[str, str]:
    return dict(sorted(use.value.raw.partition("=")[::2] for use in line.uses(flag)))


def _list(line: Invocation, flag: str) -> list[str]:
    return [one for use in line.uses(flag) for one in use.value.raw.split(",")]


def ranges(line: Invocation) -> list[dict[str, Any]]:
    """Put each gateway, range and reserved address to the subnet that it lies in.

    Raises: DockerError as the CLI words it when they do not fit.
    """
    subnets, gateways = _list(line, "subnet"), _list(line, "gateway")
    parts = _list(line, "ip-range")
    if len(subnets) < len(parts) or len(subnets) < len(gateways):
        raise DockerError("every ip-range or gateway must have a corresponding subnet")
    found: dict[str, dict[str, Any]] = {}
    for subnet in subnets:
        if any(_inside(other, subnet) or _inside(subnet, other) for other in found):
            raise DockerError("multiple overlapping subnet configuration is not supported")
        found[subnet] = {"Subnet": subnet}
    for part in parts:
        _checked(part)
        _place(found, part, "IPRange", f"no matching subnet for range {part}", "ip-range", part)
    for gateway in gateways:
        _place(found, gateway, "Gateway", f"no matching subnet for gateway {gateway}", "gateway", gateway)
    for name, address in _pairs(line, "aux-address").items():
        _reserve(found, name, address)
    return [found[subnet] for subnet in sorted(found)]


def _place(
    found: dict[str, dict[str, Any]], address: str, key: str, problem: str, what: str, value: str
) -> None:
    for subnet, config in found.items():
        if not _inside(address, subnet):
            continue
        if key in config:
            raise DockerError(
                f"cannot configure multiple {what}s ({value}, {config[key]}) on the same subnet ({subnet})"
            )
        config[key] = value
        return
    raise DockerError(problem)


def _reserve(found: dict[str, dict[str, Any]], name: str, address: str) -> None:
    for subnet, config in found.items():
        if _inside(address, subnet):
            config.setdefault("AuxiliaryAddresses", {})[name] = address
            return
    raise DockerError(f"no matching subnet for aux-address {address}")


def _inside(address: str, subnet: str) -> bool:
    """Tell whether an address or a range lies in a subnet.

    Raises: DockerError as Go words it when one of them is none.
    """
    try:
        network = _network(subnet)
    except ValueError as error:
        raise DockerError(f"invalid subnet: {error}") from None
    if "/" in address:
        return _checked(address)[0] in network
    try:
        return ip_address(address) in network
    except ValueError:
        return False  # as Go has it: no address lies in no range


def _checked(text: str) -> IPv4Network | IPv6Network:
    try:
        return _network(text)
    except ValueError as error:
        raise DockerError(str(error)) from None


def _network(text: str) -> IPv4Network | IPv6Network:
    """Read a range with the length of its prefix.

    Raises: ValueError, as Go words it.
    """
    if not re.search(r"/\d+$", text):
        raise ValueError(f"invalid CIDR address: {text}")
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise ValueError(f"invalid CIDR address: {text}") from None
