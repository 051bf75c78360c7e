"""`docker context export`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.daemon.context import current, names
from tutor.daemon.context.archive import packed
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Write a context to a file, or to standard output for `-`."""
    name, *targets = (one.value.raw for one in call.invocation.operands)
    names.check(name, reserved=False)
    target = targets[0] if targets else f"{name}.dockercontext"
    if target != "-":
        return _written(call, name, target)
    if call.terminal.is_tty("out"):
        raise DockerError("cowardly refusing to export to a terminal, specify a file path")
    call.terminal.out.write(_packed(call, name))
    return 0


def _written(call: Call, name: str, target: str) -> int:
    """Write the file; as docker does, make it before it is known whether there is such a context."""
    try:
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise DockerError(f"open {target}: {(error.strerror or '').lower()}") from None
    with os.fdopen(file, "wb") as stream:
        stream.write(_packed(call, name))
    call.warn(f'Written file "{target}"')
    return 0


def _packed(call: Call, name: str) -> bytes:
    return packed(current.read(call, name), current.tls(call, name))
