"""Lines in which a word is read as something else than was meant."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from tutor.explain import places
from tutor.explain.combine.rule import EXEC, NEW, Hit, Rule, at
from tutor.explain.edits import lookalikes, retyped, unit_apart, unit_joined, unquoted
from tutor.explain.tail import moved_first, options_after
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import Operand

_OURS: Final = frozenset(
    {"detach", "env", "env-file", "interactive", "memory", "mount", "name", "network", "publish"}
    | {"publish-all", "restart", "rm", "tty", "volume"}
)
_VALUES: Final = {
    "-p": pattern(r"[\d.:\[\]-]*\d(/\w+)?"),
    "-v": pattern(r"(?!\w+://).*[:/].*"),
    "-e": pattern(r"\w+(=.*)?", re.DOTALL),
    "-w": pattern(r"/.*"),
}
_NOUNS: Final = frozenset({"container", "image", "network", "volume"})
_SWARM: Final = frozenset({"config", "secret", "service"})
_DELETING: Final = frozenset(
    ("container rm", "container kill", "image rm", "network rm", "service rm", "volume rm")
)
_LISTINGS: Final = frozenset({"ls", "list"})
_BUILTINS: Final = frozenset({"alias", "cd", "export", "set", "source", "umask", "unset", "."})
_WINDOWS: Final = pattern(r"%\w+%|(?<![\w\"'])[A-Za-z]:\\[^\s:]*")
_ALL: Final = pattern(r"(?:\$\(|`)\s*(?:sudo\s+)?(docker [a-z -]+?)\s*[)`]")
_LISTED: Final = ("ps", "container ls", "images", "image ls", "volume ls", "network ls")
_PORTS: Final = pattern(r"(?:\d+\.\d+\.\d+\.\d+:)?\d+:\d+(?:/(?:tcp|udp))?")
_VARIABLE: Final = pattern(r"(?<!\\)\$(?:[A-Za-z_]\w*|\{[A-Za-z_][^{}]*\})")


def options_after_image(scene: Scene) -> Hits:
    """Find options of docker after the image or the container: they go to the program inside."""
    options = options_after(scene.line, scene.bank)
    if options and scene.passes_on and _meant_for_docker(options):
        line = scene.masked(moved_first(scene.line, options))
        start, end = options[0].start, options[-1].end
        words = scene.masked(scene.line.line[start:end])
        yield Hit(start, end, {"words": words, "first": scene.line.operands[0].value.raw, "line": line})


def listing_of_name(scene: Scene) -> Hits:
    """Find `docker images ls`, which looks for an image of that name."""
    for operand in scene.line.operands:
        if scene.line.spelled == "images" and operand.value.raw in _LISTINGS:
            yield at(operand, word=operand.value.raw)


def noun_as_name(scene: Scene) -> Hits:
    """Find `docker stop container web`, where `container` is read as a name."""
    first = scene.line.operands[0] if scene.line.operands else None
    verb = scene.line.spelled.rpartition(" ")[2]
    if first and first.value.raw in _NOUNS | _SWARM and len(scene.line.operands) > 1:
        line, noun = scene.line.line, first.value.raw
        if not scene.bank.canonical((noun, verb)):
            return
        rest = line[scene.line.path_end : first.start] + line[first.end :].lstrip()
        yield at(first, word=noun, line=scene.masked(f"docker {noun} {verb}{rest}"))


def quoted_command(scene: Scene) -> Hits:
    """Find `busybox "ls -l"`: a program of that name, with the space, is looked for."""
    words = scene.words
    if len(words) != 1 or " " not in words[0].value.raw.strip() or scene.line.given("entrypoint"):
        return
    if words[0].value.form == "option" or places.blank(words[0].value):
        return  # a text for the entrypoint; `[my command]`
    if scene.line.command == "container exec" or scene.passes_on:
        yield at(words[0], line=scene.masked(unquoted(scene.line, words[0])))


def second_command(scene: Scene) -> Hits:
    """Find `pull nginx docker run nginx`, two commands that lost the end of the line between them."""
    operands = scene.line.operands
    for one, then in itertools.pairwise(operands):
        if one.value.raw == "docker" and one.name not in ("COMMAND", "ARG") and one is not operands[0]:
            if scene.bank.canonical((then.value.raw,)):
                line = scene.line.line
                yield Hit(one.start, len(line), {"line": scene.masked(line[one.start :])})
            return


def builtin_of_shell(scene: Scene) -> Hits:
    """Find `docker exec web cd /app`: only a shell knows `cd`."""
    if scene.words and scene.words[0].value.raw in _BUILTINS:
        yield at(scene.words[0], word=scene.words[0].value.raw)


def variable_of_host(scene: Scene) -> Hits:
    """Find `$HOME` in the container's command: the shell of the host fills it in."""
    for word in scene.words:
        typed = scene.line.line[word.start : word.end]
        found = None if typed.startswith("'") else _VARIABLE.search(typed)
        if found and found[0] not in word.value.raw:
            yield at(word, variable=found[0])


def option_as_value(scene: Scene) -> Hits:
    """Find `--name -d`: the option became the value of the one before it."""
    flags = scene.bank.command(scene.line.command).flags
    known = {f"--{name}" for name in flags} | {f"-{flag.short}" for flag in flags.values() if flag.short}
    for use in scene.line.flags:
        typed = scene.line.line[use.start : use.end].split()
        if len(typed) == 2 and typed[1] in known and use.value.kind not in ("int", "env"):
            yield at(use, flag=use.spelling, value=typed[1])


def typographic_marks(scene: Scene) -> Hits:
    """Find dashes and quotes of a text program, which docker does not take for its own."""
    marks = list(lookalikes(scene.line.line, scene.line.path_end))
    if marks:
        shown = " ".join(
            dict.fromkeys(mark[0] for mark in marks if mark[0].isprintable() and mark[0].strip())
        )
        line = scene.masked(retyped(scene.line.line))
        yield Hit(marks[0].start(), marks[0].end(), {"marks": shown or "U+3000", "line": line})


def windows_path(scene: Scene) -> Hits:
    """Find `%cd%` and paths after a drive letter, which only the command prompt of Windows reads so."""
    for flag in ("volume", "mount"):
        for use in scene.line.uses(flag):
            found = _WINDOWS.search(scene.line.line, use.start, use.end)
            if found:
                yield at(use, word=found[0])


def quoted_docker(scene: Scene) -> Hits:
    """Find `rm 'docker ps -aq'`: in quotes the words are one name."""
    for operand in scene.line.operands:
        if operand.value.raw.startswith("docker ") and operand.name not in ("COMMAND", "ARG"):
            yield at(operand, words=operand.value.raw)


def everything(scene: Scene) -> Hits:
    """Find `rm -f $(docker ps -aq)`: what it takes is all that there is."""
    for operand in scene.line.operands:
        found = _ALL.fullmatch(operand.value.raw)
        words = found[1].split() if found else []
        flags = {letter for word in words if re.match(r"-[a-z]", word) for letter in word[1:]}
        listing = next((one for one in _LISTED if " ".join(words[1:]).startswith(one)), "")
        if listing and "q" in flags and not any("f" in word for word in words if word[0] == "-"):
            yield at(operand, listing=f"docker {listing}{' -a' if 'a' in flags else ''}")


def port_as_image(scene: Scene) -> Hits:
    """Find `run -d 8080:80 nginx`: what looks like ports is read as an image."""
    image, problem = scene.line.operands[0], scene.line.problem
    meant = bool(problem and problem.suggestion)  # `-d-p 80:80`
    cut_off = [one for one in scene.line.uses("ulimit") if "=" not in one.value.raw and one.end < image.start]
    if _PORTS.fullmatch(image.value.raw) and not meant and not cut_off:
        line = f"{scene.line.line[: image.start]}-p {scene.line.line[image.start :]}"
        yield at(image, ports=image.value.raw, line=scene.masked(line))


def file_as_service(scene: Scene) -> Hits:
    """Find `compose up app.yaml`: the file is read as the name of a service."""
    for operand in scene.line.operands:
        if operand.name == "SERVICE" and operand.value.raw.endswith((".yml", ".yaml")):
            verb = scene.line.command.partition(" ")[2]
            yield at(operand, file=operand.value.raw, verb=verb)


def stack_without_file(scene: Scene) -> Hits:
    """Find `stack deploy` without `-c`, which the command refuses when it begins."""
    if not scene.line.given("compose-file") and not scene.line.given("help"):
        yield at(scene.line.operands[0])


def unit_as_word(scene: Scene) -> Hits:
    """Find `--shm-size=1 GB`: the unit became the image."""
    if found := unit_apart(scene.line):
        use, word = found
        line = scene.masked(unit_joined(scene.line, use, word))
        yield Hit(use.start, word.end, {"flag": use.spelling, "word": word.value.raw, "line": line})


def _meant_for_docker(options: tuple[Operand, ...]) -> bool:
    """Tell whether what docker could read is likely for it: programs have `-v` and `-e` of their own."""
    first, second = options[0].value.raw, options[1].value.raw if len(options) > 1 else ""
    if first.startswith("--"):
        return first[2:].partition("=")[0] in _OURS
    wanted = _VALUES.get(first[:2])
    value = first[2:] or second
    return bool(wanted.fullmatch(value)) if wanted else set(first[1:]) <= set("itdP")


RULES: Final = (
    Rule("L060", NEW | EXEC, options_after_image, "image", lambda line: len(line.operands) > 1),
    Rule("L061", frozenset({"image ls"}), listing_of_name),
    Rule(
        "L062",
        frozenset(f"container {verb}" for verb in ("rm", "stop", "start", "restart", "kill", "pause"))
        | {"container create", "container exec", "image rm", "inspect"},
        noun_as_name,
    ),
    Rule("L063", NEW | EXEC, quoted_command, "image", lambda line: len(line.operands) == 2),
    Rule("L064", NEW | EXEC, builtin_of_shell),
    Rule("L065", NEW | EXEC, variable_of_host),
    Rule("L066", NEW | EXEC, option_as_value, refused=True),
    Rule("L067", frozenset(), typographic_marks, refused=True),
    Rule("L068", NEW, windows_path, refused=True),
    Rule("L069", NEW | {"container update", "image build"}, unit_as_word, refused=True),
    Rule("L080", frozenset(), quoted_docker),
    Rule("L081", NEW, port_as_image, refused=True),
    Rule("L082", frozenset(), file_as_service, refused=True),
    Rule("L083", frozenset({"stack deploy"}), stack_without_file),
    Rule("L084", _DELETING, everything),
    Rule("L091", frozenset(), second_command, refused=True),
)
