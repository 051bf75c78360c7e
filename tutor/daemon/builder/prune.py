"""`docker builder prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon import pruned
from tutor.daemon.confirm import asked
from tutor.daemon.format import filters

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_WARNING = "WARNING! This will remove all {}build cache. Are you sure you want to continue?"


def forward(call: Call) -> int:
    """Remove build cache: what no image needs, with `-a` all that is unused."""
    line = call.invocation
    if not line.on("force") and not asked(call, _WARNING.format("" if line.on("all") else "dangling ")):
        return 0
    query: dict[str, object] = {"filters": "", **filters.query(line)}
    query |= {"all": 1} if line.on("all") else {}
    keep = line.last("keep-storage")
    query |= {"keep-storage": keep.value.data} if keep and keep.value.data else {}
    answer = call.connection.post("/build/prune", query)
    text = pruned.deleted("Deleted build cache objects", objects(answer))
    call.terminal.out.write(f"{text}{pruned.total(answer['SpaceReclaimed'])}".encode())
    return 0


def objects(answer: Any) -> list[str] | None:
    """Give the IDs of what was removed."""
    found: list[str] | None = answer.get("CachesDeleted")
    return found
