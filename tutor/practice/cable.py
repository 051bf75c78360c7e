"""A network cable between the daemons of two machines, each of which is a network namespace here."""

from __future__ import annotations

import contextlib
import os

from tutor.practice.namespace import Namespace, ip

NAME = "cable"  # of the interface at each end
FIRST, SECOND = "192.0.2.1", "192.0.2.2"  # kept for documents (RFC 5737): no real machine has them


def lay(first: Namespace, second: Namespace) -> None:
    """Lead a cable from one namespace to the other; it goes when either of them does.

    Raises: OSError if it cannot be laid.
    """
    with contextlib.suppress(OSError):  # the kernel takes its time with the cable of a machine that has gone
        _ip(first, "link", "del", NAME)
    end = ("name", NAME, "netns", first.name or str(os.getpid()))
    _ip(second, "link", "add", NAME, "type", "veth", "peer", *end)
    for namespace, address in ((first, FIRST), (second, SECOND)):
        _ip(namespace, "addr", "add", f"{address}/24", "dev", NAME)
        _ip(namespace, "link", "set", NAME, "up")


def _ip(namespace: Namespace, *words: str) -> None:
    ip(*(("-n", namespace.name) if namespace.name else ()), *words)
