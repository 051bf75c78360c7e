"""What a learner knows is said more briefly, then not at all, until it goes wrong."""

from __future__ import annotations

import pytest

from tests.support.lines import read_line, real_bank
from tutor.explain import explain, fading
from tutor.model import Diagnosis, Note, Outcome

RUN = "docker run -d -p 8080:80 --name my-cat nginx"
OK = Outcome("ok", 0)


def notes(line: str) -> tuple[Note, ...]:
    return tuple(note for one in read_line(line).invocations for note in explain(one, real_bank()))


def lesson(line: str, outcome: Outcome, diagnosis: Diagnosis | None = None) -> fading.Lesson:
    return fading.lesson(read_line(line), notes(line), outcome, diagnosis)


@pytest.mark.parametrize(
    ("uses", "detail"), [(0, "full"), (2, "full"), (3, "short"), (7, "short"), (8, "none"), (1000, "none")]
)
def test_the_more_often_something_was_used_the_less_is_said(uses: int, detail: str) -> None:
    known = dict.fromkeys(fading.units(notes(RUN)), uses)
    assert set(fading.details(notes(RUN), known, "auto").values()) == {detail}


@pytest.mark.parametrize(("verbosity", "detail"), [("full", "full"), ("short", "short")])
def test_a_chosen_verbosity_counts_more_than_what_is_known(verbosity: str, detail: str) -> None:
    for uses in (0, 5, 50):
        known = dict.fromkeys(fading.units(notes(RUN)), uses)
        assert set(fading.details(notes(RUN), known, verbosity).values()) == {detail}  # type: ignore[arg-type]


def test_each_part_fades_by_itself() -> None:
    found = fading.details(notes(RUN), {"flag/container run/detach": 9}, "auto")
    assert [key for key, detail in found.items() if detail != "full"] == ["flag/container run/detach"]


def test_another_form_of_a_value_is_something_new() -> None:
    known = dict.fromkeys(fading.units(notes(RUN)), 9)
    found = fading.details(notes("docker run -d -p 127.0.0.1:8080:80 nginx"), known, "auto")
    assert found["flag/container run/detach"] == "none"
    assert [detail for key, detail in found.items() if "/publish" in key] == ["full"]


def test_the_steps_of_an_order_fade_together() -> None:
    steps = [note for note in notes(RUN) if note.kind == "order"]
    assert len(steps) > 1
    assert fading.units(steps) == ("order/container run",)


def test_warnings_never_fade() -> None:
    caution = Note(0, 3, "caution", "swallowed", "", "caution/L001")
    advice = Note(0, 3, "concept", "advice", "", "advice/mysql")
    assert fading.units([caution, advice]) == ()
    for verbosity in ("auto", "short", "off"):
        assert fading.details([caution, advice], {"caution/L001": 99}, verbosity) == {}  # type: ignore[arg-type]
        assert fading.shown([caution, advice], verbosity) == (caution, advice)  # type: ignore[arg-type]


def test_off_leaves_only_what_is_wrong_with_a_line() -> None:
    assert fading.shown(notes(RUN), "off") == ()
    (bad,) = fading.shown(notes("docker run -p 80:80/tpc nginx"), "off")
    assert bad.key == "message/explain.bad-value"


def test_a_line_that_ended_well_teaches_all_its_parts() -> None:
    for outcome in (OK, Outcome("interrupted", 130)):
        found = lesson(RUN, outcome)
        assert not found.failed
        assert {"command/container run", "flag/container run/name", "order/container run"} <= set(
            found.learnt
        )


def test_a_flag_that_docker_refuses_is_new_again() -> None:
    found = lesson("docker run -d -p 80:80/tpc nginx", Outcome("failed", 125, "invalid proto: tpc"))
    assert found.learnt == ()
    assert found.failed == ("flag/container run/publish",)


def test_a_value_that_the_daemon_complains_of_is_new_again() -> None:
    taken = (
        "Error response from daemon: driver failed: Bind for 0.0.0.0:8080 failed: port is already allocated"
    )
    assert lesson(RUN, Outcome("failed", 125, taken), Diagnosis("port-in-use")).failed == (
        "flag/container run/publish",
    )
    conflict = 'Error response from daemon: Conflict. The container name "/my-cat" is already in use'
    assert lesson(RUN, Outcome("failed", 125, conflict), Diagnosis("name-conflict")).failed == (
        "flag/container run/name",
    )


def test_an_unknown_flag_makes_the_command_new_again() -> None:
    line = "docker ps --bogus"
    assert lesson(line, Outcome("failed", 125, "unknown flag: --bogus")).failed == ("command/container ls",)


@pytest.mark.parametrize(
    "outcome",
    [Outcome("refused", 1), Outcome("unreachable", 1, "Cannot connect"), Outcome("failed", 3, "")],
)
def test_what_is_no_fault_of_the_line_changes_nothing(outcome: Outcome) -> None:
    assert lesson(RUN, outcome, Diagnosis("exit-other")) == fading.Lesson()
