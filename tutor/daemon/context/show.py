"""`docker context show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.context import current

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Print the name of the context in use."""
    call.say(current.name(call))
    return 0
