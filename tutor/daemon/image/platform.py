"""Platforms as the daemon wants them: `linux/arm64/v8` as JSON."""

from __future__ import annotations

import platform as machine
import re

from tutor.daemon.gojson import dumps
from tutor.errors import DockerError

_OS = re.compile(r"([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?", re.ASCII)
_PART = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)
_OS_RULE = r'OSAndVersion specifier component must match "^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.-]*)\\))?$"'
_PART_RULE = 'platform specifier component must match "^[A-Za-z0-9_.-]+$"'
_SYSTEMS = {
    *("aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl"),
    *("netbsd", "openbsd", "plan9", "solaris", "windows", "zos"),
}
_MACHINES = {
    *("386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64"),
    *("mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390"),
    *("s390x", "sparc", "sparc64", "wasm"),
}
_OTHER_NAMES = {"x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "i386": "386", "macos": "darwin"}
_MOST_PARTS = 3


def platform_query(text: str, problem: str) -> dict[str, str]:
    """Give the part of a query that names a platform, nothing for "".

    Raises: DockerError beginning with `problem`.
    """
    try:
        return {"platform": platform_json(text)} if text else {}
    except DockerError as error:
        raise DockerError(f"{problem}{error.text}") from None


def platform_json(text: str) -> str:
    """Read a platform and write it as the API takes it.

    Raises: DockerError with the reason alone, as the platforms library words it.
    Source: https://pkg.go.dev/github.com/containerd/platforms#Parse
    """
    parts = text.split("/")
    if len(parts) > _MOST_PARTS:
        raise DockerError(f'"{text}": cannot parse platform specifier: invalid argument')
    found = _OS.fullmatch(parts[0])
    if found is None:
        raise _invalid(parts[0], text, "OS component", _OS_RULE)
    for part in parts[1:]:
        if not _PART.fullmatch(part):
            raise _invalid(part, text, "component", _PART_RULE)
    system, version = _known(found[1]), found[2]
    if len(parts) == 1:
        system, architecture = _one(system, text)
    else:
        architecture = _known(parts[1])
    variant = parts[2].lower() if len(parts) == _MOST_PARTS else ""
    given = {
        "architecture": architecture,
        "os": system,
        "os.version": version or "",
        "variant": "" if (architecture, variant) == ("amd64", "v1") else variant,
    }
    return dumps({name: value for name, value in given.items() if value})


def _invalid(part: str, text: str, what: str, rule: str) -> DockerError:
    return DockerError(f'"{part}" is an invalid {what} of "{text}": {rule}: invalid argument')


def _known(name: str) -> str:
    return _OTHER_NAMES.get(name.lower(), name.lower())


def _one(name: str, text: str) -> tuple[str, str]:
    """Complete a platform of one word with this machine's other half."""
    if name in _SYSTEMS:
        return name, _known(machine.machine())
    if name in _MACHINES:
        return "linux", name
    raise DockerError(f'"{text}": unknown operating system or architecture: invalid argument')
