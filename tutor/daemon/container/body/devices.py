"""Devices of the host, graphics processors and resource limits of the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data

if TYPE_CHECKING:
    from tutor.model import Invocation


def devices(line: Invocation) -> list[dict[str, str]]:
    """Give the devices that are named by their path."""
    return [
        {"PathOnHost": one.host, "PathInContainer": one.container, "CgroupPermissions": one.permissions}
        for one in data(line, "device")
        if hasattr(one, "host")
    ]


def device_requests(line: Invocation) -> list[dict[str, Any]]:
    """Give the graphics processors, then the devices that a vendor's driver finds."""
    processors = [
        _request(
            Driver=one.driver,
            Count=one.number,
            DeviceIDs=None if one.ids is None else list(one.ids),
            Capabilities=[list(one.capabilities)],
            Options=dict(one.options),
        )
        for one in data(line, "gpus")
    ]
    named = [one.name for one in data(line, "device") if hasattr(one, "name")]
    return [*processors, *([_request(Driver="cdi", DeviceIDs=named)] if named else [])]


def _request(**fields: object) -> dict[str, object]:
    return {"Driver": "", "Count": 0, "DeviceIDs": None, "Capabilities": None, "Options": None, **fields}


def ulimits(line: Invocation) -> list[dict[str, object]]:
    """Give the limits by name; the last of each name counts."""
    found = {one.name: one for one in data(line, "ulimit")}
    return [{"Name": name, "Hard": found[name].hard, "Soft": found[name].soft} for name in sorted(found)]
