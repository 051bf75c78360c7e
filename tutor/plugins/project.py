"""Which Compose project a line is about, as Compose itself says it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.plugins.adopting import config
from tutor.plugins.find import plugin
from tutor.plugins.routing import ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.model import Invocation

_PATIENCE: Final = 5.0  # seconds: it reads files and asks nobody


@dataclass(frozen=True, slots=True)
class Project:
    """`images` are those that its services name."""

    name: str
    images: tuple[str, ...] = ()


def project(found: Invocation, env: Mapping[str, str]) -> Project | None:
    """Ask Compose what it makes of the files that the line is about; None where it makes nothing of them."""
    chosen = [use.value.raw for use in found.outer if use.name == "project-name"]
    there = plugin("compose", config(found, env))
    words = [*_outer(found), "config", "--format", "json"]
    try:
        said = json.loads(_ask([str(there.path), "compose", *words], env) if there else "")
        services = said.get("services") or {}
        return Project(said["name"], tuple(one["image"] for one in services.values() if one.get("image")))
    except (ValueError, KeyError):
        return Project(chosen[-1]) if chosen else None


def _outer(found: Invocation) -> list[str]:
    """Give Compose its own flags again, except for how it shows its progress."""
    return [f"--{use.name}={use.value.raw}" for use in found.outer if use.name not in ("dry-run", "progress")]


def _ask(argv: list[str], env: Mapping[str, str]) -> str:
    try:
        done = subprocess.run(
            argv,
            env={**env, ORIGINAL: "docker"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
