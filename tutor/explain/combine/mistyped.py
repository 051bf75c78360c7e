"""Lines in which a sign is missing or too much, so that docker takes a word for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import EXEC, NEW, Hit, Rule, at
from tutor.explain.edits import with_value
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import FlagUse, Operand

_APART: Final = {"env": "=", "publish": ":", "restart": ":"}
"""What joins the two parts of a value."""
_LETTERS: Final = frozenset({"it", "ti", "itd", "dit", "tid", "dti", "id"})
_SINGLE: Final = pattern(r"(?<!\{)\{\[?\s*(\.[A-Za-z]\w*)\s*\]?\}(?!\})")


def value_apart(scene: Scene) -> Hits:
    """Find `-e NAME value mysql`: a blank for `=` or `:`, and the value became the image."""
    image, *others = scene.line.operands
    for use in scene.line.flags if others else ():
        mark = "=" if use.value.kind == "log_opt" else _APART.get(use.name, "")
        beside = use.end <= image.start and not scene.line.line[use.end : image.start].strip()
        if mark and beside and mark not in use.value.raw and _belongs(scene, use, image, others[0]):
            line = f"{scene.line.line[: use.end]}{mark}{scene.line.line[image.start :]}"
            yield Hit(use.start, image.end, {"word": image.value.raw, "line": scene.masked(line)})


def _belongs(scene: Scene, use: FlagUse, image: Operand, command: Operand) -> bool:
    """Tell whether the word in the place of the image is rather the end of the option's value."""
    repository, _, tag = command.value.raw.partition(":")
    number = image.value.raw.isdecimal()
    if use.name == "env":
        known = scene.bank.image(repository, tag or "latest") is not None
        return scene.image is None and (number or known)
    if use.name == "restart":
        return number and use.value.raw == "on-failure"
    return number or use.value.kind == "log_opt"


def dashless_option(scene: Scene) -> Hits:
    """Find `exec it web bash` and `exec - it web bash`: the letters are read as a name."""
    first, *others = scene.line.operands
    letters = others[0].value.raw if first.value.raw == "-" and others else first.value.raw
    if letters in _LETTERS and len(others) > (scene.line.command in EXEC):
        line = scene.line.line
        rest = line[first.end :].lstrip() if first.value.raw == "-" else line[first.start :]
        line = f"{line[: first.start]}-{rest}"
        yield at(first, word=first.value.raw, line=scene.masked(line))


def single_braces(scene: Scene) -> Hits:
    """Find `--format '{.Names}'`: only two braces make a field of it."""
    for use in scene.line.uses("format"):
        if found := _SINGLE.search(use.value.raw):
            right = _SINGLE.sub(r"{{\1}}", use.value.raw)
            line = with_value(scene.line, use, right) or right
            yield at(use, word=found[0], line=scene.masked(line))


def colon_for_equals(scene: Scene) -> Hits:
    """Find `-e NAME:value`: the whole is the name of a variable, of which this shell has none."""
    for use in scene.line.uses("env"):
        name, _, value = use.value.raw.partition(":")
        if use.value.form == "inherit" and re.fullmatch(r"\w+", name) and value:
            yield at(use, flag=use.spelling, name=name, value=value.strip())


def equals_apart(scene: Scene) -> Hits:
    """Find `-e NAME = value`: the equals sign became the image."""
    image, line = scene.line.operands[0], scene.line.line
    before = [use for use in scene.line.uses("env") if not line[use.end : image.start].strip()]
    if image.value.raw == "=" and before and len(scene.line.operands) > 1:
        value = scene.line.operands[1]
        rest = f"{line[: before[0].end]}={line[value.start :]}"
        yield at(image, line=scene.masked(rest))


def scale_without_equals(scene: Scene) -> Hits:
    """Find `service scale web 5`, which wants `web=5`."""
    first, *rest = scene.line.operands
    if "=" not in first.value.raw and len(rest) == 1 and rest[0].value.raw.isdecimal():
        line = f"docker service scale {first.value.raw}={rest[0].value.raw}"
        yield at(first, word=first.value.raw, line=line)


def option_for_program(scene: Scene) -> Hits:
    """Find `exec -it web -c "ls"`: the shell in front of `-c` was forgotten."""
    words = scene.words
    if len(words) > 1 and words[0].value.raw == "-c":
        line = scene.line.line
        yield at(words[0], line=scene.masked(f"{line[: words[0].start]}sh {line[words[0].start :]}"))


RULES: Final = (
    Rule("L085", NEW, value_apart, refused=True),
    Rule("L086", NEW | EXEC, dashless_option),
    Rule("L087", frozenset(), single_braces, refused=True),
    Rule("L089", frozenset({"service scale"}), scale_without_equals, refused=True),
    Rule("L090", EXEC, option_for_program),
    Rule("L092", NEW | EXEC, colon_for_equals, refused=True),
    Rule("L093", NEW, equals_apart, refused=True),
)
