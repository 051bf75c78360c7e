"""Network namespaces: the only place that makes, enters and removes one.

A daemon in a namespace of its own has its own bridge, firewall rules and ports. `nsenter` is used and not
`ip netns exec`, which would hide the cgroups.
"""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_CLONE_NEWNET = 0x40000000
_FOLDER = Path("/run/netns")


class Namespace:
    """The network namespace `name`; the empty name stands for the one we are in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._inside: ThreadPoolExecutor | None = None

    @property
    def path(self) -> Path:
        """Give the file that names the namespace to the kernel."""
        return _FOLDER / self.name

    @property
    def prefix(self) -> list[str]:
        """Give the words that start a program inside."""
        return ["nsenter", f"--net={self.path}", "--"] if self.name else []

    def create(self, addresses: tuple[str, ...] = ()) -> None:
        """Make the namespace; its loopback interface is up and owns `addresses` (IPv4)."""
        if not self.name:
            return
        ip("netns", "add", self.name)
        ip("-n", self.name, "link", "set", "lo", "up")
        for address in addresses:
            ip("-n", self.name, "addr", "add", f"{address}/32", "dev", "lo")

    def delete(self) -> None:
        """Remove the namespace if it is there."""
        if self.name and self.path.exists():
            ip("netns", "del", self.name)

    def connector(self, kind: int = socket.SOCK_STREAM) -> socket.socket:
        """Make an IPv4 socket that belongs to the namespace, wherever it is used later."""
        if not self.name:
            return socket.socket(socket.AF_INET, kind)
        if self._inside is None:
            self._inside = ThreadPoolExecutor(1, "inside", self._enter)
        return self._inside.submit(socket.socket, socket.AF_INET, kind).result()

    def listen(self, port: int) -> socket.socket:
        """Listen on the namespace's loopback; a port that is taken, or 0, becomes any free one."""
        server = self.connector()
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", port))
        except OSError:
            server.bind(("127.0.0.1", 0))
        server.listen(64)
        return server

    def _enter(self) -> None:
        """Move the calling thread, and no other, inside."""
        libc = ctypes.CDLL(None, use_errno=True)
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            if libc.setns(descriptor, _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), f"cannot enter {self.path}")
        finally:
            os.close(descriptor)


def resolvers() -> tuple[str, ...]:
    """Give the IPv4 name servers that containers will ask: this machine's, or else Docker's defaults."""
    lines = Path("/etc/resolv.conf").read_text("utf-8", "replace").splitlines()
    words = [line.split() for line in lines]
    found = [pair[1] for pair in words if len(pair) > 1 and pair[0] == "nameserver"]
    outside = [address for address in found if "." in address and not address.startswith("127.")]
    return tuple(dict.fromkeys([*outside, "8.8.8.8", "8.8.4.4"]))


def ip(*words: str) -> None:
    """Run the ip program.

    Raises: OSError with what it says, if it fails.
    """
    done = subprocess.run(["ip", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        raise OSError(done.stderr.strip())
