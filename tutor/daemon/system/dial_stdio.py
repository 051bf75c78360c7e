"""`docker system dial-stdio`: what runs at the far end of an `ssh://` host."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from tutor.daemon.errors import UnreachableError
from tutor.daemon.gonet import dialled
from tutor.daemon.stream import copy
from tutor.daemon.unreachable import root
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.raw import Raw

_PIECE = 65536


def forward(call: Call) -> int:
    """Join standard input and output to the daemon, unread, until it hangs up."""
    try:
        stream = call.connection.dial()
    except UnreachableError as error:
        cause, place = root(error), call.connection.endpoint
        why = dialled(place.scheme, place.address, cause) if isinstance(cause, OSError) else error.text
        raise DockerError(f"failed to open the raw stream connection: {why}") from None
    with stream:
        threading.Thread(target=_send, args=(stream, call.terminal.stdin), daemon=True).start()
        copy(stream, call.terminal.out)
    return 0


def _send(stream: Raw, stdin: int) -> None:
    with suppress(OSError):
        while stdin >= 0 and (data := os.read(stdin, _PIECE)):
            stream.write(data)
        stream.close_write()
