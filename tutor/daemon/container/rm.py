"""`docker container rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed, path, together
from tutor.daemon.errors import ApiError
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NOT_FOUND = 404


def forward(call: Call) -> int:
    """Remove containers. With `-f` one that does not exist is only mentioned."""
    line = call.invocation
    query = {
        key: 1 for key, flag in (("v", "volumes"), ("link", "link"), ("force", "force")) if line.on(flag)
    }

    def remove(name: str) -> None:
        bare = name.strip("/")
        if not bare:
            raise DockerError("container name cannot be empty")
        call.connection.delete(path(bare), query)

    names = line.named("CONTAINER")
    errors = []
    for name, error in zip(names, together(names, remove), strict=True):
        if error is None:
            call.say(name)
        elif line.on("force") and isinstance(error, ApiError) and error.status == _NOT_FOUND:
            call.warn(error.text)
        else:
            errors.append(error)
    failed(errors)
    return 0
