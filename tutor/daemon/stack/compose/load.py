"""Read compose files, fill in variables, check, merge them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.stack.compose.check import check, version
from tutor.daemon.stack.compose.document import read
from tutor.daemon.stack.compose.fields import SECTIONS, SERVICE
from tutor.daemon.stack.compose.interpolation import interpolate
from tutor.daemon.stack.compose.sections import Sections
from tutor.daemon.stack.compose.structs import sorted_deep
from tutor.daemon.stack.compose.text import in_order
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_FORBIDDEN: Final = frozenset(
    (
        *("extends", "volume_driver", "volumes_from", "cpu_quota", "cpu_shares", "cpuset"),
        *("mem_limit", "memswap_limit"),
    )
)


class ForbiddenError(DockerError):
    """Carry the options that the format does not have any more."""

    def __init__(self, options: Iterable[str]) -> None:
        super().__init__("Configuration contains forbidden properties")
        self.options = sorted(options)


@dataclass(frozen=True, slots=True)
class Files:
    """Compose files as they were written. `folder` is where their relative paths begin."""

    configs: tuple[dict[str, Any], ...]
    folder: str


def read_files(names: list[str], stdin: Callable[[], bytes]) -> Files:
    """Read the files; `-` is standard input.

    Raises: DockerError if there is none, or one cannot be read.
    """
    if not names:
        raise DockerError("Specify a Compose file (with --compose-file)")
    first = Path.cwd() / names[0]
    folder = Path.cwd() if names == ["-"] else Path(os.path.normpath(first)).parent
    return Files(tuple(read(stdin() if name == "-" else _file(name)) for name in names), str(folder))


def _file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        verb = "read" if isinstance(error, IsADirectoryError) else "open"
        raise DockerError(f"{verb} {name}: {(error.strerror or '').lower()}") from error


def load(
    files: Files, env: Mapping[str, str], warn: Callable[[str], None], raw: bool = False
) -> dict[str, Any]:
    """Give the one file that all of them make; with `raw`, variables stay as they are.

    Raises: DockerError, in the CLI's words, for what is wrong in them.
    """
    named = version(files.configs[0])
    loaded = []
    for config in files.configs:
        own = version(config)
        if own != named:
            raise DockerError(f"version mismatched between two composefiles : {named} and {own}")
        _refuse_forbidden(config)
        filled = config if raw else interpolate(config, env)
        check(_without_empty_lists(config) if raw else filled, named)
        loaded.append(Sections(files.folder, named, env, warn).load(filled))
    return _merged(loaded)


def _without_empty_lists(value: Any) -> Any:
    """Give what the CLI checks where it fills in no variables: to it an empty list is nothing then."""
    if isinstance(value, dict):
        return {key: _without_empty_lists(inner) for key, inner in value.items()}
    return ([_without_empty_lists(one) for one in value] or None) if isinstance(value, list) else value


def write_form(config: Mapping[str, Any]) -> dict[str, Any]:
    """Give a loaded file in the order in which it is printed."""
    found: dict[str, Any] = {"version": config["version"]}
    for section, kind in SECTIONS.items():
        entries = config[section]
        if entries or section == "services":
            found[section] = {name: kind.write(entries[name]) for name in in_order(entries)}
    found |= sorted_deep(config["extras"])
    return found


def _refuse_forbidden(config: Mapping[str, Any]) -> None:
    if forbidden := used(config, _FORBIDDEN):
        raise ForbiddenError(forbidden)


def used(config: Mapping[str, Any], options: Iterable[str]) -> set[str]:
    """Give those of the options that a service of a file has."""
    services = config.get("services")
    found = services.values() if isinstance(services, dict) else ()
    return {option for one in found if isinstance(one, dict) for option in options if option in one}


def _merged(loaded: list[dict[str, Any]]) -> dict[str, Any]:
    base, *later = loaded
    for over in later:
        services = base["services"]
        for name, service in over["services"].items():
            services[name] = SERVICE.merge(services[name], service) if name in services else service
        for section in ("networks", "volumes", "secrets", "configs"):
            base[section] |= over[section]
    return base
