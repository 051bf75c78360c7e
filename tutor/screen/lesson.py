"""Lessons on the screen: the course, a step with its line labelled, how goals fare, hints, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.lessons.model import Hint
from tutor.screen.before import note_rows
from tutor.screen.markdown import STYLE, block, inline, lines_of, markdown
from tutor.screen.page import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tutor.lessons.hints import Clue
    from tutor.lessons.made import Key
    from tutor.lessons.model import Goal, Lesson, Question, Step, Unmet
    from tutor.lessons.standings import Standing
    from tutor.model import Line, Note
    from tutor.screen.page import Page, Row

Labelled = tuple["Line", "Sequence[Note]"]
"""A line of docker with what its parts mean."""
_HELD: Final = "+"
_UNMET: Final = "-"
_ID: Final = 12


def course(page: Page, parts: Mapping[str, Sequence[tuple[Lesson, Standing]]], current: str) -> None:
    """Show the lessons by part, with what is done and where the learner is."""
    rows: list[Row] = []
    for part, lessons in parts.items():
        key = f"lessons.part-{part}"
        title = page.label(key, "bold magenta") if page.has(key) else Text(part, "bold magenta")
        rows += [*([(None, Text())] if rows else []), (None, title)]
        rows += [(_mark(page, standing, current), _entry(page, lesson)) for lesson, standing in lessons]
    rows += [(None, Text()), (None, page.text("message/lessons.how-to-begin"))]
    page.show(rows, STYLE)


def _mark(page: Page, standing: Standing, current: str) -> Text:
    key = "here" if standing.id == current else standing.state
    styles = {"here": "bold green", "open": "yellow", "done": "green", "new": "dim"}
    return page.label(f"lessons.is-{key}", styles[key])


def _entry(page: Page, lesson: Lesson) -> Text:
    minutes = page.text("message/lessons.minutes", {"minutes": str(lesson.minutes)}, "dim")
    title = inline(page, lesson.start[page.lang].heading)
    return Text.assemble((lesson.id, "bold"), "  ", title, "  ", minutes)


def opening(page: Page, lesson: Lesson) -> None:
    """Show what a lesson is about: its title, how long it takes, its introduction, what is learnt."""
    start = lesson.start[page.lang]
    minutes = page.text("message/lessons.minutes", {"minutes": str(lesson.minutes)}, "dim")
    heading = Text.assemble((start.heading, "bold magenta"), "  ", minutes)
    page.show([(None, Text()), (None, heading), (None, Text())], STYLE)
    _prose(page, start.body)
    if lesson.introduces:
        page.show([(page.label("lessons.learn"), _taught(page, lesson))], STYLE)


def _taught(page: Page, lesson: Lesson) -> Text:
    """Give what a lesson introduces, each command with its options behind it."""
    options: dict[str, list[str]] = {}
    for name in lesson.introduces:
        command, _, option = name.partition(" --")
        options.setdefault(command, []).extend([f"`--{option}`"] if option else [])
    return inline(page, ", ".join(" ".join((f"`docker {name}`", *found)) for name, found in options.items()))


def step(page: Page, lesson: Lesson, at: int, labelled: Sequence[Labelled] = ()) -> None:
    """Show one step; `labelled` are the lines of a worked one, told part by part where they stand."""
    here, count = lesson.steps[at], len(lesson.steps)
    section = here.prose[page.lang]
    place = Text(f"{at + 1}/{count}", "dim")
    page.show([(None, Text()), (place, Text(section.heading, "bold magenta"))], STYLE)
    told = {" ".join(one[0].text.split()): one for one in labelled}
    _prose(page, section.body, told)
    way = f"lessons.way-{here.way}"
    if here.solution and page.has(way):
        page.show([(None, page.label(way))], STYLE)


def _prose(page: Page, body: str, told: Mapping[str, Labelled] | None = None) -> None:
    for rows in markdown(page, body):
        page.show([*rows, (None, Text())], STYLE)
        for line in lines_of(rows):
            if told and (found := told.get(" ".join(line.split()))):
                page.show([*_labels(page, [found]), (None, Text())], STYLE)


def _labels(page: Page, labelled: Iterable[Labelled]) -> Iterator[Row]:
    for line, notes in labelled:
        yield from note_rows(page, line.text, notes)


def question(page: Page, asked: Question, order: Sequence[int]) -> None:
    """Show what `/answer` is to answer; `order` are the places of the choices as they are numbered."""
    rows: list[Row] = [(page.label("lessons.question", "bold yellow"), inline(page, asked.ask[page.lang]))]
    for number, at in enumerate(order, 1):
        rows.append((Text(f"{number}", "cyan"), inline(page, asked.choices[at].text[page.lang])))
    rows.append((Text(), page.label("lessons.answer-choice" if order else "lessons.answer-text")))
    page.show(rows, STYLE)


def progress(
    page: Page, achieved: Sequence[Goal], undone: Sequence[tuple[Goal, Unmet]], why: bool = True
) -> None:
    """Tell which goals were just reached, and which do not hold any more, with the reason."""
    page.show([(Text(_HELD, "bold green"), inline(page, goal.text[page.lang])) for goal in achieved], "green")
    rows: list[Row] = []
    for goal, unmet in undone:
        rows.append((page.label("lessons.undone", "bold yellow"), inline(page, goal.text[page.lang])))
        if why:
            rows.append((Text(), reason(page, goal, unmet)))
    page.show(rows, "yellow")


def goals(page: Page, looked: Sequence[tuple[Goal, Unmet | None]], why: bool = True) -> None:
    """Show goals with whether each holds, and why not."""
    rows: list[Row] = []
    for goal, unmet in looked:
        mark = Text(_UNMET, "bold red") if unmet else Text(_HELD, "bold green")
        rows.append((mark, inline(page, goal.text[page.lang])))
        if unmet and why:
            rows.append((Text(), reason(page, goal, unmet)))
    page.show(rows, "yellow" if any(unmet for _, unmet in looked) else "green")


def wishes(page: Page, here: Step, held: frozenset[str]) -> None:
    """Show what the open step asks for, as far as it is known without a look."""
    rows = [
        (Text(_HELD if goal.id in held else _UNMET, "dim"), inline(page, goal.text[page.lang]))
        for goal in here.goals
    ]
    page.show([(page.label("lessons.goals"), Text(here.prose[page.lang].heading)), *rows], STYLE)


def reason(page: Page, goal: Goal, unmet: Unmet) -> Text:
    """Say why a goal does not hold; an author's own reason for a wrong choice comes first."""
    choices = goal.question.choices if goal.question else ()
    chosen = next((one for one in choices if one.id == unmet.slots.get("choice")), None)
    if chosen and chosen.why:
        return inline(page, chosen.why[page.lang])
    key = f"message/{unmet.message(goal)}"
    return page.text(key, unmet.slots) if page.bank.has(key) else Text(unmet.because)


def hint(page: Page, given: Clue | Hint) -> None:
    """Show one hint: written by the author, or one that follows from the state."""
    if isinstance(given, Hint):
        text = inline(page, given.text[page.lang])
    else:
        text = page.text(f"message/{given.key}", given.slots)
    page.show([(page.label("lessons.hint", "yellow"), text)], "yellow")


def worked(page: Page, lines: Sequence[str], labelled: Sequence[Labelled]) -> None:
    """Show the lines of a step, part by part; the learner types them."""
    told = {one[0].text: one for one in labelled}
    key = "message/lessons.worked" if len(lines) == 1 else "message/lessons.worked-lines"
    page.show([(None, page.text(key))], "yellow")
    for number, line in enumerate(lines):
        page.show([*([(None, Text())] if number else []), *block(line)], "yellow")
        page.show(list(_labels(page, [told[line]] if line in told else [])), "yellow")


def things(page: Page, found: Sequence[Key], folder: str, lines: Sequence[str] = ()) -> None:
    """Show what cleaning up would remove."""
    rows: list[Row] = [(None, page.text("message/lessons.would-remove"))]
    rows += [
        (page.label(f"lessons.thing-{kind}"), Text(name or number.removeprefix("sha256:")[:_ID], "bold"))
        for kind, name, number in found
    ]
    if folder:
        rows.append((page.label("lessons.thing-folder"), Text(folder, "bold")))
    rows += [(page.label("lessons.thing-line"), plain(line, "bold")) for line in lines]
    page.show(rows, "yellow")


def end(page: Page, lesson: Lesson, minutes: int, following: Lesson | None) -> None:
    """Show what was learnt, how long it took, and what comes next."""
    title = {"title": lesson.start[page.lang].heading}
    rows: list[Row] = [(None, Text()), (None, page.text("message/lessons.done", title, "bold green"))]
    rows.append((page.label("lessons.took"), page.text("message/lessons.minutes", {"minutes": str(minutes)})))
    if lesson.introduces:
        rows.append((page.label("lessons.learnt"), _taught(page, lesson)))
    if lesson.concepts:
        topics = ", ".join(f"`/help {name}`" for name in lesson.concepts)
        rows.append((page.label("lessons.more"), inline(page, topics)))
    if following:
        rows.append((page.label("lessons.next"), _entry(page, following)))
    page.show(rows, "green")
