"""What a container may do beyond its walls, or may not even within."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.daemon.container.body.given import raws
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.model import Invocation

_OPEN = "systempaths=unconfined"
_BUILT_IN = {"unconfined", "builtin"}
_STRING_OR_SPACE = re.compile(rb'("(?:[^"\\]|\\.)*")|\s+')


def security(line: Invocation) -> dict[str, object]:
    """Give the security options; a seccomp profile is sent along, not its path.

    Raises: DockerError if the profile cannot be read.
    """
    typed = raws(line, "security-opt")
    options = [_inlined(raw) for raw in typed if raw != _OPEN]
    shown: list[str] | None = [] if _OPEN in typed else None
    return {"SecurityOpt": options if typed else None, "MaskedPaths": shown, "ReadonlyPaths": shown}


def _inlined(raw: str) -> str:
    key, mark, value = raw.partition("=") if "=" in raw else raw.partition(":")
    if not mark or key != "seccomp" or value in _BUILT_IN:
        return raw
    try:
        data = Path(value).read_bytes()
    except OSError as error:
        why = f"open {value}: {(error.strerror or '').lower()}"
        raise DockerError(f"opening seccomp profile ({value}) failed: {why}") from error
    try:
        json.loads(data)
    except ValueError as error:
        raise DockerError(f"compacting json for seccomp profile ({value}) failed: {error}") from error
    return f"seccomp={_STRING_OR_SPACE.sub(lambda found: found[1] or b'', data).decode()}"


def capabilities(names: Iterable[str]) -> list[str] | None:
    """Give capabilities by their full names, sorted, each once."""
    full = {name.strip().upper() for name in names}
    return (
        sorted({name if name == "ALL" or name.startswith("CAP_") else f"CAP_{name}" for name in full}) or None
    )
