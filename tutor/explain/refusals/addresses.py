"""Addresses that are none, and ranges of them."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from tutor.explain.refusals.base import said

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value


def version(text: str) -> int:
    """Give the version of an address: 4, 6, or 0 where it is none."""
    try:
        return 0 if "%" in text else ipaddress.ip_address(text).version
    except ValueError:
        return 0


def ipv4(value: Value) -> Found:
    """Check an IPv4 address."""
    return said("ipv4") if value.raw and version(value.raw) != 4 else None


def ipv6(value: Value) -> Found:
    """Check an IPv6 address."""
    return said("ipv6") if value.raw and version(value.raw) != 6 else None


def any_address(value: Value) -> Found:
    """Check an address of either kind."""
    return said("address") if value.raw and not version(value.raw) else None


def gateway(value: Value) -> Found:
    """Check the addresses of gateways: the reader of slices leaves several in one value."""
    wrong = [one for one in value.raw.split(",") if one and not version(one)]
    return said("address") if wrong else None


def auxiliary(value: Value) -> Found:
    """Check an address that is kept out: `router=10.10.0.2`."""
    _, mark, address = value.raw.partition("=")
    return said("address") if mark and not version(address) else None


def subnet(value: Value) -> Found:
    """Check ranges as `10.1.0.0/24`."""
    for one in value.raw.split(",") if value.raw else ():
        try:
            found = ipaddress.ip_interface(one if "/" in one else "")
        except ValueError:
            return said("subnet")
        if found.ip != found.network.network_address and int(found.ip):
            return said("subnet-start", fixed=str(found.network))
    return None


def of_swarm(value: Value) -> Found:
    """Check an address with or without a port; the name of a network card is as good."""
    host = value.raw.removeprefix("tcp://").rpartition(":")[0] or value.raw
    return said("ipv4") if re.fullmatch(r"\d+(?:\.\d+){3}", host) and not version(host) else None


def mac(value: Value) -> Found:
    """Check a hardware address of a card of Linux: six bytes, and not one of a group."""
    digits = re.sub(r"[^0-9a-fA-F]", "", value.raw)
    wrong = digits and (len(digits) != 12 or int(digits[:2], 16) % 2)
    return said("mac-card") if wrong else None


def host(value: Value) -> Found:
    """Check where a daemon listens."""
    scheme, mark, _ = value.raw.partition("://")
    wrong = mark and scheme not in ("unix", "tcp", "http", "ssh", "npipe", "fd")
    return said("scheme", scheme=scheme) if wrong else None
