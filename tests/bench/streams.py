"""What is much: logs, the output of programs, images, files; and the memory that it takes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.bench import OURS, Bench
from tests.bench.measure import interleaved, process
from tests.bench.report import Row, report
from tests.bench.resident import Resident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.measure import Run

LINES, MEGABYTES, TENTH, ROUNDS = 1_000_000, 500, 10, 3


class Case(NamedTuple):
    """One comparison; `small` is the same with a tenth of the data, to see that memory stays flat."""

    what: str
    words: Sequence[str]
    small: Sequence[str]
    aim: float | None
    stdin: str = os.devnull


def measure(bench: Bench) -> None:
    """Compare reading logs, the output of a program, and images."""
    _logs(bench)
    _output(bench)


def _logs(bench: Bench) -> None:
    for name, terminal, count in (
        ("many", "-i", LINES),
        ("few", "-i", LINES // TENTH),
        ("tty-many", "-t", LINES),
        ("tty-few", "-t", LINES // TENTH),
    ):
        bench.daemon.docker("run", terminal, "--name", name, "-d", "busybox", "seq", str(count))
        bench.daemon.docker("wait", name)
    compare(
        bench,
        Case(f"logs of {LINES} lines", ["logs", "many"], ["logs", "few"], 0.85),
        Case(f"logs of {LINES} lines of a TTY", ["logs", "tty-many"], ["logs", "tty-few"], 0.85),
    )
    whole = [*OURS, "forward", "--", "docker", "logs", "many"]
    found = interleaved(
        {
            "ours": lambda: process(whole, bench.env, os.devnull, os.devnull).seconds,
            "docker": bench.docker("logs", "many"),
        },
        ROUNDS,
    )
    report(Row("the same, with the start of the program", "the same", found["ours"], found["docker"]))


def _output(bench: Bench) -> None:
    docker, image = bench.daemon.docker, str(bench.place / "image.tar")
    for name, size in (("large", MEGABYTES), ("small", MEGABYTES // TENTH)):
        docker("run", "--name", name, "-d", "busybox", "sleep", "1d")
        docker("exec", name, "dd", "if=/dev/zero", "of=/data", "bs=1M", f"count={size}")
        docker("commit", name, name)
        docker("save", "-o", f"{image}.{name}", name)
    compare(
        bench,
        Case(
            f"exec of {MEGABYTES} MB",
            ["exec", "large", "cat", "/data"],
            ["exec", "small", "cat", "/data"],
            1.1,
        ),
        Case(f"save of {MEGABYTES} MB", ["save", "large"], ["save", "small"], 1.0),
        Case(
            f"load of {MEGABYTES} MB", ["load", "-i", f"{image}.large"], ["load", "-i", f"{image}.small"], 1.0
        ),
    )
    docker("rm", "-f", "large", "small")


def compare(bench: Bench, *cases: Case) -> None:
    """Time each case in a running docker-tutor and as a process of the docker command."""
    for case in cases:
        report(_compared(bench, case))


def _compared(bench: Bench, case: Case) -> Row:
    with Resident(bench.env) as resident:
        least = _forwarded(resident, case.small, case.stdin).megabytes
        peaks = {"ours": 0.0, "docker": 0.0}

        def noted(name: str, run: Run) -> float:
            peaks[name] = max(peaks[name], run.megabytes)
            return run.seconds

        found = interleaved(
            {
                "ours": lambda: noted("ours", _forwarded(resident, case.words, case.stdin)),
                "docker": lambda: noted("docker", bench.docker_run([*case.words], os.devnull, case.stdin)),
            },
            ROUNDS,
        )
    memory = f"  MB {least:.0f} for a tenth, {peaks['ours']:.0f}; docker {peaks['docker']:.0f}"
    what = f"`docker {case.words[0]}`"
    return Row(case.what, what, found["ours"], found["docker"], case.aim, memory)


def _forwarded(resident: Resident, words: Sequence[str], stdin: str) -> Run:
    return resident.forward(words, os.devnull, stdin)
