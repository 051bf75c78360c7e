"""What this daemon is too old for, or was not made for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.bank import Bank
    from tutor.bank.facts import Command, Flag
    from tutor.daemon.connection import Connection
    from tutor.model import Invocation


SINCE: Final = {"secret": "1.25", "config": "1.30"}
"""The first API of what the docker command does not ask an older daemon for, by its own accord."""


def without_daemon(fact: Command | Flag) -> bool:
    """Tell what help lists where there is no daemon to ask: all but experiments."""
    return fact.needs != "experimental"


def supported(connection: Connection) -> Callable[[Command | Flag], bool]:
    """Give a test for what the daemon has: what help lists. When it does not answer, everything passes."""

    def has(fact: Command | Flag) -> bool:
        if connection.endpoint.problem:
            return without_daemon(fact)
        if not connection.answers():
            return True
        swarm = connection.server.get("Swarm", "active/manager")
        right_node = {"manager": swarm == "active/manager", "swarm": swarm.startswith("active")}
        return right_node.get(fact.needs, True) and not _lack(fact, connection)

    return has


def facts_of(invocation: Invocation, bank: Bank) -> Command:
    """Give the facts of a command as it was spelled: as new as its group (`builder build`)."""
    facts = bank.command(invocation.command)
    head = bank.canonical(invocation.spelled.split(" ")[:1])
    if not head or head == invocation.command or facts.name.startswith(f"{head} "):
        return facts
    return facts._replace(name=invocation.spelled, api=bank.command(head).api)


def refusal(invocation: Invocation, facts: Command, connection: Connection) -> str:
    """Give the CLI's words for a command or flags that this daemon does not have, or "".

    Source: https://docs.docker.com/reference/api/engine/#api-version-matrix
    """
    lack = _lack(facts, connection)
    if lack:
        return f"docker {facts.name} {lack}"
    used = sorted({use.name for use in invocation.flags})
    lacks = {name: _lack(facts.flags[name], connection) for name in used if name in facts.flags}
    return "\n".join(f'"--{name}" {why}' for name, why in lacks.items() if why)


def require(connection: Connection, feature: str, api: str) -> None:
    """Raise DockerError if the daemon is too old for a feature that no flag or command stands for."""
    if not connection.at_least(api):
        raise DockerError(f'"{feature}" {_too_old(api, connection)}')


def _too_old(api: str, connection: Connection) -> str:
    return f"requires API version {api}, but the Docker daemon API version is {connection.version}"


def _lack(fact: Command | Flag, connection: Connection) -> str:
    # Nothing is asked of the daemon for commands that need none.
    if not (fact.api or fact.needs) or connection.endpoint.problem or not connection.answers():
        return ""
    if fact.api and not connection.at_least(fact.api):
        return _too_old(fact.api, connection)
    system = connection.server.get("Ostype", "")
    if fact.needs == "windows" and system not in {"", "windows"}:
        only = "is only supported on a Docker daemon running on windows"
        return f"{only}, but the Docker daemon is running on {system}"
    asked = not connection.endpoint.api_version  # with a version from the environment nobody was asked
    if fact.needs == "experimental" and asked and connection.server.get("Docker-Experimental") != "true":
        return "is only supported on a Docker daemon with experimental features enabled"
    return ""
