"""`docker-tutor sessions` and `docker-tutor replay`."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from tutor import settings, start
from tutor.bank import load
from tutor.console import Console
from tutor.model import Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.journal import Sitting
    from tutor.replay.desk import Desk

FILES = ("cast", "html", "script", "markdown")


def commands(say: Callable[[str], str]) -> tuple[click.Command, ...]:
    """Give the commands; `say` gives the help texts."""
    return _sessions(say), _replay(say)


def _replay(say: Callable[[str], str]) -> click.Command:
    switches = [click.Option([f"--{name}"], is_flag=True, help=say(name)) for name in ("step", "predict")]
    switches += [
        click.Option([f"--{name}"], is_flag=True, help=say(name)) for name in ("rerun", "here", "strict")
    ]
    amount = click.FloatRange(min=0.05)
    options = [
        click.Option(["--lang"], type=click.Choice(get_args(Lang)), help=say("lang")),
        *switches,
        click.Option(["--speed"], type=amount, default=1.0, help=say("speed")),
        click.Option(["--idle"], type=amount, default=2.0, help=say("idle")),
        click.Option(["--limit"], type=click.FloatRange(min=0), default=0.0, help=say("limit")),
        *[click.Option([f"--{name}"], type=click.Path(dir_okay=False), help=say(name)) for name in FILES],
        click.Option(
            ["--cast-version"], type=click.Choice(["2", "3"]), default="2", help=say("cast-version")
        ),
    ]
    which = click.Argument(["which"], metavar="ID|FILE", default="last")
    return click.Command("replay", None, _run_replay, [which, *options], say("replay"))


@click.pass_obj
def _run_replay(wishes: start.Wishes, /, which: str, lang: Lang | None, **chosen: Any) -> int:
    desk = _desk(wishes, lang)
    how = {name: chosen[name] for name in ("here", "strict", "limit")}
    if chosen["rerun"] and not which.isdecimal() and which != "last":
        return desk.rerun_file(Path(which), **how)
    tape = desk.find(which)
    if tape is None:
        return 1
    if chosen["rerun"]:
        return desk.rerun(tape, **how)
    wanted = {name: chosen[name] for name in FILES if chosen[name]}
    if wanted:
        return desk.export(tape, wanted, chosen["cast_version"], chosen["idle"])
    options = {name: chosen[name] for name in ("speed", "idle")}
    return desk.play(tape, stepping=chosen["step"], predicting=chosen["predict"], **options)


def _sessions(say: Callable[[str], str]) -> click.Group:
    finders = ("text", "command", "flag", "error", "since", "until")
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=say("json"))
    group = click.Group(
        "sessions",
        invoke_without_command=True,
        callback=_list,
        help=say("sessions"),
        params=[
            as_json,
            *[click.Option([f"--{name}"], default="", help=say(f"find-{name}")) for name in finders],
        ],
    )
    number = click.Argument(["number"], type=int)
    words = click.Argument(["words"], nargs=-1)
    secure = click.Option(["--secure"], is_flag=True, help=say("secure"))
    unasked = click.Option(["--yes"], is_flag=True, help=say("yes"))
    for command in (
        click.Command("name", None, _labeller("name"), [number, words], say("sessions-name")),
        click.Command("note", None, _labeller("note"), [number, words], say("sessions-note")),
        click.Command("tag", None, _labeller("tags"), [number, words], say("sessions-tag")),
        click.Command("delete", None, _delete, [number, secure, unasked], say("sessions-delete")),
    ):
        group.add_command(command)
    return group


@click.pass_context
def _list(context: click.Context, /, as_json: bool, **wanted: str) -> int:
    if context.invoked_subcommand:
        return 0
    desk = _desk(context.obj, None)
    dates = {name: _date(wanted[name]) for name in ("since", "until")}
    for name, date in dates.items():
        if wanted[name] and date is None:
            desk.teller.say("replay.bad-date", text=wanted[name])
            return 1
    found, lines = desk.search(wanted["text"], wanted["command"], wanted["flag"], wanted["error"], **dates)
    if as_json:
        click.echo(json.dumps([_facts(one, lines.get(one.id, ())) for one in found], ensure_ascii=False))
    else:
        desk.show_sittings(found, lines, searched=any(wanted.values()))
    return 0 if found or as_json else 1


def _facts(one: Sitting, lines: Sequence[str]) -> dict[str, object]:
    plain = ("id", "uid", "kind", "lang", "name", "note", "host", "daemon", "version", "lines", "errors")
    return {
        **{name: getattr(one, name) for name in plain},
        "tags": list(one.tags),
        "started": one.started.isoformat(),
        "ended": one.ended and one.ended.isoformat(),
        "found": list(lines),
    }


def _labeller(what: str) -> Callable[..., int]:
    @click.pass_obj
    def label(wishes: start.Wishes, /, number: int, words: tuple[str, ...]) -> int:
        value: Any = words if what == "tags" else " ".join(words)
        return _desk(wishes, None).label(number, **{what: value})

    return label


@click.pass_obj
def _delete(wishes: start.Wishes, number: int, secure: bool, yes: bool) -> int:
    return _desk(wishes, None).delete(number, secure=secure, asked=not yes)


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone() if text else None
    except ValueError:
        return None


def _desk(wishes: start.Wishes, lang: Lang | None) -> Desk:
    from tutor.journal import Journal
    from tutor.replay.desk import Desk
    from tutor.tell import Teller

    at_terminal = os.isatty(0) and os.isatty(1) if sys.stdin else False
    teller = Teller(load(), lang or start.language(wishes), Console(stdin=0 if at_terminal else -1))
    journal = Journal.open(
        settings.home(os.environ) / "journal.db", lambda key, /, **slots: teller.say(key, **slots)
    )
    return Desk(teller, journal, at_terminal=at_terminal)
