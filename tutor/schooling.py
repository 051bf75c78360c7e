"""The course at the prompt: which lesson, where, from the beginning or where it was left, and its end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tutor import clearing
from tutor.courses import Course
from tutor.journal.lessons import Run
from tutor.lessons import standings
from tutor.teaching import Teaching
from tutor.workplace import Workplace, is_practice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.lessons.model import Lesson
    from tutor.lessons.standings import Standing
    from tutor.parts import Parts
    from tutor.session import Session

CARDS: Final = 3
"""Questions at the end of a lesson."""
HERE: Final = frozenset({"here", "--here"})


@dataclass(slots=True)
class Exam:
    """Lessons that are taken one after another, without help; `left` are those not begun yet."""

    lessons: tuple[str, ...]
    left: list[str]
    runs: list[int] = field(default_factory=list)
    here: bool = False


def command(session: Session, words: Sequence[str]) -> None:
    """Do what `/lesson WORDS` asks for."""
    names, here = [word for word in words if word not in HERE], any(word in HERE for word in words)
    teaching = session.teaching
    if teaching and teaching.exam and names != ["stop"]:
        session.parts.tell.say("lessons.exam-no", name="/lesson")
    elif not names and here and teaching:
        start(session, teaching.lesson.id, here=True)
    elif not names:
        show(session)
    elif names == ["stop"]:
        stop(session)
    elif names == ["next"]:
        _next(session, here)
    elif name := Course(session.parts).find(" ".join(names)):
        start(session, name, here)


def show(session: Session) -> None:
    """Show the course."""
    from tutor import screen

    course = Course(session.parts)
    parts: dict[str, list[tuple[Lesson, Standing]]] = {}
    for one in course.standings:
        if lesson := course.load(one.id):
            parts.setdefault(lesson.part, []).append((lesson, one))
    current = session.teaching.lesson.id if session.teaching else ""
    screen.lesson.course(session.parts.tell.page(), parts, current)


def _next(session: Session, here: bool) -> None:
    course = Course(session.parts)
    after = session.teaching.lesson.id if session.teaching else _last_done(course)
    name = standings.following(course.standings, after)
    if name:
        start(session, name, here)
    else:
        session.parts.tell.say("lessons.all-done")


def _last_done(course: Course) -> str:
    """Give the lesson behind which to go on: none where one is open, which comes first then."""
    done = [one.id for one in course.standings if one.state == "done"]
    is_open = any(one.state == "open" for one in course.standings)
    return "" if is_open or not done else done[-1]


def start(session: Session, name: str, here: bool = False, exam: bool = False) -> bool:
    """Begin a lesson, or go on with it where it was left; tell whether it is open now."""
    stop(session, quiet=True)
    parts, course = session.parts, Course(session.parts)
    left = None if exam else course.open_run(name)
    workplace = Workplace(parts)
    workplace.choose(here or (left is not None and not is_practice(left.place)))
    lesson = course.load(name, workplace.stands_in)
    if lesson is None:
        workplace.leave()
        return False
    if left and left.place != workplace.host:
        parts.tell.say("lessons.elsewhere", host=left.place)
        left = None
    others = course.others(left.id if left else 0, workplace.host)
    clearing.before(session, others, name)
    try:
        run = _run(parts, lesson, workplace, left, exam)
    except OSError as error:
        parts.tell.say(
            "lessons.no-folder", path=str(error.filename or ""), error=error.strerror or str(error)
        )
        workplace.leave()
        return False
    workplace.furnish(lesson, fresh=left is None)
    _open(session, Teaching(session, lesson, run, workplace), resumed=left is not None)
    return True


def _run(parts: Parts, lesson: Lesson, workplace: Workplace, left: Run | None, exam: bool) -> Run:
    """Give the run to go on with, or begin one."""
    folder = workplace.enter(lesson, left.folder if left else "")
    if left:
        return left
    now = parts.now().isoformat(timespec="milliseconds")
    first = lesson.steps[0].id
    run = Run(0, lesson.id, exam, now, None, "open", first, workplace.host, folder, 0.0, lesson.introduces)
    lessons = parts.journal().lessons
    number = lessons.begin(run)
    return next((one for one in reversed(lessons.runs()) if one.id == number), run)


def _open(session: Session, teaching: Teaching, resumed: bool) -> None:
    from tutor import screen

    session.teaching = teaching
    session.parts.after_news = teaching.arrived
    if resumed:
        session.parts.tell.say("lessons.resumed", name=teaching.lesson.id)
    else:
        screen.lesson.opening(session.parts.tell.page(), teaching.lesson)
    if teaching.exam:
        session.parts.tell.say("lessons.exam")
    teaching.begin()


def stop(session: Session, quiet: bool = False) -> None:
    """Leave the lesson that is open; it can be gone on with later."""
    teaching = session.teaching
    if teaching is None:
        if not quiet:
            session.parts.tell.say("lessons.none-open")
        return
    teaching.pause()
    if not teaching.exam and not teaching.over:
        session.parts.tell.say("lessons.stopped", name=teaching.lesson.id)
    _close(session, teaching)
    if session.exam:
        session.exam.left.clear()
        session.leaving = True


def _close(session: Session, teaching: Teaching, for_good: bool = False) -> None:
    session.teaching = None
    session.parts.after_news = lambda: None
    teaching.workplace.leave(for_good)


def settle(session: Session) -> None:
    """End the lesson whose last step is behind the learner."""
    teaching = session.teaching
    if teaching is None or not teaching.over:
        return
    from tutor import screen

    parts, course = session.parts, Course(session.parts)
    seconds = teaching.record.pause()
    parts.journal().lessons.end(teaching.run.id, parts.now())
    if session.exam:
        _next_of_exam(session, teaching)
        return
    after = standings.following(Course(parts).standings, teaching.lesson.id)
    following = course.load(after) if after else None
    screen.lesson.end(parts.tell.page(), teaching.lesson, max(1, round(seconds / 60)), following)
    with suppress(KeyboardInterrupt):
        clearing.at_end(session, teaching)
    _close(session, teaching, for_good=True)
    with suppress(KeyboardInterrupt):
        _offer_quiz(session, teaching.lesson)
    parts.tell.say("lessons.go-on" if following else "lessons.all-done")


def _next_of_exam(session: Session, teaching: Teaching) -> None:
    assert session.exam is not None
    teaching.last_look()
    session.parts.tell.say("lessons.exam-done", name=teaching.lesson.id)
    _close(session, teaching, for_good=True)
    go_on_with_exam(session)


def go_on_with_exam(session: Session) -> None:
    """Begin the next lesson of an exam; behind the last one, leave."""
    exam = session.exam
    assert exam is not None
    while exam.left:
        if start(session, exam.left.pop(0), exam.here, exam=True) and session.teaching:
            exam.runs.append(session.teaching.run.id)
            return
    session.leaving = True


def _offer_quiz(session: Session, lesson: Lesson) -> None:
    from tutor import quizzing

    parts = session.parts
    if parts.ask and parts.answer and lesson.introduces and parts.ask(parts.tell.text("lessons.quiz-ask")):
        quizzing.play(session, quizzing.wish(CARDS, taught=lesson.introduces))


def check(session: Session) -> bool:
    """Look at the goals of the lesson that was left open last, without the prompt."""
    return _reopen(session) and session.teaching is not None and session.teaching.check()


def hint(session: Session) -> bool:
    """Give a hint for the lesson that was left open last, without the prompt."""
    if not _reopen(session) or session.teaching is None:
        return False
    session.teaching.hint()
    return True


def reset_open(session: Session) -> bool:
    """Take the lesson that was left open last back to its start, without the prompt."""
    if not _reopen(session):
        return False
    reset(session)
    return True


def _reopen(session: Session) -> bool:
    """Go on with the lesson that was left open last, without showing it; tell whether there is one."""
    course = Course(session.parts)
    name = next((one.id for one in reversed(course.standings) if one.state == "open"), "")
    left = course.open_run(name) if name else None
    if left is None:
        session.parts.tell.say("lessons.none-open")
        return False
    workplace = Workplace(session.parts)
    workplace.choose(here=not is_practice(left.place))
    lesson = course.load(name, workplace.stands_in)
    if lesson is None:
        return False
    workplace.enter(lesson, left.folder)
    workplace.furnish(lesson, fresh=False)
    session.teaching = Teaching(session, lesson, left, workplace)
    return True


def reset(session: Session) -> None:
    """Go back to the lesson's start: remove what it made, as far as the learner agrees."""
    teaching, tell = session.teaching, session.parts.tell
    if teaching is None:
        tell.say("lessons.none-open")
        return
    if clearing.to_start(session, teaching):
        teaching.workplace.renew(teaching.lesson)
        teaching.restart()
        tell.say("lessons.reset")
        teaching.begin()
