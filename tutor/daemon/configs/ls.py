"""`docker config ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.objects import show

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_TABLE = r"table {{.ID}}\t{{.Name}}\t{{.CreatedAt}}\t{{.UpdatedAt}}"


def forward(call: Call) -> int:
    """List configs by name."""
    return show(call, "config", _TABLE, driver=False)
