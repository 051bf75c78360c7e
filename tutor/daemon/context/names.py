"""What a context may be called."""

from __future__ import annotations

import re

from tutor.daemon.context.current import DEFAULT
from tutor.errors import DockerError

_PATTERN = "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$"


def check(name: str, *, reserved: bool = True) -> None:
    """Refuse a name that no context can have; with `reserved` also `default`.

    Raises: DockerError in the CLI's words.
    """
    if not name:
        raise DockerError("context name cannot be empty")
    if name == DEFAULT and reserved:
        raise DockerError('"default" is a reserved context name')
    if not re.fullmatch(_PATTERN, name):
        why = f'is invalid, names are validated against regexp "{_PATTERN}"'
        raise DockerError(f'context name "{name}" {why}')
