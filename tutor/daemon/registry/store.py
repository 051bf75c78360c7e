"""Keep credentials: in a helper program where one is set up, in the settings file otherwise."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

from tutor.daemon.auths import ordered
from tutor.daemon.config import load
from tutor.daemon.gojson import dumps
from tutor.daemon.registry.helper import ask
from tutor.daemon.settings import save

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.config import Config

HUB = "https://index.docker.io/v1/"
_TOKEN_USER = "<token>"
_REFRESH = f"{HUB}refresh-token"


def helper_of(config: Config, server: str) -> str:
    """Give the name of the program that keeps the credentials of `server`, or "" for the file."""
    chosen = config.table("credHelpers").get(server) or config.text("credsStore")
    if chosen or config.table("credHelpers") or config.table("auths"):
        return str(chosen)
    usual = "pass" if shutil.which("pass") else "secretservice"
    return usual if shutil.which(f"docker-credential-{usual}") else ""


def keep(call: Call, server: str, given: dict[str, str]) -> bool:
    """Keep what a login gave; tell whether it is now in the file for everyone who can read that.

    Raises: DockerError when the helper program refuses.
    """
    helper = helper_of(call.config, server)
    entry: dict[str, str] = {}
    if helper:
        token = given.get("identitytoken", "")
        user, secret = (_TOKEN_USER, token) if token else (given["username"], given["password"])
        ask(helper, "store", dumps({"ServerURL": server, "Username": user, "Secret": secret}), "storing")
    else:
        entry = ordered({**given, "serveraddress": server})
    changed = _write(call.config, server, entry)
    return changed and not helper and bool(given["password"])


def forget(config: Config, server: str) -> None:
    """Drop the credentials of `server`, wherever they are.

    Raises: DockerError when the helper program refuses.
    """
    helper = helper_of(config, server)
    if helper:
        ask(helper, "erase", server, "erasing")
    _write(config, server, None)


def check_session(config: Config) -> None:
    """Look for a session that a login through the web left at Docker Hub's credentials.

    Raises: DockerError when the helper program refuses.
    """
    helper = helper_of(config, HUB)
    if helper:
        ask(helper, "get", _REFRESH, "getting")


def _write(config: Config, server: str, entry: dict[str, str] | None) -> bool:
    """Change one entry of the file; None removes it. Tell whether anything changed."""
    # Read anew: another login may have come in between, also our own a moment ago.
    data: dict[str, Any] = dict(load(os.environ, str(config.folder)).data)
    entries = dict(data.get("auths") or {})
    if entries.get(server) == entry:
        return False
    if entry is None:
        del entries[server]
    else:
        entries[server] = entry
    save(config, {**data, "auths": entries})
    return True
