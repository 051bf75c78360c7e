"""The command line of the course: `docker-tutor lesson list`, `start`, `check` and their like."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor import courses, schooling, settings, start
from tutor.bank import load
from tutor.console import Console
from tutor.lessons import files, standings
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.journal import Journal
    from tutor.journal.lessons import Run
    from tutor.session import Session

Rows = list[dict[str, object]]


def commands(say: Callable[[str], str], as_json: click.Option) -> click.Group:
    """Give the group; `say` gives its help."""
    group = click.Group("lesson", invoke_without_command=True, callback=_open, help=say("lesson"))
    here = click.Option(["--here"], is_flag=True, help=say("lesson-here"))
    exam = click.Option(["--exam"], is_flag=True, help=say("lesson-exam"))
    file = click.Path(dir_okay=False, path_type=Path)
    results = click.Option(["--results"], type=file, help=say("lesson-results"))
    names = click.Argument(["names"], nargs=-1, required=True)
    folder = click.Argument(["folder"], type=click.Path(exists=True, file_okay=False, path_type=Path))
    link = click.Option(["--link"], is_flag=True, help=say("lesson-link"))
    for command in (
        click.Command("list", None, _list, [as_json], say("lesson-list")),
        click.Command("start", None, _start, [here, exam, results, names], say("lesson-start")),
        click.Command("check", None, _check, [], say("lesson-check")),
        click.Command("hint", None, _hint, [], say("lesson-hint")),
        click.Command("reset", None, _reset, [], say("lesson-reset")),
        click.Command("add", None, _add, [link, folder], say("lesson-add")),
        click.Command("export", None, _export, [click.Argument(["file"], type=file)], say("lesson-export")),
    ):
        group.add_command(command)
    return group


@click.pass_context
def _open(context: click.Context, /) -> None:
    if not context.invoked_subcommand:
        context.invoke(_list, as_json=False)


@click.pass_obj
def _list(wishes: start.Wishes, as_json: bool) -> None:
    if not as_json:
        start.lesson(wishes, schooling.show)
        return
    home = settings.home(os.environ)
    folders = files.folders(courses.added(home))
    with closing(_journal()) as journal:
        found = standings.standings(list(folders), journal.lessons.runs())
    click.echo(json.dumps([_facts(folders[one.id], one) for one in found], ensure_ascii=False))


def _facts(folder: Path, standing: standings.Standing) -> dict[str, object]:
    lesson, problems = files.read(folder)
    facts: dict[str, object] = {"id": standing.id, "state": standing.state, "step": standing.step}
    if lesson is None:
        return {**facts, "problems": [str(one) for one in problems]}
    title = {lang: section.heading for lang, section in lesson.start.items()}
    return {
        **facts,
        "part": lesson.part,
        "minutes": lesson.minutes,
        "title": title,
        "spent": standing.minutes,
    }


@click.pass_obj
def _start(wishes: start.Wishes, names: tuple[str, ...], here: bool, exam: bool, results: Path | None) -> int:
    teller = _teller(wishes)
    found = [_find(name, teller) for name in names]
    if not all(found):
        return 1
    if not exam:
        return start.prompt(wishes, begin=lambda session: schooling.start(session, found[0], here))
    taken = schooling.Exam(tuple(found), list(found), here=here)

    def begin(session: Session) -> None:
        session.exam = taken
        schooling.go_on_with_exam(session)

    code = start.prompt(wishes, begin=begin)
    return _hand_in(taken, results, teller) or code


def _find(word: str, teller: Teller) -> str:
    names = list(files.folders(courses.added(settings.home(os.environ))))
    found = standings.find(names, word)
    if len(found) != 1:
        key = "lessons.several" if found else "lessons.unknown"
        teller.say(key, word=word, **({"names": ", ".join(found)} if found else {}))
    return found[0] if len(found) == 1 else ""


def _hand_in(exam: schooling.Exam, path: Path | None, teller: Teller) -> int:
    """Write the results of an exam, to standard output without a file; give 1 where a goal does not hold."""
    with closing(_journal()) as journal:
        runs = [run for run in journal.lessons.runs() if run.id in exam.runs]
        rows = _rows(journal, runs)
        begun = {run.lesson for run in runs}
        rows += [row for name in exam.lessons if name not in begun for row in _untouched(name)]
    if path is None:
        click.echo(json.dumps(rows, ensure_ascii=False))
    elif not _write(path, rows, teller):
        return 2
    return 0 if all(row["held"] for row in rows) else 1


def _untouched(name: str) -> Rows:
    """Give the rows of a lesson that was not reached."""
    from tutor.journal.lessons import Run

    lesson, _ = files.read(_folders()[name])
    nothing = Run(0, name, True, "", None, "left", "", "", "", 0.0, ())
    return standings.results(lesson, nothing, {}, {}) if lesson else []


def _rows(journal: Journal, runs: Iterable[Run]) -> Rows:
    folders, rows = _folders(), Rows()
    for run in runs:
        lesson = files.read(folders[run.lesson])[0] if run.lesson in folders else None
        if lesson:
            steps, goals = journal.lessons.steps(run.id), journal.lessons.goals(run.id)
            rows += standings.results(lesson, run, steps, goals)
    return rows


def _write(path: Path, rows: Rows, teller: Teller) -> bool:
    """Write rows as JSON, or as CSV where the file is called so; tell whether it worked."""
    if path.suffix.lower() == ".csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]) if rows else ["lesson"])
        writer.writeheader()
        writer.writerows(rows)
        content = text.getvalue()
    else:
        content = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    try:
        path.write_text(content, "utf-8", newline="")
    except OSError as error:
        teller.say("lessons.no-results", path=str(path), error=error.strerror or str(error))
        return False
    teller.say("lessons.results", path=str(path))
    return True


@click.pass_obj
def _check(wishes: start.Wishes) -> int:
    return start.lesson(wishes, schooling.check)


@click.pass_obj
def _hint(wishes: start.Wishes) -> int:
    return start.lesson(wishes, schooling.hint)


@click.pass_obj
def _reset(wishes: start.Wishes) -> int:
    return start.lesson(wishes, schooling.reset_open)


@click.pass_obj
def _add(wishes: start.Wishes, folder: Path, link: bool) -> int:
    teller, folder = _teller(wishes), folder.resolve()
    name, place = folder.name, settings.home(os.environ) / courses.ADDED
    problems = _problems(folder)
    if problems:
        teller.say("lessons.damaged", name=name)
        teller.lines(problems)
        return 1
    if name in _folders():
        teller.say("lessons.name-taken", name=name)
        return 1
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if link:
        (place / name).symlink_to(folder)
    else:
        shutil.copytree(folder, place / name, symlinks=True)
    teller.say("lessons.added", name=name)
    return 0


def _problems(folder: Path) -> list[str]:
    """Give what an author has to mend, in both variants of a lesson."""
    variants = (False, True) if files.has_offline(folder) else (False,)
    return [str(one) for offline in variants for one in files.read(folder, offline)[1]]


@click.pass_obj
def _export(wishes: start.Wishes, file: Path) -> int:
    with closing(_journal()) as journal:
        rows = _rows(journal, journal.lessons.runs())
    return 0 if _write(file, rows, _teller(wishes)) else 1


def _folders() -> dict[str, Path]:
    return files.folders(courses.added(settings.home(os.environ)))


def _journal() -> Journal:
    from tutor.journal import Journal

    return Journal.open(settings.home(os.environ) / "journal.db")


def _teller(wishes: start.Wishes) -> Teller:
    return Teller(load(), start.language(wishes), Console())
