"""Print services as a list, as `service ls` and `stack services` do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural, short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.swarm.tasks import without_digest

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "ID",
    "Name": "NAME",
    "Mode": "MODE",
    "Replicas": "REPLICAS",
    "Image": "IMAGE",
    "Ports": "PORTS",
}
_TABLE = "table " + r"\t".join(f"{{{{.{name}}}}}" for name in _HEADERS)
_MODES = {
    "Global": "global",
    "Replicated": "replicated",
    "ReplicatedJob": "replicated job",
    "GlobalJob": "global job",
}


def show_services(call: Call, services: list[Any]) -> None:
    """List services by name."""
    listing = Listing(chosen(call, "servicesFormat", _TABLE, "{{.ID}}"), _HEADERS, "service.serviceContext")
    ordered = sorted(services, key=lambda one: natural(one["Spec"].get("Name", "")))
    call.terminal.out.write(listing.render(_row(one) for one in ordered).encode())


def _row(service: Any) -> Row:
    return Row(
        {
            "ID": lambda: short_id(service["ID"]),
            "Name": lambda: service["Spec"].get("Name", ""),
            "Mode": lambda: _mode(service),
            "Replicas": lambda: _replicas(service),
            "Image": lambda: _image(service),
            "Ports": lambda: _ports(service.get("Endpoint", {}).get("Ports") or []),
        }
    )


def _mode(service: Any) -> str:
    modes = service["Spec"].get("Mode", {})
    return next((name for key, name in _MODES.items() if modes.get(key) is not None), "")


def _image(service: Any) -> str:
    container = service["Spec"]["TaskTemplate"].get("ContainerSpec") or {}
    return without_digest(container.get("Image", ""))


def _replicas(service: Any) -> str:
    status, mode = service.get("ServiceStatus") or {}, service["Spec"].get("Mode", {})
    running, desired = status.get("RunningTasks", 0), status.get("DesiredTasks", 0)
    complete, text = status.get("CompletedTasks", 0), f"{running}/{desired}"
    if mode.get("ReplicatedJob") is not None:
        return f"{text} ({complete}/{mode['ReplicatedJob'].get('TotalCompletions', 0)} completed)"
    if mode.get("GlobalJob") is not None:
        return f"{text} ({complete}/{desired + complete} completed)"
    placement = service["Spec"]["TaskTemplate"].get("Placement") or {}
    most = placement.get("MaxReplicas", 0) if mode.get("Replicated") is not None else 0
    return f"{text} (max {most} per node)" if most else text


@dataclass(slots=True)
class _Range:
    """Ports next to each other."""

    protocol: str
    published: tuple[int, int]
    target: tuple[int, int]

    def __str__(self) -> str:
        return f"*:{_span(self.published)}->{_span(self.target)}/{self.protocol}"

    def takes(self, protocol: str, published: int, target: int) -> bool:
        """Tell whether a port continues the range."""
        beside = published - self.published[1] <= 1 and target - self.target[1] in (0, 1)
        overlaps = self.target[0] != self.target[1] and target <= self.target[1]
        return protocol == self.protocol and beside and not overlaps


def _span(ends: tuple[int, int]) -> str:
    return f"{ends[0]}-{ends[1]}" if ends[1] > ends[0] else str(ends[0])


def _ports(ports: list[Any]) -> str:
    """Write the ports that every node opens, neighbours together."""
    found: list[_Range] = []
    ordered = sorted(ports, key=lambda one: (one.get("Protocol", ""), one.get("PublishedPort", 0)))
    for port in ordered:
        if port.get("PublishMode") != "ingress":
            continue
        one = port.get("Protocol", ""), port.get("PublishedPort", 0), port.get("TargetPort", 0)
        if found and found[-1].takes(*one):
            found[-1].published = (found[-1].published[0], one[1])
            found[-1].target = (found[-1].target[0], one[2])
        else:
            found.append(_Range(one[0], (one[1], one[1]), (one[2], one[2])))
    return ", ".join(map(str, found))
