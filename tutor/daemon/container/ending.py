"""The end of a container, as `run` and `start` hear of it from daemons of any age."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tutor.daemon.container import wait
from tutor.daemon.container.each import path
from tutor.daemon.gojson import dumps
from tutor.daemon.log import log
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.daemon.call import Call
    from tutor.daemon.raw import Raw

_UNKNOWN = 125


@contextmanager
def listening(call: Call, container: str, *, removed: bool) -> Iterator[Callable[[], int]]:
    """Ask for the end of a container before it starts; what it gives waits for that, and gives the exit code.

    With `removed` the end is that the container is gone. What goes wrong is logged, and the code is 125.
    Source: https://github.com/docker/cli/blob/v28.2.2/cli/command/container/utils.go
    """
    end = (_Waiting if call.connection.at_least("1.30") else _Following)(call, removed)
    try:
        answer = end.ask(container)
    except DockerError as error:
        refused = error
        yield lambda: end.unknown(refused)
        return
    with answer:
        yield lambda: end.code(answer)


class _Waiting:
    """The daemon tells of the end in an answer."""

    _doing = "waiting for container"

    def __init__(self, call: Call, removed: bool) -> None:
        self._call, self._removed = call, removed
        self._began = time.monotonic()

    def ask(self, container: str) -> Raw:
        return wait.begin(self._call.connection, container, "removed" if self._removed else "next-exit")

    def code(self, answer: Raw) -> int:
        try:
            return wait.exit_code(answer)
        except DockerError as error:
            return self.unknown(error)

    def unknown(self, error: DockerError) -> int:
        verb = "Error" if isinstance(error, wait.WaitError) else "error"
        self._log(f"{verb} {self._doing}: {error.text}")
        return _UNKNOWN

    def _log(self, text: str) -> None:
        log(self._call, "error", text, began=self._began)


class _Following(_Waiting):
    """The end is an event: an API before 1.30 does not wait for the next one."""

    _doing = "getting events from daemon"

    def ask(self, container: str) -> Raw:
        filters = dumps({"container": {container: True}, "type": {"container": True}})
        return self._call.connection.raw("GET", "/events", {"filters": filters})

    def code(self, answer: Raw) -> int:
        code = _UNKNOWN
        try:
            for event in json_lines(iter(answer.read, b"")):
                if event["status"] == "die":
                    code = int(event["Actor"]["Attributes"]["exitCode"])
                if self._over(event):
                    return code
            raise DockerError("EOF")
        except DockerError as error:
            self.unknown(error)
        return code

    def _over(self, event: Any) -> bool:
        if event["status"] != "die" or not self._removed:
            return event["status"] in ("die", "destroy")
        if not self._call.connection.at_least("1.25"):
            try:
                self._call.connection.delete(path(event["Actor"]["ID"]), {"v": 1})
            except DockerError as error:
                self._log(f"error removing container: {error.text}")
                return True
        return False
