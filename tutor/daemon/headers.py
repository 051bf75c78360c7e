"""The header fields that a person wants in every request: of the CLI's settings, or of the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError
from tutor.language.values.go import csv_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.config import Config

_NAME: Final = "DOCKER_CUSTOM_HEADERS"
_WRONG: Final = f"Failed to initialize: failed to {{}} custom headers from {_NAME} environment variable: {{}}"


def own_headers(config: Config, env: Mapping[str, str]) -> dict[str, str]:
    """Give the fields; those of the environment take the place of all others.

    Raises: DockerError where the environment has none that can be read.
    Source: https://docs.docker.com/reference/cli/docker/#environment-variables
    """
    if not env.get(_NAME):
        return {key: str(value) for key, value in config.table("HttpHeaders").items()}
    try:
        fields = csv_fields(env[_NAME])
    except ValueError:
        why = "value must be formatted as comma-separated key=value pairs"
        raise DockerError(_WRONG.format("parse", why)) from None
    pairs = dict(map(_pair, fields))
    pairs.pop("User-Agent", None)
    return pairs


def _pair(field: str) -> tuple[str, str]:
    key, mark, value = field.partition("=")
    if not key.strip():
        why = f"value contains a key=value pair with an empty key: '{field}'"
        raise DockerError(_WRONG.format("set", why))
    if not mark:
        raise DockerError(_WRONG.format("set", f"missing \"=\" in key=value pair: '{field}'"))
    return "-".join(part.capitalize() for part in key.strip().split("-")), value.strip()
