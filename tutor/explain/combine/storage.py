"""Lines that mount something over files of the image, or not what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import NEW, Rule, at, given
from tutor.explain.edits import with_value
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import FlagUse, Invocation

_SYSTEM: Final = frozenset(
    {"/bin", "/etc", "/lib", "/sbin", "/usr", "/usr/bin", "/usr/lib", "/usr/local/bin"}
)
_ABSOLUTE: Final = pattern(r"[/$`<%{\[\\]|[A-Za-z]:")
"""How a path in a container begins, or what the shell or the reader puts there."""
_MODE: Final = pattern(
    r"ro|rw|z|Z|nocopy|r?(?:shared|slave|private)|consistent|cached|delegated", re.IGNORECASE
)
_MOUNTS: Final = given("volume", "mount")


def files_hidden(scene: Scene) -> Hits:
    """Find a folder of the host over files of the image: those are hidden."""
    for use in _mounts(scene.line):
        if use.value.form.startswith("bind") and _target(use) in (_SYSTEM | _folders(scene)):
            yield at(use, path=_target(use), source=use.value.slots["source"])


def files_copied(scene: Scene) -> Hits:
    """Find a volume over files of the image: an empty volume is filled with them first."""
    for use in _mounts(scene.line):
        if use.value.form in ("named", "volume") and _target(use) in _folders(scene):
            yield at(use, path=_target(use), volume=use.value.slots["source"])


def volume_like_folder(scene: Scene) -> Hits:
    """Find a volume named like a folder of the working folder."""
    for use in _named(scene.line):
        source = use.value.slots["source"]
        if "/" not in source and source in scene.known.folders:
            yield at(
                use, source=source, fixed=scene.masked(with_value(scene.line, use, f"./{use.value.raw}"))
            )


def mistyped_path(scene: Scene) -> Hits:
    """Find a path that does not begin with `/` or `.`: it is read as a volume's name, and refused."""
    for use in _named(scene.line):
        source = use.value.slots["source"]
        if "/" in source and "%" not in source:
            yield at(
                use, source=source, fixed=scene.masked(with_value(scene.line, use, f"./{use.value.raw}"))
            )


def relative_target(scene: Scene) -> Hits:
    """Find a path in the container that does not begin with `/`: the daemon refuses it."""
    for use in (*_mounts(scene.line), *scene.line.uses("tmpfs")):
        target = use.value.slots.get("target", "")
        if target and not _ABSOLUTE.match(target) and not re.search("[$`<]", target):
            yield at(use, target=target)


def unknown_mode(scene: Scene) -> Hits:
    """Find a word behind the last colon of `-v` that the daemon does not know."""
    for use in scene.line.uses("volume"):
        wrong = [one for one in use.value.slots.get("mode", "").split(",") if not _MODE.fullmatch(one)]
        if wrong and wrong != [""] and not re.search(r"[$`<{\[]", use.value.raw):
            yield at(use, mode=wrong[0])


def newest_database(scene: Scene) -> Hits:
    """Find data kept for a database whose version is left open."""
    image = scene.line.operands[0] if scene.line.operands else None
    loose = image and (image.value.form == "untagged" or image.value.slots.get("tag") == "latest")
    if image and loose and scene.image and scene.image.database and any(_mounts(scene.line)):
        yield at(image, image=image.value.slots.get("repository", image.value.raw))


def _mounts(line: Invocation) -> Iterator[FlagUse]:
    yield from (*line.uses("volume"), *line.uses("mount"))


def _named(line: Invocation) -> Iterator[FlagUse]:
    return (use for use in line.uses("volume") if use.value.form in ("named", "named_ro", "mistyped"))


def _target(use: FlagUse) -> str:
    return use.value.slots.get("target", "").rstrip("/")


def _folders(scene: Scene) -> frozenset[str]:
    """Give where the image surely has files."""
    bank = scene.bank.image(scene.line.operands[0].value.slots.get("repository", ""))
    facts = [one for one in (bank, scene.image) if one]
    return frozenset(path for one in facts for path in one.folders)


RULES: Final = (
    Rule("L050", NEW, files_hidden),
    Rule("L051", NEW, files_copied),
    Rule("L052", NEW, volume_like_folder, "folders", given("volume")),
    Rule("L053", NEW, mistyped_path, stops=True),
    Rule("L054", NEW, newest_database, "image", _MOUNTS),
    Rule("L055", NEW, relative_target, stops=True),
    Rule("L056", NEW, unknown_mode, stops=True),
)
