"""Credentials for a registry, from the CLI's own settings."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from tutor.daemon.auths import ordered
from tutor.daemon.gojson import dumpb
from tutor.daemon.log import log
from tutor.daemon.registry.helper import ask
from tutor.daemon.registry.server import hostname
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.config import Config

_HUB_KEY = "https://index.docker.io/v1/"
_TOKEN_USER = "<token>"
_NOTHING = dict.fromkeys(("username", "password", "identitytoken", "serveraddress"), "")


def header(config: Config, domain: str) -> dict[str, str]:
    """Give the request header with the credentials for the registry `domain` (an empty object if none)."""
    return encoded(credentials(config, key_of(domain)))


def key_of(domain: str) -> str:
    """Give the name under which the credentials for the registry `domain` are kept."""
    return _HUB_KEY if domain in ("docker.io", "index.docker.io") else domain


def encoded(data: dict[str, str]) -> dict[str, str]:
    """Give the request header with these credentials."""
    return {"X-Registry-Auth": base64.urlsafe_b64encode(dumpb(data)).decode()}


def credentials(config: Config, server: str) -> dict[str, str]:
    """Give the credentials kept for `server`: by a helper program, or in the settings file."""
    try:
        return _kept(config, server, _helper(config, server))
    except DockerError:
        return _from_file(config, server)


def every(call: Call) -> dict[str, dict[str, str]]:
    """Give all credentials that are kept, by their server: a build may pull from anywhere."""
    config = call.config
    store = config.text("credsStore")
    try:
        servers = json.loads(ask(store, "list", "unused", "listing")) if store else config.table("auths")
        found = {server: _kept(config, server, store) for server in servers}
    except (DockerError, ValueError):
        return {}
    for server in config.table("credHelpers"):
        try:
            found[server] = _kept(config, server, _helper(config, server))
        except DockerError as error:
            log(call, "warning", f"Failed to get credentials for registry: {server}", error=error.text)
    return dict(sorted(found.items()))


def _helper(config: Config, server: str) -> str:
    return str(config.table("credHelpers").get(server) or config.text("credsStore"))


def _kept(config: Config, server: str, helper: str) -> dict[str, str]:
    """Give what a helper says, in the place of what is in the file.

    Raises: DockerError if there is a helper, and it cannot say.
    """
    known = _from_file(config, server)
    if not helper:
        return known
    said = ask(helper, "get", server, "getting")
    return ordered({**known, **_NOTHING, **(_read(said, server) if said else {})})


def _read(said: str, server: str) -> dict[str, str]:
    try:
        found = json.loads(said)
        user, secret = found["Username"], found["Secret"]
    except (ValueError, KeyError, TypeError) as error:
        raise DockerError(str(error)) from None
    if user == _TOKEN_USER:
        return {"identitytoken": secret, "serveraddress": server}
    return {"username": user, "password": secret, "serveraddress": server}


def _from_file(config: Config, server: str) -> dict[str, str]:
    entries = config.table("auths")
    found = entries.get(server)
    if found is None:
        found = next((one for name, one in entries.items() if hostname(name) == server), {})
    return ordered(found)
