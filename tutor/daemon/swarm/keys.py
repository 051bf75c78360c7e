"""Tell how to join or to unlock: tokens, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def tell_join(call: Call, node: str, role: str) -> None:
    """Print the command with which others join as `role`, if the node is a manager."""
    found = call.connection.get(f"/nodes/{node}")
    tokens = call.connection.get("/swarm")["JoinTokens"]
    manager = found.get("ManagerStatus")
    if manager:
        call.say(f"To add a {role} to this swarm, run the following command:\n")
        call.say(f"    docker swarm join --token {tokens[role.capitalize()]} {manager.get('Addr', '')}\n")


def unlock_key(call: Call) -> str:
    """Ask for the key that unlocks managers.

    Raises: DockerError if it is not to be had.
    """
    try:
        return str(call.connection.get("/swarm/unlockkey").get("UnlockKey", ""))
    except DockerError as error:
        raise DockerError(f"could not fetch unlock key: {error.text}") from error


def tell_unlock(call: Call, key: str) -> None:
    """Print how to unlock a manager."""
    if not key:
        return
    call.say("To unlock a swarm manager after it restarts, run the `docker swarm unlock`")
    call.say(f"command and provide the following key:\n\n    {key}\n")
    call.say("Remember to store this key in a password manager, since without it you")
    call.say("will not be able to restart the manager.")
