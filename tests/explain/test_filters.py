"""A filter that the daemon refuses is not told as if it worked."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import explain
from tutor.explain.filters import KEYS

OTHERWISE = {
    "system events": "ignored",
    "buildx du": "nothing",
    "buildx prune": "nothing",
    "compose ls": "compose-ls",
    "compose ps": "compose-ps",
}


def said_of(line: str) -> str:
    """Give the key of what is said of the filter."""
    return next(note.key for note in explain(type_line(line), real_bank()) if note.name == "filter")


@pytest.mark.parametrize("command", sorted(KEYS))
def test_every_command_says_of_a_filter_that_it_does_not_have_that_it_does_not_work(command: str) -> None:
    operands = " ".join("x" for _ in range(real_bank().command(command).minimum))
    told = said_of(f"docker {command} --filter nosuch=1 {operands}")
    assert told == f"message/filters.{OTHERWISE.get(command, 'key')}"


def test_the_commands_with_filters_of_the_daemon_are_all_known() -> None:
    bank = real_bank()
    names = {name for name in bank.spellings.values() if "filter" in bank.command(name).flags}
    assert names <= set(KEYS)


@pytest.mark.parametrize(
    "line",
    [
        "docker builder prune --filter label=a",
        "docker builder prune --filter label!=a",
        "docker buildx du --filter until=24h",
    ],
)
def test_a_filter_that_is_taken_and_has_no_effect_is_told(line: str) -> None:
    assert said_of(line) == "message/filters.ignored"


@pytest.mark.parametrize(
    "line",
    [
        "docker ps -f exited=x",
        "docker ps -f health=ok",
        "docker images -f dangling=True",
        "docker network ls -f type=mine",
        "docker node ls -f role=boss",
        "docker search -f stars=many x",
    ],
)
def test_a_value_that_the_daemon_refuses_is_told(line: str) -> None:
    assert said_of(line) in ("message/filters.value", "message/filters.number")


@pytest.mark.parametrize(
    "line",
    [
        "docker ps -f exited=137",
        "docker ps -f health=healthy",
        "docker images -f dangling=true",
        "docker images -f until=24h",
        "docker network ls -f type=custom",
        "docker search -f stars=3 x",
        "docker builder prune --filter unused-for=24h",
        "docker builder prune --filter type=exec.cachemount",
        "docker buildx du --filter type=regular",
        "docker buildx prune --filter until=24h",
        "docker compose ps --filter status=running",
        "docker compose ls --filter name=shop",
    ],
)
def test_a_filter_that_works_is_told_by_its_own_sentence(line: str) -> None:
    assert said_of(line).startswith("flag/")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("docker buildx du --filter description~=golang", "pattern"),
        ("docker buildx prune --filter type!=regular", "not"),
        ("docker buildx du --filter nosuch~=a", "nothing"),
    ],
)
def test_a_filter_of_buildx_may_be_a_pattern_or_leave_out(line: str, told: str) -> None:
    assert said_of(line) == f"message/filters.{told}"


def test_several_events_in_one_filter_fit_nothing() -> None:
    notes = explain(type_line("docker events -f event=stop,die"), real_bank())
    told = next(note for note in notes if note.name == "filter")
    assert (told.key, told.slots["line"]) == (
        "message/filters.comma",
        "--filter event=stop --filter event=die",
    )
