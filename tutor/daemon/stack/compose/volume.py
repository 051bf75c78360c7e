"""The short form of a service's volume: `SOURCE:TARGET:OPTIONS`."""

from __future__ import annotations

from typing import Any, Final

_PROPAGATIONS: Final = frozenset(("rprivate", "private", "rshared", "shared", "rslave", "slave"))


def volume(spec: str) -> dict[str, Any]:
    """Give the long form of a short one.

    Raises: ValueError, in the CLI's words.
    """
    if not spec:
        raise ValueError("invalid empty volume spec")
    if len(spec.encode()) <= 2:
        return {"type": "volume", "target": spec}
    found: dict[str, Any] = {}
    try:
        parts = _parts(spec)
        for number, part in enumerate(parts, 1):
            _assign(found, part, last=number == len(parts))
    except ValueError as error:
        raise ValueError(f"invalid spec: {spec}: {error}") from None
    return {"type": "bind" if _is_path(found.get("source", "")) else "volume", **found}


def _parts(spec: str) -> list[str]:
    """Cut at colons, but not behind a single letter: that is a drive of Windows."""
    parts = [""]
    for char in spec:
        if char == ":" and not (len(parts[-1]) == 1 and parts[-1].isalpha()):
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _assign(found: dict[str, Any], part: str, last: bool) -> None:
    if not part:
        raise ValueError("empty section between colons")
    if "source" not in found:
        found["target" if last else "source"] = part
    elif "target" not in found:
        found["target"] = part
    elif not last:
        raise ValueError("too many colons")
    else:
        _options(found, part.split(","))


def _options(found: dict[str, Any], options: list[str]) -> None:
    for option in options:
        if option in ("ro", "rw"):
            found["read_only"] = option == "ro"
        elif option == "nocopy":
            found["volume"] = {"nocopy": True}
        elif option in _PROPAGATIONS:
            found["bind"] = {"propagation": option}


def _is_path(source: str) -> bool:
    if len(source) < 2:
        return source in (".", "/", "~")
    return source[0] in "./~" or source.startswith("\\\\") or (source[0].isalpha() and source[1] == ":")
