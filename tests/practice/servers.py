"""Servers of the kit on loopback, for as long as a test lasts."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.practice.mirror import Server


@contextlib.contextmanager
def serving(make: Callable[[socket.socket], Server]) -> Iterator[int]:
    """Serve on a free port and give it."""
    server = make(socket.create_server(("127.0.0.1", 0)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
