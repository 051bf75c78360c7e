"""`docker context use`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.daemon.context import current, names
from tutor.daemon.context.store import Store
from tutor.daemon.settings import save

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Make a context the one that commands go to."""
    name = call.invocation.operands[0].value.raw
    names.check(name, reserved=False)
    if name != current.DEFAULT:
        Store(call.config).read(name)
    kept = "" if name == current.DEFAULT else name
    if call.config.text("currentContext") != kept:
        save(call.config, {**call.config.data, "currentContext": kept})
    call.say(name)
    call.warn(f'Current context is now "{name}"')
    if kept and os.environ.get("DOCKER_HOST"):
        call.warn(current.OVERRIDES.format(f'"{name}"'))
    return 0
