"""`docker context rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.context import current
from tutor.daemon.context.store import Store
from tutor.daemon.errors import joined
from tutor.daemon.settings import save
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove contexts; the one in use only with `-f`."""
    problems = []
    for name in (one.value.raw for one in call.invocation.operands):
        try:
            _remove(call, name)
            call.say(name)
        except DockerError as error:
            problems.append(error)
    if problems:
        raise joined(problems)
    return 0


def _remove(call: Call, name: str) -> None:
    force = call.invocation.on("force")
    if name == current.DEFAULT:
        raise DockerError('context "default" cannot be removed')
    if name == current.name(call):
        if not force:
            raise DockerError(f'context "{name}" is in use, set -f flag to force remove')
        save(call.config, {**call.config.data, "currentContext": ""})
    store = Store(call.config)
    if not force and not store.exists(name):
        raise DockerError(f'context "{name}" does not exist')
    store.remove(name)
