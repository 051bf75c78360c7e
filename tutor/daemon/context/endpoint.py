"""The daemon of a context, from `--docker host=...,ca=...`."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon import ssh
from tutor.daemon.certificates import fault
from tutor.daemon.context.current import read
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.context.store import Tls

_KEYS = ("from", "host", "ca", "cert", "key", "skip-tls-verify")
_FAILED = "unable to create docker endpoint config"
_OPTIONS = "invalid docker endpoint options"
_TRUE, _FALSE = {"1", "t", "T", "TRUE", "true", "True"}, {"0", "f", "F", "FALSE", "false", "False"}


def endpoint(call: Call) -> tuple[dict[str, Any], Tls]:
    """Give the endpoint's metadata and its certificates.

    Raises: DockerError if the options make no endpoint.
    """
    try:
        return _endpoint(call, _given(call))
    except DockerError as error:
        raise DockerError(f"{_FAILED}: {error.text}") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DockerError(f"{_FAILED}: open {error.filename}: {why}") from None


def _given(call: Call) -> dict[str, str]:
    texts = [use.value.raw for use in call.invocation.uses("docker")]
    parts = [part for row in csv.reader(texts) for part in row]
    return {key: text for key, _, text in (part.partition("=") for part in parts)}


def _endpoint(call: Call, given: dict[str, str]) -> tuple[dict[str, Any], Tls]:
    unknown = sorted(key for key in given if key not in _KEYS)
    if unknown:
        raise DockerError("\n".join(f"unrecognized config key: {key}" for key in unknown))
    if "from" in given:
        return _copied(call, given["from"]), {}
    files = {
        f"{part}.pem": Path(given[part]).read_bytes() for part in ("ca", "cert", "key") if given.get(part)
    }
    skip = _flag(given.get("skip-tls-verify", "false"))
    host = given.get("host", "")
    if host:
        _check(host, given)
    docker = {"Host": host, "SkipTLSVerify": skip} if host else {"SkipTLSVerify": skip}
    return docker, {"docker": files} if files else {}


def _copied(call: Call, name: str) -> dict[str, Any]:
    docker = read(call, name)["Endpoints"].get("docker")
    if docker is None:
        raise DockerError(f'unable to get endpoint from context "{name}"')
    return dict(docker)


def _flag(text: str) -> bool:
    if text not in _TRUE | _FALSE:
        raise DockerError(f'skip-tls-verify: parsing "{text}": invalid syntax')
    return text in _TRUE


def _check(host: str, given: dict[str, str]) -> None:
    scheme, separator, address = host.partition("://")
    if scheme == "ssh":
        _check_ssh(host)
    if scheme == "tcp" and " " in address:
        raise DockerError(f'{_OPTIONS}: parse "{host}": invalid character " " in host name')
    if why := fault(*(given.get(part, "") for part in ("ca", "cert", "key"))):
        raise DockerError(f"{_OPTIONS}: {why}")
    if not separator or not address:
        raise DockerError(f"unable to apply docker endpoint options: unable to parse docker host `{host}`")


def _check_ssh(host: str) -> None:
    try:
        ssh.check(host)
    except DockerError as error:
        raise DockerError(f"{_OPTIONS}: {error.text.removeprefix('Failed to initialize: ')}") from None
