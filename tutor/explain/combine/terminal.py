"""Lines whose options about terminal, input and background do not fit what they start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import EXEC, NEW, RUN, Rule, at

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene


def terminal_in_background(scene: Scene) -> Hits:
    """Find `-it` together with `-d`."""
    line = scene.line
    if line.on("detach") and line.on("tty") and (use := line.last("detach")):
        yield at(use, name=scene.name)


def shell_in_background(scene: Scene) -> Hits:
    """Find `-d` with a shell that has no input: it ends at once."""
    line = scene.line
    idle = line.on("detach") and not line.on("tty") and not line.on("interactive")
    if idle and scene.starts_shell and (use := line.last("detach")):
        yield at(use, program=scene.program)


def terminal_without_input(scene: Scene) -> Hits:
    """Find `-t` without `-i` for a shell: the keys do not reach it."""
    line = scene.line
    deaf = line.on("tty") and not line.on("interactive") and not line.on("detach")
    if deaf and scene.starts_shell and (use := line.last("tty")):
        yield at(use, program=scene.program)


def input_without_terminal(scene: Scene) -> Hits:
    """Find `-i` without `-t` for a shell: it shows no prompt."""
    line = scene.line
    bare = line.on("interactive") and not line.on("tty") and not line.on("detach")
    if bare and scene.starts_shell and (use := line.last("interactive")):
        yield at(use, program=scene.program)


def shell_without_both(scene: Scene) -> Hits:
    """Find a shell with neither `-i` nor `-t`: it ends at once."""
    line = scene.line
    alone = not any(line.on(name) for name in ("tty", "interactive", "detach"))
    if alone and scene.starts_shell and line.operands:
        yield at(line.operands[-1], program=scene.program)


RULES: Final = (
    Rule("L001", RUN, terminal_in_background),
    Rule("L002", RUN, shell_in_background),
    Rule("L003", NEW | EXEC, terminal_without_input),
    Rule("L004", NEW | EXEC, input_without_terminal),
    Rule("L005", RUN | EXEC, shell_without_both),
)
