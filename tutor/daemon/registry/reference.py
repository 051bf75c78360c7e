"""Names of images: their full and their familiar form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tutor.errors import DockerError

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_DOMAIN = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[a-fA-F0-9:]+\])(?::\d+)?"
_PART = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_ALGORITHM = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*"
_NAME = re.compile(
    rf"(?:(?P<domain>{_DOMAIN})/)?(?P<path>{_PART}(?:/{_PART})*)"
    rf"(?::(?P<tag>\w[\w.-]{{0,127}}))?(?:@(?P<digest>{_ALGORITHM}:[0-9a-fA-F]{{32,}}))?",
    re.ASCII,
)
_ID = re.compile(r"[0-9a-f]{64}")
_HUB, _OLD_HUB, _OFFICIAL = "docker.io", "index.docker.io", "library/"


@dataclass(frozen=True, slots=True)
class Reference:
    """An image's name in parts; `tag` and `digest` are "" where not given."""

    domain: str
    path: str
    tag: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        """Give the full name without tag: `docker.io/library/nginx`."""
        return f"{self.domain}/{self.path}"

    @property
    def familiar(self) -> str:
        """Give the name as people write it: `nginx`."""
        if self.domain != _HUB:
            return self.name
        own = self.path.removeprefix(_OFFICIAL)
        return self.path if "/" in own else own

    @property
    def tagged(self) -> Reference:
        """Give the reference with the tag that is meant where none is written."""
        return self if self.tag or self.digest else replace(self, tag="latest")

    @property
    def full(self) -> str:
        """Give the familiar name with tag and digest."""
        return f"{self.familiar}{self._suffix}"

    @property
    def canonical(self) -> str:
        """Give the full name with tag and digest."""
        return f"{self.name}{self._suffix}"

    @property
    def _suffix(self) -> str:
        return f"{self.tag and ':'}{self.tag}{self.digest and '@'}{self.digest}"


@lru_cache(maxsize=256)
def parse(text: str) -> Reference:
    """Read an image's name.

    Raises: DockerError in the words of the reference library.
    Source: https://pkg.go.dev/github.com/distribution/reference
    """
    if _ID.fullmatch(text):
        raise DockerError(f"invalid repository name ({text}), cannot specify 64-byte hexadecimal strings")
    domain, rest = _split(text)
    name, _, _ = rest.partition("@")
    bare = name.partition(":")[0]
    if bare != bare.lower():
        raise DockerError(f"invalid reference format: repository name ({bare}) must be lowercase")
    found = _NAME.fullmatch(f"{domain}/{rest}")
    if found is None:
        raise DockerError("invalid reference format")
    return Reference(domain, found["path"], found["tag"] or "", found["digest"] or "")


def _split(text: str) -> tuple[str, str]:
    first, slash, rest = text.partition("/")
    if not slash or not (set(".:") & set(first) or first == "localhost" or first != first.lower()):
        first, rest = _HUB, text
    if first == _OLD_HUB:
        first = _HUB
    return first, f"{_OFFICIAL}{rest}" if first == _HUB and "/" not in rest else rest
