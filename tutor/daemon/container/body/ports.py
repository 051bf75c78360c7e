"""Which ports are opened, and where they lead on the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body.given import data

if TYPE_CHECKING:
    from tutor.model import Invocation


def exposed_ports(line: Invocation) -> dict[str, object]:
    """Give every port of the container that is published or exposed."""
    published = [f"{one.container}/{one.protocol}" for each in data(line, "publish") for one in each.bindings]
    exposed = [port for ports in data(line, "expose") for port in ports]
    return {port: {} for port in (*published, *exposed)}


def port_bindings(line: Invocation) -> dict[str, list[dict[str, str]]]:
    """Give the places on the host for each published port."""
    bindings: dict[str, list[dict[str, str]]] = {}
    for each in data(line, "publish"):
        for one in each.bindings:
            place = {"HostIp": one.address, "HostPort": one.host}
            bindings.setdefault(f"{one.container}/{one.protocol}", []).append(place)
    return bindings
