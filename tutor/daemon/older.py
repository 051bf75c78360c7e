"""What the docker command logs about older spellings in values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.daemon.log import log

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_ADVICE: Final = "bind-nonrecursive is deprecated, use bind-recursive=disabled instead"


def warn(call: Call) -> None:
    """Write the CLI's log line for each mount with `bind-nonrecursive=...`."""
    for use in (*call.invocation.uses("mount"), *call.invocation.uses("mount-add")):
        if "bind-nonrecursive=" in use.value.raw.lower():
            log(call, "warning", _ADVICE)
