"""Where a copy ends: the rules of `docker cp` about directories, new names and trailing slashes."""

# A path's ending (`/`, `/.`) has a meaning here, and pathlib drops it.
# ruff: noqa: PTH100

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass

from tutor.errors import DockerError


@dataclass(frozen=True, slots=True)
class Spot:
    """One end of a copy. `rebase` is the name that its content gets instead of its own, or ""."""

    path: str
    exists: bool = False
    is_dir: bool = False
    rebase: str = ""


def split(path: str) -> tuple[str, str]:
    """Give the directory and the last name of a path; `dir/.` and `dir/` keep their meaning.

    Source: https://docs.docker.com/reference/cli/docker/container/cp/
    """
    clean = (
        posixpath.normpath(path).replace("//", "/", 1) if path.startswith("//") else posixpath.normpath(path)
    )
    if names_content(path):
        clean = f"{clean.rstrip('/')}/."
    return posixpath.dirname(clean) or ".", posixpath.basename(clean)


def names_content(path: str) -> bool:
    """Tell whether a path ends with `/.`: what is in the directory, not the directory."""
    return not path or posixpath.basename(path) == "."


def asks_directory(path: str) -> bool:
    """Tell whether a path can only be a directory."""
    return path.endswith("/") or names_content(path)


def keep_ending(clean: str, original: str) -> str:
    """Give a tidied path the ending that the original had."""
    if names_content(original):
        return clean if names_content(clean) else f"{clean.rstrip('/')}/."
    return f"{clean}/" if original.endswith("/") and not clean.endswith("/") else clean


def absolute(path: str) -> str:
    """Make a local path absolute; its ending stays."""
    return keep_ending(os.path.abspath(path), path)


def target(source: Spot, destination: Spot) -> tuple[str, tuple[str, str] | None]:
    """Give the directory to unpack into, and which first name becomes which.

    Raises: DockerError when source and destination do not fit.
    """
    _, own = split(source.path)
    folder, name = split(destination.path)
    if destination.exists and destination.is_dir:
        return destination.path, (own, source.rebase) if source.rebase else None
    if destination.exists and source.is_dir:
        raise DockerError("cannot copy directory")
    if not destination.exists and not source.is_dir and asks_directory(destination.path):
        raise DockerError("no such directory")
    return folder, (own, name)


def renamed(entry: str, change: tuple[str, str] | None) -> str:
    """Change the first name of an archive's entry."""
    if change is None or change[0] == change[1]:
        return entry
    old, new = change
    if old in (".", "/"):
        # The entries of `dir/.` do not begin with a name of their own.
        rest = entry.removeprefix("./")
        return f"{new}/{rest}" if rest not in (".", "") else new
    return new + entry[len(old) :] if entry == old or entry.startswith(f"{old}/") else entry
