"""Lines for plugins: which words are flags of the plugin, of its command, and which are operands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lines import real_bank, type_line
from tutor import language
from tutor.explain import explain, unexplained
from tutor.model import NO_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.model import Invocation, Line

    TypeLine = Callable[..., Line]


def flags(found: Invocation) -> list[tuple[str, str]]:
    return [(use.name, use.value.raw) for use in found.flags]


def operands(found: Invocation) -> list[tuple[str, str]]:
    return [(operand.name, operand.value.raw) for operand in found.operands]


def unclear(found: Invocation) -> list[str]:
    return [found.line[start:end] for start, end in unexplained(found)]


def test_flags_of_compose_itself_stand_before_its_command() -> None:
    text = "docker -D compose -f a.yml -p shop up -d web"
    found = type_line(text)
    assert (found.command, found.spelled) == ("compose up", "compose up")
    assert [use.name for use in found.globals] == ["debug"]
    assert [(use.name, use.value.raw) for use in found.outer] == [("file", "a.yml"), ("project-name", "shop")]
    assert flags(found) == [("detach", "true")]
    assert operands(found) == [("SERVICE", "web")]
    assert text[found.path_start : found.path_end] == text.partition(" -d")[0]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("docker compose", "compose"),
        ("compose ps", "compose ps"),
        ("docker buildx imagetools --builder x inspect nginx", "buildx imagetools inspect"),
        ("docker buildx b .", "buildx build"),
        ("docker-compose down", "compose down"),
        ("docker build --push .", "buildx build"),
        ("docker image build --secret id=a .", "buildx build"),
        ("docker builder du", "buildx du"),
        ("docker build .", "image build"),
        ("docker build --nope .", "image build"),
        ("docker builder prune -f", "builder prune"),
    ],
)
def test_the_command_is_found(text: str, command: str) -> None:
    assert type_line(text).command == command


def test_a_command_may_have_commands_below_it() -> None:
    assert type_line("docker buildx history inspect ^1 --format json").command == "buildx history inspect"
    assert operands(type_line("docker buildx history inspect ^1 --format json")) == [("REF", "^1")]
    below = type_line("docker buildx history inspect attachment ^1 --type sbom")
    assert below.command == "buildx history inspect attachment"
    assert operands(below) == [("REF", "^1")]
    assert unclear(type_line("docker buildx imagetools nope")) == ["nope"]


def test_flags_end_at_the_service_for_exec_and_run_only() -> None:
    found = type_line("docker compose exec -it db ls -l")
    assert flags(found) == [("interactive", "true"), ("tty", "true")]
    assert operands(found) == [("SERVICE", "db"), ("COMMAND", "ls"), ("ARGS", "-l")]
    assert flags(type_line("docker compose up web -d")) == [("detach", "true")]


def test_every_command_has_the_flags_that_the_plugin_has_everywhere() -> None:
    assert flags(type_line("docker compose ps --dry-run")) == [("dry-run", "true")]
    assert flags(type_line("docker buildx ls --builder x")) == [("builder", "x")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("docker compose up -d --nope web", ["--nope", "web"]),
        ("docker compose logs --tail", ["--tail"]),
        ("docker compose down -t soon --nope web", ["--nope", "web"]),
        ("docker compose nope up", ["nope", "up"]),
        ("docker compose -z up", ["-z", "up"]),
        ("docker buildx version now", ["now"]),
        ("docker compose -f a.yml up -d web", []),
    ],
)
def test_what_the_plugin_would_refuse_stays_unexplained(text: str, words: list[str]) -> None:
    assert unclear(type_line(text)) == words


def test_words_behind_a_value_that_the_plugin_would_refuse_are_read_on() -> None:
    found = type_line("docker buildx build -t UPPER --push .")
    assert flags(found)[1] == ("push", "true")
    assert operands(found) == [("PATH", ".")]


def test_the_problem_is_what_docker_says_without_the_plugin() -> None:
    problem = type_line("docker compose up -d").problem
    assert problem is not None
    assert (problem.code, problem.exit_code) == (NO_PLUGIN, 125)
    assert problem.text.startswith("unknown shorthand flag: 'd' in -d")


def test_the_old_program_is_suggested_as_the_plugin(type_line: TypeLine) -> None:
    line = type_line("docker-compose -f a.yml up -d")
    assert line.kind == "docker"
    problem = line.invocations[0].problem
    assert problem is not None
    assert problem.text == "docker-compose: command not found"
    assert problem.suggestion == "docker compose -f a.yml up -d"


def test_an_old_program_that_is_installed_runs_on_the_host() -> None:
    surroundings = language.Surroundings(programs=frozenset({"docker-compose"}))
    line = language.read("docker-compose up -d", real_bank(), surroundings)
    assert line.kind == "host"
    assert [(one.command, one.problem) for one in line.invocations] == [("compose up", None)]


def test_both_spellings_are_found_in_a_line_for_the_shell(type_line: TypeLine) -> None:
    line = type_line("cd shop && docker-compose up -d; docker compose logs | tail")
    assert line.kind == "shell"
    assert [one.command for one in line.invocations] == ["compose up", "compose logs"]


@pytest.mark.parametrize(
    ("text", "wrong", "near", "behind"),
    [
        ("docker compose upp -d web", "upp", "up", ["-d", "web"]),
        ("docker compose upp", "upp", "up", []),
        ("docker compose -f a.yml stat web", "stat", "stats", ["web"]),
        ("docker compose remove -f", "remove", "rm", ["-f"]),
        ("docker compose frobnicate -d web", "frobnicate", "", []),
        ("docker compose up --biuld -d web", "--biuld", "--build", ["-d", "web"]),
        ("docker compose up --nonsense -d web", "--nonsense", "", ["-d", "web"]),
        ("docker compose up --nonsense 5 web", "--nonsense", "", ["web"]),
        ("docker compose ps web --foo", "--foo", "", []),
        ("docker compose --foo up", "--foo", "", []),
        ("docker buildx bild -t x .", "bild", "build", ["-t x", "."]),
        ("docker buildx build --foo -t x .", "--foo", "", ["-t x", "."]),
        ("docker buildx imagetool create -t a b", "imagetool", "imagetools", ["create", "-t a", "b"]),
    ],
)
def test_what_a_plugin_does_not_have_is_told_and_the_rest_is_explained(
    text: str, wrong: str, near: str, behind: list[str]
) -> None:
    found = type_line(text)
    assert found.problem is None or found.problem.code == NO_PLUGIN
    notes = explain(found, real_bank())
    (told,) = [note for note in notes if note.key.startswith("message/plugin.no-")]
    assert (text[told.start : told.end], told.slots["near"]) == (wrong, near)
    assert [text[one.start : one.end] for one in notes if one.start > told.start and one.end] == behind
    for lang in ("ko", "en"):
        assert f"`{near or wrong}`" in real_bank().say(told.key, lang, told.slots)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("docker composee up -d", "docker compose up -d"),
        ("docker buidx ls", "docker buildx ls"),
        ("docker-compse up -d", "docker compose up -d"),
        ("docker-componse down", "docker compose down"),
    ],
)
def test_a_plugin_that_was_mistyped_is_suggested(text: str, line: str) -> None:
    problem = type_line(text).problem
    assert problem
    assert problem.suggestion == line


def test_what_the_shell_fills_in_may_be_options() -> None:
    here = language.Surroundings(keeps_unset=True)
    found = language.read('docker buildx build $TAGS "${MORE[@]}" .', real_bank(), here).invocations[0]
    assert [value for _, value in operands(found)] == ["$TAGS", "${MORE[@]}", "."]
    assert unclear(found) == []
    assert unclear(type_line("docker buildx build . more")) == ["more"]
