"""Lines in which a sign is missing or too much, so that docker takes a word for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import EXEC, NEW, Rule, at

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene


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
    Rule("L089", frozenset({"service scale"}), scale_without_equals, refused=True),
    Rule("L090", EXEC, option_for_program),
    Rule("L092", NEW | EXEC, colon_for_equals, refused=True),
    Rule("L093", NEW, equals_apart, refused=True),
)
