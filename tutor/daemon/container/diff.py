"""`docker container diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_KINDS = "CAD"


def forward(call: Call) -> int:
    """List which files of a container have been changed, added or deleted."""
    name = call.invocation.operands[0].value.raw
    if not name:
        raise DockerError("Container name cannot be empty")
    changes = call.connection.get(path(name, "changes")) or ()
    text = "".join(f"{_KINDS[one['Kind']]} {one['Path']}\n" for one in changes)
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0
