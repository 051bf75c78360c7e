"""`docker service inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import ApiError
from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.service.pretty import pretty
from tutor.daemon.swarm.texts import is_pretty, show_pretty
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NOT_FOUND = 404


def forward(call: Call) -> int:
    """Show all there is to know about services."""
    names = tuple(operand.value.raw for operand in call.invocation.operands)
    if is_pretty(call):
        return show_pretty(call, names, lambda name: _ask(call, name).json(), lambda one: pretty(call, one))
    usual = call.config.text("serviceInspectFormat")
    return inspect(call, names, lambda name: Found(_ask(call, name).text, "swarm.Service", raw=False), usual)


def _ask(call: Call, name: str) -> Any:
    try:
        return call.connection.request("GET", f"/services/{name}", {"insertDefaults": "true"})
    except ApiError as error:
        if error.status == _NOT_FOUND:
            raise DockerError(f"Error: no such service: {name}") from error
        raise
