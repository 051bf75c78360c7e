"""A name server that knows no name, so that lookups in a closed network fail at once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

_HEADER = 12  # bytes
_ANSWER_NXDOMAIN = 0x8183
_RECURSION = 0x0100


def refuse(query: bytes) -> bytes | None:
    """Give the answer that the name of `query` does not exist; None if it is no query.

    Source: https://www.rfc-editor.org/rfc/rfc1035#section-4
    """
    end = query.find(b"\0", _HEADER) + 5
    if end < _HEADER + 5 or len(query) < end:
        return None
    flags = _ANSWER_NXDOMAIN & ~_RECURSION | int.from_bytes(query[2:4], "big") & _RECURSION
    return query[:2] + flags.to_bytes(2, "big") + query[4:6] + bytes(6) + query[_HEADER:end]


def serve(bound: socket.socket) -> None:
    """Answer on a UDP socket in a thread, as long as the process lives."""
    threading.Thread(target=_answer, args=(bound,), daemon=True).start()


def _answer(bound: socket.socket) -> None:
    while True:
        query, asker = bound.recvfrom(1500)
        answer = refuse(query)
        if answer is not None:
            bound.sendto(answer, asker)
