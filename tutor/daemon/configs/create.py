"""`docker config create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.objects import content, spec
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_MOST = 1000 * 1024


def forward(call: Call) -> int:
    """Keep a config in the swarm and print its ID.

    Raises: DockerError if its file cannot be read.
    """
    name, file = (one.value.raw for one in call.invocation.operands)
    try:
        if not file:
            raise DockerError("config file is required")
        data = content(call, file, _MOST)
    except DockerError as error:
        raise DockerError(f"Error reading content from {quote(file)}: {error.text}") from error
    call.say(call.connection.post("/configs/create", body={**spec(call, name), "Data": data})["ID"])
    return 0
