"""Times cases side by side: on a busy machine only what ran in the same minute can be compared."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Case = Callable[[], float]


@dataclass(frozen=True)
class Run:
    """How one process went: seconds from start to end, and the most memory it had, in megabytes."""

    seconds: float
    megabytes: float


def interleaved(cases: Mapping[str, Case], rounds: int) -> dict[str, float]:
    """Run every case once a round, and give the median of each in seconds; a first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            seconds = case()
            if number:
                times[name].append(seconds)
    return {name: median(found) for name, found in times.items()}


def clock(work: Callable[[], object]) -> Case:
    """Give a case that times `work`."""

    def case() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return case


def process(argv: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a program with its output thrown away.

    The memory is the program's own high-water mark as the kernel tells it while it runs: what `wait4` says
    after the end counts the parent's memory at the fork too.
    """
    started, most = time.perf_counter(), 0.0
    with subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as running:
        while True:
            most = max(most, _peak(running.pid))
            try:
                code = running.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            break
    assert code == 0, f"{' '.join(argv)} ended with {code}"
    return Run(time.perf_counter() - started, most)


def _peak(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line[:6] == "VmHWM:"), 0)
