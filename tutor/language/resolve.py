"""Which command the words mean, with its flags and operands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.language import flags, problems, rules, suggest, values
from tutor.language.handed import handed
from tutor.language.onward import onward
from tutor.model import FILLED, NO_PLUGIN, UNREAD, FlagUse, Invocation, Operand, Problem, Value, Word

if TYPE_CHECKING:
    from tutor.bank.facts import Command
    from tutor.language.facts import Bank


_BUILDS: Final = frozenset({"builder", "builder prune", "image build"})
_NOT_OLD: Final = frozenset({"unknown-flag", "unknown-command", "invalid-value"})
"""Problems that a line for buildx has with docker's own builder."""


def parse(words: tuple[Word, ...], line: str, bank: Bank) -> Invocation:
    """Read one docker command; `docker` in front is optional.

    Unknown commands come back as the group that does not have them, with a problem.
    """
    named = bool(words) and _is_docker(words[0].text)
    start = words[0].start if words else 0
    root = bank.command("docker")
    head = flags.parse(words[1:] if named else words, line, root, "", interspersed=False)
    rest = tuple(head.rest)
    found = Invocation(line, "docker", "", start, words[0].end if named else start, globals=tuple(head.uses))
    problem = head.problem or _global(found)
    if problem:
        return _suggested(found._replace(problem=problem), bank)
    if not rest:
        return found._replace(flags=found.globals, globals=())
    whole = _command(found, rest, bank, root)
    if whole.command == "docker" and whole.problem and any(use.name == "version" for use in found.globals):
        return found._replace(flags=tuple(_over(use, rest[-1].end) for use in found.globals), globals=())
    helped = _asks(whole) and not bank.command(whole.command).short("h")  # where the CLI takes no notice
    read = _suggested(_helped(whole) if helped else whole, bank)
    meant = read.meant or onward(read, words, lambda others: _plain(others, line, bank))
    return read._replace(meant=meant)


def _plain(words: tuple[Word, ...], line: str, bank: Bank) -> Invocation:
    """Read a line that was put right once; what is wrong with that one is not put right again."""
    root = bank.command("docker")
    head = flags.parse(words[_is_docker(words[0].text) :], line, root, "", interspersed=False)
    found = Invocation(line, "docker", problem=head.problem)
    return found if head.problem or not head.rest else _command(found, tuple(head.rest), bank, root)


def _over(use: FlagUse, end: int) -> FlagUse:
    """Let `--version` stand for the words behind it too, of which the CLI takes no notice."""
    return use._replace(end=end) if use.name == "version" else use


def _asks(found: Invocation) -> bool:
    return any(use.name == "help" and use.value.data for use in found.globals)


def _helped(found: Invocation) -> Invocation:
    """Take `docker --help ps` for `docker ps --help`: what is wrong behind the flags does not matter then."""
    asks = tuple(use for use in found.globals if use.name == "help")
    others = tuple(use for use in found.globals if use.name != "help")
    overlooked = found.problem and found.problem.code in _OVERLOOKED
    problem = None if overlooked else found.problem
    return found._replace(flags=(*asks, *found.flags), globals=others, problem=problem)


_OVERLOOKED: Final = ("unknown-command", "missing-operand", "extra-operand", "conflicting-options")


def _global(found: Invocation) -> Problem | None:
    complaint = rules.first_global(found.globals)
    if not complaint:
        return None
    text, part, exit_code = complaint
    return Problem(problems.late_code(text), text, exit_code, part.start, part.end)


def _is_docker(text: str) -> bool:
    return text == "docker" or text.endswith("/docker")


def _command(found: Invocation, words: tuple[Word, ...], bank: Bank, root: Command) -> Invocation:
    counts = range(min(3, len(words)), 0, -1)
    count = next((n for n in counts if bank.canonical([word.text for word in words[:n]])), 0)
    if not count and words[0].text in bank.plugin_spellings:
        return _of_plugin(found, words, bank, root)
    if not count or not words[0].text:
        return _unknown(found, root, words[0], words)
    spelled = " ".join(word.text for word in words[:count])
    command = bank.command(bank.canonical(spelled.split(" ")) or "")
    found = found._replace(
        command=command.name,
        spelled=spelled,
        path_start=found.path_start if found.path_end > found.path_start else words[0].start,
        path_end=words[count - 1].end,
    )
    if command.sections and (inner := _behind_flags(found, words, count, command, bank)):
        found, words, count = inner
        command = bank.command(found.command)
    found = _details(found, words[count:], command)
    if found.problem and command.name in _BUILDS and found.problem.code in _NOT_OLD:
        return _by_buildx(found, words, bank)
    topics = command.name == "help" and not (found.problem or found.on("help") or _asks(found))
    return _asked(found, bank) if topics else found


def _behind_flags(
    found: Invocation, words: tuple[Word, ...], count: int, group: Command, bank: Bank
) -> tuple[Invocation, tuple[Word, ...], int] | None:
    """Find the command behind flags of its group: `docker stack --orchestrator swarm ls`."""
    head = flags.parse(words[count:], found.line, group, found.spelled, interspersed=False)
    name = head.rest[0] if head.uses and head.rest and not head.problem else None
    below = bank.canonical((*found.spelled.split(" "), name.text)) if name else None
    asks = tuple(use for use in head.uses if use.name == "help")
    if not name or not below or (asks and group.name == "completion"):
        return None
    spelled, outer = f"{found.spelled} {name.text}", tuple(use for use in head.uses if use.name != "help")
    found = found._replace(command=below, spelled=spelled, path_end=name.end, outer=outer)
    found = found._replace(globals=(*found.globals, *asks))  # as if it stood before the group
    return found, words, words.index(name) + 1


def _of_plugin(found: Invocation, words: tuple[Word, ...], bank: Bank, root: Command) -> Invocation:
    """Read a line as the plugin does; the problem is what docker says where that is not installed."""
    refused = _unknown(found, root, words[0], words).problem
    return handed(found, words, bank)._replace(problem=refused and refused._replace(code=NO_PLUGIN))


def _by_buildx(found: Invocation, words: tuple[Word, ...], bank: Bank) -> Invocation:
    """Read a build as buildx does where only that understands it; docker hands it over if it is installed."""
    family = found.spelled.split(" ")[0]
    head = words[0]._replace(text="buildx")
    named = (head, *words) if family == "build" else (head, *words[1:])
    read = handed(found, named, bank)
    unclear = any(use.value.form == UNREAD for use in read.flags) or not all(
        one.name for one in read.operands
    )
    if not found.problem or bank.command(read.command).sections or unclear:
        return found
    spelled = found.spelled if family != "builder" else " ".join((family, *read.spelled.split(" ")[1:]))
    return read._replace(spelled=spelled, problem=found.problem._replace(code=NO_PLUGIN))


def _asked(found: Invocation, bank: Bank) -> Invocation:
    """Take `docker help run` for `docker run --help`."""
    words = [operand.value.raw for operand in found.operands]
    count = next((n for n in range(len(words), 0, -1) if bank.canonical(words[:n])), 0)
    if rest := words[count:]:
        end = found.operands[-1].end
        topic = Problem("unknown-topic", f"unknown help topic: {' '.join(rest)}", 1, found.path_end, end)
        return found._replace(problem=topic)
    end = found.operands[-1].end if found.operands else found.path_end
    asks = FlagUse("help", "help", values.parse("switch", "true"), found.path_start, end)
    spelled = " ".join(words)
    return found._replace(
        command=bank.canonical(words) or "docker", spelled=spelled, flags=(asks,), operands=()
    )


def _unknown(found: Invocation, group: Command, word: Word, words: tuple[Word, ...]) -> Invocation:
    """Refuse a word that is no command; the CLI first reads flags behind it as the group's."""
    parsed = flags.parse(words, found.line, group, found.spelled, interspersed=True)
    rest = tuple(Operand("COMMAND", Value("string", one.text), one.start, one.end) for one in parsed.rest)
    found = found._replace(flags=tuple(parsed.uses), operands=rest)
    if parsed.problem:
        problem = parsed.problem._replace(code="unknown-command", start=word.start, end=word.end)
        return found._replace(problem=problem)
    if found.on("help"):
        return found
    return found._replace(problem=problems.unknown_command(group, found.spelled, word))


def _details(found: Invocation, words: tuple[Word, ...], command: Command) -> Invocation:
    # `docker completion` is a command too: cobra's own, which takes any words.
    interspersed = command.interspersed and (not command.sections or command.name == "completion")
    parsed = flags.parse(words, found.line, command, found.spelled, interspersed)
    places = _operands(command, [word for word in parsed.rest if word not in parsed.lost])
    lost = (Operand("", Value("string", word.text), word.start, word.end) for word in parsed.lost)
    found = found._replace(flags=tuple(parsed.uses), operands=(*places, *lost))
    if parsed.problem or found.on("help"):
        return found._replace(problem=parsed.problem)
    if command.name == "completion":  # the CLI takes what it does not know for a call for help
        end = parsed.rest[-1].end if parsed.rest else found.path_end
        asks = FlagUse("help", "help", values.parse("switch", "true"), found.path_start, end)
        return found._replace(flags=(*found.flags, asks), operands=())
    if command.sections:
        return _unknown(found, command, parsed.rest[0], words) if parsed.rest else found
    start, end = _count_place(found, command)
    given = [one.value.raw for one in found.operands]
    counted = problems.wrong_count(command, found.spelled, given, start, end)
    return found._replace(problem=counted or _refusal(found, parsed, command))


def _count_place(found: Invocation, command: Command) -> tuple[int, int]:
    extra = found.operands[command.maximum :] if command.maximum is not None else ()
    return (extra[0].start, extra[-1].end) if extra else (found.path_start, found.path_end)


def _refusal(found: Invocation, parsed: flags.Parsed, command: Command) -> Problem | None:
    known = found._replace(flags=tuple(use for use in found.flags if use.value.form != FILLED))
    complaint = rules.first(known, parsed.refused)
    if not complaint:
        return None
    text, part, exit_code = complaint
    return problems.late(text, command, part.start, part.end, exit_code)


def _operands(command: Command, words: list[Word]) -> tuple[Operand, ...]:
    places = command.operands
    operands = []
    at = 0
    for word in words:
        place = places[min(at, len(places) - 1)] if places else None
        name, kind = (place.name, place.kind) if place else ("", "string")
        operands.append(Operand(name, values.of_word(kind, word), word.start, word.end))
        at += not (place and place.repeatable)
    return tuple(operands)


def _suggested(found: Invocation, bank: Bank) -> Invocation:
    if not found.problem:
        return found
    return found._replace(problem=found.problem._replace(suggestion=suggest.nearest(found, bank)))
