"""Contexts: the files, the one in use, what is refused. The words were compared with the docker command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tutor.daemon import connect
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.daemon.verbs2.calls import Typed

HOST = "host=tcp://127.0.0.1:1"


def test_a_context_is_created_listed_used_and_removed(typed: Callable[..., Typed]) -> None:
    line = typed()
    assert line("context", "create", "away", "--docker", HOST) == (
        0,
        "away\n",
        'Successfully created context "away"\n',
    )
    assert line("context", "ls", "-q")[1] == "away\ndefault\n"
    line("context", "use", "away")
    settings = json.loads((line.folder / "config.json").read_text())
    assert settings == {"auths": {}, "currentContext": "away"}
    assert line("context", "rm", "away")[1] == "away\n"


def test_the_context_in_use_is_only_removed_with_force(typed: Callable[..., Typed]) -> None:
    line = typed(context="away")
    line("context", "create", "away", "--docker", HOST)
    with pytest.raises(DockerError, match="is in use, set -f flag"):
        line("context", "rm", "away")
    assert line("context", "rm", "-f", "away")[1] == "away\n"


def test_the_files_are_as_the_docker_command_writes_them(typed: Callable[..., Typed]) -> None:
    line = typed()
    line("context", "create", "away", "--docker", HOST, "--description", "a <b>")
    [file] = line.folder.glob("contexts/meta/*/meta.json")
    docker = '{"docker":{"Host":"tcp://127.0.0.1:1","SkipTLSVerify":false}}'
    text = r'{"Name":"away","Metadata":{"Description":"a \u003cb\u003e"},"Endpoints":'
    assert file.read_text() == f"{text}{docker}}}"


def test_an_exported_context_can_be_imported(typed: Callable[..., Typed], tmp_path: Path) -> None:
    line = typed()
    (tmp_path / "key.pem").write_text("secret")
    line("context", "create", "away", "--docker", f"{HOST},key={tmp_path / 'key.pem'}")
    line("context", "export", "away", "a.tar")
    line("context", "import", "again", "a.tar")
    [_, key] = sorted(line.folder.glob("contexts/tls/*/docker/key.pem"))
    assert key.read_text() == "secret"
    assert key.stat().st_mode & 0o777 == 0o600


def test_an_archive_with_other_files_is_no_context(typed: Callable[..., Typed], tmp_path: Path) -> None:
    import tarfile

    (tmp_path / "evil").write_text("x")
    with tarfile.open("evil.tar", "w") as archive:
        archive.add("evil", "tls/../../evil")
    with pytest.raises(DockerError, match="unexpected context file"):
        typed()("context", "import", "away", "evil.tar")


def test_an_unknown_context_in_use_is_listed_with_its_error(typed: Callable[..., Typed]) -> None:
    listed = typed(context="gone")("context", "ls", "--format", "{{.Name}} {{.Current}} {{.Error}}")[1]
    assert 'gone true context "gone": context not found' in listed


def test_an_unknown_context_is_told_when_the_daemon_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    monkeypatch.setenv("DOCKER_CONTEXT", "gone")
    connection = connect()
    assert connection.endpoint.context == "gone"
    with pytest.raises(DockerError, match='context "gone": context not found'):
        connection.get("/info")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("foo=bar", "unrecognized config key: foo"),
        ("skip-tls-verify=maybe", 'skip-tls-verify: parsing "maybe": invalid syntax'),
        ("host=h:1", "unable to parse docker host `h:1`"),
        ("host=ssh://u:p@h", "plain-text password is not supported"),
        ("ca=/nosuch", "open /nosuch: no such file or directory"),
        ("from=gone", 'context "gone": context not found'),
    ],
)
def test_options_that_make_no_endpoint_are_refused(
    typed: Callable[..., Typed], options: str, text: str
) -> None:
    with pytest.raises(DockerError) as refused:
        typed()("context", "create", "away", "--docker", options)
    assert refused.value.text.startswith("unable to create docker endpoint config: ")
    assert text in refused.value.text


def test_templates_see_metadata_as_the_docker_command_has_them(typed: Callable[..., Typed]) -> None:
    line = typed()
    line("context", "create", "away", "--docker", HOST)
    shown = line("context", "inspect", "away", "-f", "{{.Metadata}} {{.Endpoints.docker.Host}}")[1]
    assert shown == "{away { map[]} map[docker:{tcp://127.0.0.1:1 false}]} tcp://127.0.0.1:1\n"
