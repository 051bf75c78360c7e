"""`docker logout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.registry.server import hostname
from tutor.daemon.registry.store import HUB, check_session, forget
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Forget the login of a registry, under every name that older versions kept it under."""
    named = [one.value.raw for one in call.invocation.operands]
    server = named[0] if named and named[0] else HUB
    host, names = server, [server]
    if named and named[0]:  # Docker Hub's full address too: only without a name is it the default
        host = hostname(server)
        names += [host, f"http://{host}", f"https://{host}"]
    else:
        _end_session(call)
    call.say(f"Removing login credentials for {host}")
    problems: dict[str, str] = {}
    for name in names:
        try:
            forget(call.config, name)
        except DockerError as error:
            problems[name] = error.text
    if len(problems) == len(names):
        call.warn("WARNING: could not erase credentials:")
        for name, why in problems.items():
            call.warn(f"{name}: {why}")
    return 0


def _end_session(call: Call) -> None:
    try:
        check_session(call.config)
    except DockerError as error:
        call.warn(f"WARNING: {error.text}")
