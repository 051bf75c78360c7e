"""Which files of a build context stay at home: the patterns of `.dockerignore`.

Source: https://docs.docker.com/build/concepts/context/#dockerignore-files
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Matched = tuple[bool, ...]
"""Which patterns match a folder, or one above it."""

_TOKEN = re.compile(r"(?P<deep>\*\*/?)|\\(?P<escaped>.)|(?P<other>.)", re.DOTALL)
_CLASS = re.compile(
    r"\[\^?(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)*\]"
)
_WILD: Final = frozenset("*?[]\\")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the file. `brings_back` is true for those with `!` in front; `text` is without it."""

    text: str
    brings_back: bool
    matches: Callable[[str], bool]


class Ignore:
    """The patterns together: the last one that matches decides.

    Raises: DockerError for a pattern that means nothing.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.patterns = tuple(_pattern(posixpath.normpath(line)) for line in lines if line)

    def look(self, path: str, above: Matched = ()) -> tuple[bool, Matched]:
        """Tell whether `path` stays at home, and which patterns match it.

        `above` is what was found for its folder. Without it the folders are looked at here.
        """
        ignored, found = False, []
        for place, pattern in enumerate(self.patterns):
            match = bool(above) and above[place]
            if not match and pattern.brings_back == ignored:
                match = pattern.matches(path) or (not above and any(map(pattern.matches, _folders(path))))
            found.append(match)
            if match:
                ignored = not pattern.brings_back
        return ignored, tuple(found)

    def hides(self, folder: str) -> bool:
        """Tell whether nothing below an ignored `folder` can be brought back."""
        inside = f"{folder}/"
        return not any(one.brings_back and f"{one.text}/".startswith(inside) for one in self.patterns)


def read(folder: Path) -> list[str]:
    """Read the file in `folder`, one pattern a line; none if there is no file.

    Raises: DockerError if it cannot be read.
    """
    try:
        text = (folder / ".dockerignore").read_text("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DockerError(f"error reading .dockerignore: {error}") from error
    return [_relative(line.strip()) for line in text.split("\n") if not line.startswith("#") and line.strip()]


def with_build_files(lines: Sequence[str], dockerfile: str) -> list[str]:
    """Bring back what the daemon needs in any case: the file itself and the Dockerfile ("" if not ours)."""
    kept = list(lines)
    for name in (".dockerignore", dockerfile):
        if name and Ignore(kept).look(name)[0]:
            kept.append(f"!{name}")
    return kept


def _relative(line: str) -> str:
    sign = "!" if line.startswith("!") else ""
    path = line.removeprefix("!").strip()
    if path:
        path = posixpath.normpath(path)
        path = path.lstrip("/") or "/"
    return sign + path


def _folders(path: str) -> Iterable[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _pattern(line: str) -> Pattern:
    brings_back = line.startswith("!")
    text = line.removeprefix("!")
    if not text:
        raise DockerError('illegal exclusion pattern: "!"')
    if not _is_sound(text):
        raise DockerError("syntax error in pattern")
    return Pattern(text, brings_back, _matcher(text))


def _is_sound(text: str) -> bool:
    """Tell whether brackets are paired and nothing ends in a backslash."""
    rest = re.sub(r"\\.", "", _CLASS.sub("", text), flags=re.DOTALL)
    return "[" not in rest and not rest.endswith("\\")


def _matcher(text: str) -> Callable[[str], bool]:
    """Give the test for one pattern; the plain shapes of `**` mean more than the general one."""
    head, tail = text.removesuffix("**"), text.removeprefix("**")
    if not _WILD & set(text):
        return text.__eq__
    if tail != text and not _WILD & set(tail):
        return lambda path: path.endswith(tail) or f"/{path}" == tail
    if head != text and not _WILD & set(head):
        return lambda path: path.startswith(head)
    compiled = re.compile(_expression(text))
    return lambda path: compiled.fullmatch(path) is not None


def _expression(text: str) -> str:
    parts, at = [], 0
    while at < len(text):
        bracket = _CLASS.match(text, at)
        token = bracket or _TOKEN.match(text, at)
        assert token
        at = token.end()
        parts.append(token[0] if bracket else _part(token, at == len(text)))
    return "".join(parts)


def _part(token: re.Match[str], is_last: bool) -> str:
    if token["deep"]:
        return ".*" if is_last else "(?:.*/)?"
    if token["escaped"]:
        return re.escape(token["escaped"])
    return {"*": "[^/]*", "?": "[^/]"}.get(token["other"], re.escape(token["other"]))
