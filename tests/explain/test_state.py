"""What the daemon's state says after a line that went well, and why a container is as it is."""

from __future__ import annotations

import pytest

from tests.support.lines import read_line, real_bank, type_line
from tutor.explain import state
from tutor.explain.why import meaning, of_container
from tutor.model import Change, Outcome
from tutor.objects import ContainerFacts

OK = Outcome("ok", 0)
FIXED_DIES = "driver failed: Bind for 0.0.0.0:8080 failed: port is already allocated"


def changed(*actions: str, name: str = "web") -> Outcome:
    return Outcome("ok", 0, changes=tuple(Change("container", action, name) for action in actions))


@pytest.mark.parametrize(
    ("line", "outcome", "names"),
    [
        ("docker run -d --name web nginx", changed("create", "start"), ("web",)),
        ("docker start web", changed("start"), ("web",)),
        ("docker restart web", changed("restart"), ("web",)),
        ("docker run nginx", changed("create", "start", "die"), ()),
        ("docker start -a web", changed("start"), ()),
        ("docker run -d nginx", Outcome("failed", 125), ()),
        ("docker stop web", changed("stop"), ()),
    ],
)
def test_only_what_starts_in_the_background_is_watched(
    line: str, outcome: Outcome, names: tuple[str]
) -> None:
    assert state.started(type_line(line), outcome) == names


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("docker ps", True),
        ("docker container ls", True),
        ("docker ps --no-trunc", True),
        ("docker ps -a", False),
        ("docker ps -q", False),
        ("docker ps -f name=x", False),
        ("docker ps -l", False),
        ("docker images", False),
    ],
)
def test_only_a_plain_listing_is_looked_behind(line: str, plain: bool) -> None:
    assert state.lists_running(type_line(line), OK) is plain


@pytest.mark.parametrize(
    ("line", "code", "port"),
    [
        ("curl localhost:8080", 7, "8080"),
        ("curl -s http://127.0.0.1:9000/health", 56, "9000"),
        ("curl -v https://localhost", 52, "443"),
        ("wget -qO- http://localhost/", 4, "80"),
        ("curl localhost:8080", 0, ""),
        ("curl example.com", 7, ""),
        ("curl localhost:8080", 22, ""),
        ("ls localhost:8080", 7, ""),
    ],
)
def test_a_port_that_gives_no_answer_is_recognised(line: str, code: int, port: str) -> None:
    typed = read_line(f"!{line}")
    assert state.asked_port(typed, Outcome("failed" if code else "ok", code)) == port


@pytest.mark.parametrize(
    ("containers", "entry"),
    [
        ((), None),
        ((ContainerFacts("web", state="running"),), None),
        ((ContainerFacts("web", state="running"), ContainerFacts("old", state="exited")), None),
        ((ContainerFacts("old", state="exited"),), "ps-hides-stopped"),
        (
            (ContainerFacts("loop", state="restarting"), ContainerFacts("old", state="exited")),
            "restarting-again",
        ),
        ((ContainerFacts("sick", state="running", health="unhealthy"),), "unhealthy"),
        ((ContainerFacts("well", state="running", health="healthy"),), None),
        ((ContainerFacts("still", state="paused"),), None),
    ],
)
def test_a_listing_hides_what_beginners_look_for(
    containers: tuple[ContainerFacts], entry: str | None
) -> None:
    found = state.of_list(containers, real_bank())
    assert (found and found.id) == entry


def test_the_stopped_container_is_named_in_what_to_type_next() -> None:
    found = state.of_list((ContainerFacts("my-cat", state="exited"),), real_bank())
    assert found is not None
    assert "docker start my-cat" in found.tries


DATA = ContainerFacts("db", written=("/a", "/b", "/c", "/d"))
LEFT = ContainerFacts("db", written=("/a",), anonymous=("0" * 64,))


@pytest.mark.parametrize(
    ("line", "before", "outcome", "entry"),
    [
        ("docker rm db", DATA, changed("destroy", name="db"), "data-lost-on-rm"),
        ("docker rm db", LEFT, changed("destroy", name="db"), "volumes-left-on-rm"),
        ("docker rm -v db", LEFT, changed("destroy", name="db"), "data-lost-on-rm"),
        ("docker rm db", DATA, OK, None),
        ("docker rm db", ContainerFacts("db"), changed("destroy", name="db"), None),
    ],
)
def test_what_goes_with_a_container_is_said(
    line: str, before: ContainerFacts, outcome: Outcome, entry: str | None
) -> None:
    found = state.of_removal(type_line(line), outcome, (before,), real_bank())
    assert (found and found.id) == entry


def test_many_lost_files_are_cut_short() -> None:
    found = state.of_removal(type_line("docker rm db"), changed("destroy", name="db"), (DATA,), real_bank())
    assert found is not None
    assert found.slots["paths"] == "/a, /b, /c, ..."


@pytest.mark.parametrize(
    ("container", "entry"),
    [
        (ContainerFacts("web", state="running"), None),
        (ContainerFacts("web", state="exited"), "ended-at-once"),
        (ContainerFacts("web", state="exited", exit_code=1, log=("no config",)), "failed-at-once"),
        (ContainerFacts("web", state="exited", exit_code=1), "failed-silently"),
        (ContainerFacts("web", state="restarting", exit_code=1), "restarting-again"),
        (ContainerFacts("web", state="running", restarts=2), "restarting-again"),
    ],
)
def test_an_end_at_once_is_said_with_its_last_line(container: ContainerFacts, entry: str | None) -> None:
    found = state.of_end(container, real_bank())
    assert (found and found.id) == entry
    if entry == "failed-at-once" and found:
        assert "no config" in real_bank().say("error/failed-at-once/what", "ko", found.slots)


def test_a_silent_port_leads_to_the_container_behind_it() -> None:
    web = ContainerFacts("web", ports=("0.0.0.0:8080 -> 80/tcp", "[::]:8080 -> 80/tcp"))
    found = state.of_port("8080", (web,), real_bank())
    assert (found.id, found.slots["port"], found.tries[1]) == ("nobody-listens", "80/tcp", "docker port web")
    assert state.of_port("80", (web,), real_bank()).id == "nobody-publishes"


@pytest.mark.parametrize(
    ("container", "entry"),
    [
        (ContainerFacts("web", state="running"), None),
        (ContainerFacts("web", state="exited", exit_code=137), "exit-137"),
        (ContainerFacts("web", state="exited", exit_code=137, oom=True), "out-of-memory"),
        (ContainerFacts("web", state="exited", exit_code=42), "exit-other"),
        (ContainerFacts("web", state="exited"), "exit-0"),
        (ContainerFacts("web", state="created"), "never-started"),
        (ContainerFacts("web", state="created", exit_code=128, error=FIXED_DIES), "port-allocated"),
        (ContainerFacts("web", state="restarting"), "restarting-again"),
        (ContainerFacts("web", state="running", health="unhealthy"), "unhealthy"),
        (ContainerFacts("web", state="paused"), "container-paused"),
    ],
)
def test_why_finds_the_entry_that_fits(container: ContainerFacts, entry: str | None) -> None:
    found = of_container(container, real_bank())
    assert (found and found.id) == entry


def test_every_exit_code_has_a_meaning() -> None:
    assert {real_bank().has(meaning(code, real_bank())) for code in range(256)} == {True}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_sentence_about_a_state_has_all_its_names(lang: str) -> None:
    one = ContainerFacts("web", "nginx", "exited", 3, log=("bye",), anonymous=("v",), ports=("1:2 -> 3/tcp",))
    gone = changed("destroy")
    found = [
        state.of_end(one, real_bank()),
        state.of_list((one,), real_bank()),
        state.of_removal(type_line("docker rm web"), gone, (one,), real_bank()),
        state.of_port("2", (one,), real_bank()),
        state.of_port("4", (one,), real_bank()),
        of_container(one, real_bank()),
    ]
    for diagnosis in found:
        assert diagnosis is not None
        for part in ("what", "why", "next"):
            said = real_bank().say(f"error/{diagnosis.id}/{part}", lang, diagnosis.slots)
            assert "?" not in said, said
        assert all("{" not in line or "{{" in line for line in diagnosis.tries)
