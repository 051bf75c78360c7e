"""`docker service logs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from tutor.daemon.errors import ApiError
from tutor.daemon.format.names import short_id
from tutor.daemon.stream import copy, demultiplex
from tutor.daemon.swarm.resolver import Resolver
from tutor.daemon.timestamps import timestamp
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Sink

_NOT_FOUND = 404
_OWN = "com.docker.swarm."


def forward(call: Call) -> int:
    """Show what the tasks of a service, or one task, have written.

    Raises: DockerError if there is no such service or task.
    """
    line = call.invocation
    name = line.operands[0].value.raw
    kind, spec, width = _target(call, name)
    terminal = (spec.get("ContainerSpec") or {}).get("TTY", False)
    if terminal and not line.on("raw"):
        raise DockerError("tty service logs only supported with --raw")
    with call.connection.raw("GET", f"/{kind}/{name}/logs", _query(call)) as answer:
        if terminal:
            copy(answer, call.terminal.out)
        elif line.on("raw"):
            demultiplex(answer, call.terminal.out, call.terminal.err)
        else:
            tasks = _Tasks(call, width)
            demultiplex(answer, _Titled(call.terminal.out, tasks), _Titled(call.terminal.err, tasks))
    return 0


def _target(call: Call, name: str) -> tuple[str, Any, int]:
    """Find whose logs are wanted; give also how many digits its slots have."""
    try:
        service = call.connection.get(f"/services/{name}", {"insertDefaults": "false"})
    except ApiError as error:
        if error.status != _NOT_FOUND:
            raise
    else:
        replicas = (service["Spec"]["Mode"].get("Replicated") or {}).get("Replicas")
        return "services", service["Spec"]["TaskTemplate"], len(str(replicas)) if replicas is not None else 1
    try:
        task = call.connection.get(f"/tasks/{name}")
    except ApiError as error:
        if error.status != _NOT_FOUND:
            raise
        raise DockerError(f"no such task or service: {name}") from None
    return "tasks", task["Spec"], len(str(task.get("Slot", 0)))


def _query(call: Call) -> dict[str, object]:
    line = call.invocation
    query: dict[str, object] = {"stdout": 1, "stderr": 1, "tail": line.raw("tail", "all")}
    query |= {flag: 1 for flag in ("timestamps", "follow") if line.on(flag)}
    if line.on("details") or not line.on("raw"):
        query["details"] = 1
    if line.raw("since"):
        query["since"] = timestamp(line.raw("since"), 'invalid value for "since"')
    return query


class _Tasks:
    """Knows what to write in front of a line of each task."""

    def __init__(self, call: Call, width: int) -> None:
        self.call, self._width = call, width
        self._resolver = Resolver(call.connection, call.invocation.on("no-resolve"))
        self._titles: dict[tuple[str, ...], str] = {}

    def title(self, node: str, service: str, task: str) -> str:
        """Give the name of a task with that of its node."""
        key = node, service, task
        if key not in self._titles:
            self._titles[key] = self._made(*key)
        return self._titles[key]

    def _made(self, node: str, service: str, task: str) -> str:
        line = self.call.invocation
        where, name = self._resolver.node(node), self._resolver.service(service)
        found = self.call.connection.get(f"/tasks/{task}")
        slot = found.get("Slot", 0)
        name = f"{name}.{slot}"
        if not line.on("no-task-ids"):
            name += f".{found['ID'] if line.on('no-trunc') else short_id(found['ID'])}"
        return f"{name}@{where}{' ' * (self._width - len(str(slot)))}"


class _Titled:
    """Puts the task in front of each line on its way to `sink`."""

    def __init__(self, sink: Sink, tasks: _Tasks) -> None:
        self._sink, self._tasks, self._left = sink, tasks, b""

    def write(self, data: bytes | memoryview, /) -> object:
        """Write the lines that are complete."""
        *lines, self._left = (self._left + bytes(data)).split(b"\n")
        self._sink.write(b"".join(self._line(line) for line in lines))
        return None

    def flush(self) -> object:
        """Hand everything written to the operating system."""
        return self._sink.flush()

    def _line(self, line: bytes) -> bytes:
        options = self._tasks.call.invocation
        stamped = 1 if options.on("timestamps") else 0
        *head, text = line.split(b" ", 1 + stamped)
        if len(head) != 1 + stamped:
            raise DockerError(f"invalid context in log message: {line.decode(errors='replace')}")
        details = _details(head[-1].decode())
        own = [details.pop(f"{_OWN}{what}.id", "") for what in ("node", "service", "task")]
        title = f"{self._tasks.title(*own)}    | ".encode()
        rest = ",".join(sorted(f"{key}={value}" for key, value in details.items())).encode() + b" "
        start = head[0] + b" " if stamped else b""
        return start + title + (rest if options.on("details") else b"") + text + b"\n"


def _details(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(",") if part)
    return {unquote_plus(key): unquote_plus(value) for key, _, value in pairs}
