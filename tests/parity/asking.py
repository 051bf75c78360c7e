"""Ask the docker command, or ours, what a line makes of the fake engine."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.parity.answers import API
from tests.parity.engine import Asked, Engine

if TYPE_CHECKING:
    from collections.abc import Callable

    Ended = tuple[int, str, str]
    """Exit code, standard error, standard output."""
    Run = Callable[[list[str], Path, dict[str, str], str], Ended]

ROOT = Path(__file__).parents[2]
LIMIT = 20.0  # seconds for one line
_AUTHS = {"https://index.docker.io/v1/": {"auth": "YW5uOnNlY3JldA=="}, "localhost:5000": {"auth": "Ym9iOnB3"}}
_AGES = re.compile(r"(?:About an? |Less than a |\d+ )(?:second|minute|hour|day|week|month|year)s? ago")
_OWN = re.compile(r"(Go version|Git commit|Built|Debug Mode| Context|\bGoVersion):.*")
_SERVICE = "TaskTemplate", "ContainerSpec"
_UNORDERED = (
    ("Env",),
    ("HostConfig", "Binds"),
    ("IPAM", "Config"),
    ("EndpointSpec", "Ports"),
    *((*_SERVICE, key) for key in ("Env", "Secrets", "Configs")),
)
"""Lists in bodies that the CLI reads from maps: in any order."""
FILES = {
    "app/main.py": "print(1)\n",
    "html/index.html": "<p>hi</p>\n",
    "env.list": "A=1\n# note\nTAG\nB=two words\n",
    "labels.list": "team=blue\ntier=web\n",
    "seccomp.json": '{"defaultAction": "SCMP_ACT_ALLOW"}\n',
    "password.txt": "secret\n",
    "archive.tar": "not really\n",
    **{file.name: file.read_text() for file in (Path(__file__).parent / "files").glob("*.yml")},
    "plug/config.json": '{"description": "tries"}\n',
    "plug/rootfs/bin/tool": "not really\n",
    "yes.txt": "y\n",
}
# The CLI does these side by side, or one after the other as a map of Go has them.
_MADE = r"docker stack (deploy|up)\b"
_ANY_ORDER = (
    r"docker (-\S+ )*((container )?(stop|kill|rm|restart|start|pause|unpause|wait|stats)|stack (deploy|up))\b"
)


@dataclass(frozen=True)
class Answer:
    """What came of a line. `requests` are `[what, body, headers]`; `code` is -1 where it did not end."""

    code: int
    error: str
    requests: list[list[Any]]
    output: str = ""


class Asker:
    """One program with an engine, a working folder and a home of its own."""

    def __init__(self, run: Run, folder: Path, api: str = API) -> None:
        self._run, self._home, self._work = run, folder / "home", folder / "work"
        self._engine = Engine(folder / "engine.sock", api)

    def __enter__(self) -> Asker:
        self._engine.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.__exit__()

    def ask(self, line: str) -> Answer:
        """Run a line in a fresh folder; `< FILE` at its end gives standard input."""
        self._furnish()
        written = line.replace("$PWD", str(self._work)).replace("$HOME", str(self._home))
        words, _, stdin = written.partition(" < ")
        self._engine.take()
        argv = shlex.split(words)[1:]
        code, error, output = self._run(argv, self._work, self._env(), stdin or os.devnull)
        requests = [self._plain(one) for one in self._engine.take()]
        if re.match(_ANY_ORDER, line):
            requests.sort(key=str)
        if re.match(_MADE, line):
            output = "".join(sorted(output.splitlines(keepends=True)))
        return Answer(code, self._placeless(error), requests, self._timeless(output))

    def _env(self) -> dict[str, str]:
        own = {"HOME": str(self._home), "DOCKER_HOST": self._engine.host, "PWD": str(self._work)}
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TAG": "1.0", **own}

    def _furnish(self) -> None:
        for folder in (self._home, self._work):
            shutil.rmtree(folder, ignore_errors=True)
        (self._home / ".docker").mkdir(parents=True)
        (self._home / ".docker" / "config.json").write_text(json.dumps({"auths": _AUTHS}))
        for name, text in FILES.items():
            (self._work / name).parent.mkdir(parents=True, exist_ok=True)
            (self._work / name).write_text(text)

    def _plain(self, asked: Asked) -> list[Any]:
        found = json.loads(self._placeless(json.dumps([asked.what, asked.body, asked.headers])))
        for *above, key in _UNORDERED if isinstance(found[1], dict) else ():
            holder = found[1]
            for name in above:
                holder = holder.get(name) or {}
            if isinstance(holder.get(key), list):
                holder[key].sort(key=str)
        return list(found)

    def _timeless(self, output: str) -> str:
        """Leave out what changes from day to day, and what each program tells of itself."""
        return _OWN.sub(r"\1: <own>", _AGES.sub("<age>", self._placeless(output)))

    def _placeless(self, text: str) -> str:
        places = {
            self._engine.host: "$HOST",
            quote(self._engine.host.removeprefix("unix://"), safe=""): "$SOCKET",
            str(self._work): "$PWD",
            str(self._home): "$HOME",
            str(self._work.parent): "$UP",
        }
        for place, name in places.items():
            text = text.replace(place, name)
        text = re.sub(r'time="[^"]+" level=', 'time="<now>" level=', text)
        return re.sub(r"(since|until)=\d{10}(?:\.\d+)?\b", _ago, text)


def _ago(found: re.Match[str]) -> str:
    """Leave out a moment that was reckoned from now."""
    field, moment = found[0].split("=")
    return f"{field}=<from now>" if abs(time.time() - float(moment)) < 100_000 else found[0]


def docker(argv: list[str], cwd: Path, env: dict[str, str], stdin: str) -> Ended:
    """Run the docker command."""
    with (cwd / stdin).open("rb") as source:
        try:
            done = subprocess.run(
                ["docker", *argv],
                stdin=source,
                capture_output=True,
                cwd=cwd,
                env=env,
                timeout=LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -1, "", ""
    return done.returncode, _text(done.stderr), _text(done.stdout)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


class Ours:
    """Runs our `forward` in forks of one process that has everything imported."""

    def __enter__(self) -> Ours:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.parity.asking"]
        self._process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def __call__(self, argv: list[str], cwd: Path, env: dict[str, str], stdin: str) -> Ended:
        """Run one line."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([argv, str(cwd), env, stdin]) + "\n")
        self._process.stdin.flush()
        code, error, output = json.loads(self._process.stdout.readline())
        return code, error, output


def _serve() -> None:
    """Run each line of standard input in a fork, and answer with its exit code and standard error."""
    import docker as _sdk  # noqa: F401 - imported before the forks, for speed

    import tutor.daemon.container.run
    import tutor.forward
    import tutor.language
    import tutor.plugins  # noqa: F401

    for request in sys.stdin:
        argv, cwd, env, stdin = json.loads(request)
        errors, output = Path(cwd).parent / "stderr", Path(cwd).parent / "stdout"
        child = os.fork()
        if child == 0:
            _become(argv, cwd, env, (stdin, output, errors))
        answer = [_wait(child), _text(errors.read_bytes()), _text(output.read_bytes())]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _become(argv: list[str], cwd: str, env: dict[str, str], streams: tuple[str, Path, Path]) -> None:
    """Be the docker command of ours, with these files as its streams, until the end of this process."""
    import traceback

    from tutor.forward import forward_main

    code = 70
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        for number, name in enumerate(streams):
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
            os.dup2(os.open(name, flags), number)
        code = forward_main(["--", "docker", *argv])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int) -> int:
    """Give the exit code of a process, -1 if it had to be ended."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


if __name__ == "__main__":
    _serve()
