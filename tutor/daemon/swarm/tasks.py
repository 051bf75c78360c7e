"""List tasks, as `service ps`, `node ps` and `stack ps` do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural, short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis
from tutor.daemon.format.units import epoch_of, human_duration
from tutor.daemon.registry.reference import parse
from tutor.daemon.swarm.resolver import Resolver
from tutor.daemon.swarm.texts import titled
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "ID",
    "Name": "NAME",
    "Image": "IMAGE",
    "Node": "NODE",
    "DesiredState": "DESIRED STATE",
    "CurrentState": "CURRENT STATE",
    "Error": "ERROR",
    "Ports": "PORTS",
}
_TABLE = "table " + r"\t".join(f"{{{{.{name}}}}}" for name in _HEADERS)
_LONGEST_ERROR = 30


def show_tasks(call: Call, tasks: Iterable[Any], whole: bool = False) -> None:
    """List tasks by name, the newest of each slot first; earlier ones are indented in a table.

    With `whole` nothing is cut short, as with `--no-trunc`.
    """
    line = call.invocation
    short = not whole and not line.on("no-trunc")
    resolver = Resolver(call.connection, line.on("no-resolve"))
    named = [(_name(task, resolver), task) for task in tasks]
    named.sort(key=lambda one: -(epoch_of(one[1]["CreatedAt"]) or 0))
    named.sort(key=lambda one: natural(one[0]))
    source = chosen(call, "tasksFormat", _TABLE, "{{.ID}}")
    listing = Listing(source, _HEADERS, "task.taskContext")
    indent = r" \_ " if source.startswith("table") else ""
    rows, before = [], ""
    for name, task in named:
        shown = f"{indent}{name}" if name == before else name
        before = name
        rows.append(_row(task, shown, resolver.node(task.get("NodeID", "")), short))
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))


def _name(task: Any, resolver: Resolver) -> str:
    service = resolver.service(task.get("ServiceID", ""))
    return f"{service}.{task.get('Slot') or task.get('NodeID', '')}"


def _row(task: Any, name: str, node: str, short: bool) -> Row:
    image = task["Spec"].get("ContainerSpec", {}).get("Image", "")
    return Row(
        {
            "ID": lambda: short_id(task["ID"]) if short else task["ID"],
            "Name": lambda: name,
            "Image": lambda: without_digest(image) if short else image,
            "Node": lambda: node,
            "DesiredState": lambda: titled(task["DesiredState"]),
            "CurrentState": lambda: _state(task["Status"]),
            "Error": lambda: _error(task["Status"].get("Err", ""), short),
            "Ports": lambda: _ports(task["Status"].get("PortStatus", {}).get("Ports") or ()),
        }
    )


def without_digest(image: str) -> str:
    """Give an image's name as people write it; the digest goes where there is a tag."""
    try:
        found = parse(image)
    except DockerError:
        return image
    return f"{found.familiar}:{found.tag}" if found.tag else image


def _state(status: Any) -> str:
    moment = epoch_of(status["Timestamp"]) or 0
    return f"{titled(status['State'])} {_since(moment)} ago"


def _since(moment: float) -> str:

    return human_duration(time.time() - moment).lower()


def _error(text: str, short: bool) -> str:
    shown = ellipsis(text, _LONGEST_ERROR) if short else text
    return f'"{shown}"' if shown else ""


def _ports(ports: Iterable[Any]) -> str:
    return ",".join(
        f"*:{port.get('PublishedPort', 0)}->{port.get('TargetPort', 0)}/{port.get('Protocol', '')}"
        for port in ports
    )
