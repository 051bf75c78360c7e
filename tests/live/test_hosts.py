"""Every way to a daemon: unix, tcp, TLS, a context with its certificates, ssh; docker is the oracle."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.live.test_practice import until
from tests.support.certificates import Authority
from tests.support.daemon import LiveDaemon, live_daemon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
DOCKER = ("docker",)
OURS = (sys.executable, "-m", "tutor", "forward", "--", "docker")
ADDRESS, TLS_ADDRESS, SSH_PORT = "tcp://127.0.0.1:2375", "tcp://127.0.0.1:2376", 2222
DONE = "and done"

pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Way:
    """One way to a daemon: where the command runs, and the environment that names the daemon."""

    daemon: LiveDaemon
    folder: Path
    env: Mapping[str, str]
    words: tuple[str, ...] = field(default=())

    def run(self, program: tuple[str, ...], *line: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        """Run a command with `docker`, or with ours; give its exit code and what it printed."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith("DOCKER_")}
        home = {"HOME": str(self.folder), "DOCKER_TUTOR_HOME": str(self.folder / "tutor")}
        done = subprocess.run(
            [*self.daemon.prefix, *program, *self.words, *line],
            input=stdin,
            env={**kept, **home, "PYTHONPATH": str(ROOT), **self.env},
            cwd=self.folder,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give certificates: of the server, of a client, of a stranger, and some that miss something."""
    folder = tmp_path_factory.mktemp("certificates")
    ours, strangers = Authority(), Authority("strangers")
    server = ours.write(folder / "server", "127.0.0.1", "localhost")
    client = ours.write(folder / "client", "me")
    ours.write(folder / "old", "127.0.0.1", days=-1)
    stranger = strangers.write(folder / "stranger", "me")
    former = ours.write(folder / "former", "me", days=-1)
    for name, cert in (("authority", None), ("unknown client", stranger), ("expired client", former)):
        (folder / name).mkdir()
        shutil.copy(server / "ca.pem", folder / name)
        for file in ("cert.pem", "key.pem") if cert else ():
            shutil.copy(cert / file, folder / name)
    (folder / "damaged").mkdir()
    for file in ("ca.pem", "cert.pem", "key.pem"):
        shutil.copy(client / file, folder / "damaged")
    (folder / "damaged" / "ca.pem").write_text("no certificate")
    return folder


@pytest.fixture(scope="module")
def plain() -> Iterator[LiveDaemon]:
    with live_daemon("plain", arguments=(f"--host={ADDRESS}",)) as daemon:
        daemon.need("busybox", "jenkins/ssh-agent")
        daemon.docker("pull", "-q", "busybox")
        yield daemon


@pytest.fixture(scope="module")
def secured(files: Path) -> Iterator[LiveDaemon]:
    told = {"ca": "tlscacert", "cert": "tlscert", "key": "tlskey"}
    given = [f"--{flag}={files}/server/{name}.pem" for name, flag in told.items()]
    with live_daemon("secured", arguments=(f"--host={TLS_ADDRESS}", "--tlsverify", *given)) as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        yield daemon


@pytest.fixture(scope="module")
def expired(files: Path) -> Iterator[LiveDaemon]:
    given = [f"--tlscacert={files}/server/ca.pem"]
    given += [f"--tls{name}={files}/old/{name}.pem" for name in ("cert", "key")]
    with live_daemon("expired", arguments=(f"--host={TLS_ADDRESS}", "--tls", *given)) as daemon:
        yield daemon


@pytest.fixture
def unix(plain: LiveDaemon, tmp_path: Path) -> Way:
    return Way(plain, tmp_path, {"DOCKER_HOST": plain.host})


@pytest.fixture
def tcp(plain: LiveDaemon, tmp_path: Path) -> Way:
    return Way(plain, tmp_path, {"DOCKER_HOST": ADDRESS})


@pytest.fixture
def tls(secured: LiveDaemon, tmp_path: Path, files: Path) -> Way:
    env = {"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(files / "client")}
    return Way(secured, tmp_path, {"DOCKER_HOST": TLS_ADDRESS, **env})


@pytest.fixture
def tls_flags(secured: LiveDaemon, tmp_path: Path, files: Path) -> Way:
    client = files / "client"
    given = (
        "--tlscacert",
        f"{client}/ca.pem",
        "--tlscert",
        f"{client}/cert.pem",
        "--tlskey",
        f"{client}/key.pem",
    )
    return Way(secured, tmp_path, {}, ("-H", TLS_ADDRESS, "--tlsverify", *given))


@pytest.fixture
def unverified(secured: LiveDaemon, tmp_path: Path, files: Path) -> Way:
    env = {"DOCKER_TLS": "1", "DOCKER_CERT_PATH": str(files / "client")}
    return Way(secured, tmp_path, {"DOCKER_HOST": TLS_ADDRESS, **env})


@pytest.fixture
def context(secured: LiveDaemon, tmp_path: Path, files: Path) -> Way:
    client = files / "client"
    parts = [f"{part}={client}/{part}.pem" for part in ("ca", "cert", "key")]
    way = Way(secured, tmp_path, {"DOCKER_CONFIG": str(tmp_path / "config")})
    made = way.run(OURS, "context", "create", "far", "--docker", ",".join([f"host={TLS_ADDRESS}", *parts]))
    assert made[0] == 0, made
    return replace(way, words=("--context", "far"))


@pytest.fixture
def ssh(plain: LiveDaemon, tmp_path: Path) -> Iterator[Way]:
    """Let an sshd in a container lead to the daemon's own socket."""
    key, socket = tmp_path / "key", plain.host.removeprefix("unix://")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    program = shutil.which("docker")
    mounts = ("-v", f"{socket}:/var/run/docker.sock", "-v", f"{program}:/usr/bin/docker:ro")
    named = ("-e", f"JENKINS_AGENT_SSH_PUBKEY={key.with_suffix('.pub').read_text().strip()}")
    started = ("run", "-d", "--rm", "-p", f"127.0.0.1:{SSH_PORT}:22")
    server = plain.docker(*started, *mounts, *named, "jenkins/ssh-agent")
    Path(socket).chmod(0o666)
    (tmp_path / "ssh_config").write_text(
        f"Host *\nIdentityFile {key}\nUserKnownHostsFile {tmp_path}/known\nStrictHostKeyChecking no\n"
        "LogLevel ERROR\n"
    )
    wrapper = tmp_path / "bin" / "ssh"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {tmp_path}/ssh_config "$@"\n')
    wrapper.chmod(0o755)
    seen = f"ssh-keyscan -p {SSH_PORT} 127.0.0.1 | grep -q ."
    until(lambda: plain.run_in(seen).returncode == 0)
    path = f"{wrapper.parent}:{os.environ['PATH']}"
    yield Way(plain, tmp_path, {"DOCKER_HOST": f"ssh://jenkins@127.0.0.1:{SSH_PORT}", "PATH": path})
    with contextlib.suppress(AssertionError):
        plain.docker("rm", "-f", server)


@pytest.mark.parametrize("name", ["unix", "tcp", "tls", "tls_flags", "unverified", "context", "ssh"])
def test_a_daemon_is_used_this_way(name: str, request: pytest.FixtureRequest) -> None:
    way: Way = request.getfixturevalue(name)
    shown = [way.run(program, "version", "-f", "{{.Server.Version}}") for program in (DOCKER, OURS)]
    assert shown[0] == shown[1]
    assert shown[0][0] == 0

    typed = os.urandom(300_000)
    code, out, err = way.run(OURS, "run", "-i", "--rm", "busybox", "cat", stdin=typed)
    assert (code, out, err) == (0, typed, "")
    script = "echo out; echo err >&2; exit 3"
    assert way.run(OURS, "run", "--rm", "busybox", "sh", "-c", script) == (3, b"out\n", "err\n")

    told = f"for n in 1 2 3; do echo line $n; sleep 0.2; done; echo {DONE}"
    assert way.run(OURS, "run", "-d", "--name", f"teller-{name}", "busybox", "sh", "-c", told)[0] == 0
    followed = way.run(OURS, "logs", "-f", f"teller-{name}")
    assert followed == (0, f"line 1\nline 2\nline 3\n{DONE}\n".encode(), "")

    (way.folder / "sent").write_bytes(typed)
    assert way.run(OURS, "cp", "-q", "sent", f"teller-{name}:/kept")[0] == 0
    assert way.run(OURS, "cp", "-q", f"teller-{name}:/kept", "back")[0] == 0
    assert (way.folder / "back").read_bytes() == typed
    assert way.run(OURS, "rm", f"teller-{name}")[0] == 0


LINES = ("ps", "run --rm busybox true", "logs -f x")


@pytest.mark.parametrize(
    ("place", "address", "certificates"),
    [
        ("plain", "tcp://127.0.0.1:1", None),
        ("plain", "tcp://nosuch.invalid:2375", None),
        ("plain", "nosuch", None),
        ("plain", "unix:///nosuch.sock", None),
        ("plain", ADDRESS, "client"),
        ("secured", TLS_ADDRESS, None),
        ("secured", TLS_ADDRESS, "stranger"),
        ("secured", TLS_ADDRESS, "authority"),
        ("secured", TLS_ADDRESS, "unknown client"),
        ("secured", TLS_ADDRESS, "expired client"),
        ("secured", TLS_ADDRESS, "damaged"),
        ("secured", "tcp://127.0.0.2:2376", "client"),
        ("expired", TLS_ADDRESS, "authority"),
        ("plain", "ssh://127.0.0.1:1", None),
        ("plain", "ssh://ann@127.0.0.1:1/run/x.sock", None),
    ],
)
def test_what_goes_wrong_is_told_in_the_words_of_the_docker_command(
    place: str,
    address: str,
    certificates: str | None,
    files: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    daemon: LiveDaemon = request.getfixturevalue(place)
    secure = {"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(files / (certificates or ""))}
    way = Way(daemon, tmp_path, {"DOCKER_HOST": address, **(secure if certificates else {})})
    for line in LINES if not address.startswith("ssh") else LINES[:1]:
        theirs, ours = told(way, line)
        if ours != theirs:  # an alert may come while a request is still being written
            theirs, ours = told(way, line)
        assert ours == theirs, line
        assert ours[0] != 0


def told(way: Way, line: str) -> tuple[tuple[int, bytes, str], tuple[int, bytes, str]]:
    """Give what both programs say."""
    theirs, ours = (timeless(way.run(program, *line.split())) for program in (DOCKER, OURS))
    return theirs, ours


def timeless(answer: tuple[int, bytes, str]) -> tuple[int, bytes, str]:
    """Leave out what time it is."""
    return (*answer[:2], re.sub(r"current time \S+", "current time <now>", answer[2]))
