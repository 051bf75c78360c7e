"""Lines of a shell that has aliases and functions, and lines that set what their commands get."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank
from tutor.language import Surroundings, needs_more, read
from tutor.model import FILLED, Line

HERE = Surroundings(
    {"NAME": "web", "OUT": "x"},
    programs=frozenset({"ls", "sort", "say"}),
    aliases={"d": "docker", "dl": "docker logs -f", "ll": "ls -l", "both": "docker ps; docker images"},
    functions=frozenset({"say", "ps"}),
)


def line(text: str) -> Line:
    return read(text, real_bank(), HERE)


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("d exec web ls", ["container exec"]),
        ("dl web | sort", ["container logs"]),
        ("ls | d load", ["image load"]),
        ("sort $(d ps -q)", ["container ls"]),
        ("if d ps; then ll; fi", ["container ls"]),
        ("A=1 d ps", ["container ls"]),
        ("ll", []),
        ("both", []),
        ("say hello again", []),
        ("ps", []),
        ("say what is this", []),
    ],
)
def test_what_the_shell_has_a_name_for_is_run_by_it_and_explained(text: str, commands: list[str]) -> None:
    assert line(text).kind == "shell"
    assert [one.command for one in line(text).invocations] == commands


def test_the_words_of_an_alias_have_its_place() -> None:
    (found,) = line("dl web").invocations
    assert (found.path_start, found.path_end, found.flags[0].name) == (0, 2, "follow")
    assert found.operands[0].start == 3


@pytest.mark.parametrize("text", ["docker ps", "'d' ps", "ls d", "docker exec web d"])
def test_an_alias_counts_only_where_a_command_begins(text: str) -> None:
    assert "d " not in " ".join(one.spelled for one in line(text).invocations)
    assert line(text).kind != "shell"


@pytest.mark.parametrize(
    "text",
    [
        "for NAME in a b; do docker start $NAME; done",
        "NAME=x; docker start $NAME",
        "docker ps -q | while read -r NAME; do docker start $NAME; done",
        "export NAME=x && docker start $NAME",
        "docker start $NOBODY && ls",
    ],
)
def test_what_a_line_sets_on_the_way_is_not_known_before(text: str) -> None:
    start = line(text).invocations[-1]
    assert [(one.value.raw[:1], one.value.form) for one in start.operands] == [("$", FILLED)]


def test_what_is_set_before_the_line_is_known() -> None:
    (found,) = line("docker start $NAME && ls").invocations
    assert found.operands[0].value.raw == "web"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("! docker inspect x", "shell"),
        ("! docker ps | sort", "shell"),
        ("!docker ps", "host"),
        ("! ls", "host"),
    ],
)
def test_a_mark_alone_before_docker_is_the_shells_not(text: str, kind: str) -> None:
    assert line(text).kind == kind


def test_a_here_string_needs_no_further_line() -> None:
    assert not needs_more("docker exec -i web cat <<< 'a'")
    assert line("docker exec -i web cat <<< $NAME").joints[0].text == "web"


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("cat <<EOF\nit is $(docker ps -q | head -1)\nEOF", ["container ls"]),
        (
            "docker load <<-END\n\t$(docker save $(docker images -q))\n\tEND",
            ["image load", "image save", "image ls"],
        ),
        ("cat <<'EOF'\n$(docker ps)\nEOF", []),
        ("cat <<EOF\n\\$(docker ps) $((1 + 1))\nEOF", []),
        ("cat <<EOF\nplain\nEOF\ndocker ps $(docker info)", ["container ls", "system info"]),
    ],
)
def test_commands_in_a_here_document_are_found(text: str, commands: list[str]) -> None:
    assert [one.command for one in line(text).invocations] == commands
