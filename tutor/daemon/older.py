"""What the docker command logs about older spellings in values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_ADVICE: Final = "bind-nonrecursive is deprecated, use bind-recursive=disabled instead"


def warn(call: Call) -> None:
    """Write the CLI's log line for each mount with `bind-nonrecursive=...`."""
    for use in (*call.invocation.uses("mount"), *call.invocation.uses("mount-add")):
        if "bind-nonrecursive=" in use.value.raw.lower():
            from datetime import datetime

            moment = datetime.now().astimezone().isoformat(timespec="seconds").replace("+00:00", "Z")
            call.warn(f'time="{moment}" level=warning msg="{_ADVICE}"')
