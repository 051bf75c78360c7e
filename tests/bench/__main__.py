"""Prints how fast docker-tutor is, as ratios to something known that ran in the same minute: `make bench`."""

from __future__ import annotations

import compileall
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import venv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.keyboard import Keyboard
from tests.bench.measure import clock, interleaved, process
from tests.support.daemon import live_daemon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.daemon import LiveDaemon

ROOT = Path(__file__).parents[2]
OURS = [sys.executable, "-m", "tutor"]
SIGN = b"tutor>"
LINE = "docker run -d -p 8080:8080 -e A=b -v data:/data --name my-cat tomcat"
MANY, FEW = 1_000_000, 100_000
SLOW = 2.0


class Row(NamedTuple):
    """One line of the report. `aim` is the ratio not to go over, None where there is none."""

    what: str
    against: str
    seconds: float
    other: float
    aim: float | None = None

    def __str__(self) -> str:
        """Give the line, in milliseconds."""
        ratio = self.seconds / self.other
        verdict = (
            "" if self.aim is None else f"  aim {self.aim:.1f}  {'ok' if ratio <= self.aim else 'MISSED'}"
        )
        times = f"{self.seconds * 1000:9.1f} {self.other * 1000:9.1f}"
        return f"{self.what:44} {times} {ratio:7.2f}  {self.against}{verdict}"


def main() -> None:
    """Measure everything and print the report."""
    compileall.compile_dir(ROOT / "tutor", quiet=1)
    print(f"{'':44} {'ours ms':>9} {'other ms':>9} {'ratio':>7}  against")
    with tempfile.TemporaryDirectory() as folder, live_daemon("bench") as daemon:
        place = Path(folder)
        env = environment(place, daemon.host)
        report(words(env))
        report(first_prompt(place, env))
        daemon.need("busybox")
        daemon.docker("pull", "busybox")
        report(ps(env, folder))
        report(logs(daemon, env))


def report(rows: list[Row]) -> None:
    """Print rows as soon as they are known."""
    print(*rows, sep="\n", flush=True)


def environment(home: Path, host: str) -> dict[str, str]:
    """Give the variables that every program here runs with."""
    dropped = ("DOCKER_", "PYTHONDONTWRITEBYTECODE", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    ours = {"PYTHONPATH": str(ROOT), "DOCKER_TUTOR_HOME": str(home / "tutor"), "DOCKER_HOST": host}
    return {**kept, **ours, "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def words(env: Mapping[str, str]) -> list[Row]:
    """Time the bank and an explanation, in this process and without a daemon."""
    from tutor.bank.compile import compile_content
    from tutor.bank.load import content_folder, load

    bank = load()
    found = interleaved(
        {
            "load": clock(lambda: load().say("message/prompt.welcome", "ko")),
            "compile": clock(lambda: compile_content(content_folder())),
            "explain": clock(lambda: explain(bank)),
            "docker": clock(lambda: quiet(["docker", "--version"], env)),
        },
        rounds=5,
    )
    return [
        Row("load the bank", "compiling it from TOML", found["load"], found["compile"]),
        Row("explain a line of five flags", "`docker --version`", found["explain"], found["docker"]),
    ]


def explain(bank: object) -> None:
    """Read a line, explain it and put it in words."""
    from tutor.bank import Bank
    from tutor.cli import explained
    from tutor.language import Surroundings, read

    assert isinstance(bank, Bank)
    assert explained(read(LINE, bank, Surroundings()), bank, "ko")["notes"]


def quiet(argv: list[str], env: Mapping[str, str]) -> None:
    """Run a program to its end."""
    subprocess.run(argv, env=env, check=True, capture_output=True)


def first_prompt(place: Path, env: Mapping[str, str]) -> list[Row]:
    """Time from the start of the program to its first prompt."""
    importing = [sys.executable, "-c", "import prompt_toolkit"]
    with slow_daemon(place) as host, ptpython() as python:
        folder = str(place)
        cases = {
            "import": clock(lambda: quiet(importing, env)),
            "ours": lambda: start(OURS, env, folder, SIGN),
            "slow": lambda: start(OURS, {**env, "DOCKER_HOST": host}, folder, SIGN),
        }
        if python:
            shell = [python, "-m", "ptpython", "--config-file", str(place / "none.py")]
            cases["ptpython"] = lambda: start(shell, env, folder, b">>>")
        found = interleaved(cases, rounds=7)
    rows = [
        Row("first prompt", "`import prompt_toolkit`", found["ours"], found["import"], 1.3),
        Row("first prompt, daemon answers after 2 s", "the same", found["slow"], found["import"], 1.3),
    ]
    return rows + (
        [Row("first prompt", "ptpython", found["ours"], found["ptpython"])] if "ptpython" in found else []
    )


def start(argv: list[str], env: Mapping[str, str], cwd: str, sign: bytes) -> float:
    """Give the seconds from the start of a program until `sign` is on the terminal."""
    with Keyboard(argv, env, cwd) as keyboard:
        return keyboard.see(sign) - keyboard.started


@contextlib.contextmanager
def slow_daemon(place: Path) -> Iterator[str]:
    """Give the address of something that takes every connection and answers 2 s later."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place / "slow.sock"))
        server.listen(64)
        threading.Thread(target=_answer_late, args=[server], daemon=True).start()
        yield f"unix://{place}/slow.sock"


def _answer_late(server: socket.socket) -> None:
    while True:
        try:
            asker = server.accept()[0]
        except OSError:
            return
        threading.Timer(SLOW, partial(_answer, asker)).start()


def _answer(asker: socket.socket) -> None:
    with asker, contextlib.suppress(OSError):
        asker.sendall(b"HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\nContent-Length: 2\r\n\r\n{}")


@contextlib.contextmanager
def ptpython() -> Iterator[str]:
    """Give a Python that has ptpython, or "" where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        pip = [python, "-m", "pip", "install", "-q", "--compile", "--disable-pip-version-check", "ptpython"]
        done = subprocess.run(pip, check=False, capture_output=True, text=True)
        if done.returncode:
            print("ptpython cannot be installed here: it is left out")
        yield "" if done.returncode else python


def ps(env: Mapping[str, str], folder: str) -> list[Row]:
    """Time `ps` at the prompt, from Enter to the next prompt, against a process of the docker command."""
    with Keyboard(OURS, env, folder) as keyboard:
        keyboard.see(SIGN)

        def ours() -> float:
            keyboard.press(b"docker ps")
            keyboard.rest(0.2)
            pressed = keyboard.press(b"\r")
            return keyboard.see(b"CONTAINER ID", SIGN) - pressed

        docker = clock(lambda: quiet(["docker", "ps"], env))
        found = interleaved({"ours": ours, "docker": docker}, rounds=21)
    return [
        Row("ps, from Enter to the next prompt", "a `docker ps` process", found["ours"], found["docker"], 0.6)
    ]


def logs(daemon: LiveDaemon, env: Mapping[str, str]) -> list[Row]:
    """Time the reading of long logs, and print the memory it takes."""
    for name, count in (("many", MANY), ("few", FEW)):
        daemon.docker("run", "--name", name, "-d", "busybox", "seq", str(count))
        daemon.docker("wait", name)
    ours = [*OURS, "forward", "--", "docker", "logs"]
    peaks: dict[str, float] = {}

    def case(argv: list[str], name: str) -> float:
        run = process([*argv, name], env)
        peaks[f"{argv[0]} {name}"] = run.megabytes
        return run.seconds

    cases = {"ours": lambda: case(ours, "many"), "docker": lambda: case(["docker", "logs"], "many")}
    found = interleaved(cases, rounds=3)
    case(ours, "few")
    most, least = peaks[f"{ours[0]} many"], peaks[f"{ours[0]} few"]
    print(
        f"memory of logs: {most:.0f} MB for {MANY} lines, {least:.0f} MB for {FEW}; "
        f"the docker command {peaks['docker many']:.0f} MB"
    )
    return [Row(f"logs of {MANY} lines", "`docker logs`", found["ours"], found["docker"], 1.0)]


if __name__ == "__main__":
    assert shutil.which("docker"), "the docker command is what is compared with"
    assert time.get_clock_info("perf_counter").monotonic
    main()
