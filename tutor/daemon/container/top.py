"""`docker container top`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.daemon.format.tabwriter import align

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_WIDTH = 20


def forward(call: Call) -> int:
    """Show the processes of a container."""
    container, *options = (one.value.raw for one in call.invocation.operands)
    query = {"ps_args": " ".join(options)} if options else None
    found = call.connection.get(path(container, "top"), query)
    lines = [found["Titles"], *(found["Processes"] or ())]
    text = "".join("\t".join(cells) + "\n" for cells in lines)
    call.terminal.out.write(align(text, _WIDTH).encode("utf-8", "surrogateescape"))
    return 0
