"""One line's trip, with the real stages; only the journal is a list and nobody answers as the daemon."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tutor import settings
from tutor.bank import load
from tutor.engine import Engine
from tutor.journal import Reviews
from tutor.journal.lessons import Lessons
from tutor.later import Later
from tutor.news import News
from tutor.parts import Parts
from tutor.practice import Practice
from tutor.session import Session
from tutor.settings import Settings
from tutor.shell.host import Host
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tutor.journal import Turn
    from tutor.model import Caution, Diagnosis, Line, Note, Outcome, Stream

# docker-py leaves the socket of a dial that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@dataclass
class Notebook:
    """Keeps turns in memory, as the journal keeps them on disk."""

    session: int = 1
    begun: list[tuple[Line, Sequence[Note], Sequence[Caution]]] = field(default_factory=list)
    ended: list[tuple[Outcome, Diagnosis | None]] = field(default_factory=list)
    printed: bytes = b""
    answered: bool | None = None
    known: dict[str, int] = field(default_factory=dict)

    def begin(
        self, line: Line, notes: Sequence[Note], cautions: Sequence[Caution], answered: bool | None
    ) -> int:
        self.answered = answered
        self.begun.append((line, notes, cautions))
        return len(self.begun)

    def recorder(self, turn: int) -> Notebook:
        return self

    def write(self, stream: Stream, data: bytes) -> None:
        self.printed += data

    def uses(self, units: Sequence[str]) -> dict[str, int]:
        return {unit: self.known[unit] for unit in units if unit in self.known}

    def learn(self, learnt: Sequence[str], failed: Sequence[str]) -> None:
        self.known |= {unit: self.known.get(unit, 0) + 1 for unit in learnt} | dict.fromkeys(failed, 0)

    @property
    def reviews(self) -> Reviews:
        return Reviews(lambda work, otherwise: otherwise, str)

    @property
    def lessons(self) -> Lessons:
        return Lessons(lambda work, otherwise: otherwise, str)

    def last(self, count: int, brief: bool = False) -> list[Turn]:
        return []

    numbered = last  # type: ignore[assignment]

    def finish(self, turn: int, outcome: Outcome, diagnosis: Diagnosis | None) -> None:
        assert turn == len(self.begun)
        self.ended.append((outcome, diagnosis))


@dataclass
class Sheet:
    """A terminal that remembers what the tutor wrote."""

    stdin: int = -1
    data: bytes = b""

    @property
    def out(self) -> Sheet:
        return self

    err = out

    def write(self, data: bytes | memoryview) -> None:
        self.data += bytes(data)

    def flush(self) -> None:
        pass

    def is_tty(self, stream: Stream) -> bool:
        return False

    def size(self) -> tuple[int, int]:
        return 24, 80


class Desk:
    """A learner at a session without a daemon."""

    def __init__(self, home: Path, **chosen: object) -> None:
        self.notebook, self.sheet = Notebook(), Sheet()
        bank = load()
        self.session = Session(
            Parts(
                bank=bank,
                tell=Teller(bank, "en", self.sheet),
                settings=Settings(),
                home=home,
                host=Host(dict(os.environ), home / "shim"),
                stdin=-1,
                engine=Engine(lambda: Practice(os.environ["DOCKER_HOST"]), os.environ),
                journal=Later(lambda: self.notebook),  # type: ignore[arg-type, return-value]
                news=News(),
                **chosen,  # type: ignore[arg-type]
            )
        )

    def types(self, text: str) -> int:
        self.session.take_block(text)
        return self.session.code

    @property
    def told(self) -> str:
        return self.sheet.data.decode()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


def test_a_line_is_explained_begun_forwarded_diagnosed_and_finished(desk: Desk) -> None:
    assert desk.types("docker stop my-cat") == 1
    ((line, notes, _),) = desk.notebook.begun
    ((outcome, diagnosis),) = desk.notebook.ended
    assert line.invocations[0].command == "container stop"
    assert notes[0].key == "command/container stop"
    assert outcome.status == "unreachable"
    assert diagnosis is not None
    assert b"Cannot connect to the Docker daemon" in desk.notebook.printed
    assert "my-cat" in desk.told


def test_a_line_that_the_cli_refuses_waits_for_no_daemon(desk: Desk) -> None:
    desk.session.parts.engine.found = Later(lambda: pytest.fail("a daemon was wanted"))
    assert desk.types("docker run --naem cat tomcat") == 125
    assert b"unknown flag: --naem" in desk.notebook.printed


def test_help_is_the_clis(desk: Desk) -> None:
    assert desk.types("docker volume prune --help") == 0
    assert b"Usage:  docker volume prune [OPTIONS]" in desk.notebook.printed


def test_host_lines_run_on_the_host_and_keep_their_exit_code(desk: Desk) -> None:
    assert desk.types("cd /; sh -c 'pwd; exit 3'") == 3
    assert desk.notebook.printed == b"/\n"
    assert desk.notebook.ended[0][0].status == "failed"


def test_a_pasted_block_runs_line_after_line(desk: Desk) -> None:
    desk.types("# 컨테이너를 봅니다\n$ echo one \\\ntwo\necho three\n\n")
    assert desk.notebook.printed == b"one two\nthree\n"
    assert len(desk.notebook.begun) == 2


def test_ctrl_c_ends_the_line_and_the_block_but_not_the_session(desk: Desk) -> None:
    assert desk.types("sh -c 'kill -INT $$'\necho never") == 130
    assert desk.notebook.ended[0][0].status == "interrupted"
    assert len(desk.notebook.begun) == 1
    assert not desk.session.leaving


@pytest.mark.parametrize("answer", [None, False, True])
def test_a_risky_line_runs_only_if_somebody_agrees(desk: Desk, answer: bool | None) -> None:
    desk.session.parts.ask = None if answer is None else lambda _: answer
    desk.types("docker run --privileged busybox")
    _, _, cautions = desk.notebook.begun[0]
    assert [caution.code for caution in cautions] == ["S011"]
    assert desk.notebook.ended[0][0].status == ("unreachable" if answer else "refused")
    assert desk.notebook.answered is bool(answer)


def test_safety_off_asks_nobody(desk: Desk) -> None:
    desk.types("/safety off\ndocker run --privileged busybox")
    assert desk.notebook.ended[0][0].status == "unreachable"


def test_a_dry_session_explains_and_runs_nothing(desk: Desk) -> None:
    desk.session.parts.dry = True
    assert desk.types("docker run hello-world") == 0
    assert desk.notebook.printed == b""
    assert "hello-world" in desk.told


def test_a_choice_is_kept(desk: Desk, tmp_path: Path) -> None:
    desk.session.parts.ask = lambda _: True
    desk.types("/lang ko\n/safety all")
    assert settings.load(tmp_path / "settings.json") == Settings(lang="ko", safety="all")
    assert "한국어" in desk.told


def test_what_a_script_chooses_holds_for_the_script_only(desk: Desk, tmp_path: Path) -> None:
    desk.types("/safety off")
    assert desk.session.parts.settings.safety == "off"
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_more_tells_about_the_last_line_in_the_language_of_now(desk: Desk) -> None:
    desk.types("/more")
    desk.types("docker images\n/more\n/lang ko")
    english = desk.told
    desk.types("/more")
    assert "docker image ls" in english
    assert any("가" <= char <= "힣" for char in desk.told[len(english) :])


@pytest.mark.parametrize("text", ["exit", "/exit", "quit"])
def test_there_are_words_to_leave_with(desk: Desk, text: str) -> None:
    desk.types(f"{text}\necho never")
    assert desk.session.leaving
    assert not desk.notebook.begun


@pytest.mark.parametrize(
    ("text", "told"), [("/hepl", "/help"), ("/zzz", "/zzz"), ("zxqv jkwp?", "nothing about that")]
)
def test_what_is_no_command_gets_an_answer(desk: Desk, text: str, told: str) -> None:
    desk.types(text)
    assert told in desk.told


def test_a_sentence_is_answered_with_a_line_to_try(desk: Desk) -> None:
    desk.types("what's the way to open a port?")
    assert "-p 8080:80" in desk.told
    assert not desk.notebook.begun


def test_an_answer_names_what_the_learner_typed_last(desk: Desk) -> None:
    desk.types("docker run -d --name my-cat tomcat\nhow do I see the logs?")
    assert "docker logs my-cat" in desk.told


def test_more_after_a_question_tells_the_idea_behind_the_answer(desk: Desk) -> None:
    desk.types("docker images\n/ask my data is gone since I removed the container\n/more")
    assert "| Volumes" in desk.told
    before = len(desk.told)
    desk.types("docker images\n/more")
    assert "| Volumes" not in desk.told[before:]


def test_ask_alone_tells_how_to_ask(desk: Desk) -> None:
    desk.types("/ask")
    assert "your own words" in desk.told


def test_a_line_of_the_journal_is_not_run_with_its_secret_masked(desk: Desk) -> None:
    desk.types("docker run -e DB_PASSWORD=******** mysql:8.4")
    assert "Type its value again" in desk.told.replace("\n| ", " ")
    assert not desk.notebook.begun


def test_nothing_is_nothing(desk: Desk) -> None:
    assert desk.types("\n  \n# 주석만\n") == 0
    assert not desk.told


def test_a_line_typed_with_the_korean_layout_runs_as_meant_and_is_kept_so(desk: Desk) -> None:
    assert desk.types("애찯ㄱ ㄴ새ㅔ ㅡㅛ-ㅊㅁㅅ") == 1
    ((line, _, _),) = desk.notebook.begun
    assert (line.text, line.typed) == ("docker stop my-cat", "애찯ㄱ ㄴ새ㅔ ㅡㅛ-ㅊㅁㅅ")
    assert "read as: `docker stop my-cat`" in " ".join(desk.told.replace("|", " ").split())


def test_our_own_words_are_read_with_the_korean_layout_too(desk: Desk) -> None:
    desk.types("/ㅣ뭏 ㅏㅐ")
    assert desk.session.parts.tell.lang == "ko"
    desk.types("ㄷ턋")
    assert desk.session.leaving


def test_korean_is_no_command(desk: Desk) -> None:
    desk.types("그 컨테이너를 지우고 싶어요")
    assert not desk.notebook.begun


def told(desk: Desk, line: str) -> str:
    """Give what is said of a line; it is not run, unless Docker refuses it anyway."""
    desk.sheet.data = b""
    desk.session.parts.dry = "--bogus" not in line
    desk.types(line)
    return " ".join(desk.told.replace("|", " ").split())


def test_what_is_known_fades_until_it_goes_wrong(desk: Desk) -> None:
    desk.session.parts.ask = lambda _: True
    full = told(desk, "docker ps -a")
    for uses in (2, 8):
        desk.notebook.known = {"flag/container ls/all": uses, "command/container ls": uses}
        assert (told(desk, "docker ps -a") == full) is (uses < 3)
    assert "known parts are not explained again" in told(desk, "docker ps -a")
    told(desk, "docker ps --bogus")
    assert desk.notebook.known["command/container ls"] == 0
    assert "1 known part is" in told(desk, "docker ps -a")


def test_without_a_person_everything_is_said(desk: Desk) -> None:
    desk.notebook.known = {"flag/container ls/all": 99, "command/container ls": 99}
    assert "known part" not in told(desk, "docker ps -a")


def test_verbosity_is_chosen_and_kept(desk: Desk) -> None:
    desk.session.parts.ask = lambda _: True
    assert "full, auto, short, off" in told(desk, "/verbosity")
    assert "warnings stay" in told(desk, "/verbosity off")
    assert settings.load(desk.session.parts.home / "settings.json").verbosity == "off"
    quiet = told(desk, "docker ps -a")
    told(desk, "/verbosity full")
    desk.notebook.known = dict.fromkeys(("flag/container ls/all", "command/container ls"), 99)
    assert len(told(desk, "docker ps -a")) > len(quiet)
    told(desk, "/verbosity short")
    assert "known part" not in told(desk, "docker ps -a")
