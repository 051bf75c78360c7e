"""`docker container pause`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import each, path

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Suspend all processes of containers."""
    names = call.invocation.named("CONTAINER")
    return each(call, names, lambda name: call.connection.post(path(name, "pause")))
