"""Names of images: registry, repository, tag and digest."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tutor.language.values.base import Reading
from tutor.lazy import pattern

_COMPONENT: Final = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_PATH = pattern(rf"{_COMPONENT}(?:/{_COMPONENT})*")
_HOST: Final = r"(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
_DOMAIN = pattern(rf"(?:{_HOST}(?:\.{_HOST})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?")
_TAG = pattern(r"\w[\w.-]{0,127}", re.ASCII)
_DIGEST = pattern(r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}")
_REFERENCE = pattern(
    r"(?P<name>.+?)(?::(?P<tag>[A-Za-z0-9_][\w.-]{0,127}))?(?:@(?P<digest>[A-Za-z][A-Za-z0-9.+_-]*:[0-9a-fA-F]{32,}))?",
    re.ASCII,
)
_ID = pattern(r"(?:sha256:)?[0-9a-f]{64}|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{12,63}")
_ID_BEGINS = pattern(r"(?=[a-f]*[0-9])[0-9a-f]{2,11}")
_LENGTHS: Final = {"sha256": 64, "sha384": 96, "sha512": 128}
_BAD: Final = "invalid reference format"
_MAX: Final = 255
HUB: Final = "docker.io"


class Reference(NamedTuple):
    """The name of an image. `path` has `library/` in it where the Hub's own repositories are meant."""

    domain: str
    path: str
    tag: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        """Give registry and path."""
        return f"{self.domain}/{self.path}"

    @property
    def familiar_name(self) -> str:
        """Give the name as the CLI shows it: without the Hub and `library/`."""
        if self.domain != HUB:
            return self.name
        own = self.path.removeprefix("library/")
        return self.path if "/" in own else own

    @property
    def familiar(self) -> str:
        """Give name, tag and digest as the CLI shows them."""
        tag = f":{self.tag}" if self.tag else ""
        return self.familiar_name + tag + (f"@{self.digest}" if self.digest else "")

    def tagged(self) -> Reference:
        """Give the same reference with `latest` where it has neither tag nor digest."""
        return self if self.tag or self.digest else Reference(self.domain, self.path, "latest")


def image(raw: str) -> Reading:
    """Read the name of an image, or an ID; what could be the first letters of one has no form.

    Raises: ValueError, in the CLI's words.
    Source: https://pkg.go.dev/github.com/distribution/reference
    """
    if _ID.fullmatch(raw):
        return Reading("id", {"image": raw}, None)
    found = _reading(raw, reference(raw))
    return found._replace(form="") if _ID_BEGINS.fullmatch(raw) else found


def _reading(raw: str, found: Reference) -> Reading:
    slots = {
        "image": raw,
        "repository": found.familiar_name,
        "registry": found.domain,
        "name": found.path.rpartition("/")[2],
    }
    if found.digest:
        return Reading("digest", {**slots, "digest": found.digest}, found)
    return Reading("tagged" if found.tag else "untagged", {**slots, "tag": found.tag or "latest"}, found)


def reference(raw: str) -> Reference:
    """Read a reference and fill in the Hub and `library/`.

    Raises: ValueError, in the CLI's words.
    """
    if re.fullmatch(r"[0-9a-f]{64}", raw):
        raise ValueError(f"invalid repository name ({raw}), cannot specify 64-byte hexadecimal strings")
    domain, remainder = _domain(raw)
    _check_case(remainder)
    match = _REFERENCE.fullmatch(f"{domain}/{remainder}")
    if not match:
        raise ValueError(_BAD)
    domain, _, path = match["name"].partition("/")
    if not _DOMAIN.fullmatch(domain) or not _PATH.fullmatch(path):
        raise ValueError(_BAD)
    if len(path) > _MAX:
        raise ValueError("repository name must not be more than 255 characters")
    digest = match["digest"] or ""
    _check_digest(digest)
    return Reference(domain, path, match["tag"] or "", digest)


def _domain(raw: str) -> tuple[str, str]:
    """Tell a registry from the first part of a path, as docker does."""
    first, mark, rest = raw.partition("/")
    if not mark or (not re.search("[.:]", first) and first != "localhost" and first.lower() == first):
        first, rest = HUB, raw
    if first == "index.docker.io":
        first = HUB
    if first == HUB and "/" not in rest:
        rest = f"library/{rest}"
    return first, rest


def _check_case(remainder: str) -> None:
    name = remainder.partition(":")[0]
    if name.lower() != name:
        raise ValueError(f"{_BAD}: repository name ({name}) must be lowercase")


def _check_digest(digest: str) -> None:
    algorithm, _, text = digest.partition(":")
    if not digest:
        return
    if algorithm not in _LENGTHS:
        raise ValueError("unsupported digest algorithm")
    if len(text) != _LENGTHS[algorithm]:
        raise ValueError("invalid checksum digest length")
    if text.lower() != text:
        raise ValueError("invalid checksum digest format")


def image_tag(raw: str) -> Reading:
    """Read the name that a build gives to its image.

    Raises: ValueError, in the CLI's words.
    """
    return _reading(raw, reference(raw))
