"""`docker container stats`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed
from tutor.daemon.container.usage import HEADERS, TABLE, TYPE, usage_row
from tutor.daemon.container.watch import Watch
from tutor.daemon.format.table import Listing

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_PAUSE_SECONDS = 0.5
_HOME, _CLEAR_LINE, _CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"


def forward(call: Call) -> int:
    """Show what containers use, twice a second or once."""
    line = call.invocation
    names = tuple(one.value.raw for one in line.operands)
    watch = Watch(call.connection, names, line.on("all"), line.on("no-stream"))
    try:
        if names:
            failed([one.error for one in watch if one.error is not None])
        _show(call, watch)
    finally:
        watch.stop()
    return 0


def _show(call: Call, watch: Watch) -> None:
    line = call.invocation
    source = line.raw("format") or call.config.text("statsFormat") or "table"
    listing = Listing(TABLE if source == "table" else source, HEADERS, TYPE)

    def drawn() -> str:
        short = not line.on("no-trunc")
        return listing.render(usage_row(one.container, one.usage, one.valid, short) for one in watch)

    if line.on("no-stream"):
        call.terminal.out.write(drawn().encode("utf-8", "surrogateescape"))
        return
    over = False
    while not over:
        time.sleep(_PAUSE_SECONDS)
        call.terminal.out.write(_screen(drawn()).encode("utf-8", "surrogateescape"))
        call.terminal.out.flush()
        over = watch.over


def _screen(text: str) -> str:
    """Draw over what was there: all of it, then each line once more with its old end cleared."""
    page = f"{_HOME}{text}"
    return page + "".join(f"{one} {_CLEAR_LINE}\n" for one in page.split("\n")) + _CLEAR_BELOW
