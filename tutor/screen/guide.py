"""The long form: `/more` about a line, `/help` about a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.screen.before import note_rows
from tutor.screen.page import picture, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.facts import Flag
    from tutor.model import Line, Note
    from tutor.screen.page import Page, Row

_MANY: Final = 20  # of more options than this, help lists those with a short form


def more(page: Page, line: Line, told: Sequence[Note], spellings: Sequence[str]) -> None:
    """Show the long form of a line: every note in full, other spellings, the concepts behind it."""
    parts = [one for one in told if not _is_concept(one)]
    rows: list[Row] = list(_long_rows(page, line.text, parts))
    label = page.label("screen.same")
    for spelling in spellings:
        rows.append((label, plain(spelling, "bold")))
        label = Text()
    for one in told:
        if _is_concept(one):
            rows += _concept(page, one.name)
    page.show(rows, "cyan")


def _is_concept(note: Note) -> bool:
    return note.key.startswith("concept/")


def _long_rows(page: Page, text: str, parts: Sequence[Note]) -> Iterator[Row]:
    """Put a long form under the short one it belongs to, without the words once more."""
    short = [one for one in parts if not one.key.endswith("/more")]
    long = {(one.kind, one.start, one.end): one for one in parts if one.key.endswith("/more")}
    for one in short:
        if one.kind == "order":
            continue
        yield from note_rows(page, text, [one])
        if (one.kind, one.start, one.end) in long:
            full = long[one.kind, one.start, one.end]
            yield Text(), page.text(full.key, full.slots, "dim")
    yield from note_rows(page, text, [one for one in short if one.kind == "order"])


def _concept(page: Page, name: str) -> Iterator[Row]:
    key = f"concept/{name}"
    yield None, page.text(f"{key}/title", None, "bold magenta")
    yield None, page.text(key)
    if page.bank.has(f"{key}/picture"):
        yield from picture(page, f"{key}/picture")
    if page.bank.has(f"{key}/more"):
        yield None, page.text(f"{key}/more")


def _around(page: Page, name: str) -> Iterator[Row]:
    """Say where to go from a concept: its neighbours, Docker's own page."""
    facts = page.bank.concept(name)
    if facts.related:
        yield page.label("screen.related"), plain(", ".join(facts.related))
    link = plain(facts.link, "dim")
    link.no_wrap = True  # an address is to be clicked or copied whole
    yield None, link


def concept(page: Page, name: str) -> None:
    """Show one concept in full."""
    page.show([*_concept(page, name), *_around(page, name)], "cyan")


def help_(page: Page, topic: str = "") -> bool:
    """Show help about a command, an option, a concept or a slash command; tell whether there is any."""
    rows = list(_help(page, " ".join(topic.split()))) if topic.strip() else list(_overview(page))
    page.show(rows or [(None, page.text("message/help.unknown", {"topic": topic.strip()}))], "cyan")
    return bool(rows)


def _overview(page: Page) -> Iterator[Row]:
    yield None, page.text("message/help.overview")
    for key in page.bank.keys("message/slash."):
        name = key.removeprefix("message/slash.")
        yield plain(f"/{name}", "green"), page.text(key)
    yield None, page.text("message/help.topics")
    yield None, plain(", ".join(page.bank.concepts), "bold")


def _help(page: Page, topic: str) -> Iterator[Row]:
    name = f"{topic} ".removeprefix("docker ").strip()
    canonical = page.bank.known(name.split())
    if topic.startswith("/"):
        yield from _keyed(page, topic, f"message/slash.{topic[1:]}")
    elif topic.startswith("-"):
        yield from _flag(page, topic)
    elif canonical is not None:
        yield from _command(page, canonical)
    if name in page.bank.concepts:
        yield from _concept(page, name)
        yield from _around(page, name)


def _keyed(page: Page, label: str, key: str) -> Iterator[Row]:
    if page.bank.has(key):
        yield plain(label, "green"), page.text(key)


def _command(page: Page, name: str) -> Iterator[Row]:
    command = page.bank.command(name)
    places = {operand.kind.removesuffix("_name"): operand.name for operand in command.operands}
    slots = {**places, **{operand.name.lower(): operand.name for operand in command.operands}, "term": "TERM"}
    yield None, plain(command.usage, "bold green")
    if page.bank.has(f"command/{name}"):
        yield None, page.text(f"command/{name}", slots)
    else:
        yield None, page.text("message/explain.command", {"command": name, "help": command.help})
    if page.bank.has(f"command/{name}/more"):
        yield None, page.text(f"command/{name}/more", slots)
    if command.aliases:
        yield (
            page.label("screen.same"),
            plain(", ".join(f"docker {alias}" for alias in command.aliases), "bold"),
        )
    for section in command.sections:
        yield page.label("screen.commands"), plain(", ".join(section.commands))
    flags = [flag for flag in command.flags.values() if not flag.hidden]
    if len(flags) > _MANY:
        flags = [flag for flag in flags if flag.short]
    if flags:
        yield page.label("screen.options"), plain(", ".join(map(_spelled, flags)))
    if command.concepts:
        yield page.label("screen.related"), plain(", ".join(command.concepts))


def _spelled(flag: Flag) -> str:
    return f"-{flag.short} --{flag.name}" if flag.short else f"--{flag.name}"


def _flag(page: Page, typed: str) -> Iterator[Row]:
    """Explain an option of `docker run`, or of the first command that has it."""
    for name in ("container run", *page.bank.commands):
        for flag in page.bank.command(name).flags.values():
            if typed in (f"--{flag.name}", f"-{flag.short}"):
                key = f"flag/{name}/{flag.name}"
                value = f" {flag.type}" if flag.type else ""
                yield plain(f"{_spelled(flag)}{value}", "bold green"), plain(" ".join(flag.help.split()))
                yield from ((Text(), page.text(f"{key}/more")) for _ in [0] if page.bank.has(f"{key}/more"))
                return
