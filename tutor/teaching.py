"""One lesson at the prompt: shows its steps, looks at its goals after each line, helps, goes on.

The course itself (which lesson, where, the list) is `schooling.py`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from tutor.awaiting import Awaiting
from tutor.errors import DockerError
from tutor.lessons import choices, course
from tutor.lessons.check import took, touched
from tutor.lessons.ladder import Ladder
from tutor.looking import Looking
from tutor.recording import Record
from tutor.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tutor.journal.lessons import Run
    from tutor.lessons.hints import Clue
    from tutor.lessons.model import Goal, Hint, Lesson, Unmet
    from tutor.model import Line, Outcome, Verbosity
    from tutor.screen.lesson import Labelled
    from tutor.session import Session
    from tutor.workplace import Workplace

_FAILED: Final = frozenset({"failed", "refused", "unreachable"})


_SHOWN: Final = frozenset({"worked", "blanks"})
"""Ways of steps that show their lines."""
WORKED: Final = "worked"
"""The last rung of a step's hints: its line, which the learner types."""


class Teaching:
    """A lesson that is open. `over` tells that all of its steps are behind the learner."""

    def __init__(self, session: Session, lesson: Lesson, run: Run, workplace: Workplace) -> None:
        self._session, self._parts = session, session.parts
        self.lesson, self.run, self.workplace = lesson, run, workplace
        lessons = self._parts.journal().lessons
        self.record = Record(lessons, run, time.monotonic)
        self.tidying = Tidying(self._parts, run.id)
        self.place = _place(lesson, run, self.record)
        self._looking = Looking(session, workplace)
        self._looking.answers = {row.goal: row.given for row in self.record.goals.values() if row.given}
        self._looking.recall(lessons.lines(run.id))
        self._ladder: Ladder[Clue | Hint | str] = Ladder(time.monotonic)
        self._rest: Sequence[str] = ()
        self._typed = 0
        self._awaiting = Awaiting(self._looking.again, lambda: self._parts.news.on_report())

    @property
    def over(self) -> bool:
        """Tell whether the lesson has no step left."""
        return self.place.step is None

    @property
    def exam(self) -> bool:
        """Tell whether the learner is on their own."""
        return self.run.exam

    @property
    def verbosity(self) -> Verbosity | None:
        """Tell how much is said of a line, None where the learner's own choice counts."""
        if self.exam:
            return "off"
        return "full" if self.place.step and self.place.step.way == "worked" else None

    @property
    def state(self) -> str:
        """Say in a few words where the learner is."""
        at = min(self.place.at + 1, len(self.lesson.steps))
        key = "lessons.toolbar-exam" if self.exam else "lessons.toolbar"
        return self._parts.tell.text(
            key, lesson=self.lesson.id, step=str(at), count=str(len(self.lesson.steps))
        )

    def begin(self) -> None:
        """Show the open step, after what is known about the goals before it."""
        if self.place.step is None:
            return
        self._catch_up()
        self.record.open(self.place.step.id)
        self._take(self._looking.quick([goal for goal in self.place.watched if goal not in self.place.open]))
        self._show()
        self._pass_what_holds()
        self._go_on()

    def before(self, line: Line, turn: int) -> None:
        """Take note of a line that is about to run."""
        self._awaiting.stop()
        self._catch_up()
        self.tidying.before(line, turn)

    def after(self, line: Line, outcome: Outcome, turn: int) -> None:
        """Look at what a line has led to."""
        sent = took(outcome)
        own = line.kind == "docker"
        commands = [(one, sent) for one in line.invocations] if own else list(self._looking.commands(turn))
        self.tidying.after([command for command, _ in commands], turn)
        self._looking.used += [command for command, was_taken in commands if was_taken]
        self._ladder.tried()
        self.record.line(outcome.status in _FAILED, self.place.open)
        self._rest = self._rest_after(line)
        self._take(self._looking.quick(self._touched(line, outcome)))
        self._go_on()
        if self._rest and self.place.complete:
            self._parts.tell.say("lessons.next-line", line=self._rest[0])

    def _rest_after(self, line: Line) -> Sequence[str]:
        """Give what follows on this line of a step that shows several: they are typed to the end."""
        step = self.place.step
        if step is None or step.way not in _SHOWN:
            return ()
        typed = " ".join(line.text.split())
        # First what is ahead: a line may stand in a step twice, and one may have been typed too early.
        for at in (*range(self._typed, len(step.solution)), *range(self._typed)):
            if " ".join(step.solution[at].split()) == typed:
                self._typed = at + 1
                return step.solution[at + 1 :]
        return ()

    def _catch_up(self) -> None:
        """Find out what lines have made that were cut off, by Ctrl-C or with the program."""
        for turn, _ in self._parts.journal().lessons.cut_off(self.run.id):
            self.tidying.after([command for command, _ in self._looking.commands(turn)], turn)

    def _touched(self, line: Line, outcome: Outcome) -> Sequence[Goal]:
        """Give the goals that a line may have met or undone: a look at a page leaves a trace in its log."""
        bank = self._parts.bank
        changing = [one for one in line.invocations if bank.command(one.command).changes]
        # Ctrl-C has kept the daemon from telling what changed, and what the shell did nobody knows.
        if line.kind != "docker" or (changing and outcome.status == "interrupted"):
            return self.place.watched
        return [goal for goal in self.place.watched if touched(goal, outcome.changes, changing)]

    def arrived(self) -> None:
        """Take in what the background has found; for the thread that shows things."""
        if found := self._awaiting.take():
            self._take(dict.fromkeys(found))
            self._go_on()
            if self.over:
                self._parts.tell.say("lessons.press-enter")

    def check(self) -> bool:
        """Say of each goal of the open step whether it holds and why not; tell whether all do."""
        from tutor import screen

        step, tell = self.place.step, self._parts.tell
        self._rest = ()
        if step is None:
            return True
        try:
            found = self._looking.thorough(self.place.watched)
        except DockerError as error:
            tell.say("lessons.cannot-look", error=error.text)
            return False
        shown = [(goal, found.get(goal.id)) for goal in step.goals]
        self._take(found, tell_undone=False)
        lost = [
            (goal, why) for goal in self.place.watched if goal not in step.goals and (why := found[goal.id])
        ]
        screen.lesson.goals(tell.page(), shown, why=not self.exam)
        screen.lesson.progress(tell.page(), (), lost, why=not self.exam)
        self._go_on()
        return not any(unmet for _, unmet in shown)

    def goal(self) -> None:
        """Show what the open step asks for."""
        from tutor import screen

        if self.place.step:
            screen.lesson.wishes(self._parts.tell.page(), self.place.step, self.place.held)
            self._show_question()

    def hint(self) -> None:
        """Give the next hint, or ask to try first."""
        from tutor import screen

        tell = self._parts.tell
        if self.exam:
            tell.say("lessons.exam-no", name="/hint")
            return
        found = self._ladder.next(self._rungs())
        if found is None:
            tell.say("lessons.no-more-hints")
        elif isinstance(found, float):
            tell.say("lessons.try-first")
        else:
            self.record.hinted()
            if isinstance(found, str):
                self._show_worked()
            else:
                screen.lesson.hint(tell.page(), found)

    def answer(self, given: str) -> None:
        """Grade the answer to the question of the open step."""
        from tutor import screen

        tell, goal = self._parts.tell, self._asked()
        if goal is None or goal.question is None:
            tell.say("lessons.nothing-asked")
            return
        if not given.strip():
            self._show_question()
            return
        meant = choices.meant(goal, given.strip(), self.run.id)
        if meant is None:
            tell.say("lessons.no-choice", count=str(len(goal.question.choices)))
            return
        self._looking.answers[goal.id] = meant
        self._ladder.tried()
        self._rest = ()
        try:
            found = self._looking.thorough([goal])
        except DockerError as error:
            tell.say("lessons.cannot-look", error=error.text)
            return
        self.record.line(found[goal.id] is not None, [goal])
        self.record.given(goal.id, meant)
        if found[goal.id] is None:
            tell.say("lessons.right")
        else:
            screen.lesson.goals(tell.page(), [(goal, found[goal.id])], why=not self.exam)
        self._take(found)
        self._go_on()

    def skip(self) -> None:
        """Go on to the next step; outside an exam, its lines are typed for the learner first."""
        step, tell = self.place.step, self._parts.tell
        if step is None:
            return
        if step.solution and not self.exam:
            tell.say("lessons.skip-types")
            for line in step.solution:
                self._session.take_block(line, echo=True)
            if self.place.step is not step:
                return
        tell.say("lessons.skipped")
        self._leave_step(skipping=True)
        self._pass_what_holds(show=True)
        self._go_on()

    def pause(self) -> None:
        """Leave the lesson as it is; it can be gone on with later, but no exam."""
        self._awaiting.stop()
        self.record.pause()
        if self.exam:
            self._parts.journal().lessons.end(self.run.id, self._parts.now(), "left")

    def last_look(self) -> None:
        """Look at all goals once more: an exam counts what holds at its end."""
        self._take(self._looking.quick(self.place.watched))

    def restart(self) -> None:
        """Begin again from the first step, as if nothing had been typed."""
        self._awaiting.stop()
        lessons = self._parts.journal().lessons
        lessons.restart(self.run.id, self.lesson.steps[0].id)
        self.record.forget()
        self.place = course.Place(self.lesson)
        self._looking.answers, self._looking.used = {}, []
        self._rest, self._typed = (), 0
        self._ladder = Ladder(time.monotonic)

    def _rungs(self) -> Sequence[Clue | Hint | str]:
        """Give the hints of the open step: from the state, then written ones, then the worked line."""
        step = self.place.step
        if step is None:
            return ()
        return [*self._looking.clues(self.place.open), *step.hints, *([WORKED] if step.solution else [])]

    def _show(self) -> None:
        from tutor import screen

        step, page = self.place.step, self._parts.tell.page()
        if step is None:
            return
        labelled = self._labelled(step.solution) if step.way == "worked" and not self.exam else ()
        screen.lesson.step(page, self.lesson, self.place.at, labelled)
        self._show_question()

    def _show_question(self) -> None:
        from tutor import screen

        if (goal := self._asked()) and goal.question:
            screen.lesson.question(self._parts.tell.page(), goal.question, choices.order(goal, self.run.id))

    def _show_worked(self) -> None:
        from tutor import screen

        step = self.place.step
        assert step is not None
        screen.lesson.worked(self._parts.tell.page(), step.solution, self._labelled(step.solution))

    def _labelled(self, lines: Iterable[str]) -> tuple[Labelled, ...]:
        """Give lines with what their parts mean, those of docker."""
        from tutor import language
        from tutor.explain import explain_line

        bank, around = self._parts.bank, self._session.surroundings()
        read = (language.read(line, bank, around) for line in lines)
        return tuple((line, explain_line(line, bank)) for line in read if line.invocations)

    def _asked(self) -> Goal | None:
        """Give the first open goal that is a question."""
        return next((goal for goal in self.place.open if goal.question), None)

    def _go_on(self) -> None:
        """Go to the next step while the open one is complete; await what takes time."""
        moved = False
        while self.place.complete and not self._rest:
            self._leave_step()
            moved = True
            self._pass_what_holds(show=True)
        if not moved or not self.over:
            self._awaiting.start([goal for goal in self.place.open if course.is_slow(goal)])

    def _leave_step(self, skipping: bool = False) -> None:
        self._rest, self._typed = (), 0
        self.record.close("skipped" if skipping else "done")
        self.place = self.place.on(skipping)
        self._ladder = Ladder(time.monotonic)

    def _pass_what_holds(self, show: bool = False) -> None:
        """Open the step that is next and look whether it has been done already."""
        step = self.place.step
        if step is None:
            return
        if show:
            self.record.open(step.id)
            self._show()
        self._take(self._looking.quick(self.place.open), quiet=True)
        if self.place.complete:
            self._parts.tell.say("lessons.already")

    def _take(self, found: Mapping[str, Unmet | None], quiet: bool = False, tell_undone: bool = True) -> None:
        from tutor import screen

        seen = course.see(self.place, found)
        self.record.saw(self.place, seen)
        self.place = seen.place
        achieved = () if quiet else tuple(goal for goal in seen.achieved if not goal.question)
        undone = seen.undone if tell_undone else ()
        screen.lesson.progress(self._parts.tell.page(), achieved, undone, why=not self.exam)


def _place(lesson: Lesson, run: Run, record: Record) -> course.Place:
    """Give where a run stands."""
    reached = frozenset(row.goal for row in record.goals.values() if row.reached)
    skipped = frozenset(row.step for row in record.steps.values() if row.state == "skipped")
    return course.resume(lesson, run.step, reached, skipped)
