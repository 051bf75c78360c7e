"""The command line: `docker-tutor explain`, `commands`, `doctor`, `content check`, the prompt's options."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, get_args

import click

from tutor import __version__, cli_lesson, cli_map, cli_quiz, settings, start
from tutor.bank import load
from tutor.console import Console
from tutor.model import Lang
from tutor.replay.command import commands
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.bank.facts import Command


def run(argv: Sequence[str]) -> int:
    """Run docker-tutor with `argv` and give its exit code."""
    bank, lang = load(), start.language(start.Wishes())
    group = _group(lambda key: bank.say(f"message/cli.{key}", lang).replace("`", ""))
    try:
        code = group.main(list(argv), "docker-tutor", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else 0


def _group(say: Callable[[str], str]) -> click.Group:
    lang = click.Option(["--lang"], type=click.Choice(get_args(Lang)), help=say("lang"))
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=say("json"))
    line = click.Argument(["line"], nargs=-1, required=True)
    two = [click.Argument([name]) for name in ("line_a", "line_b")]
    practice = click.Option(["--practice"], is_flag=True, help=say("practice"))
    keep = click.Option(["--keep"], is_flag=True, help=say("keep"))
    install = click.Option(["--install"], is_flag=True, help=say("install"))
    repair = click.Option(["--repair"], is_flag=True, help=say("repair"))
    raw = {"ignore_unknown_options": True}
    group = click.Group(
        "docker-tutor",
        invoke_without_command=True,
        callback=_open,
        help=say("help"),
        params=[lang, practice, keep, install],
    )
    click.version_option(__version__, message="docker-tutor %(version)s", help=say("version"))(group)
    content = click.Group("content", help=say("content"))
    content.add_command(click.Command("check", callback=_check, help=say("content-check")))
    for command in (
        click.Command("explain", raw, _explain, [lang, as_json, line], say("explain")),
        click.Command("ask", raw, _ask, [lang, as_json, line], say("ask")),
        click.Command("compare", None, _compare, [lang, as_json, *two], say("compare")),
        *cli_quiz.commands(say, lang, as_json),
        *cli_map.commands(say, lang),
        cli_lesson.commands(say, as_json),
        click.Command("forward", raw, _forward, [line], say("forward")),
        click.Command("commands", None, _commands, [as_json], say("commands")),
        click.Command("doctor", None, _doctor, [lang, repair], say("doctor")),
        content,
        *commands(say),
    ):
        group.add_command(command)
    return group


@click.pass_context
def _open(context: click.Context, /, **options: Any) -> int:
    wishes = context.obj = start.Wishes(**options)
    return 0 if context.invoked_subcommand else start.prompt(wishes)


@click.pass_obj
def _explain(wishes: start.Wishes, line: tuple[str, ...], lang: Lang | None, as_json: bool) -> None:
    from tutor import explaining

    explaining.tell(" ".join(line), load(), lang or start.language(wishes), as_json=as_json)


@click.pass_obj
def _ask(wishes: start.Wishes, line: tuple[str, ...], lang: Lang | None, as_json: bool) -> int:
    from tutor.ask import Asker

    bank, told_in, question = load(), lang or start.language(wishes), " ".join(line)
    asker = Asker(bank)
    found = asker.ask(question, told_in)
    nearest = [] if found else asker.nearest(question, told_in)
    teller = Teller(bank, told_in, Console())
    if as_json:
        answers = [{**answer._asdict(), "score": round(answer.score, 3)} for answer in found]
        near = [answer.entry for answer in nearest]
        _print({"question": question, "lang": told_in, "answers": answers, "nearest": near})
    elif found:
        teller.answers(found)
    else:
        teller.nearest(nearest)
    return 0 if found else 1


@click.pass_obj
def _compare(wishes: start.Wishes, line_a: str, line_b: str, lang: Lang | None, as_json: bool) -> int:
    from tutor import same
    from tutor.explaining import surroundings

    bank, told_in = load(), lang or start.language(wishes)
    verdict = same.same(line_a, line_b, bank, surroundings())
    if as_json:
        _print(same.as_json(verdict, lambda key, slots: bank.say(key, told_in, slots)))
    else:
        same.tell(verdict, Teller(bank, told_in, Console()))
    return 2 if verdict.fault else int(not verdict.same)


def _forward(line: tuple[str, ...]) -> int:
    from tutor.forward import forward_main
    from tutor.journal.watch import watcher

    return forward_main(line, watcher())


def _commands(as_json: bool) -> None:
    bank = load()
    known = [bank.command(name) for name in bank.commands if not bank.command(name).sections]
    if as_json:
        _print([_facts(command) for command in known])
        return
    width = max(len(command.name) for command in known)
    for command in known:
        click.echo(f"{command.name:{width}}  {command.help}")


def _facts(command: Command) -> dict[str, object]:
    from tutor import daemon

    forwarded = bool(command.plugin) or daemon.forwards(command.name)  # a plugin gets the line as it is
    flags = [
        {"name": flag.name, "short": flag.short, "value": flag.value, "forwarded": forwarded}
        for flag in command.flags.values()
    ]
    return {
        "command": command.name,
        "aliases": list(command.aliases),
        "forwarded": forwarded,
        "flags": flags,
        **({"plugin": command.plugin} if command.plugin else {}),
    }


def _check() -> int:
    from tutor.bank.lint import check
    from tutor.bank.load import content_folder

    found = check(content_folder())
    for finding in found:
        click.echo(str(finding))
    return 1 if found else 0


@click.pass_obj
def _doctor(wishes: start.Wishes, lang: Lang | None, repair: bool) -> int:
    from tutor import doctor, doctoring

    bank, told_in, console = load(), lang or start.language(wishes), Console()
    home, teller = settings.home(os.environ), Teller(bank, told_in, console)
    if repair:
        return doctoring.repair_journal(home / "journal.db", teller)
    found = doctor.findings(os.environ, home, console, doctor.daemon)
    journal = doctoring.journal_findings(home / "journal.db", teller)
    for line in doctor.lines((*found, *journal), bank, told_in):
        click.echo(line)
    return 0


def _print(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False))
