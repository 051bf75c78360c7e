"""Who writes a row: a process, told apart from a later one that got the same number."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Owner:
    """A process. `started` names the moment at which it began; "" where the system does not tell."""

    pid: int
    started: str


def owner(pid: int | None = None) -> Owner:
    """Give a process as an owner, this one unless `pid` names another."""
    number = os.getpid() if pid is None else pid
    return Owner(number, _started(number))


def alive(one: Owner) -> bool:
    """Tell whether the owner is still running; one that ended but was not waited for is not."""
    if one.started or _BOOT.exists():
        return bool(one.started) and _started(one.pid) == one.started
    try:
        os.kill(one.pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return one.pid > 0


def _started(pid: int) -> str:
    """Give boot and clock tick. Source: proc_pid_stat(5), fields 3 and 22."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return "" if fields[0] in "ZX" else f"{_BOOT.read_text('ascii').strip()}/{fields[19]}"
    except (OSError, IndexError):
        return ""
