"""Lines that expose this machine, or what runs on it."""

from __future__ import annotations

import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.safety.rule import Objects, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tutor.model import FlagUse, Invocation
    from tutor.objects import Snapshot

_FOLDERS: Final = frozenset({"/", "/dev", "/home", "/root", "/run", "/var", "/var/lib", "/var/run"})
_TREES: Final = (
    "/bin",
    "/boot",
    "/etc",
    "/lib",
    "/lib64",
    "/proc",
    "/sbin",
    "/sys",
    "/usr",
    "/var/lib/docker",
)
_HARMLESS: Final = frozenset({"/etc/localtime", "/etc/timezone"})
_SOCKET: Final = "docker.sock"
_EVERYWHERE: Final = frozenset({"", "0.0.0.0", "::", "[::]"})
_DATABASES: Final[Mapping[int, str]] = MappingProxyType(
    {
        1433: "SQL Server",
        3306: "MySQL",
        5432: "PostgreSQL",
        6379: "Redis",
        9200: "Elasticsearch",
        11211: "Memcached",
        27017: "MongoDB",
    }
)


def system_folders(invocation: Invocation, _: Snapshot) -> Objects:
    """Find folders of the system that the container may write to."""
    binds = [(use, path) for use, path in _binds(invocation) if not use.value.form.endswith("_ro")]
    return tuple(dict.fromkeys(path for _, path in binds if _is_system(path))) or None


def sockets(invocation: Invocation, _: Snapshot) -> Objects:
    """Find the daemon's socket among the mounts; read-only does not make it harmless."""
    mounted = [path for _, path in _binds(invocation) if posixpath.basename(path) == _SOCKET]
    handed = ["--use-api-socket"] if invocation.on("use-api-socket") else []
    return (*mounted, *handed) or None


def privileged(invocation: Invocation, _: Snapshot) -> Objects:
    """Find what runs with `--privileged`: an image, or for `exec` a container."""
    return tuple(one.value.raw for one in invocation.operands[:1]) if invocation.on("privileged") else None


def databases(invocation: Invocation, _: Snapshot) -> Objects:
    """Find database ports published on every address."""
    return tuple(dict.fromkeys(_open_databases(invocation))) or None


def _open_databases(invocation: Invocation) -> Iterator[str]:
    for use in invocation.uses("publish"):
        if use.value.slots.get("address", "") in _EVERYWHERE:
            for port in _ports(use.value.slots.get("container", "")):
                yield f"-p {use.value.raw} ({_DATABASES[port]})"


def _ports(text: str) -> Iterator[int]:
    low, _, high = text.partition("-")
    if low.isdigit() and (high or low).isdigit():
        yield from (port for port in _DATABASES if int(low) <= port <= int(high or low))


def _binds(invocation: Invocation) -> Iterator[tuple[FlagUse, str]]:
    for use in (*invocation.uses("volume"), *invocation.uses("mount")):
        if use.value.form.startswith("bind"):
            # normpath keeps a double slash at the start, which means nothing on Linux
            path = posixpath.normpath(use.value.slots["source"])
            yield use, path.replace("//", "/", 1)


def _is_system(path: str) -> bool:
    below = any(path == tree or path.startswith(f"{tree}/") for tree in _TREES)
    return (path in _FOLDERS or below) and path not in _HARMLESS


def _given(*flags: str) -> Callable[[Invocation], bool]:
    return lambda invocation: any(invocation.given(flag) for flag in flags)


_NEW: Final = frozenset({"container run", "container create", "compose run"})
_NOTHING: Final = frozenset[str]()
RULES: Final = (
    Rule("S009", _NEW, _given("volume", "mount"), _NOTHING, system_folders),
    Rule("S010", _NEW, _given("volume", "mount", "use-api-socket"), _NOTHING, sockets),
    Rule("S011", _NEW | {"container exec", "compose exec"}, _given("privileged"), _NOTHING, privileged),
    Rule("S012", _NEW, _given("publish"), _NOTHING, databases),
)
