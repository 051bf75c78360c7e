"""Lines for a plugin of the docker command: which words are its flags, commands, operands.

What is wrong in them is the plugin's to say. So there are no problems here: words that nobody understands
become operands without a name. The first of them has the word that was probably meant in the slot `near`, and
`meant` reads on behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.language import flags, suggest, values
from tutor.language.onward import onward
from tutor.model import FILLED, NO_PROGRAM, Operand, Problem, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.facts import Command
    from tutor.language.facts import Bank
    from tutor.model import FlagUse, Invocation, Word

OLD_COMPOSE: Final = suggest.OLD_COMPOSE
_NOT_FOUND: Final = 127


class _Found:
    """What the words said so far: a command, the flags in front of it, the flags and words behind it."""

    def __init__(self, command: Command, spelled: list[str], end: int) -> None:
        self.command, self.spelled, self.end = command, spelled, end
        self.outer: list[FlagUse] = []
        self.flags: list[FlagUse] = []
        self.rest: list[Word] = []
        self.unclear: list[Word] = []


def handed(found: Invocation, words: tuple[Word, ...], bank: Bank) -> Invocation:
    """Read the words from the plugin's name on; `found` has what stands in front of them."""
    read = _handed(found, words, bank)
    at = next((at for at, one in enumerate(read.operands) if not one.name), None)
    problem = at is not None and _fault(read, read.operands[at], bank)
    if at is None or not problem:
        return read
    wrong = read.operands[at]
    meant = onward(read._replace(problem=problem), words, lambda others: _handed(found, others, bank))
    slots = {**wrong.value.slots, "near": " ".join(suggest.instead(read.line, problem))}
    told = wrong._replace(value=wrong.value._replace(slots=slots))
    return read._replace(meant=meant, operands=(*read.operands[:at], told, *read.operands[at + 1 :]))


def _fault(read: Invocation, wrong: Operand, bank: Bank) -> Problem | None:
    """Tell whether the plugin has no command or option of this name, and which line is near."""
    command, name = bank.command(read.command), wrong.value.raw.partition("=")[0]
    if name.startswith("-"):
        code = "" if name[2:] in command.flags or command.short(name[1:2]) else "unknown-flag"
    else:
        code = "unknown-command" if command.sections and name != "help" else ""
    problem = Problem(code, "", 0, wrong.start, wrong.end)
    return (
        problem._replace(suggestion=suggest.nearest(read._replace(problem=problem), bank)) if code else None
    )


def _handed(found: Invocation, words: tuple[Word, ...], bank: Bank) -> Invocation:
    read = _Found(bank.command(bank.plugin_spellings[words[0].text]), [words[0].text], words[0].end)
    _descend(read, words[1:], found.line, bank)
    return found._replace(
        command=read.command.name,
        spelled=" ".join(read.spelled),
        path_start=found.path_start if found.path_end > found.path_start else words[0].start,
        path_end=read.end,
        outer=tuple(read.outer),
        flags=tuple(read.flags),
        operands=tuple(_operands(read)),
    )


def old_compose(found: Invocation, words: tuple[Word, ...], bank: Bank, installed: bool) -> Invocation:
    """Read a line of the program `docker-compose`, which the plugin `compose` has taken the place of."""
    first = words[0]
    read = handed(found, (first._replace(text="compose"), *words[1:]), bank)
    read = read._replace(spelled=f"docker-{read.spelled}")
    if installed:
        return read
    line = found.line
    fixed = f"{line[: first.start]}docker compose{line[first.end :]}"
    text = f"{OLD_COMPOSE}: command not found"
    return read._replace(problem=Problem(NO_PROGRAM, text, _NOT_FOUND, first.start, first.end, fixed))


def _descend(read: _Found, words: tuple[Word, ...], line: str, bank: Bank) -> None:
    """Follow the groups to the command, as cobra does where it reads the flags of each in turn."""
    command = read.command
    group = bool(command.sections)
    parsed = flags.parse(words, line, command, "", interspersed=command.interspersed and not group)
    below = bank.plugin_spellings.get(" ".join((*read.spelled, parsed.rest[0].text))) if parsed.rest else None
    if group and below is None and command.operands:  # `buildx history inspect` is a command too
        group, parsed = False, flags.parse(words, line, command, "", command.interspersed)
    if parsed.stopped:
        at = parsed.stopped.start
        read.flags, read.unclear = parsed.uses, [word for word in words if word.start >= at]
        read.rest = [word for word in parsed.rest if word.start < at]
        return
    if not group or below is None:
        read.flags = parsed.uses
        read.rest, read.unclear = ([], parsed.rest) if group else (parsed.rest, [])
        return
    read.outer += parsed.uses
    name = parsed.rest[0]
    read.command, read.end = bank.command(below), name.end
    read.spelled.append(name.text)
    _descend(read, tuple(parsed.rest[1:]), line, bank)


def _operands(read: _Found) -> Iterator[Operand]:
    places, most = read.command.operands, read.command.maximum
    at, spare = 0, len(read.rest) - (len(read.rest) if most is None else most)
    for word in read.rest:
        if not places or (most is not None and at >= most):
            yield _unclear(word)
            continue
        place = places[min(at, len(places) - 1)]
        value = values.of_word(place.kind, word)
        yield Operand(place.name, value, word.start, word.end)
        options = spare > 0 and value.form == FILLED  # `$FLAGS .`: there are too many words for operands
        at, spare = (at, spare - 1) if options else (at + 1, spare)
    yield from map(_unclear, read.unclear)


def _unclear(word: Word) -> Operand:
    return Operand("", Value("string", word.text, "", {"value": word.text}), word.start, word.end)
