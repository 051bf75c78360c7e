"""Compose files are read, checked, merged, written as by `docker stack config`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.daemon.stack.cases import CASES
from tests.daemon.stack.record import ENV, FILE, Said, arguments, ask, plain
from tests.daemon.verbs2.calls import Daemon, Typed, piped
from tutor.bank import load
from tutor.errors import DockerError

if TYPE_CHECKING:
    from pathlib import Path

RECORDED: dict[tuple[str, ...], Said] = {
    tuple(case): tuple(said) for *case, said in json.loads(FILE.read_text())
}


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    for name in os.environ:
        monkeypatch.delenv(name)
    for name, value in ENV.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return Typed(load(), tmp_path / "settings", Daemon())


def said(typed: Typed, *words: str, stdin: int = -1) -> Said:
    """Type `stack config`; give the exit code, output and error."""
    try:
        return typed("stack", "config", *words, stdin=stdin)
    except DockerError as error:
        return (
            error.code,
            typed.terminal.out.data.decode(),
            f"{typed.terminal.err.data.decode()}{error.text}\n",
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[-1][:60])
def test_a_compose_file_is_read_as_the_docker_command_reads_it(
    case: tuple[str, ...], typed: Typed, tmp_path: Path
) -> None:
    code, out, err = said(typed, *arguments(case, tmp_path))
    assert (code, plain(out, tmp_path), plain(err, tmp_path)) == RECORDED[case]


@pytest.mark.slow
def test_the_recording_is_what_the_docker_command_says(tmp_path: Path) -> None:
    found = shutil.which("docker")
    version = subprocess.run([found, "--version"], capture_output=True, text=True).stdout if found else ""
    if "28.2.2" not in version:
        pytest.skip("needs docker 28.2.2")
    assert [case for case in CASES if ask(case, tmp_path) != RECORDED[case]] == []


def test_a_compose_file_may_come_from_standard_input(typed: Typed) -> None:
    with piped(b"services: {web: {image: nginx, volumes: [./a:/b]}}") as stdin:
        code, out, _ = said(typed, "-c", "-", stdin=stdin)
    assert code == 0
    assert f"source: {os.getcwd()}/a" in out  # noqa: PTH109


def test_one_option_may_name_several_files(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("services: {web: {image: nginx}}")
    (tmp_path / "b.yml").write_text("services: {web: {user: ann}}")
    assert "user: ann" in said(typed, "-c", "a.yml,b.yml")[1]
    assert said(typed, "-c", "a.yml,nosuch.yml")[2] == "open nosuch.yml: no such file or directory\n"
    assert said(typed, "-c", str(tmp_path))[2] == f"read {tmp_path}: is a directory\n"
    assert said(typed)[2] == "Specify a Compose file (with --compose-file)\n"


def test_relative_paths_begin_where_the_first_file_is(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yml").write_text("secrets: {s: {file: ../s.txt}}\nconfigs: {c: {file: c.txt}}")
    out = said(typed, "-c", "sub/a.yml")[1]
    assert f"file: {tmp_path}/s.txt" in out
    assert f"file: {tmp_path}/sub/c.txt" in out


def test_variables_of_an_env_file_take_empty_values_from_the_environment(
    typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "a.env").write_text("# comment\nHOME=\nA=1\nB\nC=x=y\n")
    (tmp_path / "a.yml").write_text("services: {web: {image: nginx, env_file: a.env, environment: [A=2]}}")
    out = said(typed, "-c", "a.yml")[1]
    assert 'A: "2"\n      C: x=y\n      HOME: /home/ann\n' in out
