"""`docker container run`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from tutor.daemon.container.attach import detach_keys, opened
from tutor.daemon.container.body import Body, body, read_before
from tutor.daemon.container.create import with_help, worded
from tutor.daemon.container.each import path
from tutor.daemon.container.ending import listening
from tutor.daemon.container.make import id_file, make
from tutor.daemon.detach import DetachedError
from tutor.daemon.errors import UnreachableError
from tutor.daemon.relay import Streams, relay
from tutor.daemon.signals import proxied
from tutor.daemon.terminal import check_tty, resizing
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.daemon.call import Call
    from tutor.daemon.raw import Raw

_NOT_STARTED, _NOT_EXECUTABLE, _NOT_FOUND = 125, 126, 127
_MISSING = ("executable file not found", "no such file or directory", "system cannot find the file specified")
_FORBIDDEN = ("permission denied", "is a directory")


def forward(call: Call) -> int:
    """Create a container and start it; stay joined to it unless `-d` says otherwise."""
    wanted = _prepared(call)
    try:
        container = make(call, wanted)
    except DockerError as error:
        raise _refused(error) from error
    line = call.invocation
    proxying = line.on("sig-proxy", default=True) and not line.on("detach")
    with proxied(container, call.connection, proxying):
        return _start(call, container, wanted)


def before(call: Call, name: str) -> None:
    """Raise DockerError for what the CLI finds before what is wrong with a flag, or with the image's name."""
    with worded("run"):
        read_before(call, name)
    if name in ("platform", "attach", "IMAGE"):
        _before_image(call)


def _before_image(call: Call) -> None:
    _prepared(call)
    try:
        with id_file(call.invocation.raw("cidfile")):
            pass
    except DockerError as error:
        raise _refused(error) from error


def _prepared(call: Call) -> Body:
    wanted = _body(call)
    if not call.invocation.on("detach"):
        check_tty(call.terminal, bool(wanted.json["AttachStdin"]), bool(wanted.json["Tty"]))
        return wanted
    if call.invocation.given("attach"):
        raise DockerError("conflicting options: cannot specify both --attach and --detach")
    return wanted.detached()


def _body(call: Call) -> Body:
    with worded("run"):
        return body(call)


def _start(call: Call, container: str, wanted: Body) -> int:
    streams = _streams(call, wanted)
    joined = streams.stdin or streams.stdout or streams.stderr
    if not joined:
        call.say(container)
    with ExitStack() as open_streams:
        source = open_streams.enter_context(opened(call.connection, container, streams)) if joined else None
        ending = open_streams.enter_context(listening(call, container, removed=call.invocation.on("rm")))
        try:
            call.connection.post(path(container, "start"))
        except DockerError as error:
            if call.invocation.on("rm"):
                ending()
            raise _refused(error) from error
        if source is None:
            return 0
        return _follow(call, container, source, streams, ending)


def _follow(call: Call, container: str, source: Raw, streams: Streams, ending: Callable[[], int]) -> int:
    follows = streams.tty and call.terminal.is_tty("out")
    try:
        with resizing(call.terminal, call.connection, path(container), follows):
            relay(source, call.terminal, streams)
    except DetachedError:
        return 0
    if not streams.stdout and not streams.stderr:
        return 0
    return ending()


def _streams(call: Call, wanted: Body) -> Streams:
    config = wanted.json
    return Streams(
        bool(config["AttachStdin"]),
        bool(config["AttachStdout"]),
        bool(config["AttachStderr"]),
        bool(config["Tty"]),
        detach_keys(call),
    )


def _refused(error: DockerError) -> DockerError:
    """Word a refusal as `run` does; the exit code tells what kind of refusal it was."""
    code = _NOT_STARTED
    if any(words in error.text for words in _MISSING):
        code = _NOT_FOUND
    elif any(words in error.text for words in _FORBIDDEN):
        code = _NOT_EXECUTABLE
    kind = UnreachableError if isinstance(error, UnreachableError) else DockerError
    return kind(with_help(error.text, "run"), code)
