from __future__ import annotations

import pytest

from tests.support.lines import real_bank
from tutor import plugins
from tutor.explain import explain_line
from tutor.language import Surroundings, read


def told(text: str) -> dict[str, str]:
    """Give the notes of a line that are no docker command's: the words, and the key."""
    line = read(text, real_bank(), Surroundings())
    notes = explain_line(line, real_bank())
    return {text[one.start : one.end]: one.key for one in notes if one.key.startswith("message/explain.")}


@pytest.mark.parametrize("line", ["sudo docker ps", "sudo -E docker ps", "cat x | sudo docker load"])
def test_sudo_before_a_command_is_explained(line: str) -> None:
    assert "message/explain.sudo" in told(line).values()


def test_what_ends_the_options_is_explained() -> None:
    assert told("docker pull -- nginx") == {"--": "message/explain.dashes"}


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("docker stop $(docker ps -q)", {"$(docker ps -q)": "filled"}),
        ("docker run -p $1:80 $2", {"-p $1:80": "filled-value", "$2": "filled"}),
        ("docker run -p <port>:80 <image>", {"-p <port>:80": "place-value", "<image>": "place"}),
        ("docker run -m $SIZE app", {"-m $SIZE": "filled-value"}),
        ("docker build -t app:${{ github.sha }} .", {"-t app:${{ github.sha }}": "workflow-value"}),
        ("docker run -e A=$(id) -v $DIR:/x app echo $(id)", {}),
    ],
)
def test_what_is_yet_to_be_filled_in_is_taken_for_no_value(line: str, notes: dict[str, str]) -> None:
    found = read(line, real_bank(), Surroundings(keeps_unset=True, keeps_places=True))
    told = {line[one.start : one.end]: one.key for one in explain_line(found, real_bank())}
    said = {word: key.removeprefix("message/explain.") for word, key in told.items() if "/explain." in key}
    assert said == notes
    assert all(one.problem is None for one in found.invocations)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("docker run mysql --help", "option"),
        ("docker run me/tool image nginx", "either"),
        ("docker run ubuntu ls", ""),
        ("docker run --entrypoint cat nginx /etc/hosts", "argument"),
        ('docker run --entrypoint "" nginx cat /etc/hosts', ""),
    ],
)
def test_what_goes_to_the_entrypoint_is_said_to(line: str, key: str) -> None:
    keys = [one.key for one in explain_line(read(line, real_bank(), Surroundings()), real_bank())]
    assert f"operand/container run/COMMAND{'/' if key else ''}{key}" in keys


@pytest.mark.parametrize("line", ["docker ps", "echo sudo; docker ps", "docker run busybox echo -- x"])
def test_nothing_is_added_where_docker_is_all_there_is(line: str) -> None:
    assert told(line) == {}


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        (
            "docker model list --json",
            {"docker model": "model", "list": "model-list", "--json": "rest"},
        ),
        (
            "docker -D scout cves -c x nginx",
            {"docker -D scout": "scout", "cves": "scout-cves", "-c x nginx": "rest", "-D": ""},
        ),
        ("docker debug -c sh web", {"docker debug -c sh web": "debug"}),
        ("docker sandbox ls", {"docker sandbox": "sandbox", "ls": "sandbox-ls"}),
    ],
)
def test_a_command_of_another_plugin_is_told_and_its_options_are_its_own(
    line: str, notes: dict[str, str]
) -> None:
    found = plugins.adopt_all(read(line, real_bank(), Surroundings()), real_bank(), {"HOME": "/nowhere"})
    told = {line[one.start : one.end]: one.key for one in explain_line(found, real_bank())}
    assert set(told) == set(notes)
    assert all(told[words] == f"message/plugin.{key}" for words, key in notes.items() if key)


def test_a_remark_behind_a_line_is_told() -> None:
    for text in ("docker run nginx  # a server, -d", "docker info | grep a # why", "docker ps # all"):
        notes = explain_line(read(text, real_bank(), Surroundings()), real_bank())
        told = [note for note in notes if note.key == "message/shell.comment"]
        assert [text[note.start : note.end] for note in told] == [text[text.index("#") :]]
    assert not [
        one
        for one in explain_line(read("docker run a#b", real_bank(), Surroundings()), real_bank())
        if one.name == "comment"
    ]
