"""`docker container start`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.attach import detach_keys, opened
from tutor.daemon.container.each import path
from tutor.daemon.container.ending import listening
from tutor.daemon.detach import DetachedError
from tutor.daemon.errors import UnreachableError
from tutor.daemon.relay import Streams, relay
from tutor.daemon.signals import proxied
from tutor.daemon.terminal import resizing
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Start containers that were created or have stopped."""
    line = call.invocation
    names = line.named("CONTAINER")
    if line.on("attach") or line.on("interactive"):
        if len(names) > 1:
            raise DockerError("you cannot start and attach multiple containers at once")
        return _attached(call, names[0])
    if line.raw("checkpoint"):
        if len(names) > 1:
            raise DockerError("you cannot restore multiple containers at once")
        call.connection.post(path(names[0], "start"), _query(call))
        return 0
    return _detached(call, names)


def _detached(call: Call, names: tuple[str, ...]) -> int:
    failures: dict[str, DockerError] = {}
    for name in names:
        try:
            call.connection.post(path(name, "start"))
        except DockerError as error:
            call.warn(error.text)
            failures[name] = error
        else:
            call.say(name)
    if not failures:
        return 0
    kind = (
        UnreachableError
        if all(isinstance(error, UnreachableError) for error in failures.values())
        else DockerError
    )
    raise kind(f"Error: failed to start containers: {', '.join(failures)}") from next(iter(failures.values()))


def _attached(call: Call, name: str) -> int:
    found = call.connection.get(path(name, "json"))
    container, config = found["Id"], found["Config"]
    stdin = call.invocation.on("interactive") and bool(config["OpenStdin"])
    streams = Streams(stdin, True, True, bool(config["Tty"]), detach_keys(call))
    removed = bool(found["HostConfig"]["AutoRemove"])
    with (
        proxied(container, call.connection, not streams.tty),
        opened(call.connection, container, streams) as source,
        listening(call, container, removed=removed) as ending,
    ):
        call.connection.post(path(container, "start"), _query(call))
        follows = streams.tty and call.terminal.is_tty("out")
        try:
            with resizing(call.terminal, call.connection, path(container), follows):
                relay(source, call.terminal, streams)
        except DetachedError:
            return 0
        return ending()


def _query(call: Call) -> dict[str, object]:
    line = call.invocation
    pairs = (("checkpoint", "checkpoint"), ("checkpoint-dir", "checkpoint-dir"))
    return {key: line.raw(flag) for key, flag in pairs if line.raw(flag)}
