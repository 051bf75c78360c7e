"""Finds the daemon to use: one that answers, or a practice daemon of our own."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.practice import install
from tutor.practice.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tutor.practice.daemon import Daemon

_NAME = "practice"
_HUB = "registry-1.docker.io"
_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.

    `practice`: a daemon of our own in any case; `keep`: it outlives the last prompt; `install`: Docker may be
    installed if it is missing.
    """

    practice: bool = False
    keep: bool = False
    install: bool = False


@dataclass(slots=True)
class Practice:
    """The daemon that was found.

    `host` is its address, or None; then `reason` is a message key with `slots`, and `commands`
    are what to type. `daemon` is the practice daemon, None if the daemon is not ours. `stands_in` tells that
    it pulls the kit's images, because Docker Hub cannot be reached. `instead` is where one was asked for that
    cannot be had: no line may reach another daemon then.
    """

    host: str | None
    daemon: Daemon | None = None
    reason: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    stands_in: bool = False
    instead: str = ""

    def lacks(self, reference: str) -> bool:
        """Tell whether `reference` names a practice image that has to be built before it can be pulled."""
        if not self.stands_in:
            return False
        from tutor.practice import catalog
        from tutor.practice.paths import kit
        from tutor.practice.registry_layout import Layout

        image = catalog.find(reference)
        return image is not None and not image.is_current(Layout(kit().mirror))

    def build(self, references: Iterable[str], report: Callable[..., None]) -> bool:
        """Build practice images so that they can be pulled; tell whether it worked."""
        from tutor.practice import builder, catalog
        from tutor.practice.engine import EngineError
        from tutor.practice.paths import kit

        images = [catalog.find(reference) for reference in references]
        try:
            builder.build([image.name for image in images if image], kit(), report)
        except (builder.BuildError, EngineError, OSError) as error:
            report("practice.build-failed", name=getattr(error, "name", "dockerd"), text=str(error))
            return False
        return True

    def news(self) -> list[tuple[str, dict[str, str]]]:
        """Give what happened since the last call: message keys with their slots."""
        return self.daemon.news() if self.daemon else []

    def close(self) -> None:
        """Leave the daemon; a practice daemon ends with its last user."""
        if self.daemon is not None:
            self.daemon.close()


def find_or_start(options: Options, env: Mapping[str, str], report: Callable[..., None]) -> Practice:
    """Give the daemon to use; `report(key, **slots)` tells what takes time."""
    if not options.practice:
        host = reachable(env)
        if host is not None:
            return Practice(host)
    if options.install and install.can_install():
        install.install(report)
    missing = install.advice()
    if missing is not None:
        return Practice(None, reason=missing.key, commands=missing.commands, instead=_wanted(options))
    return _start(options, report)


def _wanted(options: Options) -> str:
    return address() if options.practice else ""


def address() -> str:
    """Give the address that the practice daemon has when it runs."""
    from tutor.practice.paths import kit

    return f"unix://{kit().run(_NAME)}/docker.sock"


def reachable(env: Mapping[str, str]) -> str | None:
    """Give the address of the daemon that the docker command would use, if somebody listens there.

    One that was chosen by name (`DOCKER_HOST`, a context) is given even if nobody does: it is not replaced.
    """
    from tutor.daemon import config
    from tutor.daemon.endpoint import DEFAULT_HOST, resolve
    from tutor.errors import DockerError

    try:
        endpoint = resolve((), env, config.load(env))
    except DockerError:
        return env.get("DOCKER_HOST") or DEFAULT_HOST
    if endpoint.host != DEFAULT_HOST or _listens(endpoint.address):
        return endpoint.host
    return None


def reaches_hub() -> bool:
    """Tell whether Docker Hub can probably be reached: its name resolves within a second."""
    found: list[object] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(_HUB, 443))
        except OSError:
            return

    looking = threading.Thread(target=look_up, daemon=True)
    looking.start()
    looking.join(_SECONDS)
    return bool(found)


def other_daemons() -> bool:
    """Tell whether a dockerd runs in our network namespace: a second one there would break its networks."""
    ours = Path("/proc/self/ns/net").readlink()
    for name in Path("/proc").glob("[0-9]*/comm"):
        try:
            if name.read_text() == "dockerd\n" and (name.parent / "ns/net").readlink() == ours:
                return True
        except OSError:
            continue
    return False


def fresh(name: str, report: Callable[..., None]) -> Practice:
    """Start a practice daemon with nothing on it, for one program alone; no line reaches another daemon."""
    options = Options(practice=True)
    missing = install.advice()
    if missing is not None:
        return Practice(None, reason=missing.key, commands=missing.commands, instead=_wanted(options))
    return _start(options, report, Spec(name, fresh=True))


def _start(options: Options, report: Callable[..., None], spec: Spec | None = None) -> Practice:
    """Start the practice daemon or join it, beside another daemon in a network namespace of its own."""
    from tutor.practice import daemon
    from tutor.practice.engine import EngineError

    apart = options.practice or other_daemons()
    online = reaches_hub()
    images = ("outside" if apart else "own") if online else "standin"
    try:
        found = daemon.start(replace(spec or Spec(_NAME), own_namespace=apart, images=images), report)
    except (EngineError, OSError) as error:
        return Practice(None, reason="practice.failed", slots={"text": str(error)}, instead=_wanted(options))
    if options.keep:
        found.keep()
    if not online and spec is None:
        _offer_images(report)
    return Practice(found.host, found, stands_in=not online)


def _offer_images(report: Callable[..., None]) -> None:
    """Say what can be pulled where Docker Hub cannot be reached: what is there, and what would be built."""
    from tutor.practice import catalog
    from tutor.practice.paths import kit
    from tutor.practice.registry_layout import Layout

    layout = Layout(kit().mirror)
    names: dict[bool, list[str]] = {True: [], False: []}
    for image in catalog.load().values():
        if not image.tags[0].startswith("kit/"):
            names[image.is_current(layout)].append(image.tags[0].removesuffix(":latest"))
    ready, others = (", ".join(names[there]) for there in (True, False))
    if others:
        report("practice.images", ready=ready, others=others)
    else:
        report("practice.images-all", ready=ready)


def _listens(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(_SECONDS)
        try:
            asking.connect(path)
        except OSError:
            return False
    return True
