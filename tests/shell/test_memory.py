"""What lasts from line to line at a learner's shell, in bash and in a plain shell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.shell.test_host import type_line
from tutor.shell.host import Host

BASH, PLAIN = "/bin/bash", "/bin/sh"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    monkeypatch.chdir(tmp_path)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SHELL": BASH, "LC_ALL": "C.UTF-8"}
    return Host(env=env, shims=tmp_path / "state" / "shim")


@pytest.mark.parametrize("shell", [BASH, PLAIN])
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("CAT='톰 \"캣\" $x'", "printf '%s' \"$CAT\""), '톰 "캣" $x'),
        (("CAT=a\nDOG='two\nlines'", 'echo "$CAT$DOG"'), "atwo\nlines\n"),
        (("CAT=a", "CAT=b DOG=$CAT; echo $CAT", "echo $CAT$DOG"), "bb\n"),
        (("CAT=a", "unset CAT", "echo ${CAT-gone}"), "gone\n"),
        (("CAT=a", "export CAT", "sh -c 'echo $CAT'"), "a\n"),
        (
            ("alias say='echo said' ll='ls'", "unalias ll", "say it; ll 2>/dev/null || say gone"),
            "said it\nsaid gone\n",
        ),
        (("set -f", "echo *", "set +f", "touch a; echo a*"), "a\n"),
        (("set -u", "echo $nobody 2>/dev/null; echo never"), ""),
        (("umask 027", "umask", "umask 022"), ""),
        (("set -x", "echo quiet"), "quiet\n"),
        (("IFS=,", "x=a,b; set -- $x; echo $#"), "2\n"),
        (("(exit 3)", 'echo "$?"'), "0\n"),
        (("echo 'CAT=read' > rc", ". ./rc", "echo $CAT"), "read\n"),
        (("exit 4; CAT=never", "echo ${CAT-unset}"), "unset\n"),
    ],
)
def test_what_a_shell_knows_lasts(host: Host, shell: str, lines: tuple[str, ...], said: str) -> None:
    host.env["SHELL"] = shell
    assert [type_line(host, line)[1] for line in lines][-1] == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("greet() {\n  echo hello $1\n}", "greet you"), "hello you\n"),
        (("greet() { echo a; }", "greet() { echo b; }", "greet"), "b\n"),
        (("set -- one 'two words'", 'printf "<%s>" "$@"'), "<one><two words>"),
        (("names=(a 'b c')", 'echo "${names[1]}"'), "b c\n"),
        (("declare -A of=([web]=80)", "echo ${of[web]}"), "80\n"),
        (("declare -i n=4", "n+=3", "echo $n"), "7\n"),
        (("readonly KEEP=1", "KEEP=2 2>/dev/null; echo $KEEP", "echo $KEEP"), "1\n"),
        (("shopt -s nullglob", "echo x*y"), "\n"),
        (("set -o pipefail", "false | true; echo $?"), "1\n"),
        (("mkdir -p 'a b'; pushd 'a b' >/dev/null", "popd >/dev/null; ls -d 'a b'"), "a b\n"),
        (("HOST=web OPTS=-q", "echo $HOST $OPTS"), "web -q\n"),
        (("alias pwd='echo no' env=false printf=false", "CAT=a", "echo $CAT"), "a\n"),
        (("ls() { echo mine; }", "ls"), "mine\n"),
    ],
)
def test_bash_remembers_what_a_plain_shell_cannot_print(
    host: Host, lines: tuple[str, ...], said: str
) -> None:
    assert [type_line(host, line)[1] for line in lines][-1] == said


def test_the_exit_code_of_the_line_before_is_there(host: Host) -> None:
    host.code = 42  # of a docker line, which no shell ran
    assert type_line(host, "echo $?")[1] == "42\n"


def test_much_is_remembered_too(host: Host) -> None:
    """Completion scripts that a learner sources bring more than an argument can hold."""
    body = "\n".join(f"f{number}() {{ echo {'x' * 1000}; }}" for number in range(300))
    Path("many").write_text(body)
    type_line(host, ". ./many")
    assert type_line(host, "f299")[1] == f"{'x' * 1000}\n"


def test_plain_variables_and_aliases_are_known_to_the_reader_of_lines(host: Host) -> None:
    type_line(host, "NAME='my cat'; alias d=docker dl='docker logs -f'; f() { :; }")
    assert host.variables["NAME"] == "my cat"
    assert "NAME" not in host.env
    assert dict(host.memory.aliases) == {"d": "docker", "dl": "docker logs -f"}
    assert host.memory.functions == {"f"}


def test_errors_carry_the_lines_own_numbers(host: Host) -> None:
    assert "bash: line 2: nope: command not found" in type_line(host, "true\nnope")[2]
