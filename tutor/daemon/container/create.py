"""`docker container create`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.daemon.container.body import Body, body, read_before
from tutor.daemon.container.make import id_file, make
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Create a container without starting it and print its ID."""
    call.say(make(call, _body(call)))
    return 0


def before(call: Call, name: str) -> None:
    """Raise DockerError for what the CLI finds before what is wrong with a flag, or with the image's name."""
    with worded("create"):
        read_before(call, name)
    if name in ("platform", "IMAGE"):
        _body(call)
        with id_file(call.invocation.raw("cidfile")):
            pass


def _body(call: Call) -> Body:
    with worded("create"):
        return body(call)


@contextmanager
def worded(verb: str) -> Iterator[None]:
    """Word what is wrong with the container's settings as `run` and `create` do."""
    try:
        yield
    except DockerError as error:
        raise DockerError(with_help(error.text, verb), 125) from error


def with_help(text: str, verb: str) -> str:
    """Word an error as `run` and `create` do."""
    return f"docker: {text}\n\nRun 'docker {verb} --help' for more information"
