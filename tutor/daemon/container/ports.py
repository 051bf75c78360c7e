"""Write the ports of a container for people: neighbours together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def displayed(ports: Iterable[Any]) -> str:
    """Write ports as `0.0.0.0:8080->80/tcp, 9000-9002/tcp`; ranges join where both sides have one number."""
    groups: dict[tuple[str, str], list[int]] = {}
    done: list[str] = []
    mapped: list[str] = []
    for port in sorted(ports, key=_order):
        address, inside, outside = port.get("IP", ""), port["PrivatePort"], port.get("PublicPort", 0)
        if address and outside != inside:
            mapped.append(f"{joined(address, outside)}->{inside}/{port['Type']}")
            continue
        key = (address, port["Type"])
        group = groups.get(key)
        if group is not None and inside == group[1] + 1:
            group[1] = inside
            continue
        if group is not None:
            done.append(_group(key, group))
        groups[key] = [inside, inside]
    return ", ".join([*done, *(_group(key, group) for key, group in groups.items()), *mapped])


def _order(port: Any) -> tuple[object, ...]:
    address = port.get("IP", "")
    return port["PrivatePort"], address, port.get("PublicPort", 0), port["Type"]


def _group(key: tuple[str, str], group: list[int]) -> str:
    address, kind = key
    numbers = str(group[0]) if group[0] == group[1] else f"{group[0]}-{group[1]}"
    return f"{joined(address, numbers)}->{numbers}/{kind}" if address else f"{numbers}/{kind}"


def joined(address: str, port: object) -> str:
    """Join an address with a port; an IPv6 address gets brackets."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
