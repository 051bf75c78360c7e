"""The facts in content/ against the docker CLI, and the scaffold that writes them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tutor.bank import cli, operands, scaffold, toml
from tutor.bank.lint.against_cli import compare, compare_plugin, differs
from tutor.bank.load import content_folder
from tutor.practice.paths import kit

needs_cli = pytest.mark.skipif(not cli.version().startswith("28."), reason="the facts are those of docker 28")


def stop() -> scaffold.Found:
    line = "Stop one or more running containers"
    return scaffold.Found("container stop", line, cli.read_help(["container", "stop"]))


@pytest.mark.slow
@needs_cli
def test_the_facts_are_what_the_cli_says():
    assert compare(content_folder()) == []


@pytest.fixture
def fetched(monkeypatch, tmp_path):
    """Let docker find the plugins that the kit fetched, where it did."""
    folder = kit().plugins("sid") / "usr/libexec/docker/cli-plugins"
    if folder.exists():
        (tmp_path / "cli-plugins").symlink_to(folder)
        monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))


@pytest.mark.slow
@pytest.mark.usefixtures("fetched")
@pytest.mark.parametrize("name", scaffold.PLUGINS)
def test_the_facts_of_plugins_are_what_they_say(name):
    found = compare_plugin(content_folder(), name)
    if found is None:
        pytest.skip(f"{name} {scaffold.PLUGINS[name]}* is not here: `python -m tutor.practice plugins sid`")
    assert found == []


@needs_cli
def test_a_wrong_fact_is_caught(tmp_path):
    path = scaffold.write(stop(), tmp_path)
    path.write_text(path.read_text("utf-8").replace('short = "t"', 'short = "T"'), "utf-8")
    found = [finding.message for finding in differs(stop(), tmp_path)]
    assert found == ["`flag` of timeout is not what the docker CLI says"]


@needs_cli
def test_scaffolding_twice_keeps_what_people_wrote(tmp_path):
    path = scaffold.write(stop(), tmp_path)
    file = tomllib.loads(path.read_text("utf-8"))
    file["text"] = {"en": "Stops it.", "ko": "중지합니다."}
    file["flag"]["signal"]["text"] = {"en": 'Sends `{signal}`, "kindly".', "ko": "보냅니다."}
    file["flag"]["signal"]["value"] = "signal"
    path.write_text(toml.dump(file), "utf-8")
    scaffold.write(stop(), tmp_path)
    assert tomllib.loads(path.read_text("utf-8")) == file


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        ("docker container run [OPTIONS] IMAGE [COMMAND] [ARG...]", ["IMAGE", "COMMAND?", "ARG?*"]),
        ("docker container stop [OPTIONS] CONTAINER [CONTAINER...]", ["CONTAINER*"]),
        ("docker image tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", ["SOURCE_IMAGE", "TARGET_IMAGE"]),
        (
            "docker container cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp",
            ["SRC_PATH", "DEST_PATH"],
        ),
        ("docker container top CONTAINER [ps OPTIONS]", ["CONTAINER", "PS_OPTIONS?*"]),
        ("docker container port CONTAINER [PRIVATE_PORT[/PROTO]]", ["CONTAINER", "PRIVATE_PORT?"]),
        ("docker image build [OPTIONS] PATH | URL | -", ["PATH"]),
        ("docker volume create [OPTIONS] [VOLUME]", ["VOLUME?"]),
    ],
)
def test_operands_are_read_off_the_usage_line(usage, expected):
    name = " ".join(usage.split()[1:3])
    found = [
        f"{place['name']}{'?' * bool(place.get('optional'))}{'*' * bool(place.get('repeatable'))}"
        for place in operands.read_operands(usage, name)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "text", ["plain", 'a "quoted" word', "it's", "two\nlines", "a\\b", 'it\'s\n"both"\\', "끝'"]
)
def test_every_text_survives_being_written(text):
    assert tomllib.loads(toml.dump({"name": text, "flag": {"x": {"text": {"en": text}}}})) == {
        "name": text,
        "flag": {"x": {"text": {"en": text}}},
    }


def test_every_real_file_is_in_the_shape_that_the_scaffold_writes():
    for path in sorted((content_folder() / "commands").glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        assert tomllib.loads(toml.dump(file)) == file, Path(path).name
