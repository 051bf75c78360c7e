"""Credentials for a registry, from the CLI's own settings."""

from __future__ import annotations

import base64
import json
import subprocess
from typing import TYPE_CHECKING, Any

from tutor.daemon.gojson import dumpb

if TYPE_CHECKING:
    from tutor.daemon.config import Config

_HUB_KEY = "https://index.docker.io/v1/"
_TOKEN_USER = "<token>"


def header(config: Config, domain: str) -> dict[str, str]:
    """Give the request header with the credentials for the registry `domain` (an empty object if none)."""
    data = credentials(config, _HUB_KEY if domain in ("docker.io", "index.docker.io") else domain)
    return {"X-Registry-Auth": base64.urlsafe_b64encode(dumpb(data)).decode()}


def credentials(config: Config, server: str) -> dict[str, str]:
    """Give the credentials kept for `server`: by a helper program, or in the settings file."""
    helper = config.table("credHelpers").get(server) or config.text("credsStore")
    return _from_helper(helper, server) if helper else _from_file(config, server)


def every(config: Config) -> dict[str, dict[str, str]]:
    """Give all credentials that are kept, by their server: a build may pull from anywhere."""
    store, helpers = config.text("credsStore"), config.table("credHelpers")
    servers = {*(_listed(store) if store else config.table("auths")), *helpers}
    return {server: found for server in sorted(servers) if (found := credentials(config, server))}


def _listed(helper: str) -> list[str]:
    try:
        done = subprocess.run([f"docker-credential-{helper}", "list"], capture_output=True, check=True)
        return list(json.loads(done.stdout))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return []


def _from_helper(helper: str, server: str) -> dict[str, str]:
    try:
        done = subprocess.run(
            [f"docker-credential-{helper}", "get"], input=server, capture_output=True, text=True, check=True
        )
        found = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    if found.get("Username") == _TOKEN_USER:
        return {"identitytoken": found["Secret"], "serveraddress": server}
    return {"username": found["Username"], "password": found["Secret"], "serveraddress": server}


def _from_file(config: Config, server: str) -> dict[str, str]:
    entries = config.table("auths")
    entry = entries.get(server)
    if entry is None:
        wanted = _host(server)
        entry = next((one for name, one in entries.items() if _host(name) == wanted), None)
    return _decoded(entry, server) if entry else {}


def _host(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").partition("/")[0]


def _decoded(entry: dict[str, Any], server: str) -> dict[str, str]:
    """Give one entry of the file in the order in which the CLI writes it."""
    user, password = entry.get("username", ""), entry.get("password", "")
    if entry.get("auth"):
        text = base64.b64decode(entry["auth"]).decode()
        user, _, password = text.partition(":")
    found = {
        "username": user,
        "password": password.strip("\0"),
        "serveraddress": server,
        "identitytoken": entry.get("identitytoken", ""),
        "registrytoken": entry.get("registrytoken", ""),
    }
    return {name: text for name, text in found.items() if text}
