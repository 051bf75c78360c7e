"""Be a plugin of the docker command ourselves: `docker tutor`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_NAME: Final = "tutor"
_CALLED: Final = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"
_CHOICES: Final = {
    "-H": "DOCKER_HOST",
    "--host": "DOCKER_HOST",
    "-c": "DOCKER_CONTEXT",
    "--context": "DOCKER_CONTEXT",
    "--config": "DOCKER_CONFIG",
}


def describe() -> int:
    """Tell the docker command what we are, on standard output."""
    from tutor import __version__, start
    from tutor.bank import load

    said = load().say("message/plugin.ours", start.language(start.Wishes()))
    told = {
        "SchemaVersion": "0.1.0",
        "Vendor": "docker-tutor",
        "Version": __version__,
        "ShortDescription": said,
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return 0


def words(given: list[str], env: MutableMapping[str, str]) -> list[str]:
    """Give our own words of `docker [OPTION...] tutor WORD...`; what chooses a daemon goes into `env`."""
    if _NAME not in given or _CALLED not in env:
        return given
    place = given.index(_NAME)
    before = given[:place]
    if before[:1] == ["help"]:
        return ["--help"]
    if any(
        word[:1] != "-" and left not in _CHOICES for left, word in zip(["", *before], before, strict=False)
    ):
        return given
    del env[_CALLED]
    for option, value in _options(before):
        if option in _CHOICES:
            env[_CHOICES[option]] = value
    return given[place + 1 :]


def _options(before: list[str]) -> list[tuple[str, str]]:
    found = []
    for at, word in enumerate(before):
        name, mark, value = word.partition("=")
        found.append((name, value if mark else "".join(before[at + 1 : at + 2])))
    return found
