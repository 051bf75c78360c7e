from __future__ import annotations

import pytest

from tests.support.lines import real_bank
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


@pytest.mark.parametrize("line", ["docker ps", "echo sudo; docker ps", "docker run busybox echo -- x"])
def test_nothing_is_added_where_docker_is_all_there_is(line: str) -> None:
    assert told(line) == {}
