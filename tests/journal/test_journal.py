"""What goes into the journal comes out of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.support import OK, Hand, line, notes, on_disk, open_journal, run_line, type_line
from tutor.journal import Journal, Search
from tutor.journal.query import HISTORY
from tutor.model import Caution, Change, Diagnosis, Outcome

FAILED = Outcome("failed", 125, 'The container name "/cat" is already in use', (), 0.2)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path)


def test_a_turn_comes_back_as_it_was_kept(journal: Journal) -> None:
    caution = Caution("S001", {"name": "cat"}, ("cat 3MB",), "all", True)
    change = Change("container", "start", "cat", "0a1b", {"code": "0"})
    turn = journal.begin(run_line(), notes(), (caution,), answered=True)
    diagnosis = Diagnosis("name-conflict", {"name": "cat"}, ("docker ps -a", "docker rm cat"))
    journal.finish(turn, Outcome("failed", 125, "in use", (change,), 0.5), diagnosis)
    (kept,) = journal.last(1)
    assert (kept.kind, kept.command, kept.status, kept.exit_code) == (
        "docker",
        "container run",
        "failed",
        125,
    )
    assert (kept.error, kept.seconds, kept.answered) == ("in use", 0.5, True)
    assert (kept.cautions, kept.changes, kept.diagnosis) == ((caution,), (change,), diagnosis)
    assert (kept.rows, kept.columns) == (24, 80)
    assert kept.started == kept.ended == datetime(2026, 3, 1, tzinfo=UTC)


def test_notes_keep_to_their_words_when_a_secret_changes_the_length_of_the_line(journal: Journal) -> None:
    journal.begin(run_line(), notes())
    (kept,) = journal.last(1)
    assert [kept.line[note.start : note.end] for note in kept.notes] == ["-e DB_PASSWORD=********", "tomcat"]
    places = kept.invocations[0]["flags"] + kept.invocations[0]["operands"]
    typed = ["-p 8080:80", "-e DB_PASSWORD=********", "--name cat", "tomcat"]
    assert [kept.line[one["start"] : one["end"]] for one in places] == typed


def test_a_line_is_kept_before_it_runs(journal: Journal, tmp_path: Path) -> None:
    journal.begin(line("docker pull nginx"))
    assert [turn.status for turn in open_journal(tmp_path).last(1)] == ["begun"]


def test_what_is_printed_is_kept_with_its_time_and_the_terminals_size(tmp_path: Path) -> None:
    hand = Hand()
    journal = open_journal(tmp_path, hand=hand)
    turn = journal.begin(line("docker run -it debian"))
    recorder = journal.recorder(turn)
    recorder.write("out", b"root@1:/# ")
    hand.seconds, hand.columns = 2.0, 100
    recorder.write("err", b"\xff oops\n")
    recorder.write("in", b"never kept")
    journal.finish(turn, OK)
    assert list(journal.output(turn)) == [(0.0, "out", b"root@1:/# "), (2.0, "err", b"\xff oops\n")]
    assert journal.resizes(turn) == [(2.0, 24, 100)]


def test_arrow_up_brings_back_what_was_typed_without_repeats(journal: Journal) -> None:
    for text in ["docker ps", "docker ps", "docker images", "docker ps"]:
        type_line(journal, text)
    assert journal.history() == ["docker ps", "docker images", "docker ps"]


def test_arrow_up_reaches_back_two_thousand_lines(journal: Journal) -> None:
    for number in range(HISTORY + 5):
        journal.begin(line(f"echo {number}"))
    assert journal.history()[0] == "echo 5"
    assert len(journal.history()) == HISTORY


def test_commands_of_a_shell_line_belong_to_it(journal: Journal, tmp_path: Path) -> None:
    parent = journal.begin(line("docker rm $(docker ps -aq)", "shell"))
    child = open_journal(tmp_path)
    child.join(journal.session, parent, 1)
    type_line(child, "docker ps -aq", kind="docker")
    child.close()
    journal.finish(parent, OK)
    assert [(turn.parent, turn.line) for turn in journal.turns(journal.session)] == [
        (None, "docker rm $(docker ps -aq)"),
        (parent, "docker ps -aq"),
    ]
    assert [turn.id for turn in journal.last()] == [parent]
    assert journal.history() == ["docker rm $(docker ps -aq)"]
    assert journal.sessions()[0].ended is None


def test_commands_forwarded_from_one_shell_are_one_session(tmp_path: Path) -> None:
    for text in ["docker ps", "docker images"]:
        one = open_journal(tmp_path)
        one.join(0, None, 1)
        type_line(one, text)
        one.close()
    (sitting,) = open_journal(tmp_path).sessions()
    assert (sitting.kind, sitting.lines) == ("forward", 2)


def test_a_session_tells_its_lines_and_errors(journal: Journal) -> None:
    journal.describe(lang="ko", host="unix:///var/run/docker.sock")
    type_line(journal, "docker ps")
    type_line(journal, "docker run --name cat tomcat", outcome=FAILED)
    journal.describe(version="28.2.2", name="첫 수업")
    (sitting,) = journal.sessions()
    assert (sitting.lang, sitting.version, sitting.name) == ("ko", "28.2.2", "첫 수업")
    assert (sitting.lines, sitting.errors, sitting.ended) == (2, 1, None)


def test_a_session_ends_when_its_prompt_closes(journal: Journal, tmp_path: Path) -> None:
    type_line(journal, "docker ps")
    journal.close()
    assert open_journal(tmp_path).sessions()[0].ended == datetime(2026, 3, 1, tzinfo=UTC)


def test_a_start_without_a_line_leaves_no_session(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    assert open_journal(tmp_path).sessions() == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Search(), ["docker 100% ps", "RUN", "docker ps"]),
        (Search(text="100%"), ["docker 100% ps"]),
        (Search(text="ps", limit=1), ["docker 100% ps"]),
        (Search(command="container run"), ["RUN"]),
        (Search(flag="publish"), ["RUN"]),
        (Search(error="already in use"), ["RUN"]),
        (Search(failed=True), ["RUN"]),
        (Search(until=datetime(2026, 3, 1, 0, 0, 10, tzinfo=UTC)), ["docker ps"]),
        (Search(since=datetime(2026, 3, 1, 0, 0, 20, tzinfo=UTC)), ["docker 100% ps"]),
        (Search(text="nowhere"), []),
    ],
)
def test_lines_are_found_by_what_they_were(tmp_path: Path, wanted: Search, found: list[str]) -> None:
    hand = Hand()
    journal = open_journal(tmp_path, hand=hand)
    type_line(journal, "docker ps")
    hand.seconds = 10
    journal.finish(journal.begin(run_line()), FAILED)
    hand.seconds = 20
    type_line(journal, "docker 100% ps")
    run = "docker run -p 8080:80 -e DB_PASSWORD=******** --name cat tomcat"
    assert [turn.line for turn in journal.search(wanted)] == [
        run if text == "RUN" else text for text in found
    ]


def test_a_deleted_session_takes_everything_with_it(journal: Journal, tmp_path: Path) -> None:
    type_line(journal, "docker logs cat", ("out", b"unmistakable"))
    journal.close()
    later = open_journal(tmp_path)
    type_line(later, "docker ps")
    later.delete(1, secure=True)
    assert [turn.line for turn in later.last()] == ["docker ps"]
    assert b"unmistakable" not in on_disk(tmp_path)
    assert later.begin(line("docker ps")) == 3


def test_a_turn_goes_on_after_its_session_was_deleted_elsewhere(journal: Journal, tmp_path: Path) -> None:
    turn = journal.begin(line("docker logs -f cat"))
    open_journal(tmp_path).delete(journal.session)
    journal.recorder(turn).write("out", b"more")
    journal.finish(turn, OK)
    type_line(journal, "docker ps")
    assert [turn.line for turn in journal.last()] == ["docker ps"]


def test_text_that_is_no_unicode_is_kept_as_well_as_it_can_be(journal: Journal) -> None:
    type_line(journal, "echo \udcff \ud800 한글 🐳\0")
    assert journal.last(1)[0].line.endswith("한글 🐳\0")
