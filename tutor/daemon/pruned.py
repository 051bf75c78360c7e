"""What the prune commands have in common: the question, the request, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.confirm import confirmed
from tutor.daemon.format.units import human_size

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def agreed(call: Call, warning: str) -> bool:
    """Ask unless `-f` was given. A no is no error: the CLI then ends quietly."""
    return call.invocation.on("force") or confirmed(call, warning)


def deleted(title: str, names: list[str] | None) -> str:
    """Write what was removed under its title; "" if nothing was."""
    return "\n".join([f"{title}:", *names, "", ""]) if names else ""


def images(found: list[Any] | None) -> list[str]:
    """Write what was untagged and deleted."""
    return [
        f"untagged: {one['Untagged']}" if one.get("Untagged") else f"deleted: {one['Deleted']}"
        for one in found or ()
    ]


def total(size: int) -> str:
    """Write the last line."""
    return f"Total reclaimed space: {human_size(size)}\n"
