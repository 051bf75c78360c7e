"""The nearest right line for one that is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.language import facts
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.bank.facts import Command
    from tutor.language.facts import Bank
    from tutor.model import Invocation, Problem

OWN_NAME: Final = "도커"
"""What docker is called in Korean."""
OLD_COMPOSE: Final = "docker-compose"
"""What Compose was as a program of its own."""
_NOUNS: Final = frozenset(
    ("container", "context", "image", "network", "node", "plugin", "secret", "service", "stack", "volume")
)
_VERBS: Final = {
    **dict.fromkeys(("list", "show", "ls"), "ls"),
    **dict.fromkeys(("delete", "del", "remove"), "rm"),
    **dict.fromkeys(("make", "new", "add"), "create"),
    **dict.fromkeys(("ssh", "enter"), "exec"),
    **dict.fromkeys(("download", "install"), "pull"),
    "log": "logs",
    "status": "ps",
}

_VOLUME: Final = pattern(
    r"(?:-v|--volume)[ =]?(?P<source>[^\s:'\"]+):(?P<target>/[^\s:'\",]*)(?::(?P<mode>ro|rw|z|Z))?(?=\s)"
)
_PORTS: Final = pattern(r"\d+:\d+(?=[a-z])")
_TAG: Final = pattern(r"v?\d[\w.-]*|latest|alpine|slim|stable")
_SIGNAL: Final = pattern(r"\d+|(?:SIG)?(?:CONT|HUP|INT|KILL|QUIT|STOP|TERM|USR[12])")
_ASSIGNMENT: Final = pattern(r"-[A-Z][A-Z0-9_]{2,}=\S*")
_MEANT: Final = {
    **dict.fromkeys(("port", "ports"), "publish"),
    **dict.fromkeys(("background", "daemon"), "detach"),
    **dict.fromkeys(("remove", "delete"), "rm"),
    **dict.fromkeys(("last", "lines"), "tail"),
    "add-host": "host",
    "environment": "env",
}
"""What people call flags."""


def nearest(found: Invocation, bank: Bank) -> str:
    """Give the nearest right line to one with a problem, or ""."""
    problem = found.problem
    if problem and problem.code == "unknown-command":
        return _command(found, problem, bank)
    if problem and problem.code in ("unknown-flag", "bad-flag"):
        return _flag(found, problem, bank)
    if problem and problem.code == "extra-operand":
        return _extra(found, bank.command(found.command))
    if problem and problem.code == "missing-operand":
        return _image_apart(found)
    return _one_dash(found, problem, bank) if problem and problem.code == "invalid-value" else ""


def _extra(found: Invocation, command: Command) -> str:
    """Give what was meant by one word too many: `logs f web`, `load app.tar`, `pull nginx 1.27`."""
    first, *others = found.operands
    line, word = found.line, first.value.raw
    if command.name == "image load" and not others:
        return f"{line[: first.start]}-i {line[first.start :]}"
    if command.name == "image pull" and len(others) == 1 and ":" not in word:
        tag = _TAG.fullmatch(others[0].value.raw)
        return f"{line[: first.end]}:{line[others[0].start :]}" if tag else ""
    flags = [facts.short(command, letter) for letter in word]
    letters = all(flag and not flag.type for flag in flags) and len(others) == (command.maximum or 0)
    return f"{line[: first.start]}-{line[first.start :]}" if letters else ""


def _image_apart(found: Invocation) -> str:
    """Give the blank back to `-p 8080:80nginx`."""
    use = found.flags[-1] if found.flags else None
    ports = _PORTS.match(use.value.raw) if use and use.name == "publish" else None
    if not use or not ports:
        return ""
    end = found.line.rindex(use.value.raw, use.start, use.end) + ports.end()
    return f"{found.line[:end]} {found.line[end:]}"


def instead(line: str, problem: Problem) -> list[str]:
    """Give what to write for the one word at fault, nothing where another word would have to change too."""
    nearest, before, rest = problem.suggestion, line[: problem.start], line[problem.end :]
    if not nearest.endswith(rest):
        return []
    head = nearest.removesuffix(rest)
    return head.removeprefix(before).split() if head.startswith(before) else head.split()[-1:]


def meant(found: Invocation, bank: Bank) -> str:
    """Give the line that was probably meant by one that the CLI takes: `docker create network web`, or ""."""
    words = [operand.value.raw for operand in found.operands]
    if found.problem or not words or found.flags:
        return ""
    verb, noun = found.command.rpartition(" ")[2], _noun(words[0])
    if found.command == "image ls" and words[0] in ("ls", "list"):
        return "docker images"
    path = f"{noun} {verb}"
    if noun and " " not in found.spelled and bank.canonical(path.split(" ")):
        return " ".join(["docker", path, *words[1:]])
    return ""


def _noun(word: str) -> str:
    """Give the group that a word names, also in the plural, or ""."""
    single = word.removesuffix("s")
    return single if single in _NOUNS else ""


def _command(found: Invocation, problem: Problem, bank: Bank) -> str:
    word = found.line[problem.start : problem.end]
    rest = found.line[problem.end :]
    group = found.command if found.command != "docker" else ""
    second = rest.split(maxsplit=1)
    named = word == OWN_NAME or closest(word.lower(), ["docker"])
    if second and not group and named and bank.canonical(second[0].split()):
        return f"docker{rest}"
    if not group and closest(word.lower(), [OLD_COMPOSE]):
        return f"docker compose{rest}"
    if not group and word.startswith("docker") and bank.canonical((word.removeprefix("docker"),)):
        return f"docker {word.removeprefix('docker')}{rest}"
    swapped = f"{_noun(second[0])} {_VERBS.get(word, word)}" if second and not group else ""
    if swapped.strip() and bank.canonical(swapped.split(" ")):
        return " ".join(["docker", swapped, *second[1:]])
    choices = _below(bank, group)
    if glued := _glued(word, group, bank):
        return f"{found.line[: problem.start]}{glued}{rest}"
    best = _VERBS.get(word.lower(), "")
    if best not in choices:
        single = _noun(word) if not group else ""
        best = single or _grouped(word, group, bank) or closest(word.lower(), choices)
    if not group and _VERBS.get(word) == "ls":
        best = "container ls"
    head = f"docker {group} " if group else "docker "
    return f"{head}{best}{rest}" if best else ""


def _grouped(word: str, group: str, bank: Bank) -> str:
    """Give the command that is called so inside a group, where there is one: `promote`; Compose's `up`."""
    if group or word in _VERBS:
        return ""
    names = (name for name, command in bank.spellings.items() if name == command and name.count(" ") == 1)
    ours = [name for name in names if name.endswith(f" {word}")]
    compose = f"compose {word}"
    return ours[0] if len(ours) == 1 else compose if not ours and compose in bank.plugin_spellings else ""


def _glued(word: str, group: str, bank: Bank) -> str:
    """Give the space back to `logs-f`."""
    verb, mark, flag = word.partition("-")
    name = bank.canonical((*group.split(), verb)) if mark and flag else None
    known = name and all(facts.short(bank.command(name), letter) for letter in flag)
    return f"{verb} -{flag}" if known else ""


def _below(bank: Bank, group: str) -> list[str]:
    """Give the words that may follow a group."""
    words = 1 + len(group.split())
    known = (*bank.spellings, *bank.plugin_spellings)
    ours = (name for name in known if name.startswith(f"{group} ") or not group)
    return [name.rpartition(" ")[2] for name in ours if len(name.split()) == words]


def _flag(found: Invocation, problem: Problem, bank: Bank) -> str:
    typed = found.line[problem.start : problem.end]
    command = bank.command(found.command)
    if found.command == "docker" and (moved := _moved(found, problem, bank) or _run(found, problem, bank)):
        return moved
    if other := _mount(found, problem, command) or _apart(found, problem, command):
        return other
    if _ASSIGNMENT.fullmatch(typed) and "env" in command.flags:
        return f"{found.line[: problem.start]}-e {typed[1:]}{found.line[problem.end :]}"
    name, mark, value = typed.lstrip("-").partition("=")
    if (
        name == "name"
        and command.name.endswith(" create")
        and all(one.start > problem.start for one in found.operands)
    ):
        rest = found.line[problem.end :]  # `docker network create --name web`: the name is an operand
        return f"{found.line[: problem.start]}{value}{rest if mark else rest.lstrip()}"
    best = _spelling(name, command)
    if not best and found.command == "docker" and bank.canonical((name,)):
        best = name  # `docker --ps`
    return f"{found.line[: problem.start]}{best}{mark}{value}{found.line[problem.end :]}" if best else ""


def _spelling(name: str, command: Command) -> str:
    """Give the flag that was meant, with its dashes."""
    if "signal" in command.flags and _SIGNAL.fullmatch(name):
        return f"-s {name}"  # `docker kill -9`
    if len(name) > 1 or name in command.flags:
        return _letters(name, command) or _words(name, command)
    if facts.short(command, name):
        return f"-{name}"  # `docker run --p 80:80`
    if name == "n" and "name" in command.flags:
        return "--name"
    return f"-{name.swapcase()}" if facts.short(command, name.swapcase()) else ""  # `docker run -D`


def _mount(found: Invocation, problem: Problem, command: Command) -> str:
    """Give `--mount` for the `-v` that services do not have."""
    line = found.line
    typed = _VOLUME.match(line, problem.start)
    if not typed or "volume" in command.flags or "mount" not in command.flags:
        return ""
    kind = "bind" if typed["source"][0] in "/.~$" else "volume"
    access = ",readonly" if typed["mode"] == "ro" else ""
    value = f"type={kind},source={typed['source']},target={typed['target']}{access}"
    return f"{line[: problem.start]}--mount {value}{line[typed.end() :]}"


def _apart(found: Invocation, problem: Problem, command: Command) -> str:
    """Give the blank back to `-it--rm`, `-d-p` and `--nameweb`."""
    line = found.line
    typed = re.match(r"(-[A-Za-z]+)--?([a-zA-Z][\w-]*)", line[problem.start : problem.end])
    if not typed:
        return _valued(found, problem, command)
    second = f"--{typed[2]}" if typed[2] in command.flags else f"-{typed[2]}"
    if not (_takes(command, typed[1]) and _takes(command, second)):
        return ""
    return f"{line[: problem.start]}{typed[1]} {second}{line[problem.start + typed.end() :]}"


def _valued(found: Invocation, problem: Problem, command: Command) -> str:
    """Give the blank back between an option and its value: `--nameweb`."""
    line, typed = found.line, found.line[problem.start : problem.end]
    name = typed[2:] if typed.startswith("--") and "=" not in typed else ""
    known = [one.name for one in command.flags.values() if one.type and len(one.name) > 3]
    begun = max((one for one in known if name.startswith(one)), key=len, default="")
    if not begun or (closest(name, command.flags) and not name[len(begun)].isdigit()):
        return ""
    end = problem.start + 2 + len(begun)
    return f"{line[:end]} {line[end:]}"


def _run(found: Invocation, problem: Problem, bank: Bank) -> str:
    """Give `run` back to `docker -it ubuntu`."""
    typed, behind = found.line[problem.start : problem.end], found.line[problem.end :].strip()
    if not behind or not _takes(bank.command("container run"), typed):
        return ""
    return f"{found.line[: problem.start]}run {found.line[problem.start :]}"


def _moved(found: Invocation, problem: Problem, bank: Bank) -> str:
    """Put an option, with its value, behind its command: `docker -it run ubuntu`, `docker -t app build .`."""
    typed, behind = found.line[problem.start : problem.end], found.line[problem.end :]
    for skipped, words in ((0, 2), (0, 1), (1, 1)):
        parts = re.fullmatch(rf"((?:\s+\S+){{{skipped}}})((?:\s+\S+){{{words}}})(.*)", behind, re.DOTALL)
        path = " ".join(parts[2].split()) if parts else ""
        name = bank.canonical(tuple(path.split())) or bank.plugin_spellings.get(path) if path else None
        if parts and name and _takes(bank.command(name), typed, valued=bool(skipped)):
            return f"{found.line[: problem.start]}{path} {typed}{parts[1]}{parts[3]}"
    return ""


def _takes(command: Command, typed: str, valued: bool = False) -> bool:
    """Tell whether a command has this option, or these letters, the last one with a value if so asked."""
    flags = [command.flags.get(typed[2:].partition("=")[0])]
    if not typed.startswith("--"):
        flags = [facts.short(command, letter) for letter in typed[1:]]
    return all(flags) and (not valued or bool(flags[-1] and flags[-1].type and "=" not in typed))


def _letters(name: str, command: Command) -> str:
    """Give short flags for letters that were typed as one long flag, or with one behind them: `-itrm`."""
    for count in range(len(name), 0, -1):
        flags = [facts.short(command, letter) for letter in name[:count]]
        rest = name[count:]
        switches = flags if rest else flags[:-1]
        if (
            all(flags)
            and not any(flag and flag.type for flag in switches)
            and (not rest or rest in command.flags)
        ):
            return f"-{name[:count]} --{rest}" if rest else f"-{name}"
    return ""


def _words(name: str, command: Command) -> str:
    """Give the long flag that was meant."""
    names = [*command.flags, *facts.OTHER_NAMES]
    known = [word for word in (name, _MEANT.get(name, "")) if word in names]
    best = known[0] if known else _begun(name, command) or closest(name, names)
    return f"--{best}" if best else ""


def _begun(name: str, command: Command) -> str:
    """Give the flag of which only the beginning was typed, as other programs take it: `--advertise`."""
    if len(name) < 3 or command.name.endswith(("prune", " rm")):  # what is deleted is for people to choose
        return ""
    return min((flag for flag in command.flags if flag.startswith(name)), key=len, default="")


def _one_dash(found: Invocation, problem: Problem, bank: Bank) -> str:
    """Give the line with two dashes before a long flag: `ps -format json`, `run -port 80:80`."""
    typed, flags = found.line[problem.start : problem.end], bank.command(found.command).flags
    name, mark, value = typed[1:].partition("=")
    right = name if name in flags else _MEANT.get(name, "")
    if not typed.startswith("-") or right not in flags:
        return ""
    return f"{found.line[: problem.start]}--{right}{mark}{value}{found.line[problem.end :]}"


def closest(word: str, choices: Iterable[str]) -> str:
    """Give the choice with the fewest typing slips, if they are few enough for its length, or ""."""
    limit = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    slips = ((distance(word, choice, limit), choice) for choice in choices)
    ranked = ((count, -_shared(word, choice), choice) for count, choice in slips if count <= limit)
    best = min(ranked, default=None)
    return best[2] if best else ""


def _shared(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def distance(one: str, other: str, limit: int = 3) -> int:
    """Count letters added, left out, exchanged or swapped; what is beyond `limit` is not counted exactly."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) >= limit:
            return limit + 1
    return row[-1]
