"""`docker container attach`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from tutor.daemon.container import wait
from tutor.daemon.container.each import path
from tutor.daemon.relay import Streams, relay
from tutor.daemon.signals import proxied
from tutor.daemon.terminal import check_tty, resize, resizing
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.connection import Connection
    from tutor.daemon.raw import Raw


def forward(call: Call) -> int:
    """Join the terminal to a running container's streams."""
    name = call.invocation.named("CONTAINER")[0]
    with ExitStack() as streams_open:
        ending = _ending(call.connection, name)
        config = _running(call.connection, name)["Config"]
        if isinstance(ending, DockerError):
            raise ending
        streams_open.enter_context(ending)
        streams = _streams(call, config)
        streams_open.enter_context(proxied(name, call.connection, _proxying(call, streams)))
        source = streams_open.enter_context(opened(call.connection, name, streams))
        _running(call.connection, name)
        _join(call, name, source, streams)
        return wait.exit_code(ending)


def _ending(connection: Connection, name: str) -> Raw | DockerError:
    """Ask for the container's end before anything else; what is wrong with that is said later."""
    try:
        return wait.begin(connection, name)
    except DockerError as error:
        return error


def _streams(call: Call, config: Any) -> Streams:
    wants = not call.invocation.on("no-stdin")
    check_tty(call.terminal, wants, bool(config["Tty"]))
    return Streams(wants and bool(config["OpenStdin"]), True, True, bool(config["Tty"]), detach_keys(call))


def _proxying(call: Call, streams: Streams) -> bool:
    return call.invocation.on("sig-proxy", default=True) and not streams.tty


def _join(call: Call, name: str, source: Raw, streams: Streams) -> None:
    own, follows = path(name), streams.tty and call.terminal.is_tty("out")
    if follows:
        # Another size than before makes a shell draw its prompt again.
        resize(call.terminal, call.connection, own, by=1)
    with resizing(call.terminal, call.connection, own, follows):
        relay(source, call.terminal, streams)


def opened(connection: Connection, container: str, streams: Streams) -> Raw:
    """Open the streams of a container."""
    query: dict[str, object] = {"stream": 1}
    query |= {name: 1 for name in ("stdin", "stdout", "stderr") if getattr(streams, name)}
    if streams.detach_keys:
        query["detachKeys"] = streams.detach_keys
    return connection.raw("POST", path(container, "attach"), query, upgrade=True)


def detach_keys(call: Call) -> str:
    """Give the keys that leave the container, "" for the usual ones."""
    return call.invocation.raw("detach-keys") or call.config.text("detachKeys")


def _running(connection: Connection, name: str) -> Any:
    """Look at the container.

    Raises: DockerError unless it runs.
    """
    found = connection.get(path(name, "json"))
    state = found["State"]
    if not state["Running"]:
        raise DockerError("You cannot attach to a stopped container, start it first")
    if state["Paused"]:
        raise DockerError("You cannot attach to a paused container, unpause it first")
    if state["Restarting"]:
        raise DockerError("You cannot attach to a restarting container, wait until it is running")
    return found
