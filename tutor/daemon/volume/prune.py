"""`docker volume prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon import pruned
from tutor.daemon.format import filters
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_ANONYMOUS = "WARNING! This will remove anonymous local volumes not used by at least one container."
_ALL = "WARNING! This will remove all local volumes not used by at least one container."


def forward(call: Call) -> int:
    """Remove volumes that no container uses: those without a name, with `-a` all."""
    line = call.invocation
    # Before API 1.42 the daemon knows no difference and removes all.
    newer = call.connection.at_least("1.42")
    if line.on("all") and any(name == "all" for name, _ in filters.pairs(line)):
        raise DockerError("conflicting options: cannot specify both --all and --filter all=1")
    if not pruned.agreed(call, _ANONYMOUS if newer and not line.on("all") else _ALL):
        return 0
    more = [("all", "true")] if line.on("all") and newer else []
    answer = call.connection.post("/volumes/prune", filters.query(line, *more))
    text = pruned.deleted("Deleted Volumes", answer.get("VolumesDeleted"))
    call.terminal.out.write(f"{text}{pruned.total(answer['SpaceReclaimed'])}".encode())
    return 0
