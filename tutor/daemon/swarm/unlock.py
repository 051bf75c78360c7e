"""`docker swarm unlock`."""

from __future__ import annotations

import os
import termios
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_LOCAL_FLAGS = 3


def forward(call: Call) -> int:
    """Ask for the key and unlock this manager with it.

    Raises: DockerError if there is nothing to unlock.
    """
    state = call.connection.get("/info").get("Swarm", {}).get("LocalNodeState", "")
    if state == "inactive":
        raise DockerError("Error: This node is not part of a swarm")
    if state != "locked":
        raise DockerError("Error: swarm is not locked")
    call.connection.post("/swarm/unlock", body={"UnlockKey": _key(call)})
    return 0


def _key(call: Call) -> str:
    """Read the key, unseen on a terminal."""
    if not call.terminal.is_tty("in"):
        return _line(call.terminal.stdin)
    stdin = call.terminal.stdin
    call.terminal.out.write(b"Enter unlock key: ")
    call.terminal.out.flush()
    before = termios.tcgetattr(stdin)
    silent = termios.tcgetattr(stdin)
    silent[_LOCAL_FLAGS] &= ~termios.ECHO
    try:
        termios.tcsetattr(stdin, termios.TCSADRAIN, silent)
        key = _line(stdin)
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)
    call.say("")
    return key


def _line(stdin: int) -> str:
    typed = b""
    while stdin >= 0 and not typed.endswith(b"\n") and (byte := os.read(stdin, 1)):
        typed += byte
    return typed.decode("utf-8", "replace").strip()
