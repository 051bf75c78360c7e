"""`docker context update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.context import names
from tutor.daemon.context.endpoint import endpoint
from tutor.daemon.context.store import Store

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.context.store import Tls


def forward(call: Call) -> int:
    """Change a context's description or its daemon."""
    line = call.invocation
    name = line.operands[0].value.raw
    names.check(name)
    store = Store(call.config)
    meta = store.read(name)
    tls: Tls | None = None
    if line.raw("description"):
        meta["Metadata"]["Description"] = line.raw("description")
    if line.given("docker"):
        meta["Endpoints"]["docker"], tls = endpoint(call)
    store.write(meta, tls)
    call.say(name)
    call.warn(f'Successfully updated context "{name}"')
    return 0
