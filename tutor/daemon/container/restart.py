"""`docker container restart`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed, path
from tutor.daemon.container.stop import stop_query
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Stop and start containers, one after another."""
    query, errors = stop_query(call), []
    for name in call.invocation.named("CONTAINER"):
        try:
            call.connection.post(path(name, "restart"), query)
        except DockerError as error:
            errors.append(error)
        else:
            call.say(name)
    failed(errors)
    return 0
