"""Settle what the sections of one compose file say: paths, environment, names of what is made elsewhere."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.environment import key_values
from tutor.daemon.stack.compose.check import version
from tutor.daemon.stack.compose.fields import SECTIONS
from tutor.daemon.stack.compose.kinds import At
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The version of the format that has `name` beside `external`.
_NAME_SINCE = {"network": 5, "volume": 4, "secret": 5, "config": 5}


class Sections:
    """Knows what all sections of one file need."""

    def __init__(self, folder: str, named: str, env: Mapping[str, str], warn: Callable[[str], None]) -> None:
        self._folder, self._env, self._warn = folder, env, warn
        self._minor = int(named.partition(".")[2])

    def load(self, config: Mapping[str, Any]) -> dict[str, Any]:
        """Give what is in a checked file, in the form that all further steps know."""
        found: dict[str, Any] = {"version": version(config), "services": {}}
        for name, service in (config.get("services") or {}).items():
            problems: list[str] = []
            one = SECTIONS["services"].read(service, At("", problems, self._warn))
            _refuse(problems)
            self._service(one)
            found["services"][name] = one
        for section in ("networks", "volumes", "secrets", "configs"):
            found[section] = self._section(section, config.get(section) or {})
        found["extras"] = {key: one for key, one in config.items() if key.startswith("x-")}
        return found

    def _section(self, section: str, entries: Mapping[str, Any]) -> dict[str, Any]:
        problems: list[str] = []
        kind, top = SECTIONS[section], At("", problems, self._warn)
        found = {
            name: kind.read({} if value is None else value, top.entry(name))
            for name, value in entries.items()
        }
        _refuse(problems)
        for name, one in found.items():
            self._settle(section.removesuffix("s"), name, one)
        return found

    def _settle(self, what: str, name: str, one: dict[str, Any]) -> None:
        external = self._extern(what, name, one)
        if what in ("secret", "config"):
            if not external:
                self._file_object(what, name, one)
        elif not external:
            fields = SECTIONS[f"{what}s"].fields
            for key in [key for key in one if key not in fields]:
                del one[key]  # the CLI keeps keys of the author's own only of what is made elsewhere

    def _service(self, service: dict[str, Any]) -> None:
        environment: dict[str, str | None] = {}
        for file in service.get("env_file") or ():
            pairs = (one.partition("=") for one in key_values(self._path(file), inherit=True))
            environment |= {name: value if mark else None for name, mark, value in pairs}
        environment = self._looked_up(environment) | self._looked_up(service.get("environment") or {})
        service["environment"] = environment
        for one in service.get("volumes") or ():
            if one.get("type") == "bind":
                one["source"] = self._bound(one.get("source", ""))

    def _looked_up(self, names: Mapping[str, str | None]) -> dict[str, str | None]:
        """Fill in what has no value, or an empty one, from the environment."""
        return {name: value or self._env.get(name, value) for name, value in names.items()}

    def _bound(self, source: str) -> str:
        if not source:
            raise DockerError('invalid mount config for type "bind": field Source must not be empty')
        if source.startswith("~"):
            if "HOME" not in self._env:
                self._warn("cannot expand '~', because the environment lacks HOME")
            else:
                source = source.replace("~", self._env["HOME"], 1)
        windows = re.match(r"[A-Za-z]:[\\/]|\\\\", source)
        return source if source.startswith("/") or windows else self._path(source)

    def _path(self, name: str) -> str:
        return name if name.startswith("/") else os.path.normpath(f"{self._folder}/{name}")

    def _file_object(self, what: str, name: str, one: dict[str, Any]) -> None:
        if not one.get("driver"):
            one["file"] = self._path(one.get("file", ""))
        elif one.get("file"):
            raise DockerError(
                f"{what} {name}: {what}.driver and {what}.file conflict; only use {what}.driver"
            )

    def _extern(self, what: str, name: str, one: dict[str, Any]) -> bool:
        """Name what is made elsewhere; tell whether it is."""
        external = one.get("external")
        if not external or not external["external"]:
            return False
        if what == "volume":
            _refuse_details(name, one)
        if external["name"]:
            if one.get("name"):
                raise DockerError(
                    f"{what} {name}: {what}.external.name and {what}.name conflict; only use {what}.name"
                )
            if self._minor >= _NAME_SINCE[what]:
                self._warn(f"{what} {name}: {what}.external.name is deprecated in favor of {what}.name")
        one["name"] = external["name"] or one.get("name") or name
        external["name"] = ""
        return True


def _refuse_details(name: str, volume: dict[str, Any]) -> None:
    for key in ("driver", "driver_opts", "labels"):
        if volume.get(key):
            raise DockerError(f'conflicting parameters "external" and "{key}" specified for volume "{name}"')


def _refuse(problems: list[str]) -> None:
    if problems:
        raise DockerError("\n".join(["decoding failed due to the following error(s):\n", *problems]))
