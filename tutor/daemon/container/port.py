"""`docker container port`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.daemon.container.ports import joined
from tutor.daemon.format.names import natural
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show where the ports of a container are published."""
    container, *wanted = (one.value.raw for one in call.invocation.operands)
    found = call.connection.get(path(container, "json"))
    ports = (found.get("NetworkSettings") or {}).get("Ports") or {}
    if wanted:
        lines = _one(ports, wanted[0], container)
    else:
        lines = [
            f"{port} -> {joined(one['HostIp'], one['HostPort'])}"
            for port, bindings in ports.items()
            for one in bindings or ()
        ]
    for text in sorted(lines, key=natural):
        call.say(text)
    return 0


def _one(ports: dict[str, list[dict[str, str]] | None], wanted: str, container: str) -> list[str]:
    number, _, protocol = wanted.partition("/")
    if not number.isdecimal() or int(number) > 65535:
        why = "value out of range" if number.isdecimal() else "invalid syntax"
        raise DockerError(f'Error: invalid port ({number}): strconv.ParseUint: parsing "{number}": {why}')
    bindings = ports.get(f"{int(number)}/{protocol or 'tcp'}")
    if not bindings:
        raise DockerError(f"Error: No public port '{wanted}' published for {container}")
    return [joined(one["HostIp"], one["HostPort"]) for one in bindings]
