"""Requests to the daemon that a line of the shell sends by hand, as the docker command sends them. Pure."""

from __future__ import annotations

import re
from typing import Final

_CREATE: Final = re.compile(r"/containers/create\?name=([\w.-]+)")
_IMAGE: Final = re.compile(r'"Image"\s*:\s*"([\w./:@-]+)"')


def as_line(text: str) -> str:
    """Give the line of docker that asks for the same container, "" where none is asked for."""
    name, image = _CREATE.search(text), _IMAGE.search(text)
    return f"docker create --name {name[1]} {image[1]}" if name and image else ""
