"""Lines about how long a container lives, what it starts, and as whom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import NEW, RUN, Rule, at, given

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import FlagUse

_ONCE: Final = frozenset(
    {"cat", "date", "df", "echo", "env", "false", "hello", "id", "ls", "printenv", "pwd", "true", "uname"}
    | {"whoami"}
)
_CLIENTS: Final = frozenset(
    {"cqlsh", "createdb", "mariadb", "mariadb-dump", "mongo", "mongodump", "mongosh", "mysql", "mysqladmin"}
    | {"mysqldump", "pg_dump", "pg_dumpall", "pg_isready", "psql", "redis-benchmark", "redis-cli"}
)
"""Programs in images of databases that keep nothing there themselves."""
_AGAIN: Final = ("always", "unless_stopped")
_ROOT: Final = frozenset({"0", "0:0"})


def again_and_again(scene: Scene) -> Hits:
    """Find a restart policy on a program that ends by itself: it starts for ever."""
    use = scene.line.last("restart")
    if use and use.value.form in _AGAIN and scene.program in _ONCE:
        yield at(use, program=scene.program, policy=use.value.raw, name=scene.name)


def removed_with_volumes(scene: Scene) -> Hits:
    """Find `--rm` where data is kept in a volume without a name."""
    use = scene.line.last("rm")
    if not use or not scene.line.on("rm"):
        return
    mounts = (*scene.line.uses("volume"), *scene.line.uses("mount"))
    targets = {one.value.slots.get("target", "") for one in mounts}
    typed = [one.value.slots["target"] for one in mounts if one.value.form.endswith("anonymous")]
    image = scene.image if scene.program not in _CLIENTS else None
    declared = [path for path in (image.volumes if image else ()) if path not in targets]
    for path in dict.fromkeys((*typed, *declared)):
        if path.startswith("/"):
            yield at(use, path=path)


def command_cleared(scene: Scene) -> Hits:
    """Find `--entrypoint` without a command: the image's own is dropped too."""
    use = scene.line.last("entrypoint")
    if use and use.value.raw and not scene.words:
        yield at(use, program=use.value.raw)


def powers_twice(scene: Scene) -> Hits:
    """Find capabilities next to `--privileged`, which gives all of them."""
    if scene.line.on("privileged"):
        for use in (*scene.line.uses("cap-add"), *scene.line.uses("cap-drop")):
            yield at(use, flag=use.spelling)


def stranger_as_user(scene: Scene) -> Hits:
    """Find a user given as a number where files of the host are mounted: they must belong to it."""
    use = scene.line.last("user")
    binds = [one for name in ("volume", "mount") for one in scene.line.uses(name)]
    bind = next((one for one in binds if one.value.form == "bind"), None)
    number = use.value.raw.partition(":")[0] if use else ""
    if use and bind and number.isdigit() and use.value.raw not in _ROOT:
        yield at(use, number=number, path=bind.value.slots["source"])


def relative_folder(scene: Scene) -> Hits:
    """Find `-w` with a path that does not begin at the root: it is refused."""
    use = scene.line.last("workdir")
    if use and use.value.raw and not use.value.raw.startswith("/"):
        yield at(use, path=use.value.raw, fixed=f"/{use.value.raw.removeprefix('./')}")


def last_one_counts(scene: Scene) -> Hits:
    """Find an option given twice with different values where only the last counts."""
    flags = scene.bank.command(scene.line.command).flags
    single = [use for use in scene.line.flags if use.name in flags and not flags[use.name].repeatable]
    for _, group in groupby(sorted(single, key=lambda use: use.name), key=lambda use: use.name):
        uses = sorted(group, key=lambda use: use.start)
        if len({use.value.raw for use in uses}) > 1:
            yield at(uses[0], flag=uses[0].spelling, value=scene.masked(uses[-1].value.raw))


def variable_twice(scene: Scene) -> Hits:
    """Find a variable that is set twice."""
    uses: dict[str, FlagUse] = {}
    for use in scene.line.uses("env"):
        variable = use.value.slots.get("variable", "")
        before = uses.get(variable)
        if before and before.value.raw != use.value.raw:
            yield at(before, variable=variable)
        uses[variable] = use


RULES: Final = (
    Rule("L010", NEW, again_and_again),
    Rule("L011", RUN, removed_with_volumes, "image", given("rm")),
    Rule("L012", NEW, command_cleared),
    Rule("L013", NEW, powers_twice),
    Rule("L014", NEW, stranger_as_user),
    Rule("L015", NEW | {"container exec"}, relative_folder, stops=True),
    Rule("L016", frozenset(), last_one_counts),
    Rule("L017", NEW | {"container exec"}, variable_twice),
)
