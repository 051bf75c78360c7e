"""A newcomer who takes a lesson at the prompt, and knows no more than what stands on the screen.

Types the lines of worked steps, asks for hints where there are gaps or only a task, tries the choices of
questions in turn, looks for other answers in what was printed, and agrees to the clean-up.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from tests.support.lines import real_bank
from tests.support.terminal import COLUMNS
from tutor.tell import SIGN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tests.support.learner import Learner
    from tutor.model import Lang

STILL = 0.15  # seconds
QUIET = 1.0  # seconds without output after which a question or a shell's prompt is answered
ENOUGH = 4.0  # seconds without output after which somebody leaves a log with Ctrl-C
LONGEST = 120.0  # seconds for a line
PATIENT = 10.0  # seconds for what takes time, until a line that has failed is typed again
AGAIN = 2.0  # seconds until a line is typed again because something still starts
OFTEN = 20
STEP = 90.0  # seconds for a step that does not end
BAR = "| "
MANY = 60  # words that somebody tries as an answer
TRIED = "docker ps"  # what somebody tries who does not know; then the next hint comes
_STEP = re.compile(r"(\d+)/(\d+)  (.+)")
_TYPED = re.compile(r"  \$  (.+)")
_MORE = re.compile(r"     (\S.*)")  # the rest of a line that was too long
_BELOW = re.compile(r"  \S")  # a line break inside quotes
_GIVES = re.compile(r"<<-? *'?(\w+)'?$")  # what follows up to this word is given to the program
_CHOICE = re.compile(r"(\d)\s{2,}(.+)")
_SHELL = re.compile(r"(?:[#$]|(?<!tutor)(?<=\w)>) ?$")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}")
_APART = re.compile(r"""[\s"'`()\[\]{},;?|]+""")
_PLAIN = re.compile(r"[\w.:/+~-]+", re.ASCII)
_NOT_YET = re.compile(r"curl: \((?:7|52|56)\)|reset by peer|ERROR 200[23]|Can't connect to local")
_FAILED = re.compile(r"\berror\b|\bfailed\b|refused|reset by|can't|cannot", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w/])(/doctor|docker [a-z]+(?: [a-z]+)?)")
_KEYS = ("done", "press-enter", "quiz-ask", "right", "way-free", "question", "worked", "worked-lines")


class Section(NamedTuple):
    """A step as it stands on the screen."""

    number: int
    count: int
    heading: str
    rows: Sequence[str]

    @property
    def text(self) -> str:
        """Give what the tutor has said, in one line."""
        return " ".join(" ".join(self.rows).split())

    @property
    def lines(self) -> list[str]:
        """Give the lines to type, put together where they were too long for the screen."""
        return list(_joined(self.rows))


def _joined(rows: Sequence[str]) -> Iterator[str]:
    """Give lines to type; one that was cut goes on in the rows below, and so does one that gives a file."""
    line, ends = "", ""
    for row in rows:
        begun, more = _TYPED.fullmatch(row), _MORE.fullmatch(row)
        if ends:
            line += f"\n{row[len(BAR) :]}"
            ends = "" if row.strip() == ends else ends
        elif line and not begun and more:
            line += f" {more[1]}"
        elif line and not begun and _BELOW.match(row):
            line += f"\n{row[len(BAR) :]}"
        else:
            yield from [line] if line else []
            line = begun[1] if begun else ""
            ends = found[1] if (found := _GIVES.search(line)) else ""
    yield from [line] if line else []


def _words(row: str) -> Iterator[str]:
    """Give what may be an answer: words, and what is left of them in front of a colon and behind it."""
    for word in _APART.split(row):
        plain = word.strip(".")
        yield from (one for one in dict.fromkeys((*plain.rsplit(":", 1), plain)) if _PLAIN.fullmatch(one))


def _is_about(word: str, asked: Collection[str]) -> bool:
    return any(word.lower().startswith(one) or one.startswith(word.lower()) for one in asked)


@dataclass
class Newcomer:
    """Takes lessons; `early` are lines that were still to be typed when their step was over."""

    learner: Learner
    lang: Lang
    early: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        bank = real_bank()
        said = {key: bank.say(f"message/lessons.{key}", self.lang, {"title": ""}) for key in _KEYS}
        self._say = {key: text.replace("`", "").strip() for key, text in said.items()}
        self._begun = 0

    def take(self, lesson: str) -> None:
        """Take a lesson to its end.

        Raises: AssertionError with the screen where a newcomer would be lost.
        """
        self._begun = self.learner.row
        self._type(f"/lesson {lesson}")
        while not self._done():
            self._attend()  # a step that begins by itself is written above the prompt, part by part
            self._do(self._section())

    def _do(self, section: Section) -> None:
        """Do what one step asks for."""
        end, lines = time.monotonic() + STEP, section.lines
        if any("____" in line for line in lines) or self._say["way-free"] in section.text:
            lines = self._worked(section)
        again = self._run(section, lines)
        while self._is(section):
            if self._asked(section):
                self._answer(section)
            elif not self._waited(section):
                self._lost_after(end, section)
                again = self._run(section, again or (lines or self._worked(section))[-1:])

    def _run(self, section: Section, lines: Sequence[str]) -> list[str]:
        """Type lines one after another; give those from the first one that has failed."""
        failed: list[str] = []
        for line in lines:
            if not self._is(section):
                self.early.append(f"{section.number} {section.heading}: {line}")
            own = self._try(section, line)
            if failed or _FAILED.search(own):
                failed.append(line)
        return failed

    def _try(self, section: Section, line: str) -> str:
        """Type a line, again where a server has not started yet; give what it has printed."""
        for _ in range(OFTEN):
            own = " ".join(row for row in self._type(line) if not row.startswith(BAR.strip()))
            if not (_NOT_YET.search(own) and self._is(section)):
                break
            self.learner.watch_for(AGAIN)
        return own

    def _worked(self, section: Section) -> list[str]:
        """Ask for hints, with a try between, until the line is shown."""
        for _ in range(8):
            shown = [row.removeprefix(BAR) for row in self._type("/hint")]
            if any(row.startswith((self._say["worked"], self._say["worked-lines"])) for row in shown):
                return list(_joined(shown))
            self._type(TRIED)
            if not self._is(section):
                return []
        return self._lost("no hint shows the line", section)

    def _asked(self, section: Section) -> bool:
        """Tell whether the step asks something that is still open."""
        about = self._say["question"], self._say["right"]
        told = [row for row in self._section().rows if row.startswith(about)]
        return self._is(section) and bool(told) and told[-1].startswith(self._say["question"])

    def _answer(self, section: Section) -> None:
        rows = list(self._section().rows)
        at = max(n for n, row in enumerate(rows) if row.startswith(self._say["question"]))
        choices = [match[1] for row in rows[at:] if (match := _CHOICE.match(row))]
        for given in choices or self._candidates(section, " ".join(rows[at:])):
            shown = self._type(f"/answer {given}")
            if any(self._say["right"] in row for row in shown):
                return
            told = [row for row in shown if row.startswith(BAR)]
            assert len(told) > 1, f"it was not said why {given} is wrong:\n" + "\n".join(shown)
        self._lost("no answer was right", section)

    def _candidates(self, section: Section, question: str) -> Iterator[str]:
        """Give words of the screen that may be the answer: those beside words of the question come first."""
        hints = " ".join(self._type("/hint"))
        if not section.lines and self._say["way-free"] not in section.text:
            for line in dict.fromkeys(_NAMED.findall(f"{section.text} {hints}")):
                self._type(line)
        asked = {word.lower() for word in _WORD.findall(f"{question} {hints}")}
        found: dict[str, int] = {}
        for row in reversed(self._printed(section)):
            words = list(_words(row))
            about = [_is_about(word, asked) for word in words]
            for before, word in zip([False, *about], words, strict=False):
                found[word] = max(found.get(word, 0), 3 * before + sum(about))
        found |= {word: 1 for word in _words(question) if word not in found}
        yield from sorted(found, key=lambda word: (_is_about(word, asked), -found[word]))[:MANY]

    def _printed(self, section: Section) -> list[str]:
        """Give what programs have printed in a step; rows that were too long are put together."""
        printed = [""]
        for row in self.learner.rows(self._start(section)):
            if not row.startswith((BAR.strip(), SIGN.strip())):
                printed[-1] += row
                if len(row) < COLUMNS:
                    printed.append("")
        return printed

    def _waited(self, section: Section) -> bool:
        """Wait a while for the step to end by itself: a server starts."""
        end = time.monotonic() + PATIENT
        while self._is(section) and time.monotonic() < end:
            self.learner.watch_for(0.3)
        return not self._is(section)

    def _is(self, section: Section) -> bool:
        """Tell whether the step is still the open one; at the end of the lesson, none is."""
        if self._says("press-enter"):
            self._type("")
        return not self._done() and self._section().number == section.number

    def _done(self) -> bool:
        return self._says("done")

    def _says(self, key: str) -> bool:
        rows = self.learner.rows(self._begun)
        found = [n for n, row in enumerate(rows) if row.startswith(f"{BAR}{self._say[key]}")]
        return bool(found) and (key != "press-enter" or not self._done_in(rows[found[-1] :]))

    def _done_in(self, rows: Sequence[str]) -> bool:
        return any(row.startswith(f"{BAR}{self._say['done']}") for row in rows)

    def _headers(self) -> list[tuple[int, re.Match[str]]]:
        rows = self.learner.rows(self._begun)
        found = ((n, _STEP.fullmatch(row.removeprefix(BAR))) for n, row in enumerate(rows) if row[:2] == BAR)
        return [(self._begun + n, match) for n, match in found if match]

    def _start(self, section: Section) -> int:
        return next(n for n, match in self._headers() if int(match[1]) == section.number)

    def _section(self) -> Section:
        """Give the step that was shown last."""
        headers = self._headers()
        if not headers:
            return self._lost("no step is shown")
        at, match = headers[-1]
        rows = [row.removeprefix(BAR) for row in self.learner.rows(at + 1) if row.startswith(BAR.strip())]
        return Section(int(match[1]), int(match[2]), match[3], rows)

    def _type(self, line: str) -> list[str]:
        """Type a line and attend to what it asks, until the prompt is back; give the rows since."""
        learner, start = self.learner, self.learner.row
        learner.type_keys(line, paste="\n" in line)
        self._attend()
        return learner.rows(start + 1)[: -1 or None]

    def _attend(self) -> None:
        """Wait for the prompt; answer yes and no, leave shells, end what goes on for ever."""
        learner = self.learner
        begun = heard = time.monotonic()
        while not self._at_rest():
            if learner.watch(0.1):
                heard = time.monotonic()
            quiet, row = time.monotonic() - heard, learner.rows(learner.row)[0]
            keys = ""
            if quiet > QUIET and row.endswith("[y/N]"):
                keys = "n\r" if row.endswith(self._say["quiz-ask"]) else "y\r"
            elif quiet > QUIET and _SHELL.search(row):
                keys = "exit\r"
            elif quiet > ENOUGH and self._headers() and "Ctrl-C" in self._section().text:
                keys = "\x03"
            if keys:
                learner.send(keys)
                heard = time.monotonic()
            assert time.monotonic() < begun + LONGEST, "no prompt:\n" + "\n".join(learner.display)

    def _at_rest(self) -> bool:
        """Tell whether the prompt is there to stay: while a line is taken, it is drawn once more."""
        return self.learner.at_prompt() and not self.learner.watch(STILL) and self.learner.at_prompt()

    def _lost_after(self, end: float, section: Section) -> None:
        if time.monotonic() > end:
            self._type("/check")
            self._lost("the step does not end", section)

    def _lost(self, why: str, section: Section | None = None) -> NoReturn:
        shown = "\n".join(self.learner.rows(self._start(section) if section else self._begun)[-200:])
        raise AssertionError(f"{why}; the screen:\n{shown}")
