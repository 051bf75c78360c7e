"""What the daemon's state says after a line that went well: an entry of the catalogue, or nothing.

Which lines are worth a look is decided here; the looking is done elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.diagnose import filled
from tutor.lazy import pattern
from tutor.model import Diagnosis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.bank.load import Bank
    from tutor.model import Invocation, Line, Outcome, Slots
    from tutor.objects import ContainerFacts

_STARTS: Final = frozenset({"container run", "container start", "container restart"})
_NARROWS: Final = ("all", "filter", "last", "latest", "quiet", "format")
_UP: Final = frozenset({"running", "paused", "restarting"})
_URL: Final = pattern(r"(?:(https?)://)?(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?(?:/\S*)?")
_NO_ANSWER: Final = {"curl": (7, 52, 56), "wget": (4,)}
_FILES: Final = 3


def started(invocation: Invocation, outcome: Outcome) -> tuple[str, ...]:
    """Give the containers that the line has left running in the background."""
    attached = invocation.on("attach") or invocation.on("interactive")
    if invocation.command == "container run":
        attached = not invocation.on("detach")
    if invocation.command not in _STARTS or attached or outcome.status != "ok":
        return ()
    up = [
        one.name for one in outcome.changes if one.kind == "container" and one.action in ("start", "restart")
    ]
    return tuple(dict.fromkeys(up))


def lists_running(invocation: Invocation, outcome: Outcome) -> bool:
    """Tell whether the line is a plain `docker ps`."""
    plain = not any(map(invocation.given, _NARROWS))
    return invocation.command == "container ls" and plain and outcome.status == "ok"


def removes(invocation: Invocation) -> tuple[str, ...]:
    """Give the containers that the line would remove."""
    if invocation.command != "container rm" or invocation.problem or invocation.on("link"):
        return ()
    return invocation.named("CONTAINER")


def asked_port(line: Line, outcome: Outcome) -> str:
    """Give the port of this machine that a program of the host got no answer from, "" otherwise."""
    words = [word.text for word in line.words]
    if line.kind != "host" or not words or outcome.exit_code not in _NO_ANSWER.get(words[0], ()):
        return ""
    found = next((match for word in words[1:] if (match := _URL.fullmatch(word))), None)
    return (found[2] or ("443" if found[1] == "https" else "80")) if found else ""


def of_list(containers: Sequence[ContainerFacts], bank: Bank) -> Diagnosis | None:
    """Say what a plain `docker ps` does not show, or shows and beginners overlook."""
    for entry, ones in (
        ("restarting-again", [one for one in containers if one.state == "restarting"]),
        ("unhealthy", [one for one in containers if one.health == "unhealthy"]),
    ):
        if ones:
            return entry_of(entry, {"container": ones[0].name}, bank)
    if containers and not any(one.state in _UP for one in containers):
        slots = {"container": containers[0].name, "count": str(len(containers))}
        return entry_of("ps-hides-stopped", slots, bank)
    return None


def of_removal(
    invocation: Invocation, outcome: Outcome, before: Sequence[ContainerFacts], bank: Bank
) -> Diagnosis | None:
    """Say what has gone with removed containers, or is left over from them."""
    gone = {one.name for one in outcome.changes if (one.kind, one.action) == ("container", "destroy")}
    lost = [one for one in before if one.name in gone]
    files = [path for one in lost for path in one.written]
    volumes = [name for one in lost for name in one.anonymous]
    if volumes and not invocation.on("volumes"):
        slots = {"name": lost[0].name, "volume": volumes[0], "count": str(len(volumes))}
        return entry_of("volumes-left-on-rm", slots, bank)
    if files:
        shown = ", ".join(files[:_FILES]) + (", ..." if len(files) > _FILES else "")
        return entry_of("data-lost-on-rm", {"name": lost[0].name, "paths": shown}, bank)
    return None


def of_end(container: ContainerFacts, bank: Bank) -> Diagnosis | None:
    """Say that a container that was started in the background has ended already."""
    if container.state == "restarting" or container.restarts:
        return entry_of("restarting-again", {"container": container.name}, bank)
    if container.state != "exited":
        return None
    slots = {"container": container.name, "image": container.image, "code": str(container.exit_code)}
    if container.log:
        slots["log"] = container.log[-1]
    if container.exit_code == 0:
        return entry_of("ended-at-once", slots, bank)
    return entry_of("failed-at-once" if container.log else "failed-silently", slots, bank)


def of_port(port: str, containers: Sequence[ContainerFacts], bank: Bank) -> Diagnosis:
    """Say why nobody answers on a port of this machine."""
    for one in containers:
        for published in one.ports:
            outside, _, inside = published.partition(" -> ")
            if outside.rpartition(":")[2] == port:
                return entry_of("nobody-listens", {"container": one.name, "host": port, "port": inside}, bank)
    return entry_of("nobody-publishes", {"host": port}, bank)


def entry_of(entry_id: str, slots: Slots, bank: Bank) -> Diagnosis:
    """Fill an entry of the catalogue in."""
    entry = next(one for one in bank.errors if one.id == entry_id)
    return Diagnosis(entry_id, slots, filled(entry.tries, slots))
