"""Logins in the docker command's settings: how they are written in the file, and what they say."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELDS: Final = ("username", "password", "auth", "email", "serveraddress", "identitytoken", "registrytoken")
_WRONG = re.compile(r"[^A-Za-z0-9+/=]")
_GROUP: Final = 4


def decoded(entries: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Read the entries of the file: names and passwords in the clear, each with its server.

    Raises: ValueError in the CLI's words.
    """
    return {
        server: ordered({**entry, **_secret(entry), "serveraddress": server})
        for server, entry in entries.items()
    }


def encoded(entries: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Write entries for the file: name and password as one coded text, the servers in order."""
    written = {}
    for server in sorted(entries):
        entry = dict(entries[server])
        user, secret = entry.pop("username", ""), entry.pop("password", "")
        entry.pop("serveraddress", "")
        if user or secret:
            entry["auth"] = base64.b64encode(f"{user}:{secret}".encode()).decode()
        written[server] = ordered(entry)
    return written


def ordered(entry: Mapping[str, str]) -> dict[str, str]:
    """Give what an entry says in the order in which the CLI writes it."""
    return {name: entry[name] for name in _FIELDS if entry.get(name)}


def _secret(entry: Mapping[str, str]) -> dict[str, str]:
    if not entry.get("auth"):
        return {}
    text = entry["auth"].replace("\n", "").replace("\r", "")
    user, colon, secret = _plain(text).partition(":")
    if not colon or not user:
        raise ValueError("Invalid auth configuration file")
    return {"auth": "", "username": user, "password": secret.strip("\0")}


def _plain(text: str) -> str:
    found = _WRONG.search(text)
    wrong = found.start() if found else len(text) if len(text) % _GROUP else -1
    if wrong < 0:
        try:
            return base64.b64decode(text, validate=True).decode("utf-8", "surrogateescape")
        except ValueError:
            wrong = text.index("=") if "=" in text else len(text)
    raise ValueError(f"illegal base64 data at input byte {wrong}")
