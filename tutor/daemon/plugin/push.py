"""`docker plugin push`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.image.progress import show
from tutor.daemon.registry import auth
from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Send a plugin to a registry."""
    given = call.invocation.operands[0].value.raw
    reference = parse(given)
    if reference.digest:
        raise DockerError(f"invalid name: {given}")
    headers = auth.header(call.config, reference.domain)
    path = f"/plugins/{reference.tagged.full}/push"
    show(call.connection.lines("POST", path, headers=headers), call.terminal)
    return 0
