"""`docker container wait`; waiting for the end of a container, for all verbs that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed, path
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.connection import Connection
    from tutor.daemon.raw import Raw


class WaitError(DockerError):
    """Say why the daemon could not wait."""


def forward(call: Call) -> int:
    """Wait for containers to end, one after another, and print their exit codes."""
    errors = []
    for name in call.invocation.named("CONTAINER"):
        try:
            with begin(call.connection, name) as answer:
                call.say(str(exit_code(answer)))
        except DockerError as error:
            errors.append(error)
    failed(errors)
    return 0


def begin(connection: Connection, container: str, condition: str = "") -> Raw:
    """Ask the daemon for the end of a container; it notes the wish before it answers.

    `condition` is `next-exit`, `removed`, or "" for not running.
    """
    query = {"condition": condition} if condition else {}
    return connection.raw("POST", path(container, "wait"), query)


def exit_code(answer: Raw) -> int:
    """Give the exit code once it is known.

    Raises: WaitError if the daemon could not wait, DockerError if it does not tell.
    """
    for result in json_lines(iter(answer.read, b"")):
        if result.get("Error"):
            raise WaitError(str(result["Error"].get("Message", "")))
        return int(result["StatusCode"])
    raise DockerError("EOF")
