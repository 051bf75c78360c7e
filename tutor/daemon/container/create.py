"""`docker container create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body import body
from tutor.daemon.container.make import make
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Create a container without starting it and print its ID."""
    try:
        wanted = body(call)
    except DockerError as error:
        raise DockerError(with_help(error.text, "create"), 125) from error
    call.say(make(call, wanted))
    return 0


def with_help(text: str, verb: str) -> str:
    """Word an error as `run` and `create` do."""
    return f"docker: {text}\n\nRun 'docker {verb} --help' for more information"
