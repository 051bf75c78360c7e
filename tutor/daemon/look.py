"""What explanations need to know of images and containers, before and after a line: a few quick questions.

Call these with a connection that has a time limit: an explanation must not wait for a daemon that hangs.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.container.each import path
from tutor.daemon.container.ports import joined
from tutor.daemon.errors import ApiError, UnreachableError
from tutor.daemon.names import own_name
from tutor.daemon.stream import copy, demultiplex
from tutor.errors import DockerError
from tutor.objects import ContainerFacts, ImageFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tutor.daemon.connection import Connection

_LAST: Final = 5  # lines of the log
_LONGEST: Final = 200  # characters of one of them
_HEALTH = re.compile(r"\((healthy|unhealthy|health: starting)\)")
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")
_PASSING: Final = ("/dev", "/proc", "/run", "/sys", "/tmp", "/var/cache", "/var/lock", "/var/log", "/var/run")
_ADDED: Final = 1  # in the daemon's list of changes
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")


def images(references: Iterable[str], connection: Connection) -> dict[str, ImageFacts]:
    """Give what the images that are on the daemon say about themselves, by the name asked for."""
    found = {}
    for reference in references:
        try:
            found[reference] = _image(connection.get(f"/images/{reference}/json"))
        except ApiError:
            continue
    return found


def cpus(connection: Connection) -> int:
    """Give the number of processors of the daemon's machine."""
    return int(connection.get("/info").get("NCPU", 0))


def listed(connection: Connection) -> tuple[ContainerFacts, ...]:
    """Give all containers as `docker ps -a` lists them."""
    return tuple(_listed(one) for one in connection.get("/containers/json", {"all": 1}))


def container(name: str, connection: Connection) -> ContainerFacts:
    """Give how a container fares, with the end of its log.

    Raises: DockerError if there is none of that name.
    """
    found = connection.get(path(name, "json"))
    return _facts(found, _log(found, connection))


def wait(name: str, connection: Connection) -> None:
    """Wait until the container ends, also if it will start again, or until the connection's time is over."""
    if connection.get(path(name, "json"))["State"]["Status"] == "running":
        with suppress(UnreachableError):
            connection.post(path(name, "wait"), {"condition": "next-exit"})


def holdings(names: Iterable[str], connection: Connection) -> tuple[ContainerFacts, ...]:
    """Give what would be lost with these containers: files outside volumes, volumes without a name."""
    return tuple(one for name in names for one in _holding(name, connection))


def _holding(name: str, connection: Connection) -> Iterator[ContainerFacts]:
    try:
        found = connection.get(path(name, "json"), {"size": 1})
        written = connection.get(path(name, "changes")) if found.get("SizeRw") else None
    except DockerError:
        return
    mounts = found.get("Mounts") or ()
    anonymous = tuple(one["Name"] for one in mounts if _ANONYMOUS.fullmatch(one.get("Name") or ""))
    targets = tuple(one.get("Destination", "") for one in mounts)
    yield ContainerFacts(
        found["Name"].removeprefix("/"),
        found["Config"]["Image"],
        written=tuple(_files(written or (), targets)),
        anonymous=anonymous,
    )


def _files(changes: Iterable[Any], mounts: tuple[str, ...]) -> Iterator[str]:
    """Give the files that were added, without those that programs leave behind as they run."""
    paths = [one["Path"] for one in changes if one["Kind"] == _ADDED]
    folders = {path.rpartition("/")[0] for path in paths}
    skipped = (*_PASSING, *mounts)
    for path_ in paths:
        passing = any(path_ == one or path_.startswith(f"{one}/") for one in skipped)
        if path_ not in folders and not passing and not path_.endswith("_history"):
            yield path_


def _image(found: Any) -> ImageFacts:
    config = found.get("Config") or {}
    folder = config.get("WorkingDir") or ""
    return ImageFacts(
        ports=tuple(config.get("ExposedPorts") or ()),
        folders=(folder,) if folder not in ("", "/") else (),
        volumes=tuple(config.get("Volumes") or ()),
        entrypoint=tuple(config.get("Entrypoint") or ()),
        command=tuple(config.get("Cmd") or ()),
        names=tuple(found.get("RepoTags") or ()),
    )


def _listed(found: Any) -> ContainerFacts:
    health = _HEALTH.search(found.get("Status", ""))
    published = (one for one in found.get("Ports") or () if one.get("PublicPort"))
    ports = (
        f"{joined(one['IP'], one['PublicPort'])} -> {one['PrivatePort']}/{one['Type']}" for one in published
    )
    state, told = found["State"], health[1] if health else ""
    return ContainerFacts(own_name(found), found["Image"], state, health=told, ports=tuple(ports))


def _facts(found: Any, log: tuple[str, ...]) -> ContainerFacts:
    state, config, host = found["State"], found["Config"], found["HostConfig"]
    health = state.get("Health") or {}
    checks = [one for one in health.get("Log") or () if one.get("ExitCode")]
    return ContainerFacts(
        name=found["Name"].removeprefix("/"),
        image=config["Image"],
        state=state["Status"],
        exit_code=state["ExitCode"],
        error=state.get("Error", ""),
        oom=bool(state.get("OOMKilled")),
        restart=(host.get("RestartPolicy") or {}).get("Name", ""),
        restarts=found.get("RestartCount", 0),
        health=health.get("Status", ""),
        health_log=_clean(checks[-1].get("Output", "")) if checks else "",
        command=tuple(filter(None, (found.get("Path", ""), *(found.get("Args") or ())))),
        tty=bool(config.get("Tty")),
        ports=tuple(_ports(found)),
        mounts=tuple(_mounts(found.get("Mounts") or ())),
        log=log,
    )


def _ports(found: Any) -> Iterator[str]:
    """Give `0.0.0.0:8080 -> 80/tcp`; a container that does not run has its ports only in the settings."""
    running: Mapping[str, Any] = (found.get("NetworkSettings") or {}).get("Ports") or {}
    wanted: Mapping[str, Any] = found["HostConfig"].get("PortBindings") or {}
    for port, bindings in (running or wanted).items():
        for one in bindings or ():
            yield f"{joined(one.get('HostIp') or '0.0.0.0', one['HostPort'])} -> {port}"


def _mounts(mounts: Iterable[Any]) -> Iterator[str]:
    for one in mounts:
        source = one.get("Name") or one.get("Source", "")
        source = source[:12] if _ANONYMOUS.fullmatch(source) else source
        yield f"{source} -> {one['Destination']}" + ("" if one.get("RW", True) else " (ro)")


class _Page(bytearray):
    """Collects a log."""

    write = bytearray.extend

    def flush(self) -> None:
        """Do nothing: it is all here."""


def _log(found: Any, connection: Connection) -> tuple[str, ...]:
    """Give the last lines of the log; none where the logging driver cannot be read."""
    page, query = _Page(), {"stdout": 1, "stderr": 1, "tail": str(_LAST)}
    try:
        with connection.raw("GET", path(found["Id"], "logs"), query) as answer:
            if found["Config"]["Tty"]:
                copy(answer, page)
            else:
                demultiplex(answer, page, page)
    except (DockerError, OSError):
        return ()
    lines = (_clean(line) for line in page.decode("utf-8", "replace").splitlines())
    return tuple(filter(None, lines))[-_LAST:]


def _clean(line: str) -> str:
    """Take out what would move the cursor, and shorten what is very long."""
    return " ".join(_CONTROLS.sub("", line).split())[:_LONGEST]
