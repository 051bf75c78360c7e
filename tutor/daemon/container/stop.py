"""`docker container stop`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import each, path

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Stop containers, waiting for them to end by themselves first."""
    query = stop_query(call)
    return each(
        call,
        call.invocation.named("CONTAINER"),
        lambda name: call.connection.post(path(name, "stop"), query),
    )


def stop_query(call: Call) -> dict[str, object]:
    """Give the query of stop and restart: how long to wait, which signal to send first."""
    query: dict[str, object] = {}
    line = call.invocation
    wait = line.last("timeout") or line.last("time")
    if wait is not None:
        query["t"] = int(wait.value.raw, 0)
    if line.raw("signal") and call.connection.at_least("1.42"):
        query["signal"] = line.raw("signal")
    return query
