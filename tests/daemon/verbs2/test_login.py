"""Logins: where credentials go, and where not."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from tests.daemon.verbs2.calls import piped
from tutor.daemon.errors import ApiError
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.daemon.verbs2.calls import Typed

DONE = {"Status": "Login Succeeded", "IdentityToken": ""}
AUTH = base64.b64encode(b"kim:s3cret").decode()


def log_in(line: Typed, *words: str) -> tuple[int, str, str]:
    with piped(b"s3cret\r\n") as stdin:
        return line("login", "-u", "kim", "--password-stdin", *words, stdin=stdin)


def test_the_password_is_read_from_standard_input_and_kept_in_the_file(typed: Callable[..., Typed]) -> None:
    line = typed(__auth=DONE)
    code, out, err = log_in(line, "http://localhost:5000/v2")
    assert (code, out) == (0, "Login Succeeded\n")
    assert "stored unencrypted" in err
    assert "s3cret" not in out + err
    body = {"username": "kim", "password": "s3cret", "serveraddress": "localhost:5000"}
    assert line.daemon.asked == [("POST", "/auth", None, body)]
    assert json.loads((line.folder / "config.json").read_text()) == {
        "auths": {"localhost:5000": {"auth": AUTH}}
    }
    assert (line.folder / "config.json").stat().st_mode & 0o777 == 0o600


def test_the_same_login_again_warns_no_more(typed: Callable[..., Typed]) -> None:
    line = typed(__auth=DONE)
    log_in(line, "localhost:5000")
    assert log_in(line, "localhost:5000")[2] == ""


def test_other_settings_survive_a_login_and_a_logout(typed: Callable[..., Typed]) -> None:
    line = typed(__auth=DONE)
    line.folder.mkdir()
    (line.folder / "config.json").write_text('{"psFormat": "{{.ID}}", "ours": 1}')
    log_in(line, "localhost:5000")
    assert line("logout", "localhost:5000")[1] == "Removing login credentials for localhost:5000\n"
    assert json.loads((line.folder / "config.json").read_text()) == {
        "auths": {},
        "psFormat": "{{.ID}}",
        "ours": 1,
    }


def test_a_refused_login_is_not_kept(typed: Callable[..., Typed]) -> None:
    line = typed(__auth=ApiError(401, "unauthorized"))
    with pytest.raises(DockerError, match="unauthorized"):
        log_in(line, "localhost:5000")
    assert not (line.folder / "config.json").exists()


def test_a_helper_program_gets_the_password_and_the_file_does_not(
    typed: Callable[..., Typed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "docker-credential-fake"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1 $(cat)" >> {tmp_path}/asked\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    line = typed(__auth=DONE)
    line.folder.mkdir()
    (line.folder / "config.json").write_text('{"credsStore": "fake"}')
    assert log_in(line, "localhost:5000") == (0, "Login Succeeded\n", "")
    stored = '{"ServerURL":"localhost:5000","Username":"kim","Secret":"s3cret"}'
    assert (tmp_path / "asked").read_text() == f"store {stored}\n"
    assert json.loads((line.folder / "config.json").read_text())["auths"] == {"localhost:5000": {}}


def test_without_a_terminal_nobody_is_asked_for_a_password(typed: Callable[..., Typed]) -> None:
    with pytest.raises(DockerError, match="Cannot perform an interactive login from a non TTY device"):
        typed()("login", "-u", "kim", "localhost:5000")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("-u", ""), "username is empty"),
        (("-u", "a", "-p", ""), "password is empty"),
    ],
)
def test_an_empty_value_is_refused(typed: Callable[..., Typed], words: tuple[str, ...], text: str) -> None:
    with pytest.raises(DockerError, match=text):
        typed()("login", *words)
