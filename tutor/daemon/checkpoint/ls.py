"""`docker checkpoint ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.each import path
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.table import Listing

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the saved states of a container."""
    line = call.invocation
    query = {"dir": line.raw("checkpoint-dir")} if line.raw("checkpoint-dir") else None
    found = call.connection.get(path(line.operands[0].value.raw, "checkpoints"), query) or ()
    listing = Listing("table {{.Name}}", {"Name": "CHECKPOINT NAME"}, "checkpoint.checkpointContext")
    call.terminal.out.write(listing.render(_row(one) for one in found).encode())
    return 0


def _row(found: Any) -> Row:
    return Row({"Name": lambda: found["Name"]})
