"""`docker swarm update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.keys import tell_unlock, unlock_key
from tutor.daemon.swarm.spec import check_files, merge, send

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NO_TERMINAL = 80


def forward(call: Call) -> int:
    """Change the swarm's settings; without any, show the help as the CLI does."""
    if not call.invocation.flags:
        return _help(call)
    check_files(call)
    swarm = call.connection.get("/swarm")
    locked = swarm["Spec"]["EncryptionConfig"]["AutoLockManagers"]
    merge(call, swarm["Spec"], swarm.get("TLSInfo", {}).get("TrustRoot", ""))
    send(call, swarm)
    call.say("Swarm updated.")
    if swarm["Spec"]["EncryptionConfig"]["AutoLockManagers"] and not locked:
        tell_unlock(call, unlock_key(call))
    return 0


def _help(call: Call) -> int:
    from tutor.bank import load
    from tutor.daemon.support import supported
    from tutor.language.usage import usage

    line = call.invocation
    columns = call.terminal.size()[1] or _NO_TERMINAL
    text = usage(line.command, line.spelled, load(), columns, supported=supported(call.connection))
    call.terminal.out.write(text.encode())
    return 0
