"""`docker container kill`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import each, path

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Send a signal (KILL, if none is named) to containers."""
    signal = call.invocation.raw("signal")
    query = {"signal": signal} if signal else {}
    return each(
        call,
        call.invocation.named("CONTAINER"),
        lambda name: call.connection.post(path(name, "kill"), query),
    )
