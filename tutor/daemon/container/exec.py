"""`docker container exec`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.attach import detach_keys
from tutor.daemon.container.each import path
from tutor.daemon.container.environment import environment
from tutor.daemon.errors import UnreachableError
from tutor.daemon.relay import Streams, relay
from tutor.daemon.terminal import check_tty, resizing

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Run one more program in a running container."""
    line, name = call.invocation, call.invocation.named("CONTAINER")[0]
    body = _body(call)
    call.connection.get(path(name, "json"))
    if not line.on("detach"):
        check_tty(call.terminal, bool(body["AttachStdin"]), line.on("tty"))
    console = list(call.terminal.size()) if line.on("tty") else None
    if console and call.connection.at_least("1.42"):
        body = {**body, "ConsoleSize": console}
    made = call.connection.post(path(name, "exec"), body=body)["Id"]
    start: dict[str, object] = {"Detach": line.on("detach"), "Tty": line.on("tty")}
    if console and call.connection.at_least("1.42"):
        start["ConsoleSize"] = console
    if line.on("detach"):
        call.connection.post(f"/exec/{made}/start", body=start)
        return 0
    return _joined(call, made, start)


def _body(call: Call) -> dict[str, object]:
    line = call.invocation
    joined = not line.on("detach")
    return {
        "User": line.raw("user"),
        "Privileged": line.on("privileged"),
        "Tty": line.on("tty"),
        "AttachStdin": joined and line.on("interactive"),
        "AttachStderr": joined,
        "AttachStdout": joined,
        "Detach": line.on("detach"),
        "DetachKeys": detach_keys(call),
        "Env": environment(line) or None,
        "WorkingDir": line.raw("workdir"),
        "Cmd": [*line.named("COMMAND"), *line.named("ARG")],
    }


def _joined(call: Call, made: str, start: dict[str, object]) -> int:
    line, own = call.invocation, f"/exec/{made}"
    streams = Streams(line.on("interactive"), True, True, line.on("tty"), detach_keys(call))
    follows = streams.tty and call.terminal.is_tty("in")
    with (
        call.connection.raw("POST", f"{own}/start", body=start, upgrade=True) as source,
        resizing(call.terminal, call.connection, own, follows),
    ):
        relay(source, call.terminal, streams)
    try:
        return int(call.connection.get(f"{own}/json")["ExitCode"])
    except UnreachableError:
        # The daemon went away with the container; the CLI ends so too.
        return 255
