"""One line's trip through every stage: read this file first.

A session calls each stage once, in order: read, explain, check, forward, diagnose, show, keep. The stages do
not know each other. What is slow to import is imported where it is first needed.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import guard, runner, scout, settings
from tutor.later import Later
from tutor.programs import Programs
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask import Answer, Asker
    from tutor.journal.rows import Turn
    from tutor.language import Surroundings
    from tutor.map import State
    from tutor.model import (
        Detail,
        Diagnosis,
        Invocation,
        Known,
        Lang,
        Line,
        Note,
        Outcome,
        Verbosity,
    )
    from tutor.parts import Parts
    from tutor.quiz.sitting import Done
    from tutor.schooling import Exam
    from tutor.settings import Safety
    from tutor.teaching import Teaching

LEAVING = frozenset({"exit", "quit", "logout"})


class Session:
    """One sitting. `code` is the exit code of the last line, `last` that line, `answer` a later one.

    `quizzed` is the question of a quiz that was answered last, until another line comes; `unaided` is set
    while a line runs that was typed key by key, `mapped` is what the last map showed; `teaching` is the
    lesson that is open, `exam` what it is part of.
    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.code = 0
        self.leaving = False
        self.unaided = False
        self.last: Line | None = None
        self.answer: Answer | None = None
        self.quizzed: Done | None = None
        self.mapped: State | None = None
        self.teaching: Teaching | None = None
        self.exam: Exam | None = None
        self._asker = Later(self._make_asker)

    def trip(self, line: Line) -> Outcome:
        """Take one line through every stage. Ctrl-C ends the line, never the program."""
        parts, journal = self.parts, self.parts.journal()
        known = scout.before(line, parts)
        notes = self._explain(line, known)
        parts.tell.notes(line, *self._shown(notes))
        verdict = guard.judge(line, parts)
        turn = journal.begin(line, notes, verdict.cautions, verdict.answered)
        if self.teaching:
            self.teaching.before(line, turn)
        still = partial(guard.still, line, verdict, parts)
        outcome = verdict.refusal or runner.run(line, parts, turn, still)
        diagnosis = self._diagnose(line, outcome, turn) or scout.after(line, outcome, known, parts)
        parts.tell.end(line, outcome, None if self.examined else diagnosis)
        journal.finish(turn, outcome, diagnosis)
        self._learn(line, notes, outcome, diagnosis)
        if self.teaching:
            self.teaching.after(line, outcome, turn)
        parts.tell_news()
        return outcome

    def take(self, text: str) -> bool:
        """Read one logical line and do what it asks for; tell whether to go on with the next."""
        from tutor import language, plugins
        from tutor.prompt import slash

        typed, text = text, self._meant(text)
        if text.strip() in LEAVING:
            self.leaving = True
            return False
        line = language.read(text, self.parts.bank, self.surroundings())
        line = plugins.adopt_all(line, self.parts.bank, self.parts.host.env)
        line = line._replace(typed="" if typed == text else typed)
        if line.kind == "tutor":
            slash.run(self, text)
        elif MASK in text:  # from the journal by arrow-up: the stars would be sent as the value
            self.parts.tell.say("prompt.masked")
        elif line.kind == "question":
            self.ask(text)
        elif line.kind != "empty":
            self.last, self.answer, self.quizzed = line, None, None
            outcome = self.trip(line)
            self.code = self.parts.host.code = outcome.exit_code
            return outcome.status != "interrupted"
        return not self.leaving

    def take_block(self, text: str, echo: bool = False) -> bool:
        """Take what was pasted, line after line, until one is interrupted; `echo` shows each first."""
        done = self._take_all(text, echo)
        if self.teaching and self.teaching.over and not self.leaving:
            from tutor import schooling

            schooling.settle(self)
        return done

    def _take_all(self, text: str, echo: bool) -> bool:
        from tutor import language

        lines = language.split(text)
        for number, line in enumerate(lines, 1):
            if echo:
                self.parts.tell.echo(line)
            if not self.take(line):
                if number < len(lines) and not self.leaving:
                    self.parts.tell.say("prompt.stopped")
                return False
        return True

    @property
    def examined(self) -> bool:
        """Tell whether the learner takes an exam, and is not helped."""
        return self.teaching is not None and self.teaching.exam

    def ask(self, question: str) -> None:
        """Answer a question from the bank."""
        if self.examined:
            self.parts.tell.say("lessons.exam-no", name="/ask")
            return
        found = self._asker().ask(question, self.parts.tell.lang)
        self.answer, self.quizzed = found[0] if found else None, None
        if found:
            self.parts.tell.answers(found)
        else:
            self.parts.tell.nearest(self._asker().nearest(question, self.parts.tell.lang))

    def choose(
        self, lang: Lang | None = None, safety: Safety | None = None, verbosity: Verbosity | None = None
    ) -> None:
        """Change a setting; for later sessions too where a person chose it at a terminal."""
        parts = self.parts
        parts.settings = parts.settings._replace(
            lang=lang or parts.settings.lang,
            safety=safety or parts.settings.safety,
            verbosity=verbosity or parts.settings.verbosity,
        )
        parts.tell.lang = lang or parts.tell.lang
        if parts.ask:
            settings.save(parts.home / "settings.json", parts.settings)

    def state(self) -> str:
        """Say in a few words what the bottom line shows: the lesson, the language and the daemon."""
        return f"{self.teaching.state}  {self._daemon()}" if self.teaching else self._daemon()

    def _daemon(self) -> str:
        tell, found = self.parts.tell, self.parts.engine.found
        if not found.ready:
            return tell.text("prompt.daemon-looking")
        if found().daemon:
            return tell.text("prompt.daemon-practice")
        where = found().host
        return tell.text("prompt.daemon-found", where=where) if where else tell.text("prompt.daemon-none")

    def close(self) -> None:
        """End the sitting."""
        if self.teaching:
            self.teaching.pause()
        version = self.parts.engine.version
        self.parts.engine.leave()
        if self.parts.journal.ready:
            if version:
                self.parts.journal().describe(daemon=version)
            self.parts.journal().close()

    def _make_asker(self) -> Asker:
        from tutor.ask import Asker
        from tutor.own import own_name

        return Asker(self.parts.bank, partial(own_name, self))

    def surroundings(self) -> Surroundings:
        """Give what a shell would know here and now."""
        from tutor.language import Surroundings

        host = self.parts.host
        known, home = host.memory, host.env.get("HOME", "/")
        programs = Programs(host.env, known.functions)
        return Surroundings(
            host.variables,
            str(Path.cwd()),
            home,
            programs,
            keeps_places=True,
            aliases=known.aliases,
            functions=known.functions,
        )

    def _explain(self, line: Line, known: Known) -> tuple[Note, ...]:
        from tutor.explain import explain_line

        return explain_line(line, self.parts.bank, known)

    def _meant(self, text: str) -> str:
        """Give a line as it was meant where the Korean layout was on, and say so."""
        meant = self.meant(text)
        if meant:
            self.parts.tell.say("keyboard.read", line=meant)
        return meant or text

    def meant(self, text: str) -> str:
        """Give a line as it was meant, "" where the layout was right."""
        from tutor.language import keyboard
        from tutor.prompt import slash

        return keyboard.meant(text, self.parts.bank, slash.TABLE, LEAVING)

    def _shown(self, notes: Sequence[Note]) -> tuple[Sequence[Note], Mapping[str, Detail]]:
        """Tell what to show and how much of it; without a person at a terminal, everything."""
        from tutor.explain import fading

        chosen = self.teaching.verbosity if self.teaching else None
        verbosity = chosen or (self.parts.settings.verbosity if self.parts.ask else "full")
        uses = self.parts.journal().uses(fading.units(notes)) if verbosity == "auto" else {}
        return fading.shown(notes, verbosity), fading.details(notes, uses, verbosity)

    def _learn(
        self, line: Line, notes: Sequence[Note], outcome: Outcome, diagnosis: Diagnosis | None
    ) -> None:
        from tutor.explain import fading

        if not self.parts.dry:
            lesson = fading.lesson(line, notes, outcome, diagnosis)
            self.parts.journal().learn(lesson.learnt, lesson.failed)
        if self.unaided and line.kind == "docker" and outcome.status == "ok":
            from tutor.quiz.recall import recall

            recall(line, self.parts.journal().reviews, self.parts.now())

    def _diagnose(self, line: Line, outcome: Outcome, turn: int) -> Diagnosis | None:
        from tutor.explain import diagnose

        if self.parts.dry or not line.invocations:
            return None
        if line.kind == "docker":
            return diagnose(line.invocations[0], outcome, self.parts.bank)
        sent = (self._sent(part) for part in reversed(self.parts.journal().parts(turn)))
        return next((found for one, end in sent if (found := diagnose(one, end, self.parts.bank))), None)

    def _sent(self, part: Turn) -> tuple[Invocation, Outcome]:
        """Give one command of a shell line, and how it ended."""
        from tutor import language, plugins
        from tutor.model import Outcome

        invocation = language.parse(language.as_words(part.line.split()), part.line, self.parts.bank)
        invocation = plugins.adopt(invocation, self.parts.bank, self.parts.host.env)
        failed = part.status in ("failed", "refused", "unreachable")
        return invocation, Outcome("failed" if failed else "ok", part.exit_code or 0, part.error)
