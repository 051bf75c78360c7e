"""Times cases side by side: on a busy machine only what ran in the same minute can be compared."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Case = Callable[[], float]

_GLANCE = 0.05  # seconds between two looks at a program's memory


@dataclass(frozen=True)
class Run:
    """How something went: seconds from start to end, and the most memory it had, in megabytes."""

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


def quiet(argv: Sequence[str], env: Mapping[str, str]) -> None:
    """Run a program to its end."""
    subprocess.run(argv, env=env, check=True, capture_output=True)


def process(argv: Sequence[str], env: Mapping[str, str], out: str, stdin: str) -> Run:
    """Run a program whose output goes to the file `out`.

    The memory is the program's own high-water mark as the kernel tells it while it runs: what `wait4` says
    after the end counts the parent's memory at the fork too.
    """
    with Path(out).open("wb") as to, Path(stdin).open("rb") as source:
        started = time.perf_counter()
        running = subprocess.Popen(argv, env=env, stdin=source, stdout=to, stderr=subprocess.DEVNULL)
        watch = _Watch(running.pid)
        watch.start()
        code = running.wait()
        seconds = time.perf_counter() - started
    watch.ended.set()
    watch.join()
    assert code == 0, f"{' '.join(argv)} ended with {code}"
    return Run(seconds, watch.most)


class _Watch(threading.Thread):
    """Looks at a program's memory while it runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.ended, self.most, self._pid = threading.Event(), 0.0, pid

    def run(self) -> None:
        """Look until told to stop."""
        while not self.ended.wait(_GLANCE):
            self.most = max(self.most, peak(self._pid))


def peak(pid: int) -> float:
    """Give the most memory a program has had, in megabytes; 0 when it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line[:6] == "VmHWM:"), 0)


def forget_peak(pid: int) -> None:
    """Let the kernel measure a program's most memory from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", "utf-8")
