"""`docker container create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body import Body, body
from tutor.daemon.container.make import id_file, make
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Create a container without starting it and print its ID."""
    call.say(make(call, _body(call)))
    return 0


def before_image(call: Call) -> None:
    """Raise DockerError for what the CLI finds before it reads the platform and the image's name."""
    _body(call)
    with id_file(call.invocation.raw("cidfile")):
        pass


def _body(call: Call) -> Body:
    try:
        return body(call)
    except DockerError as error:
        raise DockerError(with_help(error.text, "create"), 125) from error


def with_help(text: str, verb: str) -> str:
    """Word an error as `run` and `create` do."""
    return f"docker: {text}\n\nRun 'docker {verb} --help' for more information"
