"""Two sides of one comparison: the real docker command and ours, each with an equal daemon of its own."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.parity.asking import FILES
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.recorder import Recorder, Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OURS = [sys.executable, "-m", "tutor", "forward", "--", "docker"]
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What one side did: the requests, what it printed, its exit code; ids and times made equal."""

    requests: tuple[str, ...]
    out: str
    err: str
    code: int


@dataclass(frozen=True)
class Side:
    """One way to run a command line, and the daemon that it talks to through a recorder."""

    argv: tuple[str, ...]
    daemon: LiveDaemon
    recorder: Recorder
    folder: Path

    def run(self, words: Sequence[str], stdin: bytes = b"") -> Answer:
        """Run one command where the daemon's published ports are on localhost."""
        self.recorder.take()
        done = subprocess.run(
            [*self.daemon.prefix, *self.argv, *words],
            input=stdin,
            cwd=self.folder,
            env=self.env(),
            timeout=120,
            capture_output=True,
            check=False,
        )
        requests = tuple(plain(str_of(one)) for one in self.recorder.take() if one.path != "/_ping")
        return Answer(requests, plain(text(done.stdout)), plain(text(done.stderr)), done.returncode)

    def tidy(self) -> None:
        """Remove every container, network and volume; images stay."""
        script = "docker rm -fv $(docker ps -aq); docker network prune -f; docker volume prune -af"
        self.daemon.run_in(script, env={**self.env(), "DOCKER_HOST": self.daemon.host})

    def env(self) -> dict[str, str]:
        """Give the environment of a command: a home of its own, and the recorder as the daemon."""
        home = str(self.folder / ".home")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("DOCKER_", "COLUMNS"))}
        return {
            **kept,
            "HOME": home,
            "DOCKER_HOST": self.recorder.host,
            "DOCKER_CONFIG": f"{home}/.docker",
            "DOCKER_TUTOR_HOME": f"{home}/tutor",
            "PYTHONPATH": str(ROOT),
        }


@contextlib.contextmanager
def both_sides(folder: Path) -> Iterator[tuple[Side, Side]]:
    """Give the oracle's side and ours. Raises: AssertionError if the docker command is not there."""
    docker = shutil.which("docker")
    assert docker, "the docker command is the oracle of these tests"
    with contextlib.ExitStack() as stack:
        sides = []
        for name, argv in (("cli", (docker,)), ("ours", tuple(OURS))):
            daemon = stack.enter_context(live_daemon(f"parity-{name}"))
            daemon.need("hello-world", "busybox")
            socket = daemon.host.removeprefix("unix://")
            recorder = stack.enter_context(Recorder(folder / f"{name}.sock", socket))
            (folder / name / ".home" / ".docker").mkdir(parents=True)
            for file, content in FILES.items():
                (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / name / file).write_text(content)
            sides.append(Side(argv, daemon, recorder, folder / name))
        yield sides[0], sides[1]


def oracle() -> str:
    """Give the version of the docker command that is compared with."""
    return subprocess.run(["docker", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def text(data: bytes) -> str:
    """Give bytes as text for comparing and for reading in a failure."""
    return data.decode("utf-8", "backslashreplace")


def str_of(request: Request) -> str:
    """Give a request as one line with its body's keys in order."""
    import json

    query = "&".join(f"{key}={value}" for key, value in request.query)
    body: Any = request.body
    shown = json.dumps(body, sort_keys=True) if isinstance(body, dict | list) else f"{len(body or b'')} bytes"
    told = "".join(f" {_credentials(request.headers[name])}" for name in _AUTH if request.headers.get(name))
    return f"{request.method} {request.path}?{query} {shown}{told}"


_AUTH = ("x-registry-auth", "x-registry-config")


def _credentials(coded: str) -> str:
    with contextlib.suppress(ValueError):
        return base64.urlsafe_b64decode(coded).decode()
    return coded


_SAME: tuple[tuple[str, str], ...] = (
    (r"SWM(TKN|KEY)-1-[\w+/-]+", "<token>"),
    (r"-----BEGIN CERTIFICATE-----[\w\s+/=\\]*-----END CERTIFICATE-----", "<certificate>"),
    (r"\bMF?k?[wM][A-Za-z0-9+/]{14,}=*", "<key>"),
    (r"\b(?=[a-z]*\d)[0-9a-z]{25}\b", "<swarm id>"),
    (r"\b(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{12}\b", "<short>"),
    (r"^[0-9a-z]{12}(?=   |$)", "<short>"),
    (r"\bversion=\d+", "version=<number>"),
    (r'"Index": \d+', '"Index": <number>'),
    (r"\.dockerfile\.[0-9a-f]{20}\b", ".dockerfile.<random>"),
    (r"\b[0-9a-f]{64}\b", "<id>"),
    (r"\b[0-9a-f]{12}\b", "<short>"),
    (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| ?[+-]\d\d:?\d\d( [A-Z]+)?)?", "<time>"),
    (r"(About an? |Less than a |\d+ )(second|minute|hour|day|week|month|year)s?( ago)?", "<age>"),
    (r"[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}", "<time>"),
    (r"\b[a-z]+_[a-z]+\d?\b(?=\n|\"|$| *$)", "<name>"),
    (r"\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b", "<mac>"),
    (r"\bparity-(cli|ours)[\w-]*", "<side>"),
    (r"/[\w/.-]*/(cli|ours)\b", "<folder>"),
    (r"^<short>: (Verifying Checksum|Waiting)\n", ""),
    (r"\b(since|until)=\d{10}\b", r"\1=<time>"),
)


def plain(shown: str) -> str:
    """Replace what differs by chance: ids, times, made-up names, addresses of network cards."""
    for pattern, word in _SAME:
        shown = re.sub(pattern, word, shown, flags=re.MULTILINE)
    return re.sub(r"[ \t]{2,}", "  ", shown)
