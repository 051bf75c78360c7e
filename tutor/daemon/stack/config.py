"""`docker stack config`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.stack.compose.load import write_form
from tutor.daemon.stack.compose.text import write
from tutor.daemon.stack.files import merged, named_files

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Print the compose files as one, with their variables filled in."""
    config = merged(call, named_files(call), raw=call.invocation.on("skip-interpolation"))
    call.terminal.out.write(write(write_form(config)).encode("utf-8", "surrogateescape"))
    return 0
