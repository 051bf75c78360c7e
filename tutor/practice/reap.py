"""Cleans up after keepers that were killed: the next keeper that starts does it for all of them."""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import time
from typing import TYPE_CHECKING

from tutor.practice.engine import sweep
from tutor.practice.namespace import Namespace

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.practice.paths import Kit

_GRACE_SECONDS = 60.0  # a lock that was touched since may belong to a keeper that is just starting


def reap(kit: Kit) -> None:
    """Remove what daemons left whose keeper's lock nobody holds; what learners keep stays."""
    for lock in kit.runs.glob("*/lock"):
        with contextlib.suppress(OSError):
            if time.time() - lock.stat().st_mtime > _GRACE_SECONDS:
                _reap(lock, kit)


def _reap(lock: Path, kit: Kit) -> None:
    name = lock.parent.name
    with lock.open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for fresh in (True, False):
            sweep(lock.parent, kit.data(name, fresh))
        Namespace(kit.namespace(name)).delete()
        shutil.rmtree(kit.data(name, fresh=True), ignore_errors=True)
        shutil.rmtree(lock.parent, ignore_errors=True)
