"""`docker context import`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.daemon.context.archive import unpacked
from tutor.daemon.context.create import fresh
from tutor.daemon.context.store import Store
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Take over a context from a file, or from standard input for `-`."""
    name, source = (one.value.raw for one in call.invocation.operands)
    fresh(call, name)
    meta, tls = unpacked(_data(call, source), name)
    Store(call.config).write(meta, tls)
    call.say(name)
    call.warn(f'Successfully imported context "{name}"')
    return 0


def _data(call: Call, source: str) -> bytes:
    if source == "-":
        stdin = call.terminal.stdin
        return b"".join(iter(lambda: os.read(stdin, 65536), b"")) if stdin >= 0 else b""
    try:
        return Path(source).read_bytes()
    except OSError as error:
        action = "read" if isinstance(error, IsADirectoryError) else "open"
        raise DockerError(f"{action} {source}: {(error.strerror or '').lower()}") from None
