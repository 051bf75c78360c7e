"""`docker swarm unlock-key`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.keys import tell_unlock, unlock_key
from tutor.daemon.swarm.spec import send
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Tell the key that unlocks managers.

    Raises: DockerError if managers are not locked.
    """
    line = call.invocation
    if line.on("rotate"):
        swarm = call.connection.get("/swarm")
        if not swarm["Spec"]["EncryptionConfig"]["AutoLockManagers"]:
            raise DockerError("cannot rotate because autolock is not turned on")
        send(call, swarm, ManagerUnlockKey=True)
        if not line.on("quiet"):
            call.say("Successfully rotated manager unlock key.")
    key = unlock_key(call)
    if not key:
        raise DockerError("no unlock key is set")
    if line.on("quiet"):
        call.say(key)
    else:
        tell_unlock(call, key)
    return 0
