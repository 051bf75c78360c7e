"""Who runs a line: docker's own commands, a plugin, or the docker program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.lines import real_bank, type_line
from tutor import plugins

if TYPE_CHECKING:
    from tutor.model import Invocation
    from tutor.plugins import Route

ROOT = Path(__file__).parents[2]
SAID = {"SchemaVersion": "0.1.0", "Vendor": "us", "ShortDescription": "Does foo"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "cli-plugins").mkdir()
    return tmp_path


def install(home: Path, name: str, said: object = SAID) -> str:
    path = home / "cli-plugins" / f"docker-{name}"
    path.write_text(f"#!/bin/sh\necho '{json.dumps(said)}'\n")
    path.chmod(0o755)
    return str(path)


def sent(text: str, home: Path, **env: str) -> tuple[Invocation, Route]:
    known = {"DOCKER_CONFIG": str(home), "PATH": "", **env}
    found = plugins.adopt(type_line(text), real_bank(), known)
    return found, plugins.route(found, text.split(), real_bank(), known)


def test_a_plugin_gets_the_whole_line(home: Path) -> None:
    path = install(home, "compose")
    found, way = sent("docker -D compose -f x.yaml up -d", home)
    assert (found.command, found.plugin, found.problem) == ("compose up", "compose", None)
    assert way.argv == (path, "-D", "compose", "-f", "x.yaml", "up", "-d")
    assert way.env["DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"] == "docker"


@pytest.mark.parametrize(
    ("line", "helps"),
    [("docker help compose up", True), ("docker compose help", False), ("docker -c help compose up", False)],
)
def test_docker_asks_a_plugin_for_its_help_otherwise(home: Path, line: str, helps: bool) -> None:
    install(home, "compose")
    assert sent(line, home)[1].helps == helps


def test_without_the_plugin_docker_refuses_as_ever(home: Path) -> None:
    found, way = sent("docker compose up", home)
    assert way == plugins.Route()
    assert found.problem is not None
    assert found.problem.code == "no-plugin"
    assert found.problem.text.startswith("docker: unknown command: docker compose")


def test_compose_says_itself_which_project_a_line_is_about(home: Path) -> None:
    from tutor.plugins.project import Project, project

    found, _ = sent("docker compose -f a.yml -p mine down", home)
    env = {"DOCKER_CONFIG": str(home), "PATH": "/usr/bin:/bin"}
    assert project(found, env) == Project("mine")  # without the plugin as the line says
    said = {**SAID, "name": "shop", "services": {"db": {"image": "postgres"}, "web": {"build": {}}}}
    install(home, "compose", said)
    assert project(found, env) == Project("shop", ("postgres",))
    assert project(sent("docker compose down", home)[0], {**env, "DOCKER_CONFIG": "/nowhere"}) is None


def test_what_only_buildx_knows_goes_to_it_under_any_spelling(home: Path) -> None:
    without, _ = sent("docker build --push .", home)
    path = install(home, "buildx")
    found, way = sent("docker build --push .", home)
    assert without.problem is not None
    assert (found.command, found.problem, way.argv) == (
        "buildx build",
        None,
        (path, "buildx", "build", "--push", "."),
    )


@pytest.mark.parametrize("said", [{}, {"SchemaVersion": "0.1.0"}, {"SchemaVersion": "9", "Vendor": "x"}, []])
def test_a_program_that_is_no_plugin_is_not_run(home: Path, said: object) -> None:
    install(home, "compose", said)
    assert sent("docker compose up", home)[1].argv == ()


def test_a_plugin_cannot_take_the_place_of_a_command(home: Path) -> None:
    install(home, "run")
    assert sent("docker run busybox", home)[1] == plugins.Route()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("docker build --push .", ["buildx", "build", "--push", "."]),
        ("docker image build .", ["buildx", "build", "."]),
        ("docker builder prune -f", ["buildx", "prune", "-f"]),
    ],
)
def test_a_build_goes_to_buildx_where_that_is_installed(home: Path, line: str, words: list[str]) -> None:
    path = install(home, "buildx")
    found, way = sent(line, home)
    assert found.plugin == "buildx"
    assert list(way.argv) == [path, *words]
    assert way.env["BUILDX_BUILDER"] == "default"


def test_a_builder_of_ones_own_choice_is_kept(home: Path) -> None:
    install(home, "buildx")
    assert "BUILDX_BUILDER" not in sent("docker build --builder mine .", home)[1].env


def test_without_buildx_the_old_builder_warns(home: Path) -> None:
    assert "legacy builder" in sent("docker build .", home)[1].notice


def test_buildkit_can_be_turned_off_and_insisted_on(home: Path) -> None:
    assert "DOCKER_BUILDKIT=0" in sent("docker build .", home, DOCKER_BUILDKIT="0")[1].notice
    assert "missing or broken" in sent("docker build .", home, DOCKER_BUILDKIT="1")[1].error
    assert "maybe" in sent("docker ps", home, DOCKER_BUILDKIT="maybe")[1].error


@pytest.fixture
def real(home: Path) -> Path:
    """Give a docker program that is not one of ours."""
    program = home / "bin" / "docker"
    program.parent.mkdir()
    program.write_text("\x7fELF")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("line", "trust"),
    [
        ("docker pull --disable-content-trust=false nginx", ""),
        ("docker image push --disable-content-trust=0 me/app", "0"),
        ("docker pull nginx", "1"),
        ("docker run -d nginx", "yes"),
        ("docker create nginx", "true"),
        ("docker build .", "1"),
        ("docker plugin install me/plug", "1"),
        ("docker plugin upgrade me/plug", "1"),
    ],
)
def test_a_line_that_asks_for_signed_images_is_never_ours(
    home: Path, real: Path, line: str, trust: str
) -> None:
    env = {"DOCKER_CONTENT_TRUST": trust, "PATH": str(real.parent)}
    assert sent(line, home, **env)[1].argv == (str(real), *line.split()[1:])
    assert sent(line, home, **{**env, "PATH": ""})[1] == plugins.Route(lacking="plugin.no-signatures")


@pytest.mark.parametrize(
    ("line", "trust"),
    [
        ("docker pull --disable-content-trust nginx", "1"),
        ("docker pull --disable-content-trust=true nginx", "1"),
        ("docker pull nginx", "0"),
        ("docker pull nginx", "false"),
        ("docker pull nginx", ""),
        ("docker pull --help", "1"),
        ("docker ps", "1"),
    ],
)
def test_other_lines_are_ours_whatever_the_environment_says(
    home: Path, real: Path, line: str, trust: str
) -> None:
    assert sent(line, home, DOCKER_CONTENT_TRUST=trust, PATH=str(real.parent))[1] == plugins.Route()


def test_without_the_docker_program_nothing_unsigned_is_fetched(home: Path) -> None:
    words = [sys.executable, "-m", "tutor", "forward", "--", "docker", "pull", "hello-world"]
    env = {"DOCKER_CONTENT_TRUST": "1", "PATH": "", "HOME": str(home), "DOCKER_HOST": "unix:///nosuch"}
    done = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("This line asks for signed images.")
    assert "Nothing was done." in done.stderr


def test_what_the_docker_program_does_itself_goes_to_it(home: Path, real: Path) -> None:
    shim = home / "shim" / "docker"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\nexec python -m tutor forward -- docker\n")
    shim.chmod(0o755)
    _, way = sent("docker manifest inspect x", home, PATH=f"{shim.parent}:{real.parent}")
    assert way.argv == (str(real), "manifest", "inspect", "x")
    assert sent("docker manifest inspect x", home)[1].lacking


def test_help_lists_plugins_among_the_management_commands() -> None:
    from tutor.language import usage

    text = usage("docker", "", real_bank(), plugins=[("foo", "Does foo", ""), ("bad", "", "is broken")])
    assert "  context     Manage contexts\n  foo*        Does foo\n  image " in text
    assert "Invalid Plugins:\n  bad         is broken\n\nGlobal Options:" in text
