"""Which registry a login is for."""

from __future__ import annotations

from tutor.daemon.registry.store import HUB

_HUB_NAMES = ("", "docker.io", HUB)


def hostname(address: str) -> str:
    """Give the host and the port of an address."""
    for scheme in ("http://", "https://"):
        address = address.removeprefix(scheme)
    return address.partition("/")[0]


def server_of(named: str) -> str:
    """Give the name that credentials for a registry are kept under."""
    return HUB if named in _HUB_NAMES else hostname(named)
