"""The images that a Dockerfile begins with, or copies from: a build pulls them. Pure."""

from __future__ import annotations

import re
from typing import Final

_FROM: Final = re.compile(
    r"^[ \t]*(?:FROM(?:[ \t]+--\S+)*[ \t]+|COPY[ \t].*--from=)(\S+)", re.IGNORECASE | re.MULTILINE
)
_HUB: Final = re.compile(r"^(?:docker\.io/)?(?:library/)?")


def bases(dockerfile: str) -> tuple[str, ...]:
    """Give their names as the daemon has them, with a tag; names of stages may be among them."""
    return tuple(dict.fromkeys(_named(found) for found in _FROM.findall(dockerfile)))


def _named(image: str) -> str:
    name = _HUB.sub("", image)
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"
