"""Host lines in a real shell, through pipes and through a real pseudo-terminal."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from tests.support.terminal import Screen
from tutor.shell.host import Host


@dataclass
class Written:
    data: bytes = b""

    def write(self, data: bytes | memoryview) -> None:
        self.data += bytes(data)

    def flush(self) -> None:
        pass


@dataclass
class NoTerminal:
    stdin: int = -1
    out: Written = field(default_factory=Written)
    err: Written = field(default_factory=Written)

    def is_tty(self, stream: Literal["out", "err", "in"]) -> bool:
        return False

    def size(self) -> tuple[int, int]:
        return 0, 0


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    monkeypatch.chdir(tmp_path)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SHELL": "/bin/bash", "LC_ALL": "C.UTF-8"}
    return Host(env=env, shims=tmp_path / "state" / "shim")


def type_line(host: Host, text: str) -> tuple[int, str, str]:
    terminal = NoTerminal()
    code = host.run(text, terminal, {})
    return code, terminal.out.data.decode(), terminal.err.data.decode()


def test_output_error_and_exit_code_are_the_shells(host: Host) -> None:
    assert type_line(host, "echo out; echo err >&2; exit 3") == (3, "out\n", "err\n")


def test_a_pipe_behaves_as_in_the_shell(host: Host) -> None:
    assert type_line(host, "printf 'b\\na\\n' | sort | head -1") == (0, "a\n", "")


def test_an_unknown_program_gives_127(host: Host) -> None:
    code, _, error = type_line(host, "no-such-program-at-all")
    assert code == 127
    assert "no-such-program-at-all" in error


def test_a_killed_shell_gives_128_and_the_signal(host: Host) -> None:
    assert type_line(host, "kill -9 $$")[0] == 137


def test_cd_lasts(host: Host, tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    type_line(host, "cd 'a b'")
    assert Path.cwd() == tmp_path / "a b"
    assert type_line(host, "cd - >/dev/null && pwd") == (0, f"{tmp_path}\n", "")


def test_exported_variables_last_and_can_be_unset(host: Host) -> None:
    type_line(host, "export CAT='톰 캣' DOG=1; unset DOG")
    assert host.env["CAT"] == "톰 캣"
    assert type_line(host, "echo $CAT$DOG")[1] == "톰 캣\n"
    type_line(host, "unset CAT")
    assert "CAT" not in host.env


def test_a_change_of_path_lasts_without_our_folder(host: Host) -> None:
    before = host.env["PATH"]
    type_line(host, "export PATH=$PATH:/opt/more")
    assert host.env["PATH"] == f"{before}:/opt/more"


def test_variables_for_one_line_do_not_last(host: Host) -> None:
    terminal = NoTerminal()
    host.run("echo $DOCKER_HOST", terminal, {"DOCKER_HOST": "unix:///practice"})
    assert terminal.out.data == b"unix:///practice\n"
    assert "DOCKER_HOST" not in host.env


def test_docker_means_us_also_for_programs_that_call_it(host: Host) -> None:
    found = type_line(host, "command -v docker; echo x | xargs sh -c 'command -v docker'")[1].split()
    assert set(found) == {str(host.shims / "docker")}
    assert os.access(host.shims / "docker", os.X_OK)


def test_a_shell_of_another_language_is_replaced(host: Host) -> None:
    host.env["SHELL"] = "/usr/bin/fish"
    assert host.shell == "/bin/sh"
    assert type_line(host, "cd / && pwd") == (0, "/\n", "")


def test_a_background_program_does_not_hold_the_prompt(host: Host) -> None:
    assert type_line(host, "sleep 60 >/dev/null & echo started; kill $!")[1] == "started\n"


PROGRAM = """
import os, sys
from pathlib import Path
from tutor.shell.host import Host

class Out:
    def write(self, data): sys.stdout.buffer.write(data)
    def flush(self): sys.stdout.buffer.flush()

class Terminal:
    stdin, out, err = 0, Out(), Out()
    def is_tty(self, stream): return True
    def size(self): return tuple(reversed(os.get_terminal_size()))

host = Host(env=dict(os.environ), shims=Path("shim"))
while True:
    print("> ", end="", flush=True)
    code = host.run(input(), Terminal(), {})
    print(f"code {code} ahead {host.typed_ahead}")
"""


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    root = str(Path(__file__).resolve().parents[2])
    env = {"PATH": os.environ["PATH"], "SHELL": "/bin/bash", "TERM": "xterm", "PYTHONPATH": root}
    return Screen([sys.executable, "-c", PROGRAM], env=env, cwd=str(tmp_path))


def test_a_host_program_has_a_terminal_of_the_right_size(screen: Screen) -> None:
    screen.wait("> ")
    screen.send("test -t 0 && test -t 1 && stty size\r")
    screen.wait("24 80\ncode 0")
    screen.close()


def test_ctrl_c_ends_the_program_and_not_the_prompt(screen: Screen) -> None:
    screen.wait("> ")
    screen.send("sh -c 'echo begun; exec sleep 60'\r")  # outside, bash may lose a signal before it forks
    screen.wait("^begun")
    screen.send("\x03")
    screen.wait(r"code 130.*\n> ")
    screen.send("echo again\r")
    screen.wait("^again")
    screen.close()


def test_keys_that_no_program_read_are_kept(screen: Screen) -> None:
    screen.wait("> ")
    screen.send("echo begun; sleep 0.5\r")
    screen.wait("^begun")
    screen.send("next\r")
    screen.wait(r"ahead b'next\\n'")
    screen.close()


def test_the_terminal_is_restored_after_a_program_that_leaves_it_raw(screen: Screen) -> None:
    screen.wait("> ")
    screen.send("stty raw -echo\r")
    screen.wait(r"code 0.*\n> ")
    screen.send("echo cooked\r")
    screen.wait("^cooked")
    screen.close()
