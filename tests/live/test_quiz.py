"""A learner does part of the tutorial with three typical mistakes, is quizzed on them, comes back later."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.live import tutorial
from tests.live.test_prompt import surroundings
from tests.live.test_replay import at, verdicts
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner
from tests.support.lines import real_bank, type_line
from tutor.explain import alternatives
from tutor.journal import Journal
from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.cards import deck
from tutor.quiz.past import remember
from tutor.quizzing import JAMO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tutor.model import Lang
    from tutor.quiz.model import Question, Words

MISTAKES = {
    tutorial.TOMCAT: "name-conflict",
    "docker run -d -p 8080:8080 --name my-dog tomcat": "port-allocated",
    tutorial.REMOVE: "remove-running",
}
"""The same name again, the same port again, and removing what runs."""
RIGHT = {"en": "Right.", "ko": "맞습니다."}
WRONG = {"en": "Not yet.", "ko": "아직 아닙니다."}
KEYS = {"en": "digit: answer", "ko": "숫자: 답"}
ANSWER = {"en": "answer>", "ko": "답>"}
DUE = {"en": r"\b{} cards? (?:is|are) due", "ko": "복습할 카드가 {}장"}


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("quizzed") as daemon:
        daemon.need("hello-world", "tomcat", "busybox")
        daemon.docker("pull", "-q", "busybox")  # tomcat is pulled by the learner, and again in the rerun
        yield daemon
        daemon.run_in("docker rm -fv $(docker ps -aq)")


@pytest.fixture
def come(docker: LiveDaemon, tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """Sit down at the prompt, so many days after the first time."""
    here: list[Learner] = []

    def sit_down(days: int, lang: Lang = "en") -> Learner:
        words = [*docker.prefix, sys.executable, "-m", "tests.quiz.later", str(days), lang]
        here.append(Learner(words, surroundings(tmp_path, docker.host, lang), str(tmp_path)))
        return here[-1]

    yield sit_down
    for learner in here:
        learner.close()


class Quizzed:
    """Someone who is quizzed, and knows what the journal knows."""

    def __init__(self, learner: Learner, home: Path, lang: Lang) -> None:
        self.learner, self.lang = learner, lang
        self._home = home
        self._seen = ""

    def begin(self, line: str) -> None:
        """Type a line of ours and wait for the first question."""
        self._give(line, settle=True)
        self._give("\r", rf"1/\d[^§]*{ANSWER[self.lang]}")

    def asked(self) -> Question:
        """Give the question on the screen, as this journal puts it."""
        fitting = [one for one in self._known() if self._shows(one)]
        assert fitting, self._seen
        return max(fitting, key=lambda one: sum(len(self._flat(words)) for words in one.choices))

    def answer(self, keys: str, *, last: bool = False) -> str:
        """Answer, and give what is said of it."""
        until = r"\d+ of \d+ right|\d+문제 중 \d+문제" if last else rf"\d/\d[^§]*{ANSWER[self.lang]}"
        return self._give(keys, until)

    def key(self, one: Question, right: bool = True) -> int:
        """Give the place of the right choice on this screen, or of a wrong one; from 0."""
        above = self._seen.partition(KEYS[self.lang])[0].rstrip("| \n")
        rows = re.findall(r"^\| (\d)   ?(.+(?:\n\|      ?.+)*)", above, re.MULTILINE)
        texts = [re.sub(r"\n\| +", " ", text).replace(" ", "") for _, text in rows]
        place = texts.index(self._flat(one.choices[one.right]))
        return place if right else (place + 1) % len(texts)

    def leave(self) -> None:
        """Press Ctrl-D."""
        self.learner.ready()
        self.learner.send("\x04")
        self.learner.read_all(30)

    def _give(self, keys: str, until: str = "", settle: bool = False) -> str:
        mark = self.learner.mark()
        self.learner.send(keys)
        if settle:
            self.learner._settle()
        else:
            self.learner.wait(until, 60, mark)
            self._seen = self.learner.text[mark:]
        return self.learner.text[mark:]

    def _known(self) -> Iterator[Question]:
        with closing(Journal.open(self._home / "home" / "journal.db")) as journal:
            past = remember(journal.last(100))
        for card in deck(real_bank(), past):
            try:
                yield question(card, real_bank(), past, 1)
            except NotAskableError:
                continue

    def _shows(self, one: Question) -> bool:
        seen = re.sub(r"\n\| *|\s", "", self._seen)
        right = [one.choices[one.right]] if one.right >= 0 else []
        return all(self._flat(words) in seen for words in (one.ask, *one.shown, *right))

    def _flat(self, words: Words) -> str:
        text = real_bank().say(words.key, self.lang, words.slots) if words.key else words.code
        return re.sub(r"[\s`]", "", text)


def subjects(home: Path, days: int = 0) -> set[str]:
    """Give what the cards are about that are due in so many days."""
    with closing(Journal.open(home / "home" / "journal.db")) as journal:
        return {one.subject for one in journal.reviews.next(datetime.now(UTC) + timedelta(days=days), 100)}


def do_part_of_the_tutorial(learner: Learner, lines: Sequence[str]) -> None:
    for line in lines:
        learner.type_line(line, 120)


def test_a_learner_is_quizzed_on_the_mistakes_and_comes_back(
    come: Callable[..., Learner], docker: LiveDaemon, tmp_path: Path
) -> None:
    learner = come(0)
    begun = (tutorial.PULL, tutorial.TOMCAT, "docker exec my-cat echo hello")
    do_part_of_the_tutorial(
        learner, (*begun, *MISTAKES, tutorial.STOP, tutorial.LIST_ALL[0], tutorial.REMOVE)
    )
    quizzed = Quizzed(learner, tmp_path, "en")
    asked = be_quizzed_on_the_mistakes(quizzed)
    assert set(asked) == {f"error/{name}" for name in MISTAKES.values()}
    write_otherwise(quizzed)
    quizzed.leave()

    due = subjects(tmp_path, 3)
    assert due & set(asked) == {asked[-1]}  # what was known at once comes back later
    assert subjects(tmp_path, 60) > set(asked)
    later = come(3)
    later.wait(DUE["en"].format(len(due)))
    again = Quizzed(later, tmp_path, "en")
    again.begin(f"/quiz {len(due)}")
    found = set()
    for number in range(len(due)):
        found.add(again.asked().card.subject)
        again.answer("\r", last=number == len(due) - 1)
    assert found == due
    replay_steps_back(again)
    again.leave()
    rerun_finds_one_planted_difference(tmp_path)


def be_quizzed_on_the_mistakes(quizzed: Quizzed) -> list[str]:
    """Answer by digit, by a letter with the Korean layout on, and wrongly."""
    quizzed.begin("/quiz 3 error")
    asked = [quizzed.asked()]
    assert RIGHT["en"] in quizzed.answer(str(quizzed.key(asked[0]) + 1))
    asked.append(quizzed.asked())
    assert RIGHT["en"] in quizzed.answer(JAMO[quizzed.key(asked[1])])
    asked.append(quizzed.asked())
    assert WRONG["en"] in quizzed.answer(str(quizzed.key(asked[2], right=False) + 1), last=True)
    quizzed.learner.ready()
    return [one.card.subject for one in asked]


def write_otherwise(quizzed: Quizzed) -> None:
    """Write lines in another spelling than the one expected."""
    quizzed.begin("/quiz 2 write")
    for number in (1, 2):
        expected = quizzed.asked().expected
        other = (*alternatives(type_line(expected), real_bank()), expected)[0]
        assert other != expected
        assert RIGHT["en"] in quizzed.answer(f"{other}\r", last=number == 2)
    quizzed.learner.ready()


def replay_steps_back(quizzed: Quizzed) -> None:
    """Play the first sitting, jump to the first mistake, go one line back."""
    learner = quizzed.learner
    learner.ready()
    learner.send("/replay 1\r")
    at(learner, "line 1 of", 30)
    learner.send(" e")
    at(learner, "exists already")
    learner.send("\x1b[D")
    at(learner, "line 3 of")
    assert "exists already" not in at(learner, "Runs")  # what is said of `docker exec`
    learner.send("q")


def rerun_finds_one_planted_difference(home: Path) -> None:
    env = surroundings(home, "unix:///nobody")
    argv = [sys.executable, "-m", "tutor", "replay", "--lang", "en"]
    subprocess.run([*argv, "1", "--script", "course.sh"], env=env, cwd=home, check=True, capture_output=True)
    script = home / "course.sh"
    assert rerun(argv, env, home).count("differs") == 0
    planted = script.read_text().replace("#> hello\n", "#> good bye\n")
    assert planted != script.read_text()
    script.write_text(planted)
    told = rerun(argv, env, home)
    assert told.count("differs") == 1
    assert told[2] == "differs"


def rerun(argv: Sequence[str], env: dict[str, str], home: Path) -> list[str]:
    """Run the script on a practice daemon, as a teacher does; give what was said of each line."""
    words = [*argv, "course.sh", "--rerun", "--strict"]
    done = subprocess.run(
        words, env=env, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    found = verdicts(done.stdout)
    assert found, done.stdout + done.stderr
    assert done.returncode == int("differs" in found), done.stdout
    return found


def test_the_same_in_korean(come: Callable[..., Learner], tmp_path: Path) -> None:
    learner = come(0, "ko")
    do_part_of_the_tutorial(
        learner, ("docker run --name box busybox true", "docker run --name box busybox true")
    )
    quizzed = Quizzed(learner, tmp_path, "ko")
    quizzed.begin("/quiz 1 error")
    asked = quizzed.asked()
    assert asked.card.subject == "error/name-conflict"
    assert WRONG["ko"] in quizzed.answer(str(quizzed.key(asked, right=False) + 1), last=True)
    quizzed.leave()

    again = Quizzed(come(3, "ko"), tmp_path, "ko")
    again.learner.wait(DUE["ko"].format(1))
    again.begin("/quiz 1")
    same = again.asked()
    assert same.card.subject == "error/name-conflict"
    assert RIGHT["ko"] in again.answer(JAMO[again.key(same)], last=True)
    again.leave()
