"""What is written into the box of a container or a service, and below it: lines of words with their looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from tutor.daemon.format.tabwriter import display_width
from tutor.map.scene import SIGNS, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.map.state import Container, Link, Mark, Mount, Node, Port, Service, Status

SHORT: Final = 8  # characters of the name of an anonymous volume


class Say(Protocol):
    """Gives a message of `content/messages/map.toml` in the language of now."""

    def __call__(self, key: str, /, **slots: str) -> str:
        """Fill the slots of `map.KEY`."""


class Entry(NamedTuple):
    """One line, and what follows it where there is room."""

    text: str
    look: Look
    mark: Mark = ""
    extra: str = ""


def of_container(one: Container, say: Say) -> list[Entry]:
    """Give the lines in a container's box."""
    return [
        Entry(one.name, "name", one.mark),
        Entry(one.image, "image"),
        *_status(one, say),
        *_links(one, say),
    ]


def of_service(one: Service, say: Say) -> list[Entry]:
    """Give the lines in a service's box."""
    look: Look = "good" if one.running >= one.wanted else "bad"
    slots = {"running": str(one.running), "wanted": str(one.wanted)}
    return [
        Entry(one.name, "name", one.mark),
        Entry(one.image, "image"),
        Entry(say("replicas", **slots), look),
        *(Entry(f"{node}: {count}", "address") for node, count in one.nodes),
        *(Entry(port_text(port), "port", port.mark) for port in one.ports),
    ]


def of_mount(one: Mount, say: Say) -> Entry:
    """Give what a mount is, and where it is in the container."""
    source = one.source[:SHORT] if one.kind == "anonymous" else one.source
    known = one.kind in ("volume", "anonymous", "bind", "tmpfs")
    what = say(f"mount-{one.kind}", source=source) if known else f"{one.kind} {source}".strip()
    return Entry(what, "mount", one.mark, f"-> {one.target}{':ro' if one.read_only else ''}")


def of_node(one: Node, say: Say) -> str:
    """Give a node in a few words."""
    told = [say(f"role-{one.role}"), *([] if one.state == "ready" else [one.state])]
    return f"{SIGNS[one.mark]}{one.name} ({', '.join(told)})"


def port_text(one: Port) -> str:
    """Give a port from the outside to the inside."""
    return f"{one.outside} -> {one.inside}"


def status_text(status: Status, say: Say) -> str:
    """Give a status in words."""
    known = ("running", "paused", "restarting", "created", "exited", "dead", "removing")
    text = (
        say(f"status-{status.state}", code=str(status.code or 0)) if status.state in known else status.state
    )
    if status.health in ("healthy", "unhealthy", "starting"):
        return f"{text}, {say(f'health-{status.health}')}"
    return text


def status_look(one: Container) -> Look:
    """Give good, bad, or neither."""
    if one.status.health == "unhealthy" or one.status.code or one.status.state in ("restarting", "dead"):
        return "bad"
    return "good" if one.status.state == "running" else "quiet"


def taken(entry: Entry) -> int:
    """Count the columns of a line with its sign and what follows it."""
    extra = 1 + display_width(entry.extra) if entry.extra else 0
    return len(SIGNS[entry.mark]) + display_width(entry.text) + extra


def _status(one: Container, say: Say) -> Iterator[Entry]:
    if one.mark == "gone":
        yield Entry(say("removed"), "gone")
        return
    if one.was:
        yield Entry(status_text(one.was, say), "quiet", "gone")
    yield Entry(status_text(one.status, say), status_look(one), "new" if one.was else "")


def _links(one: Container, say: Say) -> Iterator[Entry]:
    if one.shares:
        yield Entry(say("shares", container=one.shares), "address")
    elif not one.links:
        yield Entry(say("no-network"), "quiet")
    yield from (_link(link) for link in one.links if link.network not in ("host", "none"))
    for name in ("host", "none"):
        if any(link.network == name for link in one.links):
            yield Entry(say(f"network-{name}"), "address")


def _link(link: Link) -> Entry:
    return Entry(link.network, "address", link.mark, link.address)
